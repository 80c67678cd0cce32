import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { knownMigrations } from "../../db/migrate.ts";
import { inWords } from "../../src/cli/migrate.ts";
import { runMigrations } from "../../src/compose/migrations.ts";
import { translator } from "../../src/i18n/index.ts";
import { useDatabase } from "../support/databases.ts";

const t = translator("en");
const all = knownMigrations();

describe("the migrate command on PostgreSQL", () => {
  const database = useDatabase();
  const storage = () => ({ kind: "postgres", url: database.url }) as const;
  const empty = async () => {
    await database.current.db.execute(sql`drop schema if exists drizzle cascade`);
    await database.current.db.execute(sql`drop schema public cascade`);
    await database.current.db.execute(sql`create schema public`);
  };

  it("says with --check what it would do, and does nothing", async () => {
    await empty();
    expect(await runMigrations(storage(), true)).toMatchObject({ appliedNow: [], pending: all });
    expect(await runMigrations(storage(), true)).toMatchObject({ appliedNow: [], pending: all });
  });

  it("names what it applied, and has nothing to do after it", async () => {
    await empty();
    const first = await runMigrations(storage(), false);
    expect(first).toEqual({ engine: "postgres", appliedNow: all, pending: [], unknown: 0 });
    expect(inWords(first, false, t).slice(1)).toEqual(all.map((name) => `  ${name}`));
    const again = await runMigrations(storage(), false);
    expect(again).toMatchObject({ appliedNow: [], pending: [] });
    expect(inWords(again, false, t)).toEqual([t("migrate.up-to-date")]);
  });

  it("names each migration once when four run at the same moment", async () => {
    await empty();
    const runs = await Promise.all(Array.from({ length: 4 }, () => runMigrations(storage(), false)));
    expect(runs.flatMap(({ appliedNow }) => appliedNow)).toEqual(all);
  });

  it("says that a newer program was here", async () => {
    await empty();
    await runMigrations(storage(), false);
    await database.current.db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)`,
    );
    const run = await runMigrations(storage(), true);
    expect(run).toMatchObject({ pending: [], unknown: 1 });
    expect(inWords(run, true, t)).toContain(t("migrate.newer", { count: 1 }));
  });
});

describe("the migrate command on the embedded database", () => {
  const folder = mkdtempSync(join(tmpdir(), "kapocs-migrate-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("makes no folder with --check, and the whole database without it", async () => {
    const place = join(folder, "data");
    const storage = { kind: "embedded", folder: place } as const;
    expect(await runMigrations(storage, true)).toMatchObject({ pending: all });
    expect(existsSync(place)).toBe(false);
    expect(await runMigrations(storage, false)).toMatchObject({ appliedNow: all, pending: [] });
    expect(await runMigrations(storage, true)).toMatchObject({ pending: [] });
    // An engine is started three times over.
  }, 90_000);
});
