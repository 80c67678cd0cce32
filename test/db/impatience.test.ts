import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Database, inTransaction, openPostgres, rowsOf } from "../../db/client.ts";
import { isDatabaseDown } from "../../db/errors.ts";
import { useDatabase } from "../support/databases.ts";
import { layWire, type Wire } from "../support/wire.ts";

describe("a PostgreSQL server that many people wait for", () => {
  const direct = useDatabase();
  let wire: Wire;
  let database: Database;
  beforeEach(async () => {
    await direct.current.db.execute(sql`drop table if exists marks`);
    await direct.current.db.execute(sql`create table marks (word text)`);
    wire = await layWire(direct.url);
    database = openPostgres(wire.url, { max: 4 });
    await Promise.all(Array.from({ length: 4 }, () => database.db.execute(sql`select pg_sleep(0.05)`)));
  });
  afterEach(async () => {
    await wire.mend();
    await database.close();
    await wire.close();
  });

  const writes = () => [
    ...Array.from({ length: 10 }, () =>
      inTransaction(database.db, (tx) => tx.execute(sql`insert into marks values ('late')`)),
    ),
    ...Array.from({ length: 10 }, () => database.db.execute(sql`select 1`)),
  ];
  const allFail = async () => {
    const started = performance.now();
    const outcomes = await Promise.allSettled(writes());
    expect(performance.now() - started).toBeLessThan(2_500);
    const reasons = outcomes.map((each) => each.status === "rejected" && isDatabaseDown(each.reason));
    expect(reasons).toEqual(Array(20).fill(true));
  };
  const worksAgain = async (db: Database["db"]) => {
    const select = () => rowsOf(db, sql`select 1 as one`);
    await vi.waitFor(async () => expect(await select()).toEqual([{ one: 1 }]), { timeout: 3_000 });
  };
  const marks = () => rowsOf(direct.current.db, sql`select word from marks`);

  it("is given up soon by all of them while it is stopped, and again later, and works when it is back", async () => {
    await wire.cut();
    await allFail();
    await allFail();
    await wire.mend();
    await worksAgain(database.db);
    await worksAgain(database.patientDb);
    expect(await marks()).toEqual([]);
  });

  it("is given up soon by all of them while it is frozen, and does nothing of it when it thaws", async () => {
    wire.hold();
    await allFail();
    await allFail();
    await wire.mend();
    await worksAgain(database.db);
    // As many at once as there are connections: none of them is lost, and what was late is over.
    await Promise.all(Array.from({ length: 4 }, () => database.db.execute(sql`select pg_sleep(0.2)`)));
    expect(await marks()).toEqual([]);
  });

  it("rolls back what froze in the middle of a transaction", async () => {
    const late = inTransaction(database.db, async (tx) => {
      await tx.execute(sql`insert into marks values ('first')`);
      wire.hold();
      await tx.execute(sql`insert into marks values ('second')`);
    });
    await expect(late).rejects.toSatisfy(isDatabaseDown);
    await wire.mend();
    await worksAgain(database.db);
    await Promise.all(Array.from({ length: 4 }, () => database.db.execute(sql`select pg_sleep(0.2)`)));
    expect(await marks()).toEqual([]);
  });
});
