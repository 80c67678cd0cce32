import { inTransaction, type Tx } from "../../../db/client.ts";
import { violatedConstraint } from "../../../db/errors.ts";
import { findAcceptance, lockAcceptance, saveAcceptance } from "../../../db/queries/acceptances.ts";
import { lockCustomer } from "../../../db/queries/customers.ts";
import { saveTarget } from "../../../db/queries/invitation-targets.ts";
import { findInvitation, lockInvitation } from "../../../db/queries/invitations.ts";
import { enqueue } from "../../../db/queries/record.ts";
import {
  type Acceptance,
  type AcceptanceEvent,
  type AcceptanceRefusal,
  confirm,
  doubt,
  ignore,
  link,
} from "../../domain/acceptance.ts";
import { actorName } from "../../domain/actor.ts";
import type { AcceptanceId, InvitationId } from "../../domain/ids.ts";
import { isSameCompany } from "../../domain/matching.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { forAdmins, refreshEverywhere } from "../bulletins/post.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { fillTenantId } from "./keep.ts";

type Refusal = "not-permitted" | "not-found" | "other-tenant" | "duplicate-tenant" | AcceptanceRefusal;
type Settled<Reason extends string = never> = Promise<Outcome<Acceptance, Refusal | Reason>>;

interface Ask {
  readonly acceptanceId: AcceptanceId;
}

/** *Yes, it is theirs*: the agent who asked for or handed over the invitation, or any admin agent. */
export async function confirmAcceptance(ctx: ServiceContext, ask: Ask): Settled<"names-differ"> {
  const seen = await findOwn(ctx, ask.acceptanceId);
  if (!seen.ok) return seen;
  const invitationId = likelyOf(seen.value);
  if (invitationId === null) return declined("not-found");
  return matchByPerson(ctx, { ...ask, invitationId, isSure: true }, confirm);
}

/** *No*: the invitation goes on waiting, and admin agents are told of an acceptance that is nobody's yet. */
export async function doubtAcceptance(ctx: ServiceContext, ask: Ask): Settled {
  const seen = await findOwn(ctx, ask.acceptanceId);
  if (!seen.ok) return seen;
  return change(
    ctx,
    ask.acceptanceId,
    (acceptance) => doubt(acceptance, actorName(ctx.actor), ctx.now()),
    true,
  );
}

/** *Link to an invitation*. `isSure` where the names differ, said by the person who links. */
export async function linkAcceptance(
  ctx: ServiceContext,
  ask: Ask & { readonly invitationId: InvitationId; readonly isSure: boolean },
): Settled<"names-differ"> {
  if (!may(ctx.actor, "acceptance.claim")) return declined("not-permitted");
  return matchByPerson(ctx, ask, link);
}

/** *Ignore with reason*. The relationship is there at the vendor's all the same. */
export async function ignoreAcceptance(
  ctx: ServiceContext,
  ask: Ask & { readonly reason: string },
): Settled<"reason-missing" | "reason-too-long"> {
  if (!may(ctx.actor, "acceptance.claim")) return declined("not-permitted");
  const by = actorName(ctx.actor);
  return change(ctx, ask.acceptanceId, (acceptance) => ignore(acceptance, ask.reason, by, ctx.now()));
}

async function matchByPerson(
  ctx: ServiceContext,
  { acceptanceId, invitationId, isSure }: Ask & { invitationId: InvitationId; isSure: boolean },
  decide: typeof link,
): Settled<"names-differ"> {
  const { workspaceId } = ctx;
  const by = actorName(ctx.actor);
  try {
    return await inTransaction(ctx.db, async (tx): Settled<"names-differ"> => {
      const acceptance = await lockAcceptance(tx, workspaceId, acceptanceId);
      if (!acceptance) return declined("not-found");
      const found = await lockInvitation(tx, workspaceId, invitationId);
      const customer = found ? await lockCustomer(tx, workspaceId, found.invitation.customerId) : null;
      if (!customer) return declined("not-found");
      const decided = decide(acceptance, { invitationId, customerId: customer.id }, by, ctx.now());
      if (!decided.ok) return decided;
      const { tenantId } = acceptance;
      if (customer.tenantId !== null && customer.tenantId !== tenantId) return declined("other-tenant");
      const isSame = isSameCompany(acceptance.companyName, customer.companyName);
      if (!isSure && !isSame) return declined("names-differ");

      const edited = await fillTenantId(tx, ctx, customer, tenantId);
      await saveTarget(tx, workspaceId, { invitationId, tenantId, source: "match", knownAt: ctx.now() });
      await saveSettled(tx, ctx, acceptance, decided.value);
      await record(tx, ctx, ...edited, decided.value);
      return done(decided.value.acceptance);
    });
  } catch (error) {
    if (violatedConstraint(error) === "customers_tenant") return declined("duplicate-tenant");
    throw error;
  }
}

async function change<Reason extends string>(
  ctx: ServiceContext,
  id: AcceptanceId,
  decide: (acceptance: Acceptance) => Outcome<AcceptanceEvent, Reason>,
  tellAdmins = false,
): Promise<Outcome<Acceptance, Reason | "not-found">> {
  return inTransaction(ctx.db, async (tx) => {
    const acceptance = await lockAcceptance(tx, ctx.workspaceId, id);
    if (!acceptance) return declined("not-found");
    const decided = decide(acceptance);
    if (!decided.ok) return decided;
    await saveSettled(tx, ctx, acceptance, decided.value);
    if (tellAdmins) {
      const question = forAdmins(ctx, { kind: "acceptance.unclaimed", id });
      await enqueue(tx, ctx.workspaceId, [question], ctx.now());
    }
    await record(tx, ctx, decided.value);
    return done(decided.value.acceptance);
  });
}

/** Saves it, and takes the buttons off everybody's screen. */
export async function saveSettled(
  tx: Tx,
  ctx: ServiceContext,
  before: Acceptance,
  { acceptance }: AcceptanceEvent,
): Promise<void> {
  await saveAcceptance(tx, ctx.workspaceId, before.state, acceptance);
  await refreshEverywhere(ctx, tx, { kind: "acceptance.likely", id: acceptance.id });
  await refreshEverywhere(ctx, tx, { kind: "acceptance.unclaimed", id: acceptance.id });
}

/** For the agent whose invitation it is likely of; admin agents may speak for any. */
async function findOwn(ctx: ServiceContext, id: AcceptanceId) {
  if (!may(ctx.actor, "acceptance.confirm")) return declined("not-permitted");
  const acceptance = await findAcceptance(ctx.db, ctx.workspaceId, id);
  if (!acceptance) return declined("not-found");
  const about = likelyOf(acceptance);
  const found = about === null ? null : await findInvitation(ctx.db, ctx.workspaceId, about);
  const owners = found ? [found.invitation.requestedBy, found.invitation.sentBy] : [null];
  const isTheirs = owners.some((owner) => may(ctx.actor, "acceptance.confirm", owner));
  return isTheirs ? done(acceptance) : declined("not-permitted");
}

/** One that was doubted still knows whose it was taken for: it is the first of the candidates. */
function likelyOf(acceptance: Acceptance): InvitationId | null {
  return acceptance.invitationId ?? acceptance.candidates[0] ?? null;
}
