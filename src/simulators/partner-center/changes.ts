/** Counts what anybody could see happen, and tells those who watch. */
export interface Changes {
  readonly version: number;
  note(): void;
  /** Called once for all that changed within one turn of the event loop. Returns how to stop. */
  onChange(listener: () => void): () => void;
}

/** Versions begin at the clock, so that they grow over a restart as well. */
export function makeChanges(startedAt: number): Changes {
  const listeners = new Set<() => void>();
  let version = startedAt;
  let isDue = false;
  return {
    get version() {
      return version;
    },
    note() {
      version += 1;
      if (isDue || listeners.size === 0) return;
      isDue = true;
      setImmediate(() => {
        isDue = false;
        for (const listener of [...listeners]) listener();
      });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
