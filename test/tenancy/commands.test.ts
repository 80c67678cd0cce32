import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOf } from "../../db/client.ts";
import { records } from "../slack/acting-stage.ts";
import { run } from "../support/command.ts";
import { useDatabase } from "../support/databases.ts";
import { haveTenants, marksIn, othersThan } from "./many-tenants.ts";
import { markOf, tenantOf } from "./pattern.ts";
import { workspaceOf } from "./twins.ts";

const database = useDatabase();
const folder = mkdtempSync(join(tmpdir(), "kapocs-tenancy-"));
const list = join(folder, "customers.csv");
const setUp = join(folder, "setup.yml");
beforeAll(async () => {
  await haveTenants(database.current.patientDb);
  writeFileSync(list, `company name,tenant id\nRenamed Kft.,${tenantOf(0)}\nBrand New Kft.,\n`);
  writeFileSync(setUp, "partner:\n  name: Contoso Anew\n");
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Stands for the id that the import before it named. */
const justImported = "(just imported)";

/** Each command that takes a workspace, and how it ends: 0, but for what needs a vendor or a Slack that is not there. */
const commands: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "audit export": [["audit", "export"]],
  doctor: [["doctor"]],
  export: [["export"], ["export", "--format", "jsonl"]],
  forget: [
    ["forget", records.open],
    ["forget", records.underWay, "--yes"],
  ],
  import: [
    ["import", list],
    ["import", "--undo", justImported],
    ["import", "--undo", records.underWay],
  ],
  purge: [["purge", "--dry-run"], ["purge"]],
  setup: [["setup", "--from", setUp]],
  sync: [["sync"]],
};

/** As the program itself lists them: the subcommands of `audit` follow its own line. */
function commandsWithWorkspace(): readonly string[] {
  const source = readFileSync(new URL("../../src/cli/kapocs.ts", import.meta.url), "utf8");
  const [, ...parts] = source.split('.command("');
  const audit = parts.findIndex((part) => part.startsWith('audit"'));
  return parts.flatMap((part, at) => {
    const name = part.slice(0, part.indexOf('"'));
    return part.includes("--workspace") ? [at > audit && at <= audit + 2 ? `audit ${name}` : name] : [];
  });
}

describe("a command for one of two hundred workspaces", () => {
  const env = () => ({
    DATABASE_URL: database.url,
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
    KAPOCS_DATA_DIR: folder,
  });

  it("is tried whenever it takes one", () => {
    expect([...commandsWithWorkspace()].sort()).toEqual(Object.keys(commands).sort());
  });

  it("reads and changes that one alone, though its ids are in all of them", async () => {
    const { patientDb: db } = database.current;
    const before = await othersThan(db, 100);
    const ended: string[] = [];
    let imported = "";
    for (const args of Object.values(commands).flat()) {
      const named = args.map((arg) => (arg === justImported ? imported : arg));
      const { code, out, err } = await run([...named, "--workspace", workspaceOf(100)], env());
      imported = /--undo ([0-9a-f-]{36})/.exec(err)?.[1] ?? imported;
      expect(
        marksIn(out + err).filter((mark) => mark !== markOf(100)),
        args.join(" "),
      ).toEqual([]);
      if (code === 0) ended.push(args.slice(0, 2).join(" "));
    }
    expect(await othersThan(db, 100)).toEqual(before);
    expect(ended).toEqual(
      expect.arrayContaining([
        "audit export",
        "export",
        `forget ${records.underWay}`,
        `import ${list}`,
        "import --undo",
        "purge",
      ]),
    );
  }, 120_000);

  it("cannot take back what was imported in another one", async () => {
    const { patientDb: db } = database.current;
    await db.execute(sql`delete from imports where workspace_id = ${workspaceOf(101)}`);
    const before = await othersThan(db, 101);
    const { code } = await run(["import", "--undo", records.open, "--workspace", workspaceOf(101)], env());
    expect(code).toBe(1);
    expect(await othersThan(db, 101)).toEqual(before);
  }, 60_000);

  it("is refused where nobody said which", async () => {
    const rows = () =>
      rowsOf(
        database.current.patientDb,
        sql`select md5(string_agg(c::text, '' order by c::text)) from customers c`,
      );
    const before = await rows();
    const { code, out } = await run(["export"], env());
    expect(code).not.toBe(0);
    expect(marksIn(out)).toEqual([]);
    expect(await rows()).toEqual(before);
  }, 60_000);
});
