import { findRelationship } from "../../../db/queries/relationships.ts";
import {
  findRemoval,
  findRemovalCustomer,
  listOpenRemovals,
  listRemovalsOf,
  listWithoutNotice,
  type RemovalCursor,
  type RemovalCustomer,
} from "../../../db/queries/removals.ts";
import type { CustomerId, RemovalRequestId, SlackUserId } from "../../domain/ids.ts";
import { may } from "../../domain/permissions.ts";
import type { Relationship } from "../../domain/relationship.ts";
import { isDecided, type RemovalRequest } from "../../domain/removal-request.ts";
import type { ServiceContext } from "../context.ts";

export interface RemovalRecord {
  readonly removal: RemovalRequest;
  readonly customer: RemovalCustomer;
  readonly relationship: Relationship;
}

/** Null for those who may not see customers, too: a reader cannot tell what is there. */
export async function getRemoval(ctx: ServiceContext, id: RemovalRequestId): Promise<RemovalRecord | null> {
  if (!maySee(ctx)) return null;
  const removal = await findRemoval(ctx.db, ctx.workspaceId, id);
  if (!removal) return null;
  const customer = await findRemovalCustomer(ctx.db, ctx.workspaceId, id);
  const relationship = await findRelationship(ctx.db, ctx.workspaceId, removal.relationshipId);
  return customer && relationship ? { removal, customer, relationship } : null;
}

/** Whether this very decision was taken before, by the same person: carried out again it needs nothing read afresh. */
export async function wasDecided(
  ctx: ServiceContext,
  ask: {
    readonly removalId: RemovalRequestId;
    readonly decision: "approve" | "deny";
    readonly by: SlackUserId;
  },
): Promise<boolean> {
  if (!maySee(ctx)) return false;
  const removal = await findRemoval(ctx.db, ctx.workspaceId, ask.removalId);
  return removal !== null && isDecided(removal, ask.decision, ask.by);
}

/** Newest first. */
export async function removalsOfCustomer(
  ctx: ServiceContext,
  customerId: CustomerId,
): Promise<readonly RemovalRequest[]> {
  return maySee(ctx) ? listRemovalsOf(ctx.db, ctx.workspaceId, customerId) : [];
}

export interface OpenRemoval {
  readonly removal: RemovalRequest;
  readonly companyName: string;
}

/** For admin agents: what is not settled yet, longest waiting first; `next` is where the following page begins. */
export async function openRemovals(
  ctx: ServiceContext,
  limit: number,
  after: RemovalCursor | null = null,
): Promise<{ readonly removals: readonly OpenRemoval[]; readonly next: RemovalCursor | null }> {
  if (!may(ctx.actor, "removal.approve")) return { removals: [], next: null };
  const found = await listOpenRemovals(ctx.db, ctx.workspaceId, limit + 1, after);
  const removals = found.slice(0, limit);
  const last = removals.at(-1)?.removal;
  const next = found.length > limit && last ? { at: last.attestation.at, id: last.id } : null;
  return { removals, next };
}

/** The actor's own that were carried out and still lack a word on the legal notice, newest first. */
export async function removalsWithoutNotice(
  ctx: ServiceContext,
  limit: number,
): Promise<readonly OpenRemoval[]> {
  if (ctx.actor.kind !== "staff" || !may(ctx.actor, "removal.give-notice")) return [];
  return listWithoutNotice(ctx.db, ctx.workspaceId, ctx.actor.slackUserId, limit);
}

/** The bot itself reads what it renders. */
export function maySee(ctx: ServiceContext): boolean {
  return ctx.actor.kind === "system" || may(ctx.actor, "customer.see");
}
