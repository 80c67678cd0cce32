import type { Relationship, Tenant, World } from "./state.ts";

/** One row of a partner's customer list. */
export interface CustomerRow {
  /** Where it stands in the list: name, id, role. */
  readonly key: string;
  readonly name: string;
  readonly domain: string;
  readonly tenant: Tenant;
  readonly relationship: Relationship;
}

/** Every partner's customers in the order of their names; removed ones too, the reader leaves them out. */
export interface CustomerIndex {
  /** Before a first page every row's name is checked, which a next page need not pay for. */
  of(partnerId: string, page: "first" | "next"): readonly CustomerRow[];
  /** Index of the first row at or after this key. */
  from(rows: readonly CustomerRow[], key: string): number;
}

/** A map that says when it was changed, so that what was derived from it can follow. */
export class WatchedMap<V> extends Map<string, V> {
  readonly #listeners: ((key: string | null, wasThere: boolean) => void)[] = [];

  /** Hears the key that was set or deleted, null when all went. */
  watch(listener: (key: string | null, wasThere: boolean) => void): void {
    this.#listeners.push(listener);
  }

  override set(key: string, value: V): this {
    const wasThere = this.has(key);
    super.set(key, value);
    for (const listener of this.#listeners) listener(key, wasThere);
    return this;
  }

  override delete(key: string): boolean {
    const wasThere = super.delete(key);
    if (wasThere) for (const listener of this.#listeners) listener(key, true);
    return wasThere;
  }

  override clear(): void {
    super.clear();
    for (const listener of this.#listeners) listener(null, true);
  }
}

/** Keeps sorted lists while nobody writes, inserts single newcomers, and sorts anew only when it must. */
export function customerIndex(world: World): CustomerIndex {
  const sorted = new Map<string, CustomerRow[]>();
  const newcomers = new Map<string, Relationship[]>();
  if (world.tenants instanceof WatchedMap)
    world.tenants.watch((_key, wasThere) => {
      if (wasThere || hasOrphans) forget();
    });
  if (world.relationships instanceof WatchedMap) {
    world.relationships.watch((key, wasThere) => {
      if (!isWhole) return;
      const relationship = key === null || wasThere ? undefined : world.relationships.get(key);
      if (!relationship) return forget();
      const waiting = newcomers.get(relationship.partnerId);
      if (waiting) waiting.push(relationship);
      else newcomers.set(relationship.partnerId, [relationship]);
    });
  }
  let isWhole = false;
  /** Some relationship came before its tenant. */
  let hasOrphans = false;
  const forget = () => {
    sorted.clear();
    newcomers.clear();
    isWhole = false;
    hasOrphans = false;
  };
  const collect = () => {
    forget();
    for (const relationship of world.relationships.values()) {
      const waiting = newcomers.get(relationship.partnerId);
      if (waiting) waiting.push(relationship);
      else newcomers.set(relationship.partnerId, [relationship]);
    }
    isWhole = true;
  };
  const take = (partnerId: string): CustomerRow[] => {
    const rows = sorted.get(partnerId) ?? [];
    const waiting = newcomers.get(partnerId) ?? [];
    newcomers.delete(partnerId);
    const added = waiting.flatMap((relationship) => rowOf(world, relationship) ?? []);
    if (added.length < waiting.length) hasOrphans = true;
    if (added.length > 50) {
      const all = [...rows, ...added].sort(byKey);
      sorted.set(partnerId, all);
      return all;
    }
    for (const row of added) rows.splice(firstAtOrAfter(rows, row.key), 0, row);
    sorted.set(partnerId, rows);
    return rows;
  };
  return {
    of(partnerId, page) {
      if (!isWhole) collect();
      const rows = take(partnerId);
      if (page === "next") return rows;
      // Tenants are changed in place and replaced: a list with an old name or domain is made anew.
      if (rows.every((row) => row.tenant.companyName === row.name && row.tenant.domain === row.domain))
        return rows;
      collect();
      return take(partnerId);
    },
    from: firstAtOrAfter,
  };
}

function rowOf(world: World, relationship: Relationship): CustomerRow | undefined {
  const tenant = world.tenants.get(relationship.tenantId);
  if (!tenant) return undefined;
  const { companyName: name, domain } = tenant;
  return { key: rowKey(name, relationship), name, domain, tenant, relationship };
}

export function rowKey(name: string, { tenantId, role }: Relationship): string {
  return `${name.toLowerCase()}\u0000${tenantId}\u0000${role}`;
}

function byKey(a: CustomerRow, b: CustomerRow): number {
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}

function firstAtOrAfter(rows: readonly CustomerRow[], key: string): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    // The index lies between the two bounds.
    if ((rows[middle] as CustomerRow).key < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
