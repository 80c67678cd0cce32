import { inTransaction, type Tx } from "../../../db/client.ts";
import { findAcceptance } from "../../../db/queries/acceptances.ts";
import { lockCustomer } from "../../../db/queries/customers.ts";
import { findInvitation, lockInvitation } from "../../../db/queries/invitations.ts";
import type { Acceptance } from "../../domain/acceptance.ts";
import type { ShownLeg } from "../../domain/facts.ts";
import type { AcceptanceId, CustomerId, InvitationId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { RelationshipActivated } from "../../domain/relationship.ts";
import type { ServiceContext } from "../context.ts";
import { refreshStanding } from "../customers/standing.ts";
import { recordAnswers } from "../invitations/answer.ts";
import { record } from "../record.ts";
import { activateLeg } from "../relationships/activate.ts";

/**
 * What follows a match or an adoption, after a reading of the directory: the legs that it shows are the invitation's
 * answers. An invitation that had ended takes none, but the relationship exists all the same. A repeat changes nothing.
 */
export async function takeOverAcceptance(
  ctx: ServiceContext,
  ask: { readonly acceptanceId: AcceptanceId },
): Promise<Outcome<Acceptance, "not-permitted" | "not-found">> {
  if (!may(ctx.actor, "acceptance.see")) return declined("not-permitted");
  const acceptance = await findAcceptance(ctx.db, ctx.workspaceId, ask.acceptanceId);
  if (!acceptance?.customerId) return declined("not-found");
  const { customerId, invitationId } = acceptance;
  if (invitationId !== null) {
    const answered = await recordAnswers(ctx, { invitationId });
    if (answered.ok || (await isOpen(ctx, invitationId))) return done(acceptance);
  }
  await activate(ctx, { ...acceptance, customerId });
  return done(acceptance);
}

async function isOpen(ctx: ServiceContext, invitationId: InvitationId): Promise<boolean> {
  const found = await findInvitation(ctx.db, ctx.workspaceId, invitationId);
  return found?.invitation.state === "draft" || found?.invitation.state === "sent";
}

async function activate(
  ctx: ServiceContext,
  {
    customerId,
    tenantId,
    invitationId,
  }: Pick<Acceptance, "tenantId" | "invitationId"> & { customerId: CustomerId },
): Promise<void> {
  const { workspaceId } = ctx;
  const shown = await ctx.directory.readCustomer({ workspaceId, customerId, tenantId }, ctx.now());
  await inTransaction(ctx.db, async (tx) => {
    if (invitationId) await lockInvitation(tx, workspaceId, invitationId);
    await lockCustomer(tx, workspaceId, customerId);
    const events = await activateShown(tx, ctx, { customerId, invitationId, ...shown });
    if (events.length === 0) return;
    await refreshStanding(tx, ctx, customerId);
    await record(tx, ctx, ...events);
  });
}

/** Makes every leg active that the directory shows so and that we do not have; the customer is locked. */
async function activateShown(
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

/** Active, with us or with a provider of ours: one that the directory shows and we do not know is nobody's leg here. */
export function isOurs(leg: ShownLeg): boolean {
  return leg.isActive && (leg.kind === "reseller" || leg.providerId !== null);
}
