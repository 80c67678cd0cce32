import { and, eq, inArray } from "drizzle-orm";
import type { ProviderId, WorkspaceId } from "../../src/domain/ids.ts";
import type { Provider } from "../../src/domain/settings.ts";
import type { Db, Tx } from "../client.ts";
import { GuardFailed } from "../errors.ts";
import { providers } from "../schema/index.ts";

/** Those that can be chosen, by name. Removed ones are only found one by one. */
export async function listProviders(db: Db | Tx, workspaceId: WorkspaceId): Promise<Provider[]> {
  const rows = await db
    .select()
    .from(providers)
    .where(and(eq(providers.workspaceId, workspaceId), eq(providers.isRemoved, false)))
    .orderBy(providers.name, providers.providerId);
  return rows.map(toProvider);
}

/** Also a removed one: invitations and relationships go on naming it. */
export async function findProvider(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  id: ProviderId,
): Promise<(Provider & { readonly isRemoved: boolean }) | null> {
  const [row] = await db
    .select()
    .from(providers)
    .where(and(eq(providers.workspaceId, workspaceId), eq(providers.providerId, id)));
  return row ? { ...toProvider(row), isRemoved: row.isRemoved } : null;
}

/** Also removed ones, in no order. */
export async function findProviders(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  ids: readonly ProviderId[],
): Promise<Provider[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(providers)
    .where(and(eq(providers.workspaceId, workspaceId), inArray(providers.providerId, [...ids])));
  return rows.map(toProvider);
}

export async function saveProviderRow(tx: Tx, workspaceId: WorkspaceId, provider: Provider): Promise<void> {
  const { id: providerId, name, tenantId } = provider;
  await tx
    .insert(providers)
    .values({ workspaceId, providerId, name, tenantId })
    .onConflictDoUpdate({
      target: [providers.workspaceId, providers.providerId],
      set: { name, tenantId },
      setWhere: eq(providers.isRemoved, false),
    });
}

export async function hideProvider(tx: Tx, workspaceId: WorkspaceId, id: ProviderId): Promise<void> {
  const hidden = await tx
    .update(providers)
    .set({ isRemoved: true })
    .where(
      and(
        eq(providers.workspaceId, workspaceId),
        eq(providers.providerId, id),
        eq(providers.isRemoved, false),
      ),
    )
    .returning({ id: providers.providerId });
  if (hidden.length !== 1) throw new GuardFailed("the provider was not there to remove");
}

function toProvider(row: typeof providers.$inferSelect): Provider {
  return { id: row.providerId, name: row.name, tenantId: row.tenantId };
}
