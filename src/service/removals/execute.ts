import { createHash } from "node:crypto";
import { addMilliseconds } from "date-fns";
import { inTransaction } from "../../../db/client.ts";
import { lockCustomer } from "../../../db/queries/invitations.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { lockRelationship, saveRelationship } from "../../../db/queries/relationships.ts";
import {
  findRemoval,
  findRemovalCustomer,
  lockRemoval,
  type RemovalCustomer,
  saveRemoval,
} from "../../../db/queries/removals.ts";
import type { RemovalRequestId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { remove } from "../../domain/relationship.ts";
import {
  askProvider,
  type ExecutionFailure,
  failExecution,
  finishExecution,
  type ProviderTask,
  type RemovalRefusal,
  type RemovalRequest,
  startExecution,
  untilNextLookMs,
} from "../../domain/removal-request.ts";
import { type DirectoryRecord, type RemovalAnswer, removalFacts } from "../../ports/partner-directory.ts";
import type { ServiceContext } from "../context.ts";
import { refreshStanding } from "../customers/standing.ts";
import { record } from "../record.ts";
import { type ChangeRefusal, changeRemoval } from "./change.ts";
import { providerLane } from "./lane.ts";
import { inDirectory, readDirectory, unlessUnavailable } from "./read-directory.ts";

/** `retry`: the directory has not shown the end yet, or did not answer; the request stays executing. Come again later. */
type Execution =
  | { readonly retry: false; readonly removal: RemovalRequest }
  | {
      readonly retry: true;
      readonly because: "directory-unavailable" | "answer-unknown" | "not-seen-yet" | "provider-has-it";
      /** Null: as the outbox sees fit. */
      readonly afterMs: number | null;
    };

type Refusal = ChangeRefusal | RemovalRefusal;
type Executed = Outcome<Execution, Refusal>;

/**
 * Carries an approved removal out through the directory. Safe to begin again after a death at any point: it reads first,
 * and says "executed" only after a reading shows that our leg is gone. Where our provider has to do it, only the
 * directory is looked at, less and less often.
 */
export async function executeRemoval(
  ctx: ServiceContext,
  ask: { readonly removalId: RemovalRequestId },
): Promise<Executed> {
  const started = await start(ctx, ask.removalId);
  if (!started.ok) return started;
  const customer = await findRemovalCustomer(ctx.db, ctx.workspaceId, ask.removalId);
  if (!customer) return declined("not-found");
  if (isUnclear(ctx, customer, started.value)) return fail(ctx, ask.removalId, { because: "tenant-unclear" });

  const shown = await readDirectory(ctx, customer);
  if (shown && !showsOurLeg(shown)) return finish(ctx, ask.removalId);
  // A directory that does not answer now is looked at again like any other: the provider takes days or weeks.
  const task = started.value.providerTask;
  if (task) return later("provider-has-it", untilNextLookMs(task, ctx.now()));
  if (!shown) return later("directory-unavailable");
  const { blockers } = removalFacts(shown);
  if (blockers.length > 0) return fail(ctx, ask.removalId, { because: "blocked", blockers });
  return askDirectory(ctx, ask.removalId, customer);
}

/**
 * What was attested and decided from one directory ends nothing in another, which may not even know the customer. Where
 * customers are their tenants, another tenant id is another company, and none is nobody whose record could show an
 * end. What was attested before tenant ids were kept is held to the second alone.
 */
function isUnclear(
  { directory }: ServiceContext,
  { tenantId }: RemovalCustomer,
  { attestation }: RemovalRequest,
): boolean {
  if ((attestation.facts.source ?? "local") !== directory.name) return true;
  if (directory.linksArePersonal) return false;
  const attested = attestation.facts.tenantId;
  return tenantId === null || (attested !== undefined && attested !== tenantId);
}

async function askDirectory(
  ctx: ServiceContext,
  removalId: RemovalRequestId,
  customer: RemovalCustomer,
): Promise<Executed> {
  const answer = await unlessUnavailable(
    ctx.directory.removeRelationship(
      inDirectory(ctx, customer),
      requestIdOf(removalId, ctx.correlationId),
      ctx.correlationId,
    ),
  );
  if (!answer) return later("directory-unavailable");
  switch (answer.outcome) {
    case "unknown":
      return later("answer-unknown");
    case "refused": {
      const { message, correlationId } = answer;
      return fail(ctx, removalId, { because: "refused", message, correlationId });
    }
    case "provider-must":
      return passToProvider(ctx, removalId, answer);
    case "carried-out": {
      const shown = await readDirectory(ctx, customer);
      return shown && !showsOurLeg(shown) ? finish(ctx, removalId) : later("not-seen-yet");
    }
  }
}

/**
 * The same for every repeat of one message, so that the directory knows a repeat when it sees one; another one when an
 * admin agent has it tried again after an answer.
 */
function requestIdOf(removalId: RemovalRequestId, correlationId: string): string {
  const hex = createHash("sha256").update(`${removalId} ${correlationId}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** From now on somebody else acts: the looks have a lane of their own, so that nothing waits behind them. */
async function passToProvider(
  ctx: ServiceContext,
  removalId: RemovalRequestId,
  { providerId, message }: Extract<RemovalAnswer, { outcome: "provider-must" }>,
): Promise<Executed> {
  const task = { providerId, message, correlationId: ctx.correlationId };
  const asked = await changeRemoval(
    ctx,
    removalId,
    "removal.execute",
    (removal) => askProvider(removal, task, ctx.now()),
    async (tx, removal) => {
      const runAt = addMilliseconds(ctx.now(), firstLookMs(removal.providerTask, ctx.now()));
      const body = { topic: "removal.execute", removalId } as const;
      const { correlationId } = ctx;
      const look = { id: ctx.newId(), lane: providerLane(removalId), body, runAt, correlationId };
      await enqueue(tx, ctx.workspaceId, [look], ctx.now());
    },
  );
  return asked.ok ? done({ retry: false, removal: asked.value }) : asked;
}

function firstLookMs(task: ProviderTask | null, now: Date): number {
  return task ? untilNextLookMs(task, now) : 0;
}

/** One that is executing already was begun by somebody who died, or is to be looked at again. */
async function start(ctx: ServiceContext, id: RemovalRequestId): Promise<Outcome<RemovalRequest, Refusal>> {
  if (!may(ctx.actor, "removal.execute")) return declined("not-permitted");
  const known = await findRemoval(ctx.db, ctx.workspaceId, id);
  if (known?.state === "executing") return done(known);
  return changeRemoval(ctx, id, "removal.execute", startExecution);
}

async function fail(ctx: ServiceContext, id: RemovalRequestId, failure: ExecutionFailure): Promise<Executed> {
  const failed = await changeRemoval(ctx, id, "removal.execute", (removal) =>
    failExecution(removal, failure),
  );
  return failed.ok ? done({ retry: false, removal: failed.value }) : failed;
}

/** The request is executed, the relationship removed and the customer off the list of active ones, all at once. */
function finish(ctx: ServiceContext, id: RemovalRequestId): Promise<Executed> {
  return inTransaction(ctx.db, async (tx) => {
    const removal = await lockRemoval(tx, ctx.workspaceId, id);
    if (!removal) return declined("not-found");
    const finished = finishExecution(removal, ctx.now());
    if (!finished.ok) return finished;
    // The customer before the relationship, as an acceptance does: two orders of locking would be a deadlock.
    await lockCustomer(tx, ctx.workspaceId, removal.customerId);
    const relationship = await lockRelationship(tx, ctx.workspaceId, removal.relationshipId);
    const removed = relationship && remove(relationship, ctx.now());

    await saveRemoval(tx, ctx.workspaceId, removal.state, finished.value.removal);
    if (relationship && removed?.ok) {
      await saveRelationship(tx, ctx.workspaceId, relationship.state, removed.value.relationship);
      await refreshStanding(tx, ctx, removal.customerId);
    }
    await record(tx, ctx, ...(removed?.ok ? [removed.value] : []), finished.value);
    return done({ retry: false, removal: finished.value.removal });
  });
}

function later(
  because: Extract<Execution, { retry: true }>["because"],
  afterMs: number | null = null,
): Executed {
  return done({ retry: true, because, afterMs });
}

function showsOurLeg(shown: DirectoryRecord): boolean {
  return shown.legs.some((leg) => leg.kind === "reseller" && leg.isActive);
}
