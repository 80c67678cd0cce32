import { expect, it } from "vitest";
import { CustomerId } from "../../../src/domain/ids.ts";
import { type ImportRequest, importCustomers } from "../../../src/service/customers/import/import.ts";
import { listCustomers, searchCustomers } from "../../../src/service/customers/read.ts";
import { verbs } from "../../../src/service/verbs.ts";
import {
  auditTrail,
  expectRecorded,
  expectRefusalRecorded,
  makeContext,
  type TestContext,
} from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { haveCustomer, tenantId } from "../../support/make.ts";
import { adminAgent, salesAgent } from "../../support/people.ts";

const customers = verbs("customer", { import: importCustomers });

async function* inPieces(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function run(ctx: TestContext, text: string | Uint8Array, overrides: Partial<ImportRequest> = {}) {
  return customers.import(ctx, {
    database: ctx.database,
    source: inPieces(text),
    isDryRun: false,
    ...overrides,
  });
}

async function report(ctx: TestContext, text: string, overrides: Partial<ImportRequest> = {}) {
  const outcome = await run(ctx, text, overrides);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

async function everybody(ctx: TestContext) {
  const outcome = await listCustomers(ctx);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.customers;
}

const tenant = (number: number) => `7e4a0000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const portalExport = [
  "\ufeffMicrosoft ID,Company name,Primary domain name,Relationship",
  `${tenant(1)},"Kovács és Társa, Kft.",kovacs.example,Cloud Reseller`,
  `${tenant(2).toUpperCase()},"Nagy ""Jó"" Bt.",nagy.example,Cloud Reseller`,
].join("\r\n");

describeEachEngine("importing customers", (database) => {
  it("takes Partner Center's own export, and nobody becomes active by it", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    expect(await report(ctx, portalExport)).toEqual({
      isDryRun: false,
      importId: expect.any(String),
      rows: 2,
      added: 2,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      problems: [],
      ignoredColumns: [],
    });
    const [first, second] = await everybody(ctx);
    expect(first).toMatchObject({
      companyName: "Kovács és Társa, Kft.",
      tenantId: tenant(1),
      domain: "kovacs.example",
      origin: "other-portal",
      standing: "none",
      createdBy: adminAgent.slackUserId,
    });
    expect(second).toMatchObject({ companyName: 'Nagy "Jó" Bt.', tenantId: tenant(2) });
    const found = await searchCustomers(ctx, "kovacs tarsa", 5);
    expect(found).toMatchObject({ ok: true, value: [{ companyName: "Kovács és Társa, Kft." }] });
  });

  it("is audited once, and nobody needs to be told", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    await report(ctx, portalExport);
    await expectRecorded(database.current, ctx.workspaceId, { act: "customers.imported", queued: [] });
    expect(await auditTrail(database.current, ctx.workspaceId)).toHaveLength(1);
  });

  it("is refused to a sales agent", async () => {
    const ctx = await makeContext(database.current, { actor: salesAgent });
    expect(await run(ctx, portalExport)).toMatchObject({ ok: false, reason: "not-permitted" });
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "customer.import",
      reason: "not-permitted",
    });
    expect(await everybody(ctx)).toEqual([]);
  });

  it("reads Hungarian headers, semicolons, languages and every field", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    const text = [
      "Cégnév;Tartománynév;Saját hivatkozás;Ország;Eredet;Kapcsolattartó neve;E-mail cím;Nyelv;Megjegyzés",
      "Árvíztűrő \\ Kft.;árvíz.example;K-7;hu;gyártói ajánlás;Tükör Fúró;t@arviz.example;magyar;semmi",
    ].join("\n");
    expect(await report(ctx, text)).toMatchObject({ added: 1, rejected: 0, ignoredColumns: ["Megjegyzés"] });
    expect(await everybody(ctx)).toMatchObject([
      {
        companyName: "Árvíztűrő \\ Kft.",
        domain: "xn--rvz-dla6d.example",
        ownReference: "K-7",
        country: "HU",
        origin: "vendor-referral",
        contactName: "Tükör Fúró",
        contactEmail: "t@arviz.example",
        language: "hu",
      },
    ]);
  });

  it("names each bad row with its line, field and reason, and takes the others", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    const text = [
      "name,tenant id,domain,email",
      "Good Kft.,,good.example,",
      ",,nameless.example,",
      "",
      "Bad Id Kft.,123,bad.example,nobody",
      '"Two\nlines Kft.",,two.example,',
      "Short row",
    ].join("\n");
    const outcome = await report(ctx, text);
    expect(outcome).toMatchObject({ rows: 5, added: 3, rejected: 2 });
    expect(outcome.problems).toEqual([
      { line: 3, field: "companyName", reason: "required", sameAsLine: null },
      { line: 5, field: "contactEmail", reason: "bad-email", sameAsLine: null },
      { line: 5, field: "tenantId", reason: "bad-tenant-id", sameAsLine: null },
    ]);
    expect((await everybody(ctx)).map((each) => each.companyName)).toEqual([
      "Good Kft.",
      "Short row",
      "Two lines Kft.",
    ]);
  });

  it("takes the first of rows that repeat each other and names the others", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    const text = [
      "name,tenant id,domain",
      `One Kft.,${tenant(1)},one.example`,
      `One again Kft.,${tenant(1)},again.example`,
      "One by domain Kft.,,one.example",
      `Twin Kft.,${tenant(2)},one.example`,
      "Only a name Kft.,,",
      "ONLY A NÁME Kft.,,",
    ].join("\n");
    const outcome = await report(ctx, text);
    expect(outcome).toMatchObject({ rows: 6, added: 3, rejected: 3 });
    expect(outcome.problems).toEqual([
      { line: 3, field: "tenantId", reason: "duplicate-in-file", sameAsLine: 2 },
      { line: 4, field: "domain", reason: "duplicate-in-file", sameAsLine: 2 },
      { line: 7, field: "companyName", reason: "duplicate-in-file", sameAsLine: 6 },
    ]);
  });

  it("does not choose between customers with one domain or one name, and says where it would have to", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    const text = [
      "name,tenant id,domain",
      `One Kft.,${tenant(1)},one.example`,
      `Two Kft.,${tenant(2)},one.example`,
      `Twin Kft.,${tenant(3)},`,
      `TWIN KFT,${tenant(4)},`,
    ].join("\n");
    await report(ctx, text);
    const before = await everybody(ctx);
    const outcome = await report(
      ctx,
      "name,domain\nThree Kft.,one.example\nTwin Kft.,\nNew Kft.,new.example",
    );
    expect(outcome).toMatchObject({ rows: 3, added: 1, updated: 0, unchanged: 0, rejected: 2 });
    expect(outcome.problems).toEqual([
      { line: 2, field: "domain", reason: "ambiguous-domain", sameAsLine: null },
      { line: 3, field: "companyName", reason: "ambiguous-name", sameAsLine: null },
    ]);
    const after = await everybody(ctx);
    expect(after.filter((each) => each.companyName !== "New Kft.")).toEqual(before);
  });

  it("does not give a tenant id to either of two customers with its domain", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    for (const number of [1, 2]) {
      const id = CustomerId.parse(`c0000000-0000-7000-8000-00000000000${number}`);
      await haveCustomer(ctx, { id, tenantId: null });
    }
    const outcome = await report(ctx, `name,tenant id,domain\nKovács Zrt.,${tenantId},kovacs.example`);
    expect(outcome).toMatchObject({ rejected: 1, problems: [{ reason: "ambiguous-domain" }] });
  });

  it.each([
    ["two kinds of line ends", "name,domain\r\nA,a.example\nB,b.example\r\nC,c.example\n,bad\n"],
    ["the other two", "name,domain\nA,a.example\r\nB,b.example\nC,c.example\r\n,bad\r\n"],
    ["the line ends of old Macs", "name,domain\rA,a.example\rB,b.example\rC,c.example\r,bad\r"],
  ])("reads a file with %s", async (_what, text) => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    const outcome = await report(ctx, text);
    expect(outcome).toMatchObject({ rows: 4, added: 3, rejected: 1 });
    expect(outcome.problems[0]).toMatchObject({ line: 5 });
    expect((await everybody(ctx)).map((each) => each.domain)).toEqual([
      "a.example",
      "b.example",
      "c.example",
    ]);
  });

  it("names a language or an origin that is none, whatever it spells", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    const text = "name,language,origin\nA,constructor,\nB,,toString\nC,Magyar,\n";
    expect(await report(ctx, text)).toMatchObject({
      added: 1,
      problems: [
        { line: 2, reason: "bad-language" },
        { line: 3, reason: "bad-origin" },
      ],
    });
  });

  it("changes nothing when it runs again", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    const text = `${portalExport}\r\n,Only a name Kft.,,\r\n,By domain Kft.,by-domain.example,`;
    await report(ctx, text);
    const before = await everybody(ctx);
    expect(await report(ctx, text)).toMatchObject({
      rows: 4,
      added: 0,
      updated: 0,
      unchanged: 4,
      rejected: 0,
    });
    expect(await everybody(ctx)).toEqual(before);
  });

  it("brings customers up to date and keeps what the file leaves out", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    const before = await haveCustomer(ctx, { tenantId: null, standing: "active" });
    const text = `name,tenant id,domain\nKovács Zrt.,${tenantId},kovacs.example`;
    expect(await report(ctx, text)).toMatchObject({ added: 0, updated: 1, unchanged: 0 });
    expect(await everybody(ctx)).toEqual([{ ...before, companyName: "Kovács Zrt.", tenantId }]);
    expect(await searchCustomers(ctx, "zrt", 5)).toMatchObject({ value: [{ id: before.id }] });
    expect(await searchCustomers(ctx, "tarsa", 5)).toMatchObject({ value: [] });
  });

  it("leaves other workspaces alone, whatever their customers' ids", async () => {
    const other = await makeContext(database.current);
    const theirs = await haveCustomer(other);
    const ctx = await makeContext(database.current, { actor: adminAgent });
    const text = `name,tenant id\nMine Kft.,${tenantId}`;
    expect(await report(ctx, text)).toMatchObject({ added: 1, updated: 0 });
    expect(await everybody(other)).toEqual([theirs]);
  });

  it("reports a dry run alike and changes nothing", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    await haveCustomer(ctx);
    const text = `name,tenant id\nNew Kft.,${tenant(9)}\nRenamed Kft.,${tenantId}\n,${tenant(8)}`;
    const before = await everybody(ctx);
    const dry = await report(ctx, text, { isDryRun: true });
    expect(dry).toMatchObject({ added: 1, updated: 1, unchanged: 0, rejected: 1 });
    expect(await everybody(ctx)).toEqual(before);
    expect(await auditTrail(database.current, ctx.workspaceId)).toEqual([]);
    expect(await report(ctx, text)).toEqual({ ...dry, importId: expect.any(String), isDryRun: false });
  });

  it.each(["utf-16le with a mark", "utf-16be with a mark", "utf-16le", "utf-8 with a mark"])(
    "reads a spreadsheet's own text in %s",
    async (encoding) => {
      const ctx = await makeContext(database.current, { actor: adminAgent });
      const text = `${encoding.endsWith("mark") ? "\uFEFF" : ""}cégnév\tországkód\nŐrségi Űr Kft.\tHU\n`;
      const bytes = Buffer.from(text, encoding.startsWith("utf-8") ? "utf8" : "utf16le");
      const file = encoding.includes("16be") ? bytes.swap16() : bytes;
      expect(await run(ctx, file)).toMatchObject({ value: { added: 1, rejected: 0, ignoredColumns: [] } });
      expect(await everybody(ctx)).toMatchObject([{ companyName: "Őrségi Űr Kft.", country: "HU" }]);
    },
  );

  it("refuses a file without names, an empty one, and one that is not UTF-8, and leaves nothing behind", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    expect(await run(ctx, "domain\na.example")).toMatchObject({ reason: "no-name-column" });
    expect(await run(ctx, "")).toMatchObject({ reason: "empty-file" });
    const latin2 = Buffer.concat([
      Buffer.from("name\nGood Kft.\nT"),
      Buffer.from([0xfb]),
      Buffer.from("r\n"),
    ]);
    expect(await run(ctx, latin2)).toMatchObject({ reason: "not-utf8" });
    expect(await everybody(ctx)).toEqual([]);
    const left = await database.current.db.query.importRows.findMany();
    expect(left).toEqual([]);
  });

  it("takes quotes in the middle as they stand, and names where an open one swallows the rest", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    const text =
      'name,domain\n"Broken" Kft.,a.example\nGood "Best" Kft.,b.example\n"Open Kft.,c.example\nLost Kft.,\n';
    const outcome = await report(ctx, text);
    expect(outcome).toMatchObject({ added: 2, rejected: 1 });
    expect(outcome.problems).toMatchObject([{ field: null, reason: "unreadable" }]);
    const names = (await everybody(ctx)).map((each) => each.companyName);
    expect(names).toEqual(['"Broken" Kft.', 'Good "Best" Kft.']);
  });

  it("adds everybody once when ten run the same file at once", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => report(ctx, portalExport)));
    expect(outcomes.reduce((sum, each) => sum + each.added, 0)).toBe(2);
    expect(await everybody(ctx)).toHaveLength(2);
  });
});
