/** Makes Slack-like ids that never repeat: timestamps, view ids, hashes, event ids. */
export interface Ids {
  ts(): string;
  next(prefix: string): string;
  hash(): string;
  exchange(): number;
  /** Where the counters stand, to go on from there later. */
  save(): SavedIds;
  goOn(saved: SavedIds): void;
}

export interface SavedIds {
  readonly lastSecond: number;
  readonly inSecond: number;
  readonly counter: number;
}

export function makeIds(now: () => number): Ids {
  let lastSecond = 0;
  let inSecond = 0;
  let counter = 0;
  let exchanges = 0;
  const stamp = () => {
    const second = Math.max(lastSecond, Math.floor(now() / 1000));
    inSecond = second === lastSecond ? inSecond + 1 : 1;
    lastSecond = second;
    return `${second}.${String(inSecond * 100).padStart(6, "0")}`;
  };
  return {
    ts: stamp,
    next(prefix) {
      counter += 1;
      return `${prefix}${counter.toString(36).toUpperCase().padStart(8, "0")}`;
    },
    hash() {
      counter += 1;
      return `${Math.floor(now() / 1000)}.${counter.toString(36).padStart(8, "0")}`;
    },
    exchange() {
      exchanges += 1;
      return exchanges;
    },
    save: () => ({ lastSecond, inSecond, counter }),
    goOn(saved) {
      ({ lastSecond, inSecond, counter } = saved);
    },
  };
}
