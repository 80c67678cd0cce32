import { addDays } from "date-fns";
import { and, eq, ne, sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { inTransaction, rowsOf } from "../../../db/client.ts";
import { lockCustomer } from "../../../db/queries/customers.ts";
import { importChanges, imports, invitations, customers as rows } from "../../../db/schema/index.ts";
import type { TypedCustomer } from "../../../src/domain/customer.ts";
import { CustomerId, ImportId } from "../../../src/domain/ids.ts";
import { customers, outbox } from "../../../src/service/index.ts";
import { record } from "../../../src/service/record.ts";
import {
  expectRecorded,
  expectRefusalRecorded,
  firstNow,
  makeContext,
  type TestContext,
} from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { haveCustomer, haveInvitation, haveRelationship, makeInvitation } from "../../support/make.ts";
import { adminAgent, salesAgent, system } from "../../support/people.ts";

const header = "company name,domain,tenant id,contact name\n";

describeEachEngine("an import that is taken back", (database) => {
  let ctx: TestContext;
  beforeEach(async () => {
    ctx = await makeContext(database.current, { actor: adminAgent });
  });
  const bringIn = async (text: string, on = ctx) => {
    async function* source() {
      yield text;
    }
    const done = await customers.import(on, { database: ctx.database, source: source(), isDryRun: false });
    if (!done.ok) throw new Error(done.reason);
    return done.value;
  };
  const idOf = async (text: string) => {
    const { importId } = await bringIn(text);
    if (!importId) throw new Error("nothing to take back");
    return importId;
  };
  const everybody = () =>
    ctx.db
      .select({ name: rows.companyName, domain: rows.domain, contact: rows.contactName, id: rows.customerId })
      .from(rows)
      .where(eq(rows.workspaceId, ctx.workspaceId))
      .orderBy(rows.companyName);

  it("removes whom it added and restores whom it changed, search and all", async () => {
    const known = await haveCustomer(ctx);
    const before = await customers.search(ctx, "kovacs", 5);
    const id = await idOf(
      `${header}Kovács Renamed Kft.,,${known.tenantId},Other Person\nNew Kft.,new.example,,\n`,
    );
    expect(await everybody()).toMatchObject([{ name: "Kovács Renamed Kft." }, { name: "New Kft." }]);
    expect(await customers.undoImport(ctx, id)).toEqual({
      ok: true,
      value: { removed: 1, restored: 1, kept: 0, keptNames: [] },
    });
    expect(await everybody()).toEqual([
      { name: known.companyName, domain: known.domain, contact: "Kovács Éva", id: known.id },
    ]);
    expect(await customers.search(ctx, "kovacs", 5)).toEqual(before);
    await expectRecorded(database.current, ctx.workspaceId, {
      act: "customers.import-undone",
      by: adminAgent.slackUserId,
    });
  });

  it("leaves alone, and names, those whom somebody worked with since", async () => {
    const known = await haveCustomer(ctx);
    const id = await idOf(
      `${header}Kovács Renamed Kft.,,${known.tenantId},\nEdited Kft.,edited.example,,\nDrafted Kft.,drafted.example,,\nAlone Kft.,,,\n`,
    );
    ctx.setNow(addDays(firstNow, 1));
    const byName = async (name: string) => {
      const found = (await everybody()).find((each) => each.name === name);
      if (!found) throw new Error(`no ${name}`);
      return found;
    };
    const edit = async (name: string, contactName: string) => {
      const { id: customerId } = await byName(name);
      const found = await customers.get(ctx, customerId);
      if (!found.ok) throw new Error(found.reason);
      expect(
        await customers.edit(ctx, { customerId, typed: { ...found.value, contactName } as TypedCustomer }),
      ).toMatchObject({
        ok: true,
      });
    };
    await edit("Kovács Renamed Kft.", "Somebody Else");
    await edit("Edited Kft.", "Somebody New");
    await haveInvitation(ctx, { customerId: (await byName("Drafted Kft.")).id });

    expect(await customers.undoImport(ctx, id)).toMatchObject({
      value: {
        removed: 1,
        restored: 0,
        kept: 3,
        keptNames: ["Drafted Kft.", "Edited Kft.", "Kovács Renamed Kft."],
      },
    });
    expect((await everybody()).map(({ name }) => name)).toEqual([
      "Drafted Kft.",
      "Edited Kft.",
      "Kovács Renamed Kft.",
    ]);
  });

  it("leaves whom it changed as they are when somebody worked with them since", async () => {
    const known = await haveCustomer(ctx);
    const active = CustomerId.parse(ctx.newId());
    await haveCustomer(ctx, { id: active, companyName: "Active Kft.", domain: "a.example", tenantId: null });
    const tenantId = "c0000000-0000-4000-8000-000000000077";
    const id = await idOf(
      `${header}Kovács Renamed Kft.,,${known.tenantId},\nActive Kft.,a.example,${tenantId},\n`,
    );
    ctx.setNow(addDays(firstNow, 1));
    // What is recorded of one, and what a reading of the vendor's list leaves of the other.
    await inTransaction(ctx.db, (tx) =>
      record(tx, ctx, { type: "personal-data.emptied", customerId: known.id, customers: 1, drafts: 0 }),
    );
    await haveRelationship(ctx, { customerId: active, activatedAt: addDays(firstNow, 1) });
    expect(await customers.undoImport(ctx, id)).toMatchObject({ value: { restored: 0, kept: 2 } });
    expect(await everybody()).toMatchObject([{ id: active }, { name: "Kovács Renamed Kft." }]);
  });

  it("waits for whoever works with somebody at that moment, and leaves them alone", async () => {
    const importId = await idOf(`${header}New Kft.,new.example,,\n`);
    const [added] = await everybody();
    if (!added) throw new Error("nobody was added");
    let undone: ReturnType<typeof customers.undoImport> | undefined;
    await inTransaction(ctx.db, async (tx) => {
      await lockCustomer(tx, ctx.workspaceId, added.id);
      undone = customers.undoImport(ctx, importId);
      // The embedded engine has one connection, where the second comes after the first by itself.
      if (database.current.engine === "postgres") await somebodyWaits();
      const { id: invitationId, ...row } = makeInvitation({ customerId: added.id });
      await tx.insert(invitations).values({ workspaceId: ctx.workspaceId, invitationId, ...row });
    });
    expect(await undone).toMatchObject({ value: { removed: 0, kept: 1 } });
  });

  async function somebodyWaits(): Promise<void> {
    const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await rowsOf(ctx.db, waiting)).length === 0);
  }

  it("keeps what a later import changed", async () => {
    const first = await idOf(`${header}New Kft.,new.example,,\n`);
    ctx.setNow(addDays(firstNow, 1));
    const second = await idOf(`${header}New Kft.,new.example,,Somebody\n`);
    expect(await customers.undoImport(ctx, first)).toMatchObject({ value: { removed: 0, kept: 1 } });
    expect(await customers.undoImport(ctx, second)).toMatchObject({ value: { restored: 1, kept: 0 } });
    expect(await everybody()).toMatchObject([{ name: "New Kft.", contact: null }]);
  });

  it("is taken back once though ten try at once", async () => {
    const id = await idOf(`${header}New Kft.,new.example,,\n`);
    const all = await Promise.all(Array.from({ length: 10 }, () => customers.undoImport(ctx, id)));
    expect(all.filter((each) => each.ok)).toHaveLength(1);
    expect(all.filter((each) => !each.ok && each.reason === "already-undone")).toHaveLength(9);
  });

  it("cannot be taken back after thirty days, nor by a sales agent, nor from another workspace", async () => {
    const known = await haveCustomer(ctx);
    const id = await idOf(`${header}Other Name Kft.,,${known.tenantId},\n`);
    expect(await customers.undoImport(ctx.as(salesAgent), id)).toMatchObject({ reason: "not-permitted" });
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "customer.undo-import",
      reason: "not-permitted",
      by: salesAgent.slackUserId,
    });
    const other = await makeContext(database.current, { actor: adminAgent });
    expect(await customers.undoImport(other, id)).toMatchObject({ reason: "not-found" });
    expect(await customers.undoImport(ctx, ImportId.parse(ctx.newId()))).toMatchObject({
      reason: "not-found",
    });
    ctx.setNow(addDays(firstNow, 30));
    expect(await customers.undoImport(ctx, id)).toMatchObject({ reason: "too-late" });

    const kept = () =>
      ctx.db
        .select()
        .from(importChanges)
        .where(and(eq(importChanges.workspaceId, ctx.workspaceId), ne(importChanges.after, "")));
    expect(await kept()).toHaveLength(1);
    ctx.setNow(addDays(firstNow, 31));
    await outbox.sweep(ctx.as(system("clock")));
    expect(await kept()).toEqual([]);
  });

  it("is not there where nothing was changed", async () => {
    await bringIn(`${header}New Kft.,new.example,,\n`);
    expect(await bringIn(`${header}New Kft.,new.example,,\n`)).toMatchObject({
      unchanged: 1,
      importId: null,
    });
    const known = await ctx.db.select().from(imports).where(eq(imports.workspaceId, ctx.workspaceId));
    expect(known).toHaveLength(1);
  });
});
