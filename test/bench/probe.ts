/**
 * Loaded before the app in its process (`--import`): answers how much CPU and memory it has used, and nothing else. The
 * channel does not keep the process alive.
 */
process.on("message", (message) => {
  if (message !== "usage") return;
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMicros: user + system, rssBytes: process.memoryUsage.rss() });
});
// The bench is gone, however it ended: so is what it measured.
process.on("disconnect", () => process.exit(0));
process.channel?.unref();
