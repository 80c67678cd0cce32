import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { outboxMessages } from "../../../db/schema/index.ts";
import { CustomerId, RegistryEntryId } from "../../../src/domain/ids.ts";
import { customers, registry, type TypedEntry } from "../../../src/service/index.ts";
import { auditTrail, expectRecorded, expectRefusalRecorded, makeContext } from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { customerId, haveCustomer, tenantId } from "../../support/make.ts";
import { adminAgent, salesAgent, system } from "../../support/people.ts";

const entryId = RegistryEntryId.parse("f0000000-0000-7000-8000-000000000001");
const seats: TypedEntry = {
  entry: "holding",
  kind: "subscription",
  name: " Microsoft 365 Business  Standard ",
  status: "active",
  quantity: "1 250",
  endsOn: "2026-12-31",
};
const privileges: TypedEntry = {
  entry: "gdap",
  name: "Helpdesk",
  roles: "Global Reader\n\n Helpdesk Administrator ",
  status: "active",
  endsOn: "2027-01-31",
};
const ask = { customerId, entryId, typed: seats };

describeEachEngine("entering a subscription in the registry", (database) => {
  it("is asked of the registry and seen once it was written", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    const customer = await haveCustomer(ctx);
    expect(await registry.enter(ctx, ask)).toMatchObject({
      ok: true,
      value: { name: "Microsoft 365 Business Standard", quantity: 1250 },
    });
    const before = await customers.record(ctx, customerId);
    expect(before).toMatchObject({ value: { waiting: [{ id: entryId }] } });
    expect((await customers.readDirectory(ctx, customer))?.holdings).toEqual([]);

    const entry = { ...(before.ok && before.value.waiting[0]) };
    for (const _twice of [1, 2]) await registry.carryOut(ctx.as(system("dispatcher")), { customerId, entry });
    expect((await customers.readDirectory(ctx, customer))?.holdings).toEqual([
      {
        id: entryId,
        kind: "subscription",
        name: "Microsoft 365 Business Standard",
        status: "active",
        quantity: 1250,
        endsAt: new Date("2026-12-31T00:00:00.000Z"),
        isBlocker: true,
        remedy: null,
      },
    ]);
  });

  it("is audited and queued, in one transaction", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    await haveCustomer(ctx);
    await registry.enter(ctx, ask);
    const queued = ["registry.enter"];
    await expectRecorded(database.current, ctx.workspaceId, { act: "registry.entered", queued });
    expect(ctx.nudges.count).toBe(1);
  });

  it("is refused without the role", async () => {
    const ctx = await makeContext(database.current);
    await haveCustomer(ctx);
    expect(await registry.enter(ctx, ask)).toMatchObject({ ok: false, reason: "not-permitted" });
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "registry.enter",
      reason: "not-permitted",
      by: salesAgent.slackUserId,
    });
  });

  it("happens once when ten enter the same at once", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    await haveCustomer(ctx);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => registry.enter(ctx, ask)));
    expect(outcomes.every((each) => each.ok)).toBe(true);
    expect(await auditTrail(database.current, ctx.workspaceId)).toEqual(["registry.entered"]);
  });

  it.each(["dead", "dismissed"] as const)("happens again when the first writing is %s", async (state) => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    await haveCustomer(ctx);
    await registry.enter(ctx, ask);
    const { workspaceId } = ctx;
    await ctx.db.update(outboxMessages).set({ state }).where(eq(outboxMessages.workspaceId, workspaceId));
    expect((await registry.enter(ctx, ask)).ok).toBe(true);
    const queued = ["registry.enter", "registry.enter"];
    await expectRecorded(database.current, workspaceId, { act: "registry.entered", queued });
  });

  it("happens again for a change, and for a change back", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    await haveCustomer(ctx);
    const cancelled = { ...ask, typed: { ...seats, status: "cancelled" } };
    for (const each of [ask, cancelled, ask]) expect((await registry.enter(ctx, each)).ok).toBe(true);
    expect(await auditTrail(database.current, ctx.workspaceId)).toHaveLength(3);
  });

  it("is refused for somebody who is not a customer of this workspace", async () => {
    const elsewhere = await makeContext(database.current, { actor: adminAgent });
    await haveCustomer(elsewhere);
    const ctx = await makeContext(database.current, { actor: adminAgent });
    expect(await registry.enter(ctx, ask)).toMatchObject({ reason: "not-found" });
    const nobody = CustomerId.parse("c0000000-0000-7000-8000-00000000ffff");
    expect(await registry.enter(ctx, { ...ask, customerId: nobody })).toMatchObject({ reason: "not-found" });
  });

  it("is refused where the directory has a source of its own", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    await haveCustomer(ctx);
    Object.assign(ctx.directory, { takesEntries: false });
    expect(await registry.enter(ctx, ask)).toMatchObject({ reason: "directory-is-elsewhere" });
  });

  it("names each field that cannot stay", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    const typed: TypedEntry = {
      entry: "holding",
      kind: "boat",
      name: " ",
      status: null,
      quantity: "-1",
      endsOn: "2026-02-30",
    };
    expect(await registry.enter(ctx, { ...ask, typed })).toMatchObject({
      reason: "invalid",
      faults: {
        kind: "bad-choice",
        name: "required",
        status: "bad-choice",
        quantity: "bad-number",
        endsOn: "bad-date",
      },
    });
  });
});

describeEachEngine("entering granular privileges in the registry", (database) => {
  it("keeps one role to a line", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    await haveCustomer(ctx);
    expect(await registry.enter(ctx, { ...ask, typed: privileges })).toMatchObject({
      value: { roles: ["Global Reader", "Helpdesk Administrator"] },
    });
  });

  it("names roles that are missing, too long or too many, and a name too long", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    const faultsOf = async (roles: string) => {
      const outcome = await registry.enter(ctx, { ...ask, typed: { ...privileges, roles } });
      return "faults" in outcome ? outcome.faults : null;
    };
    expect(await faultsOf("\n \n")).toEqual({ roles: "required" });
    expect(await faultsOf("x".repeat(121))).toEqual({ roles: "too-long" });
    expect(await faultsOf(Array.from({ length: 51 }, (_, at) => `Role ${at}`).join("\n"))).toEqual({
      roles: "too-many",
    });
    const typed = { ...privileges, name: "ő".repeat(201), endsOn: "3026-01-01" };
    expect(await registry.enter(ctx, { ...ask, typed })).toMatchObject({
      faults: { name: "too-long", endsOn: "date-too-far" },
    });
  });
});

describeEachEngine("what was entered and not written yet", (database) => {
  it("is carried out by the bot alone", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    await haveCustomer(ctx, { tenantId });
    expect(await registry.carryOut(ctx, { customerId, entry: {} })).toMatchObject({
      reason: "not-permitted",
    });
  });

  it("waits while the directory does not answer", async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    await haveCustomer(ctx);
    const entered = await registry.enter(ctx, ask);
    if (!entered.ok) throw new Error(entered.reason);
    ctx.directory.isDown = true;
    const intent = { customerId, entry: entered.value };
    await expect(registry.carryOut(ctx.as(system("dispatcher")), intent)).rejects.toThrow("down");
  });
});
