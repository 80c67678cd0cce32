import { readdirSync, readFileSync } from "node:fs";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { knownMigrations } from "../../../db/migrate.ts";
import { useDatabase } from "../../support/databases.ts";
import { breaksOlderCode } from "./rules.ts";

/** What the version of that level says to the database, as record.js froze it. */
interface Frozen {
  readonly level: string;
  readonly statements: readonly string[];
}
// Written by record.js.
const frozen = JSON.parse(readFileSync("test/db/rolling/statements.json", "utf8")) as Frozen;

/** The driver said which types they are; planned alone nobody does. */
const untyped = new Set(["42P18", "42P08"]);

describe("the statements of the version before", () => {
  const database = useDatabase();
  let sql: postgres.Sql;
  beforeAll(() => {
    sql = postgres(database.url, { max: 1, onnotice: () => {} });
  });
  afterAll(() => sql?.end());

  /** Parses and plans each, which finds its tables, columns, types and the indexes of its upserts; runs none. */
  async function plan(): Promise<{ readonly broken: readonly string[]; readonly unknown: number }> {
    const broken: string[] = [];
    let unknown = 0;
    for (const statement of frozen.statements) {
      try {
        await sql.unsafe(`explain (generic_plan) ${statement}`);
      } catch (error) {
        const { code = "", message } = error as { code?: string; message: string };
        if (untyped.has(code)) unknown += 1;
        else broken.push(`${message}: ${statement}`);
      }
    }
    return { broken, unknown };
  }

  it("are all understood by the tables of this one", async () => {
    expect(knownMigrations()).toContain(frozen.level);
    expect(frozen.statements.length).toBeGreaterThan(200);
    const { broken, unknown } = await plan();
    expect(broken).toEqual([]);
    expect(unknown).toBeLessThan(frozen.statements.length / 10);
  });

  it("would show a column that went, one that is called otherwise, a type and an upsert's index", async () => {
    const changes = [
      "alter table customers drop column own_reference",
      "alter table outbox_messages rename column lane to lanes",
      "alter table workspaces rename to organisations",
      "alter table outbox_lanes drop constraint outbox_lanes_workspace_id_lane_pk",
      "alter table invitations alter column expires_at type boolean using true",
    ];
    for (const change of changes) {
      const shown = await sql
        .begin(async (tx) => {
          await tx.unsafe(change);
          const failures: string[] = [];
          for (const statement of frozen.statements) {
            await tx.unsafe("savepoint one");
            await tx.unsafe(`explain (generic_plan) ${statement}`).catch(async (error: { code?: string }) => {
              if (!untyped.has(error.code ?? "")) failures.push(statement);
              await tx.unsafe("rollback to savepoint one");
            });
          }
          throw Object.assign(new Error("rolled back"), { failures });
        })
        .catch((error: { failures?: string[] }) => error.failures ?? []);
      expect(shown.length, change).toBeGreaterThan(0);
    }
  });
});

describe("a migration", () => {
  it("leaves in place whatever the version before it uses", () => {
    for (const name of readdirSync("db/migrations").filter((each) => each.endsWith(".sql")))
      expect(breaksOlderCode(readFileSync(`db/migrations/${name}`, "utf8")), name).toEqual([]);
  });

  it.each([
    `alter table "customers" drop column "domain";`,
    `DROP TABLE "cards";`,
    `ALTER TABLE "customers" RENAME COLUMN "domain" TO "domains";`,
    `ALTER TABLE "customers" ALTER COLUMN "domain" SET DATA TYPE varchar(10);`,
    `ALTER TABLE "customers" ALTER COLUMN "domain" SET NOT NULL;`,
    `ALTER TABLE "customers" ADD COLUMN "vat" text NOT NULL;`,
    `ALTER TABLE "customers" ADD CONSTRAINT "c" CHECK (true);`,
    `CREATE UNIQUE INDEX "u" ON "customers" USING btree ("domain");`,
    `create table "x" ("a" int);\n--> statement-breakpoint\nALTER TABLE "cards" ALTER COLUMN "ts" DROP DEFAULT;`,
  ])("is found out when it does not: %s", (statement) => {
    expect(breaksOlderCode(`-- Old code may run beside it.\n${statement}`)).toHaveLength(1);
  });

  it.each([
    `ALTER TABLE "customers" ADD COLUMN "vat" text;`,
    `ALTER TABLE "customers" ADD COLUMN "vat" text DEFAULT '' NOT NULL;`,
    `CREATE INDEX "i" ON "customers" USING btree ("domain");`,
    `CREATE TABLE "x" ("a" int NOT NULL);\n--> statement-breakpoint\nCREATE UNIQUE INDEX "u" ON "x" USING btree ("a");`,
  ])("may add: %s", (statement) => {
    expect(breaksOlderCode(statement)).toEqual([]);
  });
});
