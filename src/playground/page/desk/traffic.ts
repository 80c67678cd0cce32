import { useEffect, useState } from "preact/hooks";
import type { Violation } from "../../../simulators/slack/traffic.ts";
import type { SeenExchange, Traffic } from "../../contract.ts";
import { getJson } from "../api.ts";
import { useSession } from "../session.ts";
import { type KeptTraffic, keep, nothingYet } from "./keep-traffic.ts";

/** One for the page: the drawer, the badge in the header and the tour look at the same exchanges. */
let kept: KeptTraffic = nothingYet;
let asking: Promise<void> | null = null;
let isStale = false;
const listeners = new Set<() => void>();

async function ask(): Promise<void> {
  do {
    isStale = false;
    kept = keep(kept, await getJson<Traffic>(`traffic?after=${kept.next}`));
    for (const listener of listeners) listener();
  } while (isStale);
}

/** Requests while one is under way become one more. */
function refresh(): Promise<void> {
  isStale = true;
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}

function forgetIfNewWorld(newest: number): void {
  if (newest + 1 < kept.next) kept = nothingYet;
}

export interface ShownTraffic {
  readonly exchanges: readonly SeenExchange[];
  readonly violations: readonly Violation[];
  readonly isAway: boolean;
}

/** What went to and fro, kept up with the server's changes. */
export function useTraffic(): ShownTraffic {
  const { change } = useSession();
  const [shown, show] = useState(kept);
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    const listener = () => show(kept);
    listeners.add(listener);
    listener();
    return () => {
      listeners.delete(listener);
    };
  }, []);
  useEffect(() => {
    forgetIfNewWorld(change.traffic);
    refresh().then(
      () => setAway(false),
      () => setAway(true),
    );
  }, [change]);
  return { exchanges: shown.exchanges, violations: shown.violations, isAway };
}

/** For the badge of whatever opens the drawer. */
export function useViolationCount(): number {
  return useTraffic().violations.length;
}
