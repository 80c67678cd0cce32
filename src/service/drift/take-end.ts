import type { Tx } from "../../../db/client.ts";
import { lockCustomer } from "../../../db/queries/customers.ts";
import { findInvitation } from "../../../db/queries/invitations.ts";
import { enqueue } from "../../../db/queries/record.ts";
import {
  listRelationshipsOf,
  lockRelationship,
  saveRelationship,
} from "../../../db/queries/relationships.ts";
import { findOpenRemovalOf, lockRemoval, saveRemoval } from "../../../db/queries/removals.ts";
import { actorName } from "../../domain/actor.ts";
import type { DomainEvent } from "../../domain/events.ts";
import { compareFacts } from "../../domain/facts.ts";
import type { CustomerId, DriftFindingId, InvitationId, RelationshipId } from "../../domain/ids.ts";
import { remove } from "../../domain/relationship.ts";
import { lapse, type RemovalEvent, retryExecution } from "../../domain/removal-request.ts";
import { type DirectoryRecord, removalFacts } from "../../ports/partner-directory.ts";
import type { Dispatch } from "../announce.ts";
import { forPerson } from "../bulletins/post.ts";
import type { ServiceContext } from "../context.ts";
import { refreshStanding } from "../customers/standing.ts";
import { removalLane } from "../removals/lane.ts";

/**
 * Our relationship ended elsewhere: it is removed here, with its DAP; an open removal request gets its answer, and whoever
 * had invited the customer is told.
 */
export async function takeEnd(
  tx: Tx,
  ctx: ServiceContext,
  findingId: DriftFindingId,
  customerId: CustomerId,
  shown: DirectoryRecord,
): Promise<readonly DomainEvent[]> {
  const legs = await listRelationshipsOf(tx, ctx.workspaceId, customerId);
  const ours = legs.find((each) => each.leg === "reseller");
  if (!ours) return [];
  const answered = await answerRemoval(tx, ctx, ours.id, shown);
  await lockCustomer(tx, ctx.workspaceId, customerId);
  const standing = await lockRelationship(tx, ctx.workspaceId, ours.id);
  const removed = standing && remove(standing, ctx.now());
  if (standing && removed?.ok) {
    await saveRelationship(tx, ctx.workspaceId, standing.state, removed.value.relationship);
    await refreshStanding(tx, ctx, customerId);
  }
  if (ours.invitationId) await tellInviter(tx, ctx, findingId, ours.invitationId);
  return [...answered, ...(removed?.ok ? [removed.value] : [])];
}

/**
 * One that waits for a decision lapses, since the facts it attests are no longer so. One that failed is carried out once
 * more: it reads first, and finds it done. One under way does so by itself.
 */
async function answerRemoval(
  tx: Tx,
  ctx: ServiceContext,
  relationshipId: RelationshipId,
  shown: DirectoryRecord,
): Promise<readonly RemovalEvent[]> {
  const open = await findOpenRemovalOf(tx, ctx.workspaceId, relationshipId);
  const removal = open && (await lockRemoval(tx, ctx.workspaceId, open.id));
  if (!removal) return [];
  const change = compareFacts(removal.attestation.facts, removalFacts(shown));
  const answer = removal.state === "failed" ? retryExecution(removal) : lapse(removal, change, ctx.now());
  if (!answer.ok) return [];
  await saveRemoval(tx, ctx.workspaceId, removal.state, answer.value.removal);
  if (removal.state === "failed") {
    const body = { topic: "removal.execute", removalId: removal.id } as const;
    await send(tx, ctx, [dispatch(ctx, removalLane(removal.id), body)]);
  }
  return [answer.value];
}

async function tellInviter(
  tx: Tx,
  ctx: ServiceContext,
  findingId: DriftFindingId,
  invitationId: InvitationId,
): Promise<void> {
  const found = await findInvitation(tx, ctx.workspaceId, invitationId);
  if (!found) return;
  const { channelId, requestedBy } = found.invitation;
  const card = { kind: "invitation", id: invitationId } as const;
  await send(tx, ctx, [
    dispatch(ctx, `channel:${channelId}`, { topic: "card.refresh", card }),
    ...(requestedBy === actorName(ctx.actor)
      ? []
      : [forPerson(ctx, requestedBy, { kind: "drift.found", id: findingId })]),
  ]);
}

function dispatch(ctx: ServiceContext, lane: string, body: Dispatch["body"]): Dispatch {
  return { id: ctx.newId(), lane, body, runAt: ctx.now(), correlationId: ctx.correlationId };
}

function send(tx: Tx, ctx: ServiceContext, messages: readonly Dispatch[]): Promise<void> {
  return enqueue(tx, ctx.workspaceId, messages, ctx.now());
}
