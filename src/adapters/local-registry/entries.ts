import { and, asc, eq, ne } from "drizzle-orm";
import type { Db, Tx } from "../../../db/client.ts";
import { registryGdap } from "../../../db/schema/registry-gdap.ts";
import { registryHoldings } from "../../../db/schema/registry-holdings.ts";
import type { RegistryEntry } from "../../ports/partner-directory.ts";
import type { Whose } from "./legs.ts";

/** Writes an entry, or replaces the one with its id. False when that id belongs to another customer's entry. */
export async function saveEntry(tx: Tx, whose: Whose, entry: RegistryEntry): Promise<boolean> {
  const key = { workspaceId: whose.workspaceId, customerId: whose.customerId, entryId: entry.id };
  switch (entry.entry) {
    case "holding": {
      const { entry: _, id: __, ...shown } = entry;
      const saved = await tx
        .insert(registryHoldings)
        .values({ ...key, ...shown })
        .onConflictDoUpdate({
          target: [registryHoldings.workspaceId, registryHoldings.entryId],
          set: shown,
          setWhere: eq(registryHoldings.customerId, whose.customerId),
        })
        .returning({ entryId: registryHoldings.entryId });
      return saved.length === 1;
    }
    case "gdap": {
      const { entry: _, id: __, ...shown } = entry;
      const saved = await tx
        .insert(registryGdap)
        .values({ ...key, ...shown })
        .onConflictDoUpdate({
          target: [registryGdap.workspaceId, registryGdap.entryId],
          set: shown,
          setWhere: eq(registryGdap.customerId, whose.customerId),
        })
        .returning({ entryId: registryGdap.entryId });
      return saved.length === 1;
    }
  }
}

export function listHoldings(db: Db, whose: Whose) {
  return db
    .select()
    .from(registryHoldings)
    .where(isHoldingOf(whose))
    .orderBy(asc(registryHoldings.name), asc(registryHoldings.entryId));
}

/** What stands in the way of a removal: everything that was not cancelled. */
export function listOpenHoldings(tx: Tx, whose: Whose) {
  return tx
    .select({ name: registryHoldings.name, status: registryHoldings.status })
    .from(registryHoldings)
    .where(and(isHoldingOf(whose), ne(registryHoldings.status, "cancelled")))
    .orderBy(asc(registryHoldings.name), asc(registryHoldings.entryId));
}

export function listGdap(db: Db, whose: Whose) {
  return db
    .select()
    .from(registryGdap)
    .where(
      and(eq(registryGdap.workspaceId, whose.workspaceId), eq(registryGdap.customerId, whose.customerId)),
    )
    .orderBy(asc(registryGdap.name), asc(registryGdap.entryId));
}

function isHoldingOf(whose: Whose) {
  return and(
    eq(registryHoldings.workspaceId, whose.workspaceId),
    eq(registryHoldings.customerId, whose.customerId),
  );
}
