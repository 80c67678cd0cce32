import { inTransaction, type Tx } from "../../../db/client.ts";
import { findAcceptance, lockAcceptance } from "../../../db/queries/acceptances.ts";
import { findCustomerByTenant, insertCustomer, lockCustomer } from "../../../db/queries/customers.ts";
import { readSettings } from "../../../db/queries/settings.ts";
import { type Acceptance, type AcceptanceRefusal, adopt } from "../../domain/acceptance.ts";
import { actorName } from "../../domain/actor.ts";
import { type Customer, readCustomer } from "../../domain/customer.ts";
import type { CustomerEvent } from "../../domain/events.ts";
import { type AcceptanceId, CustomerId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import type { ServiceContext } from "../context.ts";
import { refreshStanding } from "../customers/standing.ts";
import { record } from "../record.ts";
import { saveSettled } from "./settle.ts";
import { activateShown } from "./take-over.ts";

type Refusal = "not-permitted" | "not-found" | "not-shown" | "directory-unavailable" | AcceptanceRefusal;

/**
 * *Accept as new customer*: nobody of ours invited them, and the relationship is there. A customer that has the tenant id
 * already is that customer. Refused while the directory does not show the relationship (any more).
 */
export async function adoptAcceptance(
  ctx: ServiceContext,
  ask: { readonly acceptanceId: AcceptanceId },
): Promise<Outcome<{ readonly acceptance: Acceptance; readonly customer: Customer }, Refusal>> {
  if (!may(ctx.actor, "acceptance.claim")) return declined("not-permitted");
  const { workspaceId } = ctx;
  const by = actorName(ctx.actor);
  const seen = await findAcceptance(ctx.db, workspaceId, ask.acceptanceId);
  if (!seen) return declined("not-found");
  const newId = CustomerId.parse(ctx.newId());
  const foreseen = adopt(seen, newId, by, ctx.now());
  if (!foreseen.ok) return foreseen;
  const shown = await readShown(ctx, seen, newId);
  if (shown === "directory-unavailable") return declined(shown);
  if (!shown.legs.some((leg) => leg.isActive)) return declined("not-shown");

  return inTransaction(ctx.db, async (tx) => {
    const acceptance = await lockAcceptance(tx, workspaceId, ask.acceptanceId);
    if (!acceptance) return declined("not-found");
    const allowed = adopt(acceptance, newId, by, ctx.now());
    if (!allowed.ok) return allowed;
    const { customer, added } = await takeIn(tx, ctx, acceptance, newId);
    const adopted = adopt(acceptance, customer.id, by, ctx.now());
    if (!adopted.ok) return adopted;
    const activated = await activateShown(tx, ctx, { ...shown, customerId: customer.id, invitationId: null });
    await refreshStanding(tx, ctx, customer.id);
    await saveSettled(tx, ctx, acceptance, adopted.value);
    await record(tx, ctx, ...added, ...activated, adopted.value);
    return done({ acceptance: adopted.value.acceptance, customer });
  });
}

/** The customer that has the tenant id, or a new one; locked. */
async function takeIn(
  tx: Tx,
  ctx: ServiceContext,
  { tenantId, companyName, domain, country }: Acceptance,
  id: CustomerId,
): Promise<{ readonly customer: Customer; readonly added: CustomerEvent[] }> {
  const known = await findCustomerByTenant(tx, ctx.workspaceId, tenantId);
  if (known) {
    await lockCustomer(tx, ctx.workspaceId, known.id);
    return { customer: known, added: [] };
  }
  const { settings } = await readSettings(tx, ctx.workspaceId);
  const name = companyName === "" ? tenantId : companyName;
  const language = settings.emailLanguage;
  const typed = { tenantId, language, companyName: name, origin: "other-portal" };
  // What the vendor says of it may be no domain or country of ours; the name alone never is a fault but for its length.
  const read = readCustomer({ ...typed, domain, country });
  const plain = "details" in read ? read : readCustomer({ ...typed, companyName: name.slice(0, 100) });
  if (!("details" in plain)) throw new Error(`no customer can be made of acceptance of ${tenantId}`);
  const customer: Customer = {
    ...plain.details,
    id,
    standing: "none",
    createdAt: ctx.now(),
    createdBy: actorName(ctx.actor),
  };
  if (await insertCustomer(tx, ctx.workspaceId, customer)) {
    return { customer, added: [{ type: "customer.added", customer }] };
  }
  const faster = await findCustomerByTenant(tx, ctx.workspaceId, tenantId);
  if (!faster) throw new Error(`customer of tenant ${tenantId} is neither new nor known`);
  return { customer: faster, added: [] };
}

async function readShown(ctx: ServiceContext, { tenantId }: Acceptance, customerId: CustomerId) {
  try {
    return await ctx.directory.readCustomer(
      { workspaceId: ctx.workspaceId, customerId, tenantId },
      ctx.now(),
    );
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return "directory-unavailable";
    throw error;
  }
}
