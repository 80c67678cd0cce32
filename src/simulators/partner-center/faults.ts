import type { Fault, Faults } from "./simulator.ts";

export interface FaultBook extends Faults {
  /** The next trouble for such a request, used up by one; undefined when there is none. */
  take(method: string, path: string): Fault["kind"] | undefined;
  /** Troubles still to come, for a page. */
  readonly waiting: readonly Fault[];
  /** Seconds until the partner may ask about customers again; null when it may now. Counts the request. */
  customerPause(partnerId: string, now: number): number | null;
}

const windowMs = 60_000;

export function faultBook(): FaultBook {
  const waiting: { fault: Fault; left: number }[] = [];
  const windows = new Map<string, { startedAt: number; requests: number }>();
  const book: FaultBook = {
    customerBudgetPerMinute: 500,
    auditDelayMs: 0,
    readDelayMs: 0,
    gdapStepMs: 0,
    hooks: "sent",
    add(fault) {
      if (fault.times > 0) waiting.push({ fault, left: fault.times });
    },
    clear() {
      waiting.length = 0;
      windows.clear();
      Object.assign(book, {
        customerBudgetPerMinute: 500,
        auditDelayMs: 0,
        readDelayMs: 0,
        gdapStepMs: 0,
        hooks: "sent",
      });
    },
    take(method, path) {
      const at = waiting.findIndex(
        ({ fault }) =>
          (fault.method ?? method).toUpperCase() === method.toUpperCase() &&
          path.toLowerCase().includes(fault.path.toLowerCase()),
      );
      const found = waiting[at];
      if (!found) return undefined;
      found.left -= 1;
      if (found.left <= 0) waiting.splice(at, 1);
      return found.fault.kind;
    },
    get waiting() {
      return waiting.map(({ fault, left }) => ({ ...fault, times: left }));
    },
    customerPause(partnerId, now) {
      if (book.customerBudgetPerMinute === null) return null;
      const last = windows.get(partnerId);
      const current =
        last && now < last.startedAt + windowMs && now >= last.startedAt
          ? last
          : { startedAt: now, requests: 0 };
      windows.set(partnerId, current);
      if (current.requests >= book.customerBudgetPerMinute)
        return Math.max(1, Math.ceil((current.startedAt + windowMs - now) / 1000));
      current.requests += 1;
      return null;
    },
  };
  return book;
}
