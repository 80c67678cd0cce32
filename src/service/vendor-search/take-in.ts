import { findLatestOfTenant } from "../../../db/queries/acceptances.ts";
import { findCustomerByTenant } from "../../../db/queries/customers.ts";
import type { AcceptanceRefusal } from "../../domain/acceptance.ts";
import type { Customer } from "../../domain/customer.ts";
import type { CustomerTenantId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import { adoptAcceptance } from "../acceptances/adopt.ts";
import { considerNews } from "../acceptances/consider.ts";
import type { ServiceContext } from "../context.ts";

/**
 * `taken`: added, and active as soon as the directory, read once more, shows it. `known`: nothing was left to do.
 * `matched`: it is the answer to an invitation. `to-be-placed`: it may be one's, and a person says whose.
 */
export interface TakenIn {
  readonly what: "taken" | "known" | "matched" | "to-be-placed";
  readonly customer: Customer | null;
}

type Refusal =
  | "not-permitted"
  | "not-found"
  | "no-customer-list"
  | "directory-unavailable"
  | "not-shown-yet"
  | "changed-meanwhile"
  | AcceptanceRefusal;

/**
 * Takes over somebody whom the vendor's search showed, as the nightly list would: the customer's record is read again, an
 * invitation that it answers gets its answer, and only what is nobody's becomes a new customer.
 */
export async function takeInFromVendor(
  ctx: ServiceContext,
  ask: { readonly tenantId: CustomerTenantId },
): Promise<Outcome<TakenIn, Refusal>> {
  if (!may(ctx.actor, "acceptance.claim")) return declined("not-permitted");
  if (!ctx.vendor) return declined("no-customer-list");
  const considered = await consider(ctx, ask.tenantId);
  if (!considered.ok) return considered;
  const { what } = considered.value;
  if (what === "known" || what === "matched")
    return done({ what, customer: await holder(ctx, ask.tenantId) });
  if (what === "never-shown" || what === "nothing") return declined("not-shown-yet");

  const acceptance = await findLatestOfTenant(ctx.db, ctx.workspaceId, ask.tenantId);
  if (!acceptance) return declined("changed-meanwhile");
  const mayBeSomebodys = acceptance.state === "likely" || acceptance.candidates.length > 0;
  if (mayBeSomebodys) return done({ what: "to-be-placed", customer: null });
  const adopted = await adoptAcceptance(ctx, { acceptanceId: acceptance.id });
  return adopted.ok ? done({ what: "taken", customer: adopted.value.customer }) : adopted;
}

/** As the bot itself does with what the nightly list shows. */
async function consider(ctx: ServiceContext, tenantId: CustomerTenantId) {
  const bot: ServiceContext = { ...ctx, actor: { kind: "system", name: "directory" } };
  const at = ctx.now();
  try {
    return await considerNews(bot, {
      key: `search:${tenantId}:${at.toISOString()}`,
      kind: "relationship.accepted",
      tenantId,
      companyName: null,
      gdapId: null,
      at,
      via: "customer-list",
    });
  } catch (error) {
    if (!(error instanceof DirectoryUnavailable)) throw error;
    return declined("directory-unavailable", { trouble: error.trouble });
  }
}

function holder(ctx: ServiceContext, tenantId: CustomerTenantId): Promise<Customer | null> {
  return findCustomerByTenant(ctx.db, ctx.workspaceId, tenantId);
}
