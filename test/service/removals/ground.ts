import { sql } from "drizzle-orm";
import { rowsOf } from "../../../db/client.ts";
import { RegistryEntryId } from "../../../src/domain/ids.ts";
import type { Outcome } from "../../../src/domain/outcome.ts";
import type { RemovalRequest } from "../../../src/domain/removal-request.ts";
import { removals } from "../../../src/service/index.ts";
import type { TestContext } from "../../support/context.ts";
import {
  customerId,
  haveChannel,
  haveCustomer,
  haveRelationship,
  relationshipId,
  tenantId,
} from "../../support/make.ts";
import { adminAgent, system } from "../../support/people.ts";

export const ten = Array.from({ length: 10 }, (_each, at) => at);

/** An active customer with delegated administration, in our tables and in the directory, and a channel for the cards. */
export async function haveGround(ctx: TestContext): Promise<void> {
  await haveCustomer(ctx, { standing: "active" });
  await haveRelationship(ctx, { hasDap: true });
  await haveChannel(ctx);
  ctx.directory.knows(inDirectory(ctx), { hasDap: true });
}

export function inDirectory(ctx: TestContext) {
  return { workspaceId: ctx.workspaceId, customerId, tenantId };
}

/** Something that stands in the way, as the directory shows it from now on. */
export async function enterSubscription(ctx: TestContext, status: "active" | "cancelled" = "active") {
  await ctx.directory.enter(inDirectory(ctx), {
    entry: "holding",
    id: RegistryEntryId.parse("f0000000-0000-7000-8000-000000000001"),
    kind: "subscription",
    name: "Microsoft 365 Business Standard",
    status,
    quantity: 5,
    endsAt: null,
  });
}

export async function prepared(ctx: TestContext) {
  return value(await removals.prepare(ctx, { relationshipId }));
}

export async function worded(ctx: TestContext, reason = "The contract ended.") {
  const { preparationId } = await prepared(ctx);
  return value(await removals.word(ctx, { preparationId, reason, language: "en" }));
}

export async function attested(ctx: TestContext): Promise<RemovalRequest> {
  const { preparationId, hash } = await worded(ctx);
  return value(await removals.attest(ctx, { preparationId, hash, ticked: true }));
}

export async function approved(ctx: TestContext): Promise<RemovalRequest> {
  const { id } = await attested(ctx);
  const facts = value(await removals.readFacts(ctx, id));
  return value(await removals.approve(ctx.as(adminAgent), { removalId: id, reason: null, facts }));
}

/** An approved one that the directory refused. */
export async function failed(ctx: TestContext): Promise<RemovalRequest> {
  const { id } = await approved(ctx);
  ctx.directory.nextRemovalAnswer = { outcome: "refused", message: "Not today.", correlationId: null };
  const execution = value(await removals.execute(ctx.as(system("dispatcher")), { removalId: id }));
  if (execution.retry) throw new Error("the execution was to fail");
  return execution.removal;
}

export async function executed(ctx: TestContext): Promise<RemovalRequest> {
  const { id } = await approved(ctx);
  const execution = value(await removals.execute(ctx.as(system("dispatcher")), { removalId: id }));
  if (execution.retry) throw new Error("the execution was to end");
  return execution.removal;
}

export function value<T>(outcome: Outcome<T, string>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
  return outcome.value;
}

/** "ok" or the reason, of several outcomes, sorted. */
export function answers(outcomes: readonly Outcome<unknown, string>[]): string[] {
  return outcomes.map((each) => (each.ok ? "ok" : each.reason)).sort();
}

/** The bodies queued under a topic, oldest first. */
export async function queued(ctx: TestContext, topic: string): Promise<Record<string, unknown>[]> {
  const rows = await rowsOf<{ body: Record<string, unknown> | string }>(
    ctx.db,
    sql`select body from outbox_messages where workspace_id = ${ctx.workspaceId} and topic = ${topic}
        order by message_id`,
  );
  return rows.map(({ body }) => (typeof body === "string" ? JSON.parse(body) : body));
}

/** Forgets what was queued so far, so that a test sees what its own act leaves behind. */
export async function emptyOutbox(ctx: TestContext): Promise<void> {
  await ctx.db.execute(sql`delete from outbox_messages where workspace_id = ${ctx.workspaceId}`);
}

/** When the clock's sweep of this workspace is due. */
export async function deadline(ctx: TestContext): Promise<Date | null> {
  const [row] = await rowsOf<{ due_at: string | Date }>(
    ctx.db,
    sql`select due_at from workspace_dues where workspace_id = ${ctx.workspaceId} and kind = 'deadlines'`,
  );
  return row ? new Date(row.due_at) : null;
}
