import { findCustomer } from "../../../db/queries/customers.ts";
import { findGdapEnd, listGdapEndsOf } from "../../../db/queries/gdap-ends.ts";
import { findGdapRequest, listGdapRequestsOf } from "../../../db/queries/gdap-requests.ts";
import { findGdapWarning, type GdapWarning } from "../../../db/queries/gdap-warnings.ts";
import type { Customer } from "../../domain/customer.ts";
import { withLink } from "../../domain/draft.ts";
import type { GdapEnd, GdapRequest } from "../../domain/gdap.ts";
import type { CustomerId, GdapEndId, GdapRequestId, GdapWarningId } from "../../domain/ids.ts";
import { may } from "../../domain/permissions.ts";
import type { GdapRelationship } from "../../ports/delegated-admin.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import type { ServiceContext } from "../context.ts";

/** How many of a customer's requests and ends the record shows. */
const shownOf = 10;

/** What we asked for, of one customer: newest first. */
export interface GdapOfCustomer {
  readonly requests: readonly GdapRequest[];
  readonly ends: readonly GdapEnd[];
}

/** There is granular administration behind this directory. */
export function isGdapOffered(ctx: ServiceContext): boolean {
  return (ctx.vendor?.delegatedAdmin ?? null) !== null;
}

/** Null where there is none, or nothing may be seen. */
export async function gdapOfCustomer(
  ctx: ServiceContext,
  customerId: CustomerId,
): Promise<GdapOfCustomer | null> {
  if (!isGdapOffered(ctx) || !may(ctx.actor, "gdap.see")) return null;
  const [requests, ends] = await Promise.all([
    listGdapRequestsOf(ctx.db, ctx.workspaceId, customerId, shownOf),
    listGdapEndsOf(ctx.db, ctx.workspaceId, customerId, shownOf),
  ]);
  return { requests, ends };
}

/** As the vendor shows them now; null when it does not answer. A call over the network: never in a transaction. */
export async function readGdap(
  ctx: ServiceContext,
  { tenantId }: Pick<Customer, "tenantId">,
): Promise<readonly GdapRelationship[] | null> {
  const admin = ctx.vendor?.delegatedAdmin;
  if (!admin || !may(ctx.actor, "gdap.see")) return null;
  if (tenantId === null) return [];
  try {
    return await admin.ofCustomer(ctx.workspaceId, tenantId);
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return null;
    throw error;
  }
}

export interface OpenGdapRequest {
  readonly request: GdapRequest;
  readonly customer: Customer;
  /** The e-mail with the approval link in it; null while there is no link. */
  readonly text: string | null;
}

export async function openGdapRequest(
  ctx: ServiceContext,
  id: GdapRequestId,
): Promise<OpenGdapRequest | null> {
  if (!may(ctx.actor, "gdap.see")) return null;
  const request = await findGdapRequest(ctx.db, ctx.workspaceId, id);
  const customer = request && (await findCustomer(ctx.db, ctx.workspaceId, request.customerId));
  if (!request || !customer) return null;
  const { approvalUrl } = request;
  return { request, customer, text: approvalUrl === null ? null : withLink(request.text, approvalUrl) };
}

export async function getGdapEnd(
  ctx: ServiceContext,
  id: GdapEndId,
): Promise<{ readonly end: GdapEnd; readonly customer: Customer } | null> {
  if (!may(ctx.actor, "gdap.see")) return null;
  const end = await findGdapEnd(ctx.db, ctx.workspaceId, id);
  const customer = end && (await findCustomer(ctx.db, ctx.workspaceId, end.customerId));
  return end && customer ? { end, customer } : null;
}

export async function getGdapWarning(
  ctx: ServiceContext,
  id: GdapWarningId,
): Promise<{ readonly warning: GdapWarning; readonly customer: Customer | null } | null> {
  if (!may(ctx.actor, "gdap.see")) return null;
  const warning = await findGdapWarning(ctx.db, ctx.workspaceId, id);
  if (!warning) return null;
  const { customerId } = warning;
  const customer = customerId === null ? null : await findCustomer(ctx.db, ctx.workspaceId, customerId);
  return { warning, customer };
}
