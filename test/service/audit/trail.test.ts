import { addMonths } from "date-fns";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "../../../db/client.ts";
import { workspaces } from "../../../db/schema/index.ts";
import type { CustomerEvent } from "../../../src/domain/events.ts";
import { exportEntries } from "../../../src/service/audit/export.ts";
import { latestEntries } from "../../../src/service/audit/read.ts";
import { verifyExport } from "../../../src/service/audit/verify.ts";
import { retention } from "../../../src/service/index.ts";
import { record, recordRefusal } from "../../../src/service/record.ts";
import { auditTrail, firstNow, makeContext, type TestContext } from "../../support/context.ts";
import { describeEachEngine, useDatabase } from "../../support/databases.ts";
import { customerId, makeCustomer } from "../../support/make.ts";
import { adminAgent, outsider, salesAgent, system } from "../../support/people.ts";

const added: CustomerEvent = { type: "customer.added", customer: makeCustomer() };

function write(ctx: TestContext, event: CustomerEvent = added): Promise<void> {
  return inTransaction(ctx.db, (tx) => record(tx, ctx, event));
}

async function exported(ctx: TestContext) {
  const outcome = await exportEntries(ctx.as(adminAgent));
  if (!outcome.ok) throw new Error(outcome.reason);
  const lines: string[] = [];
  for await (const line of outcome.value.lines) lines.push(line);
  return { lines, head: outcome.value.head };
}

describeEachEngine("the audit trail", (database) => {
  it("is one unbroken chain although ten write at once", async () => {
    const ctx = await makeContext(database.current);
    await Promise.all(Array.from({ length: 10 }, () => write(ctx)));
    const { lines, head } = await exported(ctx);
    expect(lines).toHaveLength(10);
    expect(await verifyExport(lines, { expectedHead: head })).toEqual({
      isUnbroken: true,
      entries: 10,
      purged: 0,
      head,
    });
  });

  it("is a chain of its own in each workspace", async () => {
    const one = await makeContext(database.current);
    const other = await makeContext(database.current);
    await Promise.all([write(one), write(other), write(one), write(other)]);
    for (const ctx of [one, other]) {
      const { lines, head } = await exported(ctx);
      expect(head.seq).toBe(2);
      expect(await verifyExport(lines, { expectedHead: head })).toMatchObject({
        isUnbroken: true,
        entries: 2,
      });
    }
  });

  it("keeps no entry of a transaction that failed, and no gap", async () => {
    const ctx = await makeContext(database.current);
    await write(ctx);
    const failing = inTransaction(ctx.db, async (tx) => {
      await record(tx, ctx, added);
      throw new Error("after the entry");
    });
    await expect(failing).rejects.toThrow("after the entry");
    await write(ctx);
    const { lines, head } = await exported(ctx);
    expect(await verifyExport(lines, { expectedHead: head })).toMatchObject({ entries: 2 });
  });

  it("verifies whatever letters and shapes the details have", async () => {
    const ctx = await makeContext(database.current);
    const companyName = `Tűz "és" Víz \\ \u2028 🜂 ${"ő".repeat(100)} <!channel> {}[]`;
    await write(ctx, {
      type: "customer.edited",
      customer: makeCustomer({ companyName }),
      before: makeCustomer(),
    });
    await recordRefusal(ctx, "removal.approve", "own-request", 'an id with\nlines\tand "quotes"');
    const { lines, head } = await exported(ctx);
    expect(await verifyExport(lines, { expectedHead: head })).toMatchObject({ isUnbroken: true, entries: 2 });
  });

  it("still verifies after details were purged, and says how many", async () => {
    const ctx = await makeContext(database.current);
    await write(ctx);
    await write(ctx);
    await ctx.db
      .update(workspaces)
      .set({ auditDetailsKeptForMonths: 6 })
      .where(eq(workspaces.workspaceId, ctx.workspaceId));
    ctx.setNow(addMonths(firstNow, 7));
    await write(ctx);
    const clock = ctx.as(system("clock"));
    expect(await retention.apply(clock)).toMatchObject({ ok: true, value: { details: 2 } });
    expect(await retention.apply(clock)).toMatchObject({ ok: true, value: { details: 0 } });
    const { lines, head } = await exported(ctx);
    expect(await verifyExport(lines, { expectedHead: head })).toMatchObject({ entries: 4, purged: 2 });
    expect(lines.slice(0, 2).join("")).not.toContain("Kovács");
    expect(lines[2]).toContain("Kovács");
  });

  it("is read newest first, in pages, and by customer", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    await write(ctx);
    await recordRefusal(ctx, "customer.add", "invalid", null);
    await write(ctx, {
      ...added,
      type: "customer.added",
      customer: makeCustomer({ companyName: "Later Kft." }),
    });
    const first = await latestEntries(ctx, { limit: 2 });
    if (!first.ok) throw new Error(first.reason);
    expect(first.value).toMatchObject({ entries: [{ seq: 3 }, { seq: 2, reason: "invalid" }], next: 2 });
    const second = await latestEntries(ctx, { limit: 2, before: first.value.next });
    expect(second).toMatchObject({ value: { entries: [{ seq: 1, at: firstNow }], next: null } });
    const ofCustomer = await latestEntries(ctx, { customerId });
    expect(ofCustomer).toMatchObject({ value: { entries: [{ seq: 3 }, { seq: 1 }], next: null } });
  });

  it("is closed to all but admin agents and the operator, and remembers who tried", async () => {
    const ctx = await makeContext(database.current);
    for (const actor of [salesAgent, outsider]) {
      expect(await latestEntries(ctx.as(actor))).toMatchObject({ reason: "not-permitted" });
      expect(await exportEntries(ctx.as(actor))).toMatchObject({ reason: "not-permitted" });
    }
    expect(await auditTrail(database.current, ctx.workspaceId)).toEqual([
      "audit.read: not-permitted",
      "audit.export: not-permitted",
      "audit.read: not-permitted",
      "audit.export: not-permitted",
    ]);
    expect((await latestEntries(ctx.as(system("operator")))).ok).toBe(true);
  });
});

describe("an export that somebody changed", () => {
  const database = useDatabase();
  let lines: readonly string[];
  let head: { seq: number; hash: string };

  beforeAll(async () => {
    const ctx = await makeContext(database.current);
    await write(ctx);
    await recordRefusal(ctx, "removal.approve", "own-request", "some-id");
    await write(ctx);
    ({ lines, head } = await exported(ctx));
  });

  function changed(at: number, change: (entry: Record<string, unknown>) => void): string[] {
    const entry = JSON.parse(lines[at]!);
    change(entry);
    return lines.map((line, place) => (place === at ? JSON.stringify(entry) : line));
  }

  const lies: Record<string, unknown> = {
    seq: 7,
    at: "2026-03-02T09:00:00.001Z",
    actor: "UOTHER",
    act: "customer.edited",
    outcome: "changed",
    reason: "another",
    subject: { kind: "removal", id: "another" },
    customerId: "c0000000-0000-7000-8000-00000000beef",
    correlationId: "another",
    details: { companyName: "Another Kft." },
    salt: "another",
    detailsDigest: "0".repeat(64),
    previousHash: "0".repeat(64),
    hash: "0".repeat(64),
  };

  it.each(Object.keys(lies))("is found out by a changed %s", async (field) => {
    const verdict = await verifyExport(changed(1, (entry) => Object.assign(entry, { [field]: lies[field] })));
    expect(verdict).toMatchObject({ isUnbroken: false, line: 2, seq: 2 });
  });

  it("was tested in every field there is", () => {
    expect(Object.keys(JSON.parse(lines[1]!)).sort()).toEqual(Object.keys(lies).sort());
  });

  it.each(Object.keys(lies))("is found out by a missing %s", async (field) => {
    const without = changed(1, (entry) => {
      delete entry[field];
    });
    expect(await verifyExport(without)).toMatchObject({ fault: "unreadable", line: 2 });
  });

  it("is found out by another spelling of the same instant, an added field and a broken line", async () => {
    const respelled = changed(0, (entry) => Object.assign(entry, { at: "2026-03-02T10:00:00.000+01:00" }));
    expect(await verifyExport(respelled)).toMatchObject({ fault: "unreadable", line: 1 });
    const extended = changed(0, (entry) => Object.assign(entry, { note: "trust me" }));
    expect(await verifyExport(extended)).toMatchObject({ fault: "unreadable", line: 1 });
    expect(await verifyExport([lines[0]!, lines[1]!.slice(0, 40)])).toMatchObject({
      fault: "unreadable",
      line: 2,
    });
  });

  it("names what is wrong: sequence, previous hash, details, hash", async () => {
    const fault = async (at: number, change: Record<string, unknown>) =>
      verifyExport(changed(at, (entry) => Object.assign(entry, change)));
    expect(await fault(2, { seq: 4 })).toMatchObject({ fault: "wrong-sequence", line: 3 });
    expect(await fault(2, { previousHash: "x" })).toMatchObject({ fault: "wrong-previous-hash" });
    expect(await fault(2, { details: {} })).toMatchObject({ fault: "details-do-not-fit" });
    expect(await fault(2, { details: null })).toMatchObject({ fault: "details-do-not-fit" });
    expect(await fault(2, { actor: "UOTHER" })).toMatchObject({ fault: "wrong-hash" });
  });

  it("is found out when an entry was taken out, moved, or put in twice", async () => {
    const [one, two, three] = lines as [string, string, string];
    expect(await verifyExport([one, three])).toMatchObject({ fault: "wrong-sequence", line: 2, seq: 2 });
    expect(await verifyExport([two, one, three])).toMatchObject({ fault: "wrong-sequence", line: 1 });
    expect(await verifyExport([one, one, two])).toMatchObject({ fault: "wrong-sequence", line: 2 });
    expect(await verifyExport([two, three])).toMatchObject({ fault: "wrong-sequence", line: 1 });
  });

  it("is found out for a cut tail only by who knows the head", async () => {
    const cut = lines.slice(0, 2);
    expect(await verifyExport(cut)).toMatchObject({ isUnbroken: true, entries: 2 });
    expect(await verifyExport(cut, { expectedHead: head })).toMatchObject({ fault: "head-missing", seq: 3 });
    expect(await verifyExport([], { expectedHead: head })).toMatchObject({ fault: "head-missing", seq: 1 });
    const other = { seq: 2, hash: "0".repeat(64) };
    expect(await verifyExport(lines, { expectedHead: other })).toMatchObject({ fault: "wrong-head", seq: 2 });
  });
});
