import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { customers } from "../../db/schema/index.ts";
import { exportAudit } from "../../src/cli/audit-export.ts";
import { verifyAudit } from "../../src/cli/audit-verify.ts";
import { exportFile } from "../../src/cli/export.ts";
import { importFile, undoImport } from "../../src/cli/import.ts";
import { translator } from "../../src/i18n/index.ts";
import { run } from "../support/command.ts";
import { auditTrail, makeContext, type TestContext } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";
import { adminAgent, salesAgent, system } from "../support/people.ts";

const t = translator("en");
const operator = system("operator");

async function* inPieces(text: string, size = 11): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function runImport(ctx: TestContext, text: string, { isDryRun = false, translate = t } = {}) {
  const said: string[] = [];
  const request = { database: ctx.database, source: inPieces(text), isDryRun };
  const code = await importFile(ctx, request, (line) => said.push(line), translate);
  return { code, said };
}

function sink() {
  let file = "";
  const write = async (text: AsyncIterable<string>) => {
    for await (const piece of text) file += piece;
  };
  return { write, written: () => file };
}

async function runExport(ctx: TestContext) {
  const said: string[] = [];
  const { write, written } = sink();
  const code = await exportAudit(ctx, write, (line) => said.push(line), t);
  const file = written();
  return { code, said, file, head: /--head (\S+)/.exec(said.join("\n"))?.[1] ?? "" };
}

async function runVerify(file: string, head: string | null) {
  const said: string[] = [];
  const code = await verifyAudit(inPieces(file), head, (line) => said.push(line), t);
  return { code, said };
}

describe("the import command", () => {
  const database = useDatabase();
  const text = "name;tenant id;note\nGood Kft.;;x\nBad Kft.;12;y\nGOOD KFT.;;z\n";

  it("says each problem and the sum, and ends with 2 when rows were left out", async () => {
    const ctx = await makeContext(database.current, { actor: operator });
    expect(await runImport(ctx, text)).toEqual({
      code: 2,
      said: [
        "Line 3, Microsoft ID: this is no tenant id. It has 32 digits and letters from a to f, in five groups.",
        "Line 4, company name: the same as in line 2, which was taken instead.",
        "These columns mean nothing here and were not read: note",
        "3 rows read: 1 added, 0 brought up to date, 0 unchanged, 2 left out.",
        expect.stringMatching(/within 30 days: kapocs import --undo [0-9a-f-]{36}$/),
      ],
    });
  });

  it("takes an import back by the id it named, once, and says what it left alone", async () => {
    const ctx = await makeContext(database.current, { actor: operator });
    const { said } = await runImport(ctx, "name\nGood Kft.\nHeld Kft.\n");
    const id = said.at(-1)?.split(" ").at(-1) ?? "";
    await ctx.db.update(customers).set({ standing: "invited" }).where(eq(customers.companyName, "Held Kft."));
    const lines: string[] = [];
    const undo = (which: string) => undoImport(ctx, which, (line) => lines.push(line), t);
    expect(await undo(id)).toBe(2);
    expect(await undo(id)).toBe(1);
    expect(await undo("yesterday's")).toBe(1);
    expect(lines).toEqual([
      "Somebody worked with these after the import, so they stay as they are: Held Kft.",
      "Taken back: 1 customer removed, 0 as before, 1 left as they are.",
      t("refusal.already-undone"),
      t("import.unknown", { id: "yesterday's" }),
    ]);
  });

  it("brings in again what the export wrote, and changes nothing by it", async () => {
    const ctx = await makeContext(database.current, { actor: operator });
    await runImport(ctx, "name;own reference\n=Formula Kft.;-7\n");
    const { write, written } = sink();
    const lines: string[] = [];
    const request = { format: "csv", hasBom: true, write } as const;
    expect(await exportFile(ctx, request, (line) => lines.push(line), t)).toBe(0);
    const file = written();
    expect(lines).toEqual(["1 customer was exported."]);
    expect(file.startsWith("\uFEFFCompany name,")).toBe(true);
    expect((await runImport(ctx, file)).said).toEqual([
      "1 row read: 0 added, 0 brought up to date, 1 unchanged, 0 left out.",
    ]);
  });

  it("speaks Hungarian, and says that a dry run changed nothing", async () => {
    const ctx = await makeContext(database.current, { actor: operator });
    const { code, said } = await runImport(ctx, "cégnév\nJó Kft.\n", {
      isDryRun: true,
      translate: translator("hu"),
    });
    expect(code).toBe(0);
    expect(said).toEqual([
      "Ez próbafutás volt, semmi sem változott. 1 sor beolvasva: 1 új lenne, 0 frissülne, 0 változatlan maradna, 0 kimaradna.",
    ]);
    expect(await auditTrail(database.current, ctx.workspaceId)).toEqual([]);
  });

  it("says why it refused, and ends with 1", async () => {
    const ctx = await makeContext(database.current, { actor: salesAgent });
    expect(await runImport(ctx, text)).toEqual({ code: 1, said: [t("import.refused.not-permitted")] });
    expect(await runImport(ctx.as(adminAgent), "domain\nx.hu")).toMatchObject({
      code: 1,
      said: [t("import.refused.no-name-column")],
    });
    expect(await auditTrail(database.current, ctx.workspaceId)).toEqual([
      "customer.import: not-permitted",
      "customer.import: no-name-column",
    ]);
  });
});

describe("the audit commands", () => {
  const database = useDatabase();

  async function exported() {
    const ctx = await makeContext(database.current, { actor: operator });
    await runImport(ctx, "name\nA Kft.\n");
    await runImport(ctx, "name\nB Kft.\n");
    return runExport(ctx);
  }

  it("export a trail that verifies, with its head apart", async () => {
    const { code, file, head } = await exported();
    expect(code).toBe(0);
    expect(file.split("\n")).toHaveLength(3);
    expect(await runVerify(file, head)).toEqual({
      code: 0,
      said: [`The chain is unbroken: 2 entries, 0 of them with details purged. It ends at ${head}`],
    });
  });

  it("say that a cut tail cannot be seen without the head, and see it with one", async () => {
    const { file, head } = await exported();
    const cut = file.slice(0, file.indexOf("\n") + 1);
    expect(await runVerify(cut, null)).toMatchObject({
      code: 0,
      said: [expect.anything(), t("audit.verified.without-head")],
    });
    expect(await runVerify(cut, head)).toEqual({
      code: 1,
      said: ["Broken: entry 2 and what follows it are missing at the end (line 2)."],
    });
    expect(await runVerify(file, "2:zz")).toMatchObject({
      code: 1,
      said: [t("audit.bad-head", { head: "2:zz" })],
    });
  });

  it("name the broken entry", async () => {
    const { file, head } = await exported();
    expect(await runVerify(file.replace("system:operator", "UOTHER"), head)).toEqual({
      code: 1,
      said: ["Broken at entry 1 (line 1): it is not what was recorded."],
    });
  });

  it("end lines at line feeds only", async () => {
    const { file, head } = await exported();
    const spaced = file.replace("system:operator", "system:\u2028operator");
    expect((await runVerify(spaced, head)).said[0]).toContain("it is not what was recorded");
  });

  it("are closed to sales agents", async () => {
    const ctx = await makeContext(database.current, { actor: salesAgent });
    expect(await runExport(ctx)).toMatchObject({
      code: 1,
      file: "",
      said: [t("audit.export.not-permitted")],
    });
  });
});

describe("a command for one workspace", { timeout: 60_000 }, () => {
  const database = useDatabase();

  it("says that the named one is not there, and which are", async () => {
    const { workspaceId } = await makeContext(database.current, { actor: operator });
    const env = { DATABASE_URL: database.url, ENCRYPTION_KEY: Buffer.alloc(32).toString("base64") };
    const { code, out, err } = await run(["export", "--workspace", "another"], env);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("There is no workspace another in this database.");
    expect(err).toContain(workspaceId);
  });
});
