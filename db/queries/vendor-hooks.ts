import { eq, sql } from "drizzle-orm";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import type { Db } from "../client.ts";
import { vendorHooks } from "../schema/index.ts";

/** The vendor's one registration as it was last read: ours, or another tool's. */
export interface VendorHook {
  readonly url: string;
  readonly events: readonly string[];
  readonly registeredAt: Date;
  readonly lastEventAt: Date | null;
  readonly testCorrelationId: string | null;
  readonly testAskedAt: Date | null;
}

export async function findVendorHook(db: Db, workspaceId: WorkspaceId): Promise<VendorHook | null> {
  const [row] = await db.select().from(vendorHooks).where(eq(vendorHooks.workspaceId, workspaceId)).limit(1);
  return row ?? null;
}

/** The time and the test of a registration that stays where it was are kept. */
export async function saveVendorHook(
  db: Db,
  workspaceId: WorkspaceId,
  { url, events }: Pick<VendorHook, "url" | "events">,
  now: Date,
): Promise<void> {
  const kept = sql`case when ${vendorHooks.url} = excluded.url then ${vendorHooks.registeredAt} else excluded.registered_at end`;
  await db
    .insert(vendorHooks)
    .values({ workspaceId, url, events, registeredAt: now })
    .onConflictDoUpdate({
      target: vendorHooks.workspaceId,
      set: { url, events, registeredAt: kept },
    });
}

export async function deleteVendorHook(db: Db, workspaceId: WorkspaceId): Promise<void> {
  await db.delete(vendorHooks).where(eq(vendorHooks.workspaceId, workspaceId));
}

export async function saveHookTest(
  db: Db,
  workspaceId: WorkspaceId,
  testCorrelationId: string | null,
  testAskedAt: Date,
): Promise<void> {
  await db
    .update(vendorHooks)
    .set({ testCorrelationId, testAskedAt })
    .where(eq(vendorHooks.workspaceId, workspaceId));
}

/** An event came with a right signature. */
export async function noteHookEvent(db: Db, workspaceId: WorkspaceId, at: Date): Promise<void> {
  await db.update(vendorHooks).set({ lastEventAt: at }).where(eq(vendorHooks.workspaceId, workspaceId));
}
