import { setImmediate as breath } from "node:timers/promises";

export interface Loop {
  start(): void;
  /** There is work now. Cheap, and safe to call as often as one likes. */
  nudge(): void;
  /** There will be work at this instant. */
  wakeBy(at: Date): void;
  /** Resolves when what is under way has ended; nothing begins after it. */
  stop(): Promise<void>;
}

interface Options {
  /** One pass. Answers when the next one is worth it, null for whenever the net catches something. */
  readonly pass: () => Promise<Date | null>;
  readonly now: () => Date;
  /** The net: no work lies longer than this, whoever failed to nudge. */
  readonly pollMs?: number;
  readonly onError: (error: unknown) => void;
}

const longestPauseMs = 30_000;

/** Runs passes one after the other: when nudged, when work is due, and every `pollMs` as a net. */
export function createLoop({ pass, now, pollMs = 1_000, onError }: Options): Loop {
  let isOn = false;
  let current: Promise<void> | null = null;
  let isNudged = false;
  let wakeAt = Number.POSITIVE_INFINITY;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  const run = async () => {
    do {
      isNudged = false;
      if (wakeAt <= now().getTime()) wakeAt = Number.POSITIVE_INFINITY;
      try {
        const next = await pass();
        if (next) wakeAt = Math.min(wakeAt, next.getTime());
        failures = 0;
      } catch (error) {
        failures += 1;
        onError(error);
      }
      // The embedded database answers in microtasks: without this, timers and sockets would starve.
      await breath();
    } while (isNudged && isOn);
    current = null;
    sleep();
  };

  const go = () => {
    clearTimeout(timer);
    current = run();
  };

  const sleep = () => {
    clearTimeout(timer);
    if (!isOn || current) return;
    const pauseMs = Math.min(pollMs * 2 ** failures, Math.max(pollMs, longestPauseMs));
    const untilWorkMs = failures > 0 ? pauseMs : wakeAt - now().getTime();
    timer = setTimeout(go, Math.max(0, Math.min(pauseMs, untilWorkMs)));
  };

  return {
    start() {
      if (isOn) return;
      isOn = true;
      go();
    },
    nudge() {
      if (!isOn) return;
      if (current) isNudged = true;
      else go();
    },
    wakeBy(at) {
      wakeAt = Math.min(wakeAt, at.getTime());
      sleep();
    },
    async stop() {
      isOn = false;
      clearTimeout(timer);
      await current;
    },
  };
}
