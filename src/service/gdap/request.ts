import { inTransaction } from "../../../db/client.ts";
import { lockCustomer } from "../../../db/queries/customers.ts";
import {
  findChannelFor,
  findGdapRequest,
  insertGdapRequest,
  isGdapNameUsed,
} from "../../../db/queries/gdap-requests.ts";
import { enqueue } from "../../../db/queries/record.ts";
import type { Customer } from "../../domain/customer.ts";
import { faultsOfTerms, type GdapRequest, type GdapTerms, type GdapTermsFaults } from "../../domain/gdap.ts";
import type { CustomerId, GdapRequestId, SlackUserId } from "../../domain/ids.ts";
import type { Language } from "../../domain/language.ts";
import { type Declined, declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { tidyLine, tidyTyped } from "../../domain/typed-text.ts";
import type { Dispatch } from "../announce.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

export interface GdapAsking {
  /** Made when the form opens: the same form sent twice makes one request. */
  readonly id: GdapRequestId;
  readonly customerId: CustomerId;
  readonly terms: GdapTerms;
  readonly language: Language;
  /** The standard e-mail for these terms, with the placeholder where the link belongs. */
  readonly subject: string;
  readonly text: string;
  /** The modal that waits for the link. */
  readonly viewId: string | null;
}

export type InvalidGdapTerms = Declined<"invalid"> & { readonly faults: GdapTermsFaults };

/** Asks for granular administration. The vendor makes the approval link a moment later, through the outbox. */
export async function requestGdap(
  ctx: ServiceContext,
  asking: GdapAsking,
): Promise<
  | Outcome<
      GdapRequest,
      "not-permitted" | "not-found" | "gdap-not-here" | "gdap-name-used" | "gdap-without-tenant"
    >
  | InvalidGdapTerms
> {
  const { actor } = ctx;
  if (actor.kind !== "staff" || !may(actor, "gdap.request")) return declined("not-permitted");
  if (!ctx.vendor?.delegatedAdmin) return declined("gdap-not-here");
  const terms = { ...asking.terms, name: tidyLine(asking.terms.name) ?? "" };
  const faults = faultsOfTerms(terms);
  if (Object.keys(faults).length > 0) return { ...declined("invalid"), faults };

  return inTransaction(ctx.db, async (tx) => {
    const customer = await lockCustomer(tx, ctx.workspaceId, asking.customerId);
    if (!customer) return declined("not-found");
    const same = await findGdapRequest(tx, ctx.workspaceId, asking.id);
    if (same) return isTheirs(same, asking, actor.slackUserId) ? done(same) : declined("not-found");
    // Open to whoever approves it is possible with the vendor, and not what anybody here means.
    if (customer.tenantId === null) return declined("gdap-without-tenant");
    if (await isGdapNameUsed(tx, ctx.workspaceId, terms.name)) return declined("gdap-name-used");
    const channelId = await findChannelFor(tx, ctx.workspaceId, customer.id);
    const request = newRequest({ ...asking, terms }, customer, channelId, actor.slackUserId, ctx.now());
    await insertGdapRequest(tx, ctx.workspaceId, request);
    await enqueue(tx, ctx.workspaceId, [creation(ctx, request.id, asking.viewId)], ctx.now());
    await record(tx, ctx, { type: "gdap.requested", request });
    return done(request);
  });
}

function newRequest(
  asking: GdapAsking,
  customer: Customer,
  channelId: GdapRequest["channelId"],
  requestedBy: SlackUserId,
  createdAt: Date,
): GdapRequest {
  return {
    ...asking.terms,
    id: asking.id,
    customerId: customer.id,
    state: "asked",
    language: asking.language,
    channelId,
    gdapId: null,
    approvalUrl: null,
    subject: tidyTyped(asking.subject),
    text: tidyTyped(asking.text),
    failure: null,
    requestedBy,
    createdAt,
    handedOverBy: null,
    handedOverAt: null,
    endedAt: null,
  };
}

function creation(ctx: ServiceContext, gdapRequestId: GdapRequestId, viewId: string | null): Dispatch {
  return {
    id: ctx.newId(),
    lane: `gdap-request:${gdapRequestId}`,
    body: { topic: "gdap.create", gdapRequestId, viewId },
    runAt: ctx.now(),
    correlationId: ctx.correlationId,
  };
}

function isTheirs(same: GdapRequest, asking: GdapAsking, by: SlackUserId): boolean {
  return same.requestedBy === by && same.customerId === asking.customerId;
}
