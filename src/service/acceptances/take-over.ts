import { inTransaction, type Tx } from "../../../db/client.ts";
import { findMatchedTo } from "../../../db/queries/acceptances.ts";
import { lockCustomer } from "../../../db/queries/customers.ts";
import { findInvitation, lockInvitation } from "../../../db/queries/invitations.ts";
import type { ShownLeg } from "../../domain/facts.ts";
import type { CustomerId, InvitationId } from "../../domain/ids.ts";
import type { RelationshipActivated } from "../../domain/relationship.ts";
import type { ServiceContext } from "../context.ts";
import { refreshStanding } from "../customers/standing.ts";
import { recordAnswers } from "../invitations/answer.ts";
import { record } from "../record.ts";
import { activateLeg } from "../relationships/activate.ts";

/**
 * What follows a match: the legs that the directory shows are the invitation's answers. An invitation that had ended takes
 * none, but the relationship exists all the same and is active. A repeat changes nothing.
 */
export async function takeOverAnswers(ctx: ServiceContext, invitationId: InvitationId): Promise<void> {
  const asDirectory: ServiceContext = { ...ctx, actor: { kind: "system", name: "directory" } };
  const answered = await recordAnswers(asDirectory, { invitationId });
  if (answered.ok) return;
  const found = await findInvitation(ctx.db, ctx.workspaceId, invitationId);
  const isOpen = found?.invitation.state === "draft" || found?.invitation.state === "sent";
  if (found && !isOpen) await activateLate(asDirectory, invitationId);
}

async function activateLate(ctx: ServiceContext, invitationId: InvitationId): Promise<void> {
  const acceptance = await findMatchedTo(ctx.db, ctx.workspaceId, invitationId);
  if (!acceptance?.customerId) return;
  const { customerId, tenantId } = acceptance;
  const shown = await ctx.directory.readCustomer(
    { workspaceId: ctx.workspaceId, customerId, tenantId },
    ctx.now(),
  );
  await inTransaction(ctx.db, async (tx) => {
    await lockInvitation(tx, ctx.workspaceId, invitationId);
    await lockCustomer(tx, ctx.workspaceId, customerId);
    const events = await activateShown(tx, ctx, { customerId, invitationId, ...shown });
    if (events.length === 0) return;
    await refreshStanding(tx, ctx, customerId);
    await record(tx, ctx, ...events);
  });
}

/** Makes every leg active that the directory shows so and that we do not have; the customer is locked. */
export async function activateShown(
  tx: Tx,
  ctx: ServiceContext,
  shown: {
    readonly customerId: CustomerId;
    readonly invitationId: InvitationId | null;
    readonly legs: readonly ShownLeg[];
    readonly hasDap: boolean;
  },
): Promise<RelationshipActivated[]> {
  const { customerId, invitationId, hasDap } = shown;
  const activated: RelationshipActivated[] = [];
  for (const { kind: leg, providerId } of shown.legs.filter(isOurs)) {
    const active = await activateLeg(tx, ctx, {
      customerId,
      leg,
      providerId,
      hasDap: leg === "reseller" && hasDap,
      invitationId,
    });
    if (active) activated.push(active);
  }
  return activated;
}

/** A provider that the directory shows and we do not know is no leg of ours. */
function isOurs(leg: ShownLeg): boolean {
  return leg.isActive && (leg.kind === "reseller" || leg.providerId !== null);
}
