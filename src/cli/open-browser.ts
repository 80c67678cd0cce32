import { spawn } from "node:child_process";

const commands: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
};

/** Opens the address in the default browser; where that cannot be done, `say` gets a line and nothing else happens. */
export function openBrowser(url: string, say: (line: string) => void): void {
  const [command, ...args] = commands[process.platform] ?? ["xdg-open"];
  const failed = () => say(`No browser could be opened: open ${url} yourself.`);
  const child = spawn(command, [...args, url], { stdio: "ignore", detached: true });
  child.once("error", failed);
  child.once("exit", (code) => code !== 0 && failed());
  child.unref();
}
