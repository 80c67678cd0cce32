/** Turns for calls, so that no more leave in any minute than the vendor allows. */
export interface Budget {
  /** Waits for a turn of this partner's. Answers null when it is there, else how long it would have taken. */
  turn(partner: string, purpose: string, longestWaitMs: number): Promise<number | null>;
  /** The vendor asked to be left alone for so long. */
  rest(partner: string, forMs: number): void;
}

interface BudgetDependencies {
  readonly perMinute: number;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
}

interface Purse {
  turns: number;
  filledAt: number;
  restsUntil: number;
  /** Those who wait, by what they are at: each purpose in its turn, so that a sweep's many calls do not hold up a person's. */
  readonly waiting: Map<string, (() => void)[]>;
  isServing: boolean;
}

/**
 * A bucket for each partner tenant: a tenth of the minute's allowance may go at once, the rest comes evenly. Together that
 * is never more than the allowance in any minute.
 */
export function createBudget({ perMinute, now, sleep }: BudgetDependencies): Budget {
  const purses = new Map<string, Purse>();
  const atOnce = Math.max(1, Math.floor(perMinute / 10));
  const perMs = Math.max(perMinute - atOnce, 1) / 60_000;

  const purseOf = (partner: string): Purse => {
    const found = purses.get(partner);
    if (found) return found;
    const made: Purse = {
      turns: atOnce,
      filledAt: now().getTime(),
      restsUntil: 0,
      waiting: new Map(),
      isServing: false,
    };
    purses.set(partner, made);
    return made;
  };

  const refill = (purse: Purse) => {
    const at = now().getTime();
    purse.turns = Math.min(atOnce, purse.turns + Math.max(0, at - purse.filledAt) * perMs);
    purse.filledAt = at;
  };

  /** Until the first of those who wait may go. */
  const pauseOf = (purse: Purse): number => {
    refill(purse);
    const rest = purse.restsUntil - now().getTime();
    return Math.max(0, rest, Math.ceil((1 - purse.turns) / perMs));
  };

  const serve = async (purse: Purse) => {
    if (purse.isServing) return;
    purse.isServing = true;
    while (purse.waiting.size > 0) {
      const pause = pauseOf(purse);
      if (pause > 0) {
        await sleep(pause);
        continue;
      }
      purse.turns -= 1;
      nextOf(purse.waiting)?.();
    }
    purse.isServing = false;
  };

  return {
    async turn(partner, purpose, longestWaitMs) {
      const purse = purseOf(partner);
      const pause = pauseOf(purse);
      const ahead = waitingBefore(purse.waiting, purpose);
      if (pause === 0 && ahead === 0) {
        purse.turns -= 1;
        return null;
      }
      const expected = pause + Math.ceil(ahead / perMs);
      if (expected > longestWaitMs) return expected;
      await new Promise<void>((resolve) => {
        const line = purse.waiting.get(purpose);
        if (line) line.push(resolve);
        else purse.waiting.set(purpose, [resolve]);
        void serve(purse);
      });
      return null;
    },

    rest(partner, forMs) {
      const purse = purseOf(partner);
      purse.restsUntil = Math.max(purse.restsUntil, now().getTime() + forMs);
    },
  };
}

/** The purpose whose turn it is goes to the end of the round. */
function nextOf(waiting: Purse["waiting"]): (() => void) | undefined {
  const first = waiting.entries().next();
  if (first.done) return undefined;
  const [purpose, line] = first.value;
  const next = line.shift();
  waiting.delete(purpose);
  if (line.length > 0) waiting.set(purpose, line);
  return next;
}

/** How many go before a newcomer of this purpose when everybody has their turn in the round. */
function waitingBefore(waiting: Purse["waiting"], purpose: string): number {
  const own = waiting.get(purpose)?.length ?? 0;
  let ahead = own;
  for (const [other, line] of waiting) if (other !== purpose) ahead += Math.min(line.length, own + 1);
  return ahead;
}
