import { inTransaction, type Tx } from "../../../db/client.ts";
import { findMatchedTo } from "../../../db/queries/acceptances.ts";
import {
  findInvitation,
  lockCustomer,
  lockInvitation,
  readInvitationGround,
  saveInvitation,
  wasTold,
} from "../../../db/queries/invitations.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { actorName } from "../../domain/actor.ts";
import type { CustomerTenantId, InvitationId } from "../../domain/ids.ts";
import {
  answer,
  type Invitation,
  type InvitationRefusal,
  type Leg,
  type LegAnswer,
} from "../../domain/invitation.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { RelationshipActivated } from "../../domain/relationship.ts";
import type { DirectoryRecord } from "../../ports/partner-directory.ts";
import type { ServiceContext } from "../context.ts";
import { refreshStanding } from "../customers/standing.ts";
import { record } from "../record.ts";
import { activateLeg } from "../relationships/activate.ts";

export type AnswerRefusal = "not-permitted" | "not-found" | "nothing-new" | InvitationRefusal;

/**
 * Takes over what the partner directory shows of an invitation. A leg counts as accepted only once the customer's
 * record in the directory shows it active; its relationship is then active at once and stays.
 */
export async function recordAnswers(
  ctx: ServiceContext,
  ask: { readonly invitationId: InvitationId },
): Promise<Outcome<Invitation, AnswerRefusal>> {
  if (!may(ctx.actor, "invitation.answer")) return declined("not-permitted");
  const shown = await readShownAnswers(ctx, ask.invitationId);
  if (!shown) return declined("not-found");
  if (shown.answers.length === 0) return declined("nothing-new");

  return inTransaction(ctx.db, async (tx) => {
    const found = await lockInvitation(tx, ctx.workspaceId, ask.invitationId);
    if (!found) return declined("not-found");
    // Before the audit chain's head, as everywhere: two orders of locking would be a deadlock.
    await lockCustomer(tx, ctx.workspaceId, found.invitation.customerId);
    if (found.invitation.state === "draft") await tellAnsweredEarly(ctx, tx, found.invitation);
    const answered = answer(found.invitation, shown.answers, ctx.now());
    if (!answered.ok) return answered;

    const event = answered.value;
    const { invitation } = event;
    const hasEnded = invitation.state !== "sent";
    await saveInvitation(tx, ctx.workspaceId, "sent", invitation, hasEnded ? null : found.sealedLink);
    const accepted =
      event.type === "invitation.answered" ? event.answered.filter((leg) => leg.state === "accepted") : [];
    const activated: RelationshipActivated[] = [];
    for (const leg of accepted) {
      const active = await activateLeg(tx, ctx, {
        customerId: invitation.customerId,
        leg: leg.kind,
        providerId: leg.providerId,
        hasDap: leg.kind === "reseller" && shown.hasDap,
        invitationId: invitation.id,
      });
      if (active) activated.push(active);
    }
    await refreshStanding(tx, ctx, invitation.customerId);
    await record(tx, ctx, ...activated, event);
    return done(invitation);
  });
}

async function readShownAnswers(ctx: ServiceContext, invitationId: InvitationId) {
  const found = await findInvitation(ctx.db, ctx.workspaceId, invitationId);
  if (!found) return null;
  return ctx.directory.linksArePersonal
    ? readPersonalAnswers(ctx, found.invitation)
    : readMatchedAnswers(ctx, found.invitation);
}

/** The link itself tells what was answered; accepted is what the customer's record shows as well. */
async function readPersonalAnswers(ctx: ServiceContext, invitation: Invitation) {
  const link = await ctx.directory.readLink(ctx.workspaceId, invitation.id);
  if (!link) return null;
  if (link.answers.length === 0) return nothingShown;
  const ground = await readInvitationGround(ctx.db, ctx.workspaceId, invitation);
  const shown = await ctx.directory.readCustomer(
    {
      workspaceId: ctx.workspaceId,
      customerId: invitation.customerId,
      tenantId: ground.customer?.tenantId ?? null,
    },
    ctx.now(),
  );
  const isShown = (given: LegAnswer): boolean => {
    const asked = invitation.legs.find((leg) => leg.kind === given.kind);
    return given.answer === "declined" || (asked !== undefined && isActive(shown, asked));
  };
  return { answers: link.answers.filter(isShown), hasDap: shown.hasDap };
}

/** Links that are the vendor's tell nothing: an acceptance was matched with the invitation, and its legs are read. */
async function readMatchedAnswers(ctx: ServiceContext, invitation: Invitation) {
  const { customerId } = invitation;
  const acceptance = await findMatchedTo(ctx.db, ctx.workspaceId, invitation.id);
  const tenantId = acceptance?.tenantId ?? (await tenantOfOurs(ctx, invitation));
  if (tenantId === null) return nothingShown;
  const shown = await ctx.directory.readCustomer(
    { workspaceId: ctx.workspaceId, customerId, tenantId },
    ctx.now(),
  );
  // When a further leg came, nobody told: it is known from now on.
  const isFirst = invitation.legs.every((leg) => leg.state === "awaiting");
  const answeredAt = acceptance && isFirst ? acceptance.acceptedAt : ctx.now();
  const answers = invitation.legs
    .filter((leg) => leg.state === "awaiting" && isActive(shown, leg))
    .map(({ kind }): LegAnswer => ({ kind, answer: "accepted", answeredAt, signatory: null }));
  return { answers, hasDap: shown.hasDap };
}

/** Of a customer that is ours already and is asked for the missing leg: nobody has to be matched. */
async function tenantOfOurs(ctx: ServiceContext, invitation: Invitation): Promise<CustomerTenantId | null> {
  if (invitation.state !== "sent") return null;
  const { customer } = await readInvitationGround(ctx.db, ctx.workspaceId, invitation);
  return customer?.standing === "active" ? customer.tenantId : null;
}

const nothingShown: { readonly answers: readonly LegAnswer[]; readonly hasDap: boolean } = {
  answers: [],
  hasDap: false,
};

function isActive({ legs }: DirectoryRecord, { kind, providerId }: Leg): boolean {
  return legs.some((leg) => leg.isActive && leg.kind === kind && leg.providerId === providerId);
}

/** The mail left before *Done* and the customer was quick: the agent is asked, once, to press *Done*. */
async function tellAnsweredEarly(ctx: ServiceContext, tx: Tx, invitation: Invitation): Promise<void> {
  const to = invitation.requestedBy;
  const lane = `person:${to}`;
  if (await wasTold(tx, ctx.workspaceId, lane, "invitation.answered-early", invitation.id)) return;
  const now = ctx.now();
  const body = {
    topic: "person.tell",
    to,
    card: { kind: "invitation", id: invitation.id },
    notice: "invitation.answered-early",
    by: actorName(ctx.actor),
    at: now.toISOString(),
  } as const;
  const dispatch = { id: ctx.newId(), lane, body, runAt: now, correlationId: ctx.correlationId };
  await enqueue(tx, ctx.workspaceId, [dispatch], now);
}
