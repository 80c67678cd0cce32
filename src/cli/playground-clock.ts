import type { SetClock } from "../compose/past.ts";

/** The playground's clock: the machine's own, unless it was set to where a piece of the past is being played. */
export interface PlaygroundClock extends SetClock {
  letGo(): void;
}

export function openPlaygroundClock(): PlaygroundClock {
  let setTo: number | null = null;
  return {
    now: () => new Date(setTo ?? Date.now()),
    moveTo(at) {
      setTo = Math.max(setTo ?? 0, at.getTime());
    },
    letGo() {
      setTo = null;
    },
  };
}
