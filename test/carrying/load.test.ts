import { getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import { readTables } from "../../db/carrying/tables.ts";
import { type Database, inTransaction, openInMemory, openPostgres, rowsOf } from "../../db/client.ts";
import { knownMigrations, migrate, migrateWithin, readMigrations } from "../../db/migrate.ts";
import * as schema from "../../db/schema/index.ts";
import { load } from "../../src/carrying/load.ts";
import { readSource, type Source } from "../../src/carrying/source.ts";
import { recordRefusal } from "../../src/service/record.ts";
import { makeContext } from "../support/context.ts";
import { type Engine, type TestDatabase, useDatabase } from "../support/databases.ts";
import { fillEveryTable } from "../support/every-table.ts";

const engines: readonly Engine[] = ["newest", "oldest", "embedded"];

const tablesOfSchema = Object.values(schema)
  .filter((each) => is(each, PgTable))
  .map((table) => getTableName(table));

function from<T>(database: Database, work: (source: Source) => Promise<T>): Promise<T> {
  return inTransaction(database.patientDb, async (tx) => {
    const source = await readSource(tx);
    if (typeof source === "string") throw new Error(source);
    return work(source);
  });
}

interface Target {
  readonly database: Database;
  close(): Promise<void>;
}

/** Without a table. */
async function emptyOn(engine: Engine, server: TestDatabase): Promise<Target> {
  const database = engine === "embedded" ? await openInMemory() : openPostgres(await server.makeEmpty());
  return { database, close: () => database.close() };
}

/** What no table of ours has yet, but a later one may. */
const later = [
  sql`create table later_parents (id bigint generated always as identity primary key, name text not null unique)`,
  sql`create table a_later_child (parent bigint references later_parents, bytes bytea, money numeric, share float8,
        stays interval, at timestamptz, tags text[], doubled text generated always as ('x' || (tags[1])) stored)`,
];

describe.each(engines)("everything of a database (%s)", (engine) => {
  const here = useDatabase(engine);

  it("is every table of the schema, and no other", async () => {
    const names = (await readTables(here.current.db)).map(({ name }) => name);
    expect(names.sort()).toEqual([...tablesOfSchema].sort());
  });
});

const ways: readonly (readonly [Engine, Engine])[] = [
  ["embedded", "oldest"],
  ["newest", "embedded"],
  ["oldest", "newest"],
];

/** The machine may be busy with other tests. */
const patienceMs = 60_000;

describe.each(ways)("carrying everything from %s to %s", { timeout: patienceMs }, (fromEngine, toEngine) => {
  const here = useDatabase(fromEngine);
  const there = useDatabase(toEngine);

  it("brings every value over as it was, of tables too that come later, and the sequences", async () => {
    const target = await emptyOn(toEngine, there);
    await migrate(target.database);
    for (const each of [here.current, target.database])
      for (const statement of later) await each.db.execute(statement);
    await here.current.db.execute(
      sql`insert into later_parents (name) select 'p' || n from generate_series(1, 1700) n`,
    );
    const ctx = await fillEveryTable(here.current);

    const progress = new Map<string, number>();
    const loaded = await from(here.current, (source) =>
      load(target.database, source, { onTable: (name, rows) => progress.set(name, rows) }),
    );
    if (!loaded.ok) throw new Error(loaded.reason);
    expect(loaded.value).toMatchObject({ wasThere: false, migrated: [] });
    expect(loaded.value.tables.map(({ table }) => table).sort()).toEqual(
      [...tablesOfSchema, "later_parents", "a_later_child"].sort(),
    );
    expect(loaded.value.tables.filter(({ rows }) => rows === 0)).toEqual([]);
    expect(progress.get("later_parents")).toBe(1700);
    expect(loaded.value.chains).toMatchObject([
      { workspaceId: ctx.workspaceId, expectedHead: { seq: 12 }, verdict: { isUnbroken: true, entries: 12 } },
    ]);

    // Said by the databases themselves, not by what carried it.
    for (const { name } of await readTables(here.current.db)) {
      const sum = sql`select count(*)::int as count, sum(hashtext(t::text)::bigint)::text as sum from ${sql.identifier(name)} t`;
      const both = [here.current, target.database].map((each) =>
        inTransaction(each.patientDb, async (tx) => {
          await tx.execute(sql`set local timezone = 'UTC'`);
          return rowsOf(tx, sum);
        }),
      );
      const [ours, theirs] = await Promise.all(both);
      expect(theirs, name).toEqual(ours);
    }
    await target.database.db.execute(sql`insert into later_parents (name) values ('the next')`);
    const [next] = await rowsOf<{ id: string | number }>(
      target.database.db,
      sql`select id from later_parents where name = 'the next'`,
    );
    expect(Number(next?.id)).toBe(1701);
    await target.close();
  });
});

describe("carrying into a database", { timeout: patienceMs }, () => {
  const here = useDatabase("embedded");
  const server = useDatabase();
  const filled = async () => {
    const ctx = await makeContext(here.current);
    await recordRefusal(ctx, "customer.add", "invalid", null);
    return ctx;
  };

  it("makes an older schema first, and brings it up to date after", async () => {
    const last = knownMigrations().at(-1);
    const older = await openInMemory();
    await older.inBulk((bulk) => migrateWithin(bulk, knownMigrations().at(-2)));
    await older.db.execute(
      sql`insert into workspaces (workspace_id, created_at) values (gen_random_uuid(), now())`,
    );
    const target = await emptyOn("newest", server);
    const loaded = await from(older, (source) => load(target.database, source));
    expect(loaded).toMatchObject({ ok: true, value: { migrated: [last] } });
    expect((await readMigrations(target.database.db)).pending).toEqual([]);
    expect(await rowsOf(target.database.db, sql`select 1 from workspaces`)).toHaveLength(1);
    await older.close();
    await target.close();
  });

  it("refuses one that holds rows, or was prepared by another version, and leaves them alone", async () => {
    await filled();
    const target = await emptyOn("newest", server);
    await target.database.inBulk((bulk) => migrateWithin(bulk, knownMigrations().at(-2)));
    expect(await from(here.current, (source) => load(target.database, source))).toMatchObject({
      ok: false,
      reason: "prepared-otherwise",
    });
    await migrate(target.database);
    await makeContext(target.database);
    for (const acceptsSame of [false, true])
      expect(
        await from(here.current, (source) => load(target.database, source, { acceptsSame })),
      ).toMatchObject({
        ok: false,
        reason: "not-empty",
      });
    expect(await rowsOf(target.database.db, sql`select 1 from workspaces`)).toHaveLength(1);
    await target.close();
  });

  it("knows a database that holds exactly this already", async () => {
    await filled();
    const target = await emptyOn("newest", server);
    await from(here.current, (source) => load(target.database, source));
    const again = await from(here.current, (source) => load(target.database, source, { acceptsSame: true }));
    expect(again).toMatchObject({ ok: true, value: { wasThere: true } });
    await target.database.db.execute(sql`update workspaces set partner_name = 'another'`);
    const changed = await from(here.current, (source) =>
      load(target.database, source, { acceptsSame: true }),
    );
    expect(changed).toMatchObject({ ok: false, reason: "not-empty" });
    await target.close();
  });

  it("keeps nothing of a trial", async () => {
    await filled();
    const target = await emptyOn("newest", server);
    expect(
      await from(here.current, (source) => load(target.database, source, { isTrial: true })),
    ).toMatchObject({
      ok: true,
    });
    expect(await readTables(target.database.db)).toEqual([]);
    await target.close();
  });

  it("keeps nothing where an audit chain does not end where it should, or a value arrived otherwise", async () => {
    await filled();
    const target = await emptyOn("newest", server);
    await from(here.current, async (source) => {
      const cut = source.heads.map((head) => ({ ...head, seq: head.seq + 1 }));
      await expect(load(target.database, { ...source, heads: cut })).rejects.toThrow(/chain.*head-missing/);
    });
    expect(await readTables(target.database.db)).toEqual([]);

    // A database that changes what it is given.
    await migrate(target.database);
    await target.database.db.execute(
      sql`create function shouts() returns trigger language plpgsql as $$ begin new.partner_name := 'LOUD'; return new; end $$`,
    );
    await target.database.db.execute(
      sql`create trigger shouts before insert on workspaces for each row execute function shouts()`,
    );
    await from(here.current, (source) =>
      expect(load(target.database, source)).rejects.toThrow("workspaces: what was written reads otherwise"),
    );
    expect(await rowsOf(target.database.db, sql`select 1 from workspaces`)).toEqual([]);
    await target.close();
  });
});
