import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, type Db, inTransaction, openPostgres, rowsOf, type Tx } from "../../db/client.ts";
import { useDatabase } from "../support/databases.ts";

describe.each(["newest", "oldest"] as const)("a PostgreSQL handle (%s)", (engine) => {
  const direct = useDatabase(engine);
  let database: Database;
  beforeEach(async () => {
    await direct.current.db.execute(sql`create table marks (number int, word text)`);
    await direct.current.db.execute(sql`insert into marks values (1, 'egy'), (2, 'kettő')`);
    // One connection, so that all of a test is seen by the same session of the server.
    database = openPostgres(direct.url, { max: 1 });
  });
  afterEach(async () => {
    await database.close();
    await direct.current.db.execute(sql`drop table marks`);
  });

  const numberOf = async (db: Db | Tx, word: string) => {
    const rows = await rowsOf<{ number: number }>(db, sql`select * from marks where word = ${word}`);
    return Number(rows[0]?.number);
  };
  const kept = async (db: Db) => {
    const rows = await rowsOf<{ statement: string }>(
      db,
      sql`select statement from pg_prepared_statements where statement like '%marks%'`,
    );
    return rows.map((row) => row.statement).filter((each) => !each.includes("pg_prepared_statements"));
  };

  it("has each text parsed once, in and out of transactions, for people and for workers", async () => {
    const { db, patientDb } = database;
    for (const word of ["egy", "kettő"]) await numberOf(db, word);
    await inTransaction(db, async (tx) => {
      await numberOf(tx, "egy");
      await tx.transaction((nested) => numberOf(nested, "kettő"));
    });
    expect(await kept(db)).toEqual(["select * from marks where word = $1"]);
    expect(await inTransaction(patientDb, (tx) => numberOf(tx, "kettő"))).toBe(2);
  });

  it("keeps what is said inside of a transaction only", async () => {
    await inTransaction(database.db, (tx) => tx.transaction((nested) => numberOf(nested, "kettő")));
    expect(await kept(database.db)).toHaveLength(1);
  });

  it("has no text kept whose lists are long or that has no parameters", async () => {
    const list = (length: number) => sql.join(Array(length).fill(sql`${"egy"}`), sql`, `);
    await database.db.execute(sql`select number from marks where word in (${list(61)})`);
    await database.db.execute(sql`select number from marks`);
    expect(await kept(database.db)).toEqual([]);
  });

  describe("whose tables are changed while it is open", () => {
    const change = () => direct.current.db.execute(sql`alter table marks alter column number type bigint`);

    it("prepares its statements again, and nobody notices", async () => {
      await numberOf(database.db, "egy");
      await change();
      expect(await numberOf(database.db, "kettő")).toBe(2);
    });

    it("loses at most the first transaction to it", async () => {
      const look = () => inTransaction(database.db, (tx) => numberOf(tx, "kettő"));
      await look();
      await change();
      await expect(look()).rejects.toThrow();
      expect(await look()).toBe(2);
    });

    it("loses none to a new column", async () => {
      const look = () =>
        inTransaction(database.db, async (tx) => {
          const found = sql`select number from marks where word = ${"kettő"}`;
          return (await rowsOf<{ number: number }>(tx, found))[0]?.number;
        });
      await look();
      await direct.current.db.execute(sql`alter table marks add column note text`);
      expect(await look()).toBe(2);
    });
  });
});
