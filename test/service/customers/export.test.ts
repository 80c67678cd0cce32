import { beforeEach, expect, it } from "vitest";
import { CustomerId } from "../../../src/domain/ids.ts";
import { asText, withoutTextMark } from "../../../src/service/customers/export.ts";
import { customers } from "../../../src/service/index.ts";
import {
  expectRecorded,
  expectRefusalRecorded,
  makeContext,
  type TestContext,
} from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { customerId, haveCustomer } from "../../support/make.ts";
import { adminAgent, salesAgent } from "../../support/people.ts";

describeEachEngine("an export of customers", (database) => {
  let ctx: TestContext;
  beforeEach(async () => {
    ctx = await makeContext(database.current, { actor: adminAgent });
  });
  const exported = async (format: "csv" | "jsonl" = "csv", on = ctx) => {
    const done = await customers.export(on, format);
    if (!done.ok) throw new Error(done.reason);
    let text = "";
    for await (const piece of done.value.pieces) text += piece;
    return { text, count: done.value.count() };
  };
  const other = (n: number) => CustomerId.parse(`c0000000-0000-7000-8000-${String(n).padStart(12, "0")}`);

  it("is what an import reads: brought in again it changes nothing", async () => {
    await haveCustomer(ctx);
    await haveCustomer(ctx, {
      id: other(2),
      tenantId: null,
      companyName: `Tűz, "Víz"; és Föld`,
      domain: null,
      ownReference: "-12",
      contactName: '=HYPERLINK("https://evil.example")',
      contactEmail: "+36@kovacs.example",
    });
    await haveCustomer(ctx, {
      id: other(3),
      tenantId: null,
      companyName: "'=Quoted Kft.",
      domain: "quoted.example",
      ownReference: "@home",
    });
    const { text, count } = await exported();
    expect(count).toBe(3);
    async function* source() {
      yield text;
    }
    const request = { database: ctx.database, source: source(), isDryRun: true };
    expect(await customers.import(ctx, request)).toMatchObject({
      ok: true,
      value: { rows: 3, added: 0, updated: 0, unchanged: 3, rejected: 0, ignoredColumns: [] },
    });
  });

  it("has no cell that a spreadsheet would run", async () => {
    for (const [n, name] of ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''=1"].entries())
      await haveCustomer(ctx, { id: other(n + 1), tenantId: null, domain: null, companyName: name });
    const { text } = await exported();
    const names = text
      .split("\r\n")
      .slice(1, -1)
      .map((line) => line.split(",")[0] ?? "");
    expect(names).toEqual(["'=1+1", "'+1", "'-1", "'@SUM(A1)", "''=1", "'''=1"]);
    expect(names.map(withoutTextMark)).toEqual(["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''=1"]);
    const odd = [
      "＝1",
      "＋1",
      "－1",
      "＠x",
      " =1",
      "\u00a0=1",
      "\u200b=1",
      "\n=1",
      "\t1",
      "\r1",
      " '=1",
      "Ázó Kft.",
    ];
    expect(odd.map(asText).map((text) => text.startsWith("'"))).toEqual([
      ...odd.slice(2).map(() => true),
      false,
      false,
    ]);
    expect(odd.map(asText).map(withoutTextMark)).toEqual(odd);
    expect(withoutTextMark("'s-Hertogenbosch")).toBe("'s-Hertogenbosch");
  });

  it("gives JSON as it is, in more pages than one, and of no other workspace", async () => {
    const stranger = await makeContext(database.current, { actor: adminAgent });
    await haveCustomer(stranger, { companyName: "Stranger Kft." });
    for (let n = 1; n <= 501; n += 1)
      await haveCustomer(ctx, { id: other(n), tenantId: null, companyName: `=Company ${n}` });
    const { text, count } = await exported("jsonl");
    const all = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(count).toBe(501);
    expect(new Set(all.map(({ id }) => id)).size).toBe(501);
    expect(all[0]).toMatchObject({ id: customerId, companyName: "=Company 1", standing: "none" });
    expect(text).not.toContain("Stranger");
  });

  it("is recorded, and refused to a sales agent", async () => {
    await exported();
    await expectRecorded(database.current, ctx.workspaceId, {
      act: "customers.exported",
      by: adminAgent.slackUserId,
    });
    expect(await customers.export(ctx.as(salesAgent), "csv")).toMatchObject({ reason: "not-permitted" });
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "customer.export",
      reason: "not-permitted",
      by: salesAgent.slackUserId,
    });
  });
});
