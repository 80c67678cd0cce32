import { inTransaction, type Tx } from "../../../db/client.ts";
import { lockAcceptance } from "../../../db/queries/acceptances.ts";
import { findCustomerByTenant, insertCustomer, lockCustomer } from "../../../db/queries/customers.ts";
import { readSettings } from "../../../db/queries/settings.ts";
import { type Acceptance, type AcceptanceRefusal, adopt } from "../../domain/acceptance.ts";
import { actorName } from "../../domain/actor.ts";
import { type Customer, readCustomer } from "../../domain/customer.ts";
import type { CustomerEvent } from "../../domain/events.ts";
import { type AcceptanceId, CustomerId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { saveSettled } from "./settle.ts";

type Refusal = "not-permitted" | "not-found" | AcceptanceRefusal;

/**
 * *Accept as new customer*: nobody of ours invited them, and the relationship is there. A customer that has the tenant id
 * already is that customer. The relationship is active once the directory, read again, shows it.
 */
export async function adoptAcceptance(
  ctx: ServiceContext,
  ask: { readonly acceptanceId: AcceptanceId },
): Promise<Outcome<{ readonly acceptance: Acceptance; readonly customer: Customer }, Refusal>> {
  if (!may(ctx.actor, "acceptance.claim")) return declined("not-permitted");
  const by = actorName(ctx.actor);
  const newId = CustomerId.parse(ctx.newId());

  return inTransaction(ctx.db, async (tx) => {
    const acceptance = await lockAcceptance(tx, ctx.workspaceId, ask.acceptanceId);
    if (!acceptance) return declined("not-found");
    const allowed = adopt(acceptance, newId, by, ctx.now());
    if (!allowed.ok) return allowed;
    const { customer, added } = await takeIn(tx, ctx, acceptance, newId);
    const adopted = adopt(acceptance, customer.id, by, ctx.now());
    if (!adopted.ok) return adopted;
    await saveSettled(tx, ctx, acceptance, adopted.value);
    await record(tx, ctx, ...added, adopted.value);
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
