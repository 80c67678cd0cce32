import { subDays } from "date-fns";
import {
  type AcceptanceCursor,
  findAcceptance,
  listAcceptances,
  listLikely,
} from "../../../db/queries/acceptances.ts";
import { findCustomer, findCustomerByTenant } from "../../../db/queries/customers.ts";
import { type InvitationChoice, listInvitationChoices } from "../../../db/queries/invitation-targets.ts";
import { findInvitation } from "../../../db/queries/invitations.ts";
import type { Acceptance } from "../../domain/acceptance.ts";
import type { Customer } from "../../domain/customer.ts";
import type { AcceptanceId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";
import { candidateDays } from "./consider.ts";

/** An acceptance with what people need beside it: whose invitation it is or is taken for, and others it could be of. */
export interface AcceptanceView {
  readonly acceptance: Acceptance;
  readonly invitation: Invitation | null;
  /** Of the invitation; else the one that it was adopted as, or that has the tenant id. */
  readonly customer: Customer | null;
  readonly candidates: readonly InvitationChoice[];
}

/** Null for those who may not see customers, too. */
export async function getAcceptance(ctx: ServiceContext, id: AcceptanceId): Promise<AcceptanceView | null> {
  if (!mayRead(ctx)) return null;
  const acceptance = await findAcceptance(ctx.db, ctx.workspaceId, id);
  return acceptance ? withSurroundings(ctx, acceptance) : null;
}

/** A page of acceptances, and whether there are some that were ignored. */
export interface AcceptancePage {
  readonly acceptances: readonly AcceptanceView[];
  readonly next: AcceptanceCursor | null;
  readonly hasIgnored: boolean;
}

/** What is nobody's yet, longest there first; what was ignored, with `state`. For those who may claim it. */
export async function openAcceptances(
  ctx: ServiceContext,
  limit: number,
  after: AcceptanceCursor | null = null,
  state: "unclaimed" | "ignored" = "unclaimed",
): Promise<AcceptancePage> {
  if (!may(ctx.actor, "acceptance.claim")) return { acceptances: [], next: null, hasIgnored: false };
  const [found, ignored] = await Promise.all([
    listAcceptances(ctx.db, ctx.workspaceId, state, limit + 1, after),
    listAcceptances(ctx.db, ctx.workspaceId, "ignored", 1),
  ]);
  const acceptances = await Promise.all(found.slice(0, limit).map((each) => withSurroundings(ctx, each)));
  const last = acceptances.at(-1)?.acceptance;
  const next = found.length > limit && last ? { at: last.createdAt, id: last.id } : null;
  return { acceptances, next, hasIgnored: ignored.length > 0 };
}

/** Those that wait for a yes or no of this person's; for admin agents everybody's. */
export async function likelyFor(ctx: ServiceContext, limit: number): Promise<readonly AcceptanceView[]> {
  const { actor } = ctx;
  if (actor.kind !== "staff" || !may(actor, "acceptance.confirm")) return [];
  const whose = may(actor, "acceptance.claim") ? null : actor.slackUserId;
  const found = await listLikely(ctx.db, ctx.workspaceId, whose, limit);
  return Promise.all(found.map((each) => withSurroundings(ctx, each)));
}

/** Invitations to link it to: the candidates first, then others that the typed words fit. */
export async function linkChoices(
  ctx: ServiceContext,
  ask: { readonly acceptanceId: AcceptanceId; readonly query: string; readonly limit: number },
): Promise<readonly InvitationChoice[]> {
  if (!may(ctx.actor, "acceptance.claim")) return [];
  const acceptance = await findAcceptance(ctx.db, ctx.workspaceId, ask.acceptanceId);
  const [likely, others] = await Promise.all([
    readChoices(ctx, acceptance?.candidates ?? [], ask.query),
    listInvitationChoices(ctx.db, ctx.workspaceId, {
      query: ask.query,
      limit: ask.limit,
      endedSince: subDays(ctx.now(), candidateDays),
    }),
  ]);
  const known = new Set(likely.map((each) => each.invitationId));
  return [...likely, ...others.filter((each) => !known.has(each.invitationId))].slice(0, ask.limit);
}

/** Whose an invitation is. */
export async function customerOf(ctx: ServiceContext, invitationId: InvitationId): Promise<Customer | null> {
  if (!mayRead(ctx)) return null;
  const found = await findInvitation(ctx.db, ctx.workspaceId, invitationId);
  return found ? findCustomer(ctx.db, ctx.workspaceId, found.invitation.customerId) : null;
}

async function withSurroundings(ctx: ServiceContext, acceptance: Acceptance): Promise<AcceptanceView> {
  const { db, workspaceId } = ctx;
  const { invitationId, customerId, tenantId, candidates } = acceptance;
  const found = invitationId === null ? null : await findInvitation(db, workspaceId, invitationId);
  const whose = found?.invitation.customerId ?? customerId;
  const customer =
    whose === null
      ? await findCustomerByTenant(db, workspaceId, tenantId)
      : await findCustomer(db, workspaceId, whose);
  return {
    acceptance,
    invitation: found?.invitation ?? null,
    customer,
    candidates: await readChoices(ctx, candidates, ""),
  };
}

/** In the order of the ids. */
async function readChoices(ctx: ServiceContext, ids: Acceptance["candidates"], query: string) {
  const found = await listInvitationChoices(ctx.db, ctx.workspaceId, {
    query,
    ids,
    limit: ids.length,
    endedSince: new Date(0),
  });
  return ids.flatMap((id) => found.filter((each) => each.invitationId === id));
}

function mayRead(ctx: ServiceContext): boolean {
  return ctx.actor.kind === "system" || may(ctx.actor, "customer.see");
}
