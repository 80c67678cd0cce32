/** Where progress goes: a terminal, or a file that somebody reads later. */
interface Sink {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const width = 30;
/** Lines in a file come no more often than this. */
const everyMs = 2_000;

/**
 * Shows how far long work is: a bar that stays on its line on a terminal, plain lines elsewhere. `done` may be called as
 * often as one likes; `end` leaves the terminal's line.
 */
export function createProgress(label: string, sink: Sink = process.stderr, now: () => number = Date.now) {
  let shown = "";
  let saidAt = Number.NEGATIVE_INFINITY;
  const say = (done: number, total: number) => {
    const part = total === 0 ? 1 : Math.min(1, done / total);
    const percent = `${Math.floor(part * 100)}%`;
    const full = Math.round(part * width);
    if (sink.isTTY) {
      const line = `[${"#".repeat(full)}${".".repeat(width - full)}] ${percent.padStart(4)} ${done}/${total} ${label}`;
      if (line !== shown) sink.write(`\r${line}\u001b[K`);
      shown = line;
    } else if (done >= total || now() - saidAt >= everyMs) {
      saidAt = now();
      const line = `${percent} ${done}/${total} ${label}\n`;
      if (line !== shown) sink.write(line);
      shown = line;
    }
  };
  return {
    done: say,
    end: () => {
      if (sink.isTTY && shown !== "") sink.write("\n");
    },
  };
}
