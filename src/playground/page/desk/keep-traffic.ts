import type { Violation } from "../../../simulators/slack/traffic.ts";
import type { SeenExchange, Traffic } from "../../contract.ts";

export interface KeptTraffic {
  /** Oldest first, each number once. */
  readonly exchanges: readonly SeenExchange[];
  readonly violations: readonly Violation[];
  readonly next: number;
}

export const nothingYet: KeptTraffic = { exchanges: [], violations: [], next: 0 };

const mostKept = 5000;

/** Adds an answer of the server's; what was under way comes again, and its newer state replaces the older; what is gone goes. */
export function keep(was: KeptTraffic, { exchanges, violations, next, oldest }: Traffic): KeptTraffic {
  const first = exchanges[0]?.number ?? Number.POSITIVE_INFINITY;
  const fresh = new Set(exchanges.map(({ number }) => number));
  const older = was.exchanges.filter(({ number }) => number < first && number >= oldest);
  const between = was.exchanges.filter(
    ({ number }) => number > first && number >= oldest && !fresh.has(number),
  );
  const all = [...older, ...[...between, ...exchanges].sort((a, b) => a.number - b.number)];
  return { exchanges: all.slice(-mostKept), violations, next };
}
