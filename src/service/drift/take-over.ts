import type { Tx } from "../../../db/client.ts";
import { findCustomer } from "../../../db/queries/customers.ts";
import { findFinding } from "../../../db/queries/drift-findings.ts";
import { actorName } from "../../domain/actor.ts";
import type { Customer } from "../../domain/customer.ts";
import {
  type DriftFinding,
  type DriftRefusal,
  isRenamed,
  type Named,
  takeOver,
  vanish,
} from "../../domain/drift.ts";
import type { DomainEvent } from "../../domain/events.ts";
import type { DriftFindingId } from "../../domain/ids.ts";
import { declined, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { type DirectoryRecord, DirectoryUnavailable } from "../../ports/partner-directory.ts";
import type { ServiceContext } from "../context.ts";
import { lacksProvider } from "./look-closer.ts";
import { settleFinding } from "./settle.ts";
import { takeActive } from "./take-active.ts";
import { takeEnd } from "./take-end.ts";
import { takeName } from "./take-name.ts";
import { takeDapEnd, takeProviderEnd } from "./take-part-end.ts";

type Refusal =
  | DriftRefusal
  | "not-permitted"
  | "not-found"
  | "nothing-to-take-over"
  | "directory-unavailable";

/** What the directory shows at this moment: of the relationship, or of the name, whichever is in question. */
interface Shown {
  readonly record: DirectoryRecord | null;
  readonly named: Named | null;
}

/**
 * Makes our view what the directory shows, after reading it again. A finding that the directory no longer bears out is
 * "gone" instead, and nothing else changes: the answer's state says which.
 */
export async function takeOverFinding(
  ctx: ServiceContext,
  ask: { readonly id: DriftFindingId },
): Promise<Outcome<DriftFinding, Refusal>> {
  if (!may(ctx.actor, "drift.settle")) return declined("not-permitted");
  const finding = await findFinding(ctx.db, ctx.workspaceId, ask.id);
  const customer = finding?.customerId
    ? await findCustomer(ctx.db, ctx.workspaceId, finding.customerId)
    : null;
  if (!finding || !customer) return declined("not-found");
  const by = actorName(ctx.actor);
  const foreseen = takeOver(finding, by, ctx.now());
  if (!foreseen.ok) return foreseen;
  const shown = await readAgain(ctx, finding, customer);
  if (!shown) return declined("directory-unavailable");

  const isSo = bearsOut(finding, customer, shown);
  return settleFinding(
    ctx,
    ask.id,
    (locked) => (isSo ? takeOver(locked, by, ctx.now()) : vanish(locked, by, ctx.now())),
    async (tx) => (isSo ? takePart(tx, ctx, finding, customer, shown) : []),
  );
}

/** Null when the directory did not answer. */
async function readAgain(
  ctx: ServiceContext,
  finding: DriftFinding,
  { id: customerId, tenantId }: Customer,
): Promise<Shown | null> {
  try {
    if (finding.kind === "renamed") return { record: null, named: await findNamed(ctx, finding) };
    const customer = { workspaceId: ctx.workspaceId, customerId, tenantId };
    return { record: await ctx.directory.readCustomer(customer, ctx.now()), named: null };
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return null;
    throw error;
  }
}

/** As the list names it today: looked for by the name that was seen, then by the domain. */
async function findNamed(ctx: ServiceContext, { tenantId, details }: DriftFinding): Promise<Named | null> {
  const ways = [
    ["company-name", details["theirName"]],
    ["domain", details["theirDomain"]],
  ] as const;
  for (const [by, prefix] of ways) {
    if (!prefix || !ctx.vendor) continue;
    const found = await ctx.vendor.customerList.search(ctx.workspaceId, by, prefix);
    const same = found.find((each) => each.tenantId === tenantId);
    if (same) return same;
  }
  return null;
}

function bearsOut({ kind, providerId }: DriftFinding, customer: Customer, { record, named }: Shown): boolean {
  const isActive = record?.legs.some((leg) => leg.kind === "reseller" && leg.isActive) ?? false;
  switch (kind) {
    case "provider-leg":
      return record !== null && providerId !== null && lacksProvider(record, providerId);
    case "dap":
      return record !== null && !record.hasDap;
    case "ended-elsewhere":
      return !isActive;
    case "active-elsewhere":
      return isActive;
    case "renamed":
      return named !== null && isRenamed(customer, named);
    default:
      return false;
  }
}

async function takePart(
  tx: Tx,
  ctx: ServiceContext,
  { id, kind, providerId }: DriftFinding,
  customer: Customer,
  { record, named }: Shown,
): Promise<readonly DomainEvent[]> {
  if (kind === "ended-elsewhere" && record) return takeEnd(tx, ctx, id, customer.id, record);
  if (kind === "active-elsewhere" && record) return takeActive(tx, ctx, customer.id, record);
  if (kind === "provider-leg" && providerId) return takeProviderEnd(tx, ctx, customer.id, providerId);
  if (kind === "dap") return takeDapEnd(tx, ctx, customer.id);
  if (kind === "renamed" && named) return takeName(tx, ctx, customer.id, named);
  return [];
}
