import type { CorrelationId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import type { SlackRequestStep, Telemetry } from "../ports/telemetry.ts";
import type { Trouble } from "./apology.ts";
import { untilDeadline } from "./deadline.ts";
import type { ForAnyone, Request, Routes } from "./handler.ts";
import type { DrawnHomes } from "./home/drawn-homes.ts";
import type { FromPerson } from "./incoming.ts";
import { OutdatedForm } from "./read-metadata.ts";
import { type EntryNeeds, enter, TurnedAway } from "./requests.ts";

export interface DispatchNeeds extends EntryNeeds {
  readonly routes: Routes;
  readonly newReference: () => CorrelationId;
  readonly log: Log;
  readonly homes: DrawnHomes;
  readonly deadlineMs?: number;
  readonly transport?: SlackRequestStep["transport"];
  readonly telemetry?: Telemetry;
}

/** One request on its way to an answer. */
export interface Job<From extends FromPerson = FromPerson> {
  readonly incoming: From;
  readonly reference: CorrelationId;
  readonly needs: DispatchNeeds;
  /** What the operator sees of it. */
  readonly step: SlackRequestStep;
}

type Result<T> =
  | { readonly kind: "done"; readonly value: T; readonly later?: never }
  | (Exclude<Trouble, { kind: "late" | "lost" }> & { readonly later?: never })
  | { readonly kind: "late"; readonly later: Promise<T> };

/** Runs a handler as the person who asked, up to the deadline. Whatever goes wrong is in the log, with the reference. */
export async function attempt<Handler, T>(
  { incoming, reference, needs, step }: Job,
  id: string,
  route: Handler | ForAnyone<Handler> | undefined,
  run: (handler: Handler, request: Request) => Promise<T>,
): Promise<Result<T>> {
  const about = { correlationId: reference, kind: incoming.kind, id, by: incoming.origin.slackUserId };
  if (route === undefined) {
    needs.log.warn(about, "nothing answers to this id");
    step.outcome = "outdated";
    return { kind: "outdated" };
  }
  step.handler = id;
  const isForAnyone = isMarked(route);
  const handler = isForAnyone ? route.forAnyone : route;
  const work = enter(incoming, reference, !isForAnyone, needs).then((request) => run(handler, request));
  try {
    const inTime = await untilDeadline(work, needs.deadlineMs);
    if (!inTime.isLate) return { kind: "done", value: inTime.value };
  } catch (error) {
    if (error instanceof OutdatedForm) {
      needs.log.warn(about, "a form is from an older version");
      step.outcome = "outdated";
      return { kind: "outdated" };
    }
    step.outcome = error instanceof TurnedAway ? "turned-away" : "failed";
    if (error instanceof TurnedAway) needs.log.info({ ...about, because: error.because }, "turned away");
    else needs.log.error({ ...about, err: error }, "a request failed");
    return { kind: "failed", error };
  }
  step.outcome = "late";
  needs.log.error(about, "a request was not done in time");
  work.catch((error: unknown) => needs.log.error({ ...about, err: error }, "a late request failed"));
  return { kind: "late", later: work };
}

/** Own properties only: an id such as "constructor" finds nothing. */
export function lookUp<Entry>(table: Readonly<Record<string, Entry>>, id: string): Entry | undefined {
  return Object.hasOwn(table, id) ? table[id] : undefined;
}

function isMarked<Handler>(route: Handler | ForAnyone<Handler>): route is ForAnyone<Handler> {
  return typeof route === "object" && route !== null && "forAnyone" in route;
}
