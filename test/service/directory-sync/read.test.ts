import { expect, it } from "vitest";
import { searchCustomers } from "../../../src/service/customers/read.ts";
import {
  auditTrail,
  expectRecorded,
  expectRefusalRecorded,
  makeContext,
  queuedTopics,
} from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import {
  type customerId,
  haveCustomer,
  haveInvitation,
  haveRelationship,
  makeSentInvitation,
} from "../../support/make.ts";
import { adminAgent, salesAgent } from "../../support/people.ts";
import { begin, carryOn, directorySyncs, everybody, onGround, readAll } from "./ground.ts";
import { listed, tenant } from "./listed-vendor.ts";

describeEachEngine("reading the vendor's customer list", (database) => {
  it("takes everybody over the first time, page by page", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = [listed(1), listed(2), listed(3), listed(4), listed(5)];
    const sync = await readAll(ground);
    expect(sync).toMatchObject({ kind: "first", state: "finished", pages: 3, seen: 5, added: 5, updated: 0 });
    expect(ground.vendor.asked).toEqual([null, "token 2", "token 4"]);
    const known = await everybody(ground);
    expect(known).toHaveLength(5);
    expect(known[0]).toEqual({
      company_name: "Company 1",
      tenant_id: tenant(1),
      standing: "active",
      origin: "other-portal",
      leg: "active",
    });
    const found = await searchCustomers(ground.ctx.as(salesAgent), "company 3", 5);
    expect(found).toMatchObject({ ok: true, value: [{ companyName: "Company 3" }] });
  });

  it("is audited as it begins and as it ends, and told to who asked and at last to admin agents", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = [listed(1)];
    await begin(ground);
    await expectRecorded(database.current, ground.ctx.workspaceId, {
      act: "directory.synced",
      queued: ["bulletin.person"],
      by: adminAgent.slackUserId,
    });
    await carryOn(ground);
    expect(await auditTrail(database.current, ground.ctx.workspaceId)).toEqual([
      "directory.synced",
      "directory.synced",
    ]);
    expect(await queuedTopics(database.current, ground.ctx.workspaceId)).toEqual([
      "bulletin.admins",
      "bulletin.person",
      "bulletin.person",
    ]);
  });

  it("is refused without the role, and where there is no list", async () => {
    const { ctx } = await onGround(database.current);
    await directorySyncs.start(ctx.as(salesAgent), { kind: "by-hand" });
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "directory-sync.start",
      reason: "not-permitted",
    });
    const local = await makeContext(database.current, { actor: adminAgent });
    expect(await directorySyncs.start(local, { kind: "by-hand" })).toMatchObject({
      reason: "no-customer-list",
    });
  });

  it("begins once when ten ask at once", async () => {
    const { ctx } = await onGround(database.current);
    const asked = await Promise.all(
      Array.from({ length: 10 }, () => directorySyncs.start(ctx, { kind: "by-hand" })),
    );
    expect(asked.filter((each) => each.ok)).toHaveLength(1);
    expect(asked.find((each) => !each.ok)).toMatchObject({
      reason: "already-reading",
      about: { by: adminAgent.slackUserId },
    });
  });

  it("does not compare by itself before somebody had everybody taken over", async () => {
    const ground = await onGround(database.current);
    const { ctx } = ground;
    expect(await directorySyncs.start(ctx, { kind: "nightly" })).toMatchObject({ reason: "never-read" });
    await readAll(ground);
    expect(await directorySyncs.start(ctx, { kind: "nightly" })).toMatchObject({
      value: { kind: "nightly" },
    });
  });

  it("finds customers we know by tenant id, else by a domain that only one without a tenant id has", async () => {
    const ground = await onGround(database.current);
    const { ctx, vendor } = ground;
    const id = (n: number) => ({ id: `c0000000-0000-7000-8000-00000000000${n}` as typeof customerId });
    await haveCustomer(ctx, { ...id(1), companyName: "A by tenant", tenantId: tenant(1), domain: null });
    await haveCustomer(ctx, { ...id(2), companyName: "B by domain", tenantId: null, domain: "c2.example" });
    await haveCustomer(ctx, { ...id(3), companyName: "C one of two", tenantId: null, domain: "c3.example" });
    await haveCustomer(ctx, { ...id(4), companyName: "C two of two", tenantId: null, domain: "c3.example" });
    await haveCustomer(ctx, { ...id(5), companyName: "D other", tenantId: tenant(44), domain: "c4.example" });
    vendor.customers = [listed(1), listed(2), listed(3), listed(4)];
    const sync = await readAll(ground);
    expect(sync).toMatchObject({ seen: 4, added: 2, updated: 2 });
    const brief = (await everybody(ground)).map((each) => [each.company_name, each.tenant_id, each.standing]);
    expect(brief).toEqual([
      ["A by tenant", tenant(1), "active"],
      ["B by domain", tenant(2), "active"],
      ["C one of two", null, "none"],
      ["C two of two", null, "none"],
      ["Company 3", tenant(3), "active"],
      ["Company 4", tenant(4), "active"],
      ["D other", tenant(44), "none"],
    ]);
    const found = await searchCustomers(ctx, tenant(2), 5);
    expect(found).toMatchObject({ ok: true, value: [{ companyName: "B by domain" }] });
  });

  it("leaves a pending invitation to those who match acceptances, and tells them", async () => {
    const ground = await onGround(database.current);
    await haveCustomer(ground.ctx, { tenantId: null, companyName: "Kovács Kft.", domain: "c1.example" });
    await haveInvitation(ground.ctx, makeSentInvitation());
    ground.vendor.customers = [listed(1)];
    await readAll(ground);
    expect(await everybody(ground)).toMatchObject([{ tenant_id: tenant(1), leg: null }]);
    expect([...ground.vendor.told.values()]).toMatchObject([
      { kind: "relationship.accepted", tenantId: tenant(1), via: "customer-list" },
    ]);
  });

  it("does not enter an invited customer a second time when only the name tells", async () => {
    const ground = await onGround(database.current);
    await haveCustomer(ground.ctx, { tenantId: null, domain: null, companyName: "COMPANY 1" });
    await haveInvitation(ground.ctx, makeSentInvitation());
    ground.vendor.customers = [listed(1)];
    await readAll(ground);
    expect(await everybody(ground)).toMatchObject([{ company_name: "COMPANY 1", leg: null }]);
    expect(ground.vendor.told.size).toBe(1);
  });

  it("sees a customer with two roles twice, and takes it over once", async () => {
    const ground = await onGround(database.current);
    ground.vendor.pageSize = 3;
    ground.vendor.customers = [
      listed(1),
      listed(1, { role: "indirect" }),
      listed(2),
      listed(2, { role: "x" }),
    ];
    expect(await readAll(ground)).toMatchObject({ state: "finished", seen: 4, added: 2 });
    expect(await everybody(ground)).toHaveLength(2);
  });

  it("takes over nobody whom we do not resell to", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = [
      listed(1, { relationship: "advisor" }),
      listed(2, { relationship: "unknown" }),
    ];
    expect(await readAll(ground)).toMatchObject({ seen: 2, added: 0 });
    expect(await everybody(ground)).toEqual([]);
  });

  it("makes nobody active again who was removed here", async () => {
    const ground = await onGround(database.current);
    await haveCustomer(ground.ctx, { tenantId: tenant(1), standing: "removed" });
    await haveRelationship(ground.ctx, { state: "removed", removedAt: new Date("2026-01-02T00:00:00Z") });
    ground.vendor.customers = [listed(1)];
    await readAll(ground);
    expect(await everybody(ground)).toMatchObject([{ leg: "removed", standing: "removed" }]);
    expect(ground.vendor.told.size).toBe(0);
  });

  it("later adds nobody by itself: whoever is new there is news, the same every night", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = [listed(1)];
    await readAll(ground);
    ground.vendor.customers = [listed(1, { companyName: "Renamed" }), listed(2)];
    expect(await readAll(ground)).toMatchObject({ kind: "again", seen: 2, added: 1, updated: 1, gone: 0 });
    await readAll(ground);
    expect(await everybody(ground)).toHaveLength(1);
    expect([...ground.vendor.told.values()].map((each) => each.tenantId)).toEqual([tenant(2)]);
  });
});
