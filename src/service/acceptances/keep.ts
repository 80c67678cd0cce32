import { inTransaction, type Tx } from "../../../db/client.ts";
import { violatedConstraint } from "../../../db/errors.ts";
import { findMatchedTo, insertAcceptance } from "../../../db/queries/acceptances.ts";
import { lockCustomer, updateCustomerDetails } from "../../../db/queries/customers.ts";
import { findInvitation, lockInvitation } from "../../../db/queries/invitations.ts";
import { enqueue } from "../../../db/queries/record.ts";
import type { Acceptance } from "../../domain/acceptance.ts";
import { actorName } from "../../domain/actor.ts";
import { type Customer, detailsOf } from "../../domain/customer.ts";
import type { CustomerEvent } from "../../domain/events.ts";
import { AcceptanceId, type CustomerTenantId } from "../../domain/ids.ts";
import type { Match, SeenTenant } from "../../domain/matching.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import type { Dispatch } from "../announce.ts";
import { forAdmins, forPerson } from "../bulletins/post.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import type { Considered } from "./consider.ts";

/** What the vendor showed, as far as it is kept. */
export interface SeenAcceptance extends SeenTenant {
  readonly country: string | null;
  readonly via: Acceptance["via"];
}

type Kept = Outcome<{ readonly what: Considered }, "changed-meanwhile">;
type Certain = Extract<Match, { kind: "certain" | "likely" }>;

/** It is that invitation's: the customer gets its tenant id. What the directory shows is taken over next. */
export async function matchCertain(ctx: ServiceContext, seen: SeenAcceptance, match: Certain): Promise<Kept> {
  const { workspaceId } = ctx;
  try {
    return await inTransaction(ctx.db, async (tx): Promise<Kept> => {
      const found = await lockInvitation(tx, workspaceId, match.invitationId);
      const customer = found ? await lockCustomer(tx, workspaceId, found.invitation.customerId) : null;
      if (!found || !customer) return declined("changed-meanwhile");
      const same = await findMatchedTo(tx, workspaceId, match.invitationId);
      if (same?.tenantId === seen.tenantId) return done({ what: "matched" });
      // The invitation ended, or the customer became another tenant's, since the candidates were read.
      const isOpen = found.invitation.state === "draft" || found.invitation.state === "sent";
      if (!isOpen || (customer.tenantId !== null && customer.tenantId !== seen.tenantId)) {
        return declined("changed-meanwhile");
      }
      const edited = await fillTenantId(tx, ctx, customer, seen.tenantId);
      const acceptance: Acceptance = {
        ...asAcceptance(ctx, seen, match),
        state: "matched",
        evidence: match.evidence,
        invitationId: match.invitationId,
        customerId: customer.id,
        settledBy: actorName(ctx.actor),
        settledAt: ctx.now(),
      };
      await insertAcceptance(tx, workspaceId, acceptance);
      await record(tx, ctx, ...edited, { type: "acceptance.matched", acceptance });
      return done({ what: "matched" });
    });
  } catch (error) {
    // Another customer got the tenant id in this moment: what it is now is decided anew.
    if (violatedConstraint(error) === "customers_tenant") return declined("changed-meanwhile");
    throw error;
  }
}

/** Nobody can be sure: the agent is asked whether it is theirs, or an admin agent whose it is. */
export async function keepForPeople(
  ctx: ServiceContext,
  seen: SeenAcceptance,
  match: Match,
  isKnownNow: (tx: Tx) => Promise<boolean>,
): Promise<Kept> {
  return inTransaction(ctx.db, async (tx) => {
    if (await isKnownNow(tx)) return done({ what: "known" });
    const isLikely = match.kind !== "unclaimed";
    const acceptance: Acceptance = {
      ...asAcceptance(ctx, seen, match),
      state: isLikely ? "likely" : "unclaimed",
      evidence: isLikely ? match.evidence : match.because,
      invitationId: isLikely ? match.invitationId : null,
    };
    if (!(await insertAcceptance(tx, ctx.workspaceId, acceptance))) return done({ what: "waiting" });
    await enqueue(tx, ctx.workspaceId, await question(ctx, tx, acceptance), ctx.now());
    await record(tx, ctx, { type: "acceptance.seen", acceptance });
    return done({ what: isLikely ? "likely" : "unclaimed" });
  });
}

/** The agents who asked for and handed over the likely invitation; all admin agents where there is none. */
async function question(ctx: ServiceContext, tx: Tx, acceptance: Acceptance): Promise<Dispatch[]> {
  const { id, invitationId } = acceptance;
  const found = invitationId === null ? null : await findInvitation(tx, ctx.workspaceId, invitationId);
  if (!found) return [forAdmins(ctx, { kind: "acceptance.unclaimed", id })];
  const { requestedBy, sentBy } = found.invitation;
  return [...new Set([requestedBy, sentBy ?? requestedBy])].map((to) =>
    forPerson(ctx, to, { kind: "acceptance.likely", id }),
  );
}

/** An empty tenant id is filled in; the event of it, if it was. May run into `customers_tenant`. */
export async function fillTenantId(
  tx: Tx,
  ctx: ServiceContext,
  customer: Customer,
  tenantId: CustomerTenantId,
): Promise<CustomerEvent[]> {
  if (customer.tenantId !== null) return [];
  const before = detailsOf(customer);
  await updateCustomerDetails(tx, ctx.workspaceId, customer.id, { ...before, tenantId });
  return [{ type: "customer.edited", customer: { ...customer, tenantId }, before }];
}

function asAcceptance(ctx: ServiceContext, seen: SeenAcceptance, match: Match): Acceptance {
  return {
    id: AcceptanceId.parse(ctx.newId()),
    tenantId: seen.tenantId,
    companyName: seen.companyName ?? "",
    domain: seen.domain,
    country: seen.country,
    acceptedAt: seen.acceptedAt,
    via: seen.via,
    state: "unclaimed",
    evidence: null,
    invitationId: null,
    candidates: match.candidates,
    customerId: null,
    settledBy: null,
    settledAt: null,
    reason: null,
    createdAt: ctx.now(),
  };
}
