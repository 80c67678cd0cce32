import { sql } from "drizzle-orm";
import { rowsOf } from "../../../db/client.ts";
import { type AcceptanceId, CustomerTenantId, type InvitationId } from "../../../src/domain/ids.ts";
import type { VendorNews } from "../../../src/ports/vendor-desk.ts";
import { acceptances } from "../../../src/service/index.ts";
import { firstNow, type TestContext } from "../../support/context.ts";
import { system } from "../../support/people.ts";

export const tenant = CustomerTenantId.parse("7e4a0000-0000-4000-8000-0000000000aa");
export const otherTenant = CustomerTenantId.parse("7e4a0000-0000-4000-8000-0000000000bb");

/** An hour after everything in these tests was handed over. */
export const later = new Date(firstNow.getTime() + 3_600_000);

export const profile = { companyName: "KOVACS ES TARSA", domain: "kovacs.example", country: "HU" };

export function newsOf(change: Partial<VendorNews> = {}): VendorNews {
  return {
    key: "audit:1",
    kind: "relationship.accepted",
    tenantId: tenant,
    companyName: "KOVACS ES TARSA",
    gdapId: null,
    at: later,
    via: "audit-log",
    ...change,
  };
}

export function consider(ctx: TestContext, change: Partial<VendorNews> = {}) {
  return acceptances.consider(ctx.as(system("directory")), newsOf(change));
}

/** What the outbox would do of the matched and adopted ones. */
export async function takeOver(ctx: TestContext): Promise<void> {
  for (const { acceptance_id: acceptanceId } of await acceptanceRows(ctx)) {
    await acceptances.takeOver(ctx.as(system("dispatcher")), { acceptanceId });
  }
}

/** What became of it, or why it is left for later. */
export async function became(ctx: TestContext, change: Partial<VendorNews> = {}): Promise<string> {
  const outcome = await consider(ctx, change);
  await takeOver(ctx);
  return outcome.ok ? outcome.value.what : outcome.reason;
}

interface Row {
  readonly acceptance_id: AcceptanceId;
  readonly state: string;
  readonly evidence: string | null;
  readonly invitation_id: InvitationId | null;
  readonly candidates: readonly InvitationId[];
  readonly reason: string | null;
}

export function acceptanceRows(ctx: TestContext): Promise<Row[]> {
  return rowsOf<Row & Record<string, unknown>>(
    ctx.db,
    sql`select acceptance_id, state, evidence, invitation_id, candidates, reason from acceptances
        where workspace_id = ${ctx.workspaceId} order by created_at, acceptance_id`,
  );
}

export async function onlyAcceptance(ctx: TestContext): Promise<Row> {
  const [row, ...others] = await acceptanceRows(ctx);
  if (!row || others.length > 0) throw new Error("there is not exactly one acceptance");
  return row;
}

/** To whom which bulletins were queued: `acceptance.likely USALES1`. */
export async function toldOf(ctx: TestContext): Promise<string[]> {
  const rows = await rowsOf<{ told: string }>(
    ctx.db,
    sql`select concat_ws(' ', body->'bulletin'->>'kind', body->>'to') as told from outbox_messages
        where workspace_id = ${ctx.workspaceId} and topic like 'bulletin.%' order by told`,
  );
  return rows.map(({ told }) => told);
}
