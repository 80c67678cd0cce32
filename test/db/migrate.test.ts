import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { openPostgres, rowsOf } from "../../db/client.ts";
import { migrate } from "../../db/migrate.ts";
import { recordRefusal } from "../../src/service/record.ts";
import { makeContext } from "../support/context.ts";
import { describeEachEngine, useDatabase } from "../support/databases.ts";

describe("migrating", () => {
  const database = useDatabase();

  it("is safe from four handles at once on an empty database, and again after", async () => {
    const { db } = database.current;
    await db.execute(sql`drop schema drizzle cascade`);
    await db.execute(sql`drop schema public cascade`);
    await db.execute(sql`create schema public`);
    const handles = Array.from({ length: 4 }, () => openPostgres(database.url));
    await Promise.all(handles.map((handle) => migrate(handle)));
    await migrate(handles[0]!);
    await Promise.all(handles.map((handle) => handle.close()));
    const done = await rowsOf<{ hash: string }>(db, sql`select hash from drizzle.__drizzle_migrations`);
    const written = readdirSync("db/migrations").filter((name) => name.endsWith(".sql"));
    expect(done).toHaveLength(written.length);
    expect(new Set(done.map((row) => row.hash)).size).toBe(written.length);
  });
});

describe("the migrations in the repository", () => {
  const folder = mkdtempSync(join(tmpdir(), "kapocs-drift-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("match the schema: generating once more finds nothing to do", async () => {
    const copy = join(folder, "migrations");
    cpSync("db/migrations", copy, { recursive: true });
    const before = readFileSync(join(copy, "meta/_journal.json"), "utf8");
    const { stdout } = await promisify(execFile)(process.execPath, [
      "node_modules/drizzle-kit/bin.cjs",
      "generate",
      "--dialect=postgresql",
      "--schema=./db/schema/index.ts",
      "--casing=snake_case",
      // Only a relative path is understood.
      `--out=${relative(process.cwd(), copy)}`,
    ]);
    expect(stdout).toContain("No schema changes");
    expect(readFileSync(join(copy, "meta/_journal.json"), "utf8")).toBe(before);
  });

  it("each begin with why, and whether old code may run beside them", () => {
    for (const name of readdirSync("db/migrations").filter((each) => each.endsWith(".sql"))) {
      expect(readFileSync(join("db/migrations", name), "utf8"), name).toMatch(/^-- .*[Oo]ld(er)? code/s);
    }
  });
});

describeEachEngine("audit entries", (database) => {
  async function refused(statement: ReturnType<typeof sql>) {
    const error = await database.current.db.execute(statement).then(
      () => null,
      (reason: Error) => reason,
    );
    return String(error?.cause ?? error);
  }

  it("cannot be changed, deleted or swept away", async () => {
    const ctx = await makeContext(database.current);
    await recordRefusal(ctx, "customer.add", "invalid", null);
    const mine = sql`workspace_id = ${ctx.workspaceId}`;
    for (const statement of [
      sql`update audit_entries set actor = 'UOTHER' where ${mine}`,
      sql`update audit_entries set details = null, salt = null, actor = 'UOTHER' where ${mine}`,
      sql`update audit_entries set details = null where ${mine}`,
      sql`update audit_entries set salt = null where ${mine}`,
      sql`update audit_entries set details = '{"x":1}' where ${mine}`,
      sql`delete from audit_entries where ${mine}`,
      sql`truncate audit_entries`,
    ])
      expect(await refused(statement)).toContain("append-only");
  });

  it("may lose their details together with the salt", async () => {
    const ctx = await makeContext(database.current);
    await recordRefusal(ctx, "customer.add", "invalid", null);
    await database.current.db.execute(
      sql`update audit_entries set details = null, salt = null where workspace_id = ${ctx.workspaceId}`,
    );
    const [row] = await rowsOf<{ details: unknown; act: string }>(
      database.current.db,
      sql`select act, details from audit_entries where workspace_id = ${ctx.workspaceId}`,
    );
    expect(row).toEqual({ act: "customer.add", details: null });
  });
});
