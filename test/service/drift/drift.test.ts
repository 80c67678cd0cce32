import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { customers, relationships } from "../../../db/schema/index.ts";
import type { DriftFinding } from "../../../src/domain/drift.ts";
import { RelationshipId, SlackUserId } from "../../../src/domain/ids.ts";
import type { RemovalState } from "../../../src/domain/removal-request.ts";
import { dismissFinding } from "../../../src/service/drift/dismiss.ts";
import { openFindings } from "../../../src/service/drift/read.ts";
import { takeOverFinding } from "../../../src/service/drift/take-over.ts";
import { getRemoval } from "../../../src/service/removals/read.ts";
import { verbs } from "../../../src/service/verbs.ts";
import { auditTrail, expectRecorded, expectRefusalRecorded, queuedTopics } from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import {
  customerId,
  haveCustomer,
  haveInvitation,
  haveRelationship,
  haveRemoval,
  invitationId,
  makeSentInvitation,
  providerId,
  removalId,
} from "../../support/make.ts";
import { adminAgent, salesAgent } from "../../support/people.ts";
import { begin, carryOn, everybody, type Ground, onGround, readAll } from "../directory-sync/ground.ts";
import { listed, tenant } from "../directory-sync/listed-vendor.ts";

const drift = verbs("drift", { takeOver: takeOverFinding, dismiss: dismissFinding });
const lastYear = new Date("2025-03-02T09:00:00.000Z");

async function findings({ ctx }: Ground): Promise<readonly DriftFinding[]> {
  return (await openFindings(ctx, 100)).findings;
}

async function theOne(ground: Ground): Promise<DriftFinding> {
  const [found, another] = await findings(ground);
  if (!found || another) throw new Error("not one difference");
  return found;
}

/** A customer who is active here and not in the list. */
async function ended(ground: Ground): Promise<DriftFinding> {
  await haveCustomer(ground.ctx, { tenantId: tenant(1), standing: "active" });
  await haveRelationship(ground.ctx, { activatedAt: lastYear, hasDap: true });
  ground.vendor.customers = [listed(2)];
  await readAll(ground);
  return theOne(ground);
}

const inDirectory = ({ ctx }: Ground) => ({ workspaceId: ctx.workspaceId, customerId, tenantId: tenant(1) });

describeEachEngine("a difference from the directory", (database) => {
  it("is found when a relationship ended elsewhere, once, and told to admin agents", async () => {
    const ground = await onGround(database.current);
    const found = await ended(ground);
    expect(found).toMatchObject({
      kind: "ended-elsewhere",
      customerId,
      tenantId: tenant(1),
      details: { companyName: "Kovács és Társa Kft." },
    });
    await readAll(ground);
    expect(await findings(ground)).toHaveLength(1);
    expect((await everybody(ground))[1]).toMatchObject({ leg: "active" });
    const topics = await queuedTopics(database.current, ground.ctx.workspaceId);
    expect(topics.filter((topic) => topic === "bulletin.admins")).toHaveLength(3);
  });

  it("is found when one was removed here and stands there", async () => {
    const ground = await onGround(database.current);
    await haveCustomer(ground.ctx, { tenantId: tenant(1), companyName: "Company 1", domain: null });
    await haveRelationship(ground.ctx, { state: "removed", activatedAt: lastYear, removedAt: lastYear });
    ground.vendor.customers = [listed(1)];
    await readAll(ground);
    expect(await theOne(ground)).toMatchObject({ kind: "active-elsewhere" });
  });

  it("is found when a company bears another name there, not another spelling", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = [listed(1), listed(2)];
    await readAll(ground);
    ground.vendor.customers = [
      listed(1, { companyName: "Brand New Ltd" }),
      listed(2, { companyName: "COMPANY, 2" }),
    ];
    await readAll(ground);
    expect(await theOne(ground)).toMatchObject({
      kind: "renamed",
      details: { companyName: "Company 1", theirName: "Brand New Ltd" },
    });
  });

  it("is found when two customers of ours have one domain, and one of them the tenant", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = [listed(1)];
    await readAll(ground);
    await haveCustomer(ground.ctx, { tenantId: null, domain: "c1.example" });
    await readAll(ground);
    expect(await theOne(ground)).toMatchObject({
      kind: "same-tenant",
      customerId,
      details: { theirName: "Company 1" },
    });
  });

  it("is none while what happened here is younger than the reading, or under way", async () => {
    const ground = await onGround(database.current);
    await haveCustomer(ground.ctx, { tenantId: tenant(1), standing: "active" });
    await haveRelationship(ground.ctx, { activatedAt: lastYear });
    await haveRemoval(ground.ctx, { state: "executing" });
    await readAll(ground);
    expect(await findings(ground)).toEqual([]);
  });

  it("is gone when a later reading no longer finds it", async () => {
    const ground = await onGround(database.current);
    await ended(ground);
    ground.vendor.customers = [listed(1, { companyName: "Kovács és Társa Kft.", domain: "kovacs.example" })];
    await readAll(ground);
    expect(await findings(ground)).toEqual([]);
    expect(await auditTrail(database.current, ground.ctx.workspaceId)).toContain("drift.gone");
  });

  it("is not found in a list of which more than half is missing, until somebody asks again", async () => {
    const ground = await onGround(database.current);
    ground.vendor.pageSize = 50;
    ground.vendor.customers = Array.from({ length: 12 }, (_, n) => listed(n + 1));
    await readAll(ground);
    ground.ctx.setNow(new Date("2026-03-03T09:00:00.000Z"));
    ground.vendor.customers = [];
    expect(await readAll(ground)).toMatchObject({ state: "failed", trouble: "shrank", gone: 0 });
    expect(await findings(ground)).toEqual([]);
    ground.ctx.setNow(new Date("2026-03-03T10:00:00.000Z"));
    expect(await readAll(ground)).toMatchObject({ state: "finished", gone: 12 });
    expect(await findings(ground)).toHaveLength(12);
  });

  it("is told as a number when there are very many", async () => {
    const ground = await onGround(database.current);
    ground.vendor.pageSize = 100;
    ground.vendor.customers = Array.from({ length: 60 }, (_, n) => listed(n + 1));
    await readAll(ground);
    ground.ctx.setNow(new Date("2026-03-03T09:00:00.000Z"));
    ground.vendor.customers = ground.vendor.customers.slice(25);
    const before = await queuedTopics(database.current, ground.ctx.workspaceId);
    await readAll(ground);
    expect(await findings(ground)).toHaveLength(25);
    const after = await queuedTopics(database.current, ground.ctx.workspaceId);
    const count = (topics: string[]) => topics.filter((topic) => topic === "bulletin.admins").length;
    expect(count(after) - count(before)).toBe(1);
  });
});

describeEachEngine("taking over what the directory shows", (database) => {
  it("ends a relationship that ended elsewhere", async () => {
    const ground = await onGround(database.current);
    const { id } = await ended(ground);
    expect(await drift.takeOver(ground.ctx, { id })).toMatchObject({ value: { state: "taken-over" } });
    expect((await everybody(ground))[1]).toMatchObject({ standing: "removed", leg: "removed" });
    await expectRecorded(database.current, ground.ctx.workspaceId, {
      act: "drift.taken-over",
      by: adminAgent.slackUserId,
    });
    expect(await auditTrail(database.current, ground.ctx.workspaceId)).toContain("relationship.removed");
  });

  it.each([
    ["attested", "lapsed"],
    ["failed", "executing"],
    ["approved", "approved"],
    ["executing", "executing"],
  ] satisfies [RemovalState, RemovalState][])(
    "answers a removal request that is %s: it is %s then",
    async (before, after) => {
      const ground = await onGround(database.current);
      const { id } = await ended(ground);
      await haveRemoval(ground.ctx, { state: before });
      await drift.takeOver(ground.ctx, { id });
      expect((await getRemoval(ground.ctx, removalId))?.removal.state).toBe(after);
      const topics = await queuedTopics(database.current, ground.ctx.workspaceId);
      expect(topics.includes("removal.execute")).toBe(before === "failed");
    },
  );

  it("tells whoever had invited the customer, and brings the card up to date", async () => {
    const ground = await onGround(database.current);
    const other = SlackUserId.parse("U0INVITER");
    await haveCustomer(ground.ctx, { tenantId: tenant(1), standing: "active" });
    await haveInvitation(ground.ctx, makeSentInvitation({ state: "accepted", requestedBy: other }));
    await haveRelationship(ground.ctx, { activatedAt: lastYear, invitationId });
    await readAll(ground);
    const { id } = await theOne(ground);
    const before = await queuedTopics(database.current, ground.ctx.workspaceId);
    await drift.takeOver(ground.ctx, { id });
    const after = await queuedTopics(database.current, ground.ctx.workspaceId);
    expect(after).toHaveLength(before.length + 2);
    expect(after).toContain("card.refresh");
  });

  it("makes a relationship active again that stands there", async () => {
    const ground = await onGround(database.current);
    await haveCustomer(ground.ctx, { tenantId: tenant(1), companyName: "Company 1", standing: "removed" });
    await haveRelationship(ground.ctx, { state: "removed", activatedAt: lastYear, removedAt: lastYear });
    ground.vendor.customers = [listed(1, { domain: "kovacs.example" })];
    await readAll(ground);
    ground.ctx.directory.knows(inDirectory(ground));
    const { id } = await theOne(ground);
    expect(await drift.takeOver(ground.ctx, { id })).toMatchObject({ value: { state: "taken-over" } });
    expect(await everybody(ground)).toMatchObject([{ leg: "active", standing: "active" }]);
  });

  it("takes another name over as the list shows it now", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = [listed(1)];
    await readAll(ground);
    ground.vendor.customers = [listed(1, { companyName: "Brand New Ltd", domain: "brand.example" })];
    await readAll(ground);
    const { id } = await theOne(ground);
    expect(await drift.takeOver(ground.ctx, { id })).toMatchObject({ ok: true });
    expect(await everybody(ground)).toMatchObject([{ company_name: "Brand New Ltd", standing: "active" }]);
    expect(await auditTrail(database.current, ground.ctx.workspaceId)).toContain("customer.edited");
  });

  it("changes nothing when the directory no longer bears the difference out", async () => {
    const ground = await onGround(database.current);
    const { id } = await ended(ground);
    ground.ctx.directory.knows(inDirectory(ground));
    expect(await drift.takeOver(ground.ctx, { id })).toMatchObject({ value: { state: "gone" } });
    expect((await everybody(ground))[1]).toMatchObject({ leg: "active" });
  });

  it("changes nothing while the directory does not answer", async () => {
    const ground = await onGround(database.current);
    const { id } = await ended(ground);
    ground.ctx.directory.isDown = true;
    expect(await drift.takeOver(ground.ctx, { id })).toMatchObject({ reason: "directory-unavailable" });
    expect(await findings(ground)).toHaveLength(1);
  });

  it("is refused without the role", async () => {
    const ground = await onGround(database.current);
    const { id } = await ended(ground);
    await drift.takeOver(ground.ctx.as(salesAgent), { id });
    await expectRefusalRecorded(database.current, ground.ctx.workspaceId, {
      act: "drift.take-over",
      reason: "not-permitted",
    });
    expect((await openFindings(ground.ctx.as(salesAgent), 5)).findings).toEqual([]);
  });

  it("happens once when ten press at once", async () => {
    const ground = await onGround(database.current);
    const { id } = await ended(ground);
    const all = await Promise.all(Array.from({ length: 10 }, () => drift.takeOver(ground.ctx, { id })));
    expect(all.filter((each) => each.ok)).toHaveLength(1);
    expect(all.find((each) => !each.ok)).toMatchObject({
      reason: "difference-taken-over",
      about: { by: adminAgent.slackUserId },
    });
    const trail = await auditTrail(database.current, ground.ctx.workspaceId);
    expect(trail.filter((act) => act === "relationship.removed")).toHaveLength(1);
  });
});

describeEachEngine("setting a difference aside", (database) => {
  it("needs a reason, is on record, and the same one is not found again", async () => {
    const ground = await onGround(database.current);
    const { id } = await ended(ground);
    expect(await drift.dismiss(ground.ctx, { id, reason: "  " })).toMatchObject({ reason: "reason-missing" });
    expect(await drift.dismiss(ground.ctx, { id, reason: "We know." })).toMatchObject({
      value: { state: "dismissed", reason: "We know." },
    });
    await expectRecorded(database.current, ground.ctx.workspaceId, { act: "drift.dismissed" });
    await begin(ground);
    await carryOn(ground);
    expect(await findings(ground)).toEqual([]);
  });

  it("is refused without the role, and happens once when ten press at once", async () => {
    const ground = await onGround(database.current);
    const { id } = await ended(ground);
    const refused = await drift.dismiss(ground.ctx.as(salesAgent), { id, reason: "So." });
    expect(refused).toMatchObject({ reason: "not-permitted" });
    const all = await Promise.all(
      Array.from({ length: 10 }, () => drift.dismiss(ground.ctx, { id, reason: "So." })),
    );
    expect(all.filter((each) => each.ok)).toHaveLength(1);
    expect(all.find((each) => !each.ok)).toMatchObject({ reason: "difference-set-aside" });
  });
});

describeEachEngine("what a list does not show", (database) => {
  /** An active customer with DAP and a provider's leg here; the directory shows our leg alone. */
  async function withMoreThanTheListShows() {
    const ground = await onGround(database.current);
    ground.vendor.customers = [listed(1)];
    await readAll(ground);
    const { ctx } = ground;
    const [known] = await ctx.db.select().from(customers).where(eq(customers.workspaceId, ctx.workspaceId));
    if (!known) throw new Error("nobody was taken over");
    await ctx.db
      .update(relationships)
      .set({ hasDap: true })
      .where(eq(relationships.customerId, known.customerId));
    const leg = { customerId: known.customerId, leg: "provider", providerId } as const;
    await haveRelationship(ctx, { ...leg, id: RelationshipId.parse(ctx.newId()), activatedAt: lastYear });
    const there = { workspaceId: ctx.workspaceId, customerId: known.customerId, tenantId: tenant(1) };
    ctx.directory.knows(there);
    return { ground, there };
  }

  it("is looked at more closely later: providers’ legs and DAP that ended elsewhere", async () => {
    const { ground } = await withMoreThanTheListShows();
    await readAll(ground);
    const found = await findings(ground);
    expect(found.map((each) => each.kind).sort()).toEqual(["dap", "provider-leg"]);
    for (const { id } of found)
      expect(await drift.takeOver(ground.ctx, { id })).toMatchObject({ value: { state: "taken-over" } });
    const legs = await ground.ctx.db
      .select()
      .from(relationships)
      .where(eq(relationships.workspaceId, ground.ctx.workspaceId));
    expect(
      legs
        .map(({ leg, state, hasDap }) => ({ leg, state, hasDap }))
        .sort((a) => (a.leg === "provider" ? 1 : -1)),
    ).toEqual([
      { leg: "reseller", state: "active", hasDap: false },
      { leg: "provider", state: "removed", hasDap: false },
    ]);
  });

  it("is not told again once it was set aside, and gone when the directory shows it again", async () => {
    const { ground, there } = await withMoreThanTheListShows();
    await readAll(ground);
    const leg = (await findings(ground)).find((each) => each.kind === "provider-leg");
    if (!leg) throw new Error("no such difference");
    await drift.dismiss(ground.ctx, { id: leg.id, reason: "They are changing it." });
    ground.ctx.directory.knows(there, { hasDap: true });
    await readAll(ground);
    expect(await findings(ground)).toEqual([]);
  });

  it("is left alone while the directory does not answer", async () => {
    const { ground } = await withMoreThanTheListShows();
    ground.ctx.directory.isDown = true;
    expect(await readAll(ground)).toMatchObject({ state: "finished" });
    expect(await findings(ground)).toEqual([]);
  });
});
