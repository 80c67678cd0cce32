import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { inTransaction, rowsOf } from "../../db/client.ts";
import { describeEachEngine, useDatabase } from "./databases.ts";

describeEachEngine("a test database", (database, engine) => {
  it("is of the version it says", async () => {
    const [row] = await rowsOf<{ server_version: string }>(database.current.db, sql`show server_version`);
    const major = Number.parseInt(row!.server_version, 10);
    expect(major).toBeGreaterThanOrEqual(engine === "oldest" ? 14 : 17);
    if (engine === "oldest") expect(major).toBe(14);
  });

  it("is migrated and empty", async () => {
    expect(await rowsOf(database.current.db, sql`select * from audit_entries`)).toEqual([]);
  });
});

describe("two databases from the same template", () => {
  const one = useDatabase();
  const other = useDatabase();

  it("do not see each other's rows", async () => {
    await one.current.db.execute(sql`insert into audit_chains (workspace_id) values (gen_random_uuid())`);
    expect(await rowsOf(one.current.db, sql`select 1 from audit_chains`)).toHaveLength(1);
    expect(await rowsOf(other.current.db, sql`select 1 from audit_chains`)).toHaveLength(0);
  });
});

describe("transactions on PostgreSQL", () => {
  const database = useDatabase();

  it("run at once: two that wait for each other both end", async () => {
    const arrived = [gate(), gate()];
    const meet = (mine: number) =>
      inTransaction(database.current.db, async (tx) => {
        await tx.execute(sql`select 1`);
        arrived[mine]!.resolve();
        await arrived[1 - mine]!.promise;
      });
    await expect(Promise.all([meet(0), meet(1)])).resolves.toBeDefined();
  });
});

function gate() {
  let resolve = () => {};
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}
