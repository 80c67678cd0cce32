import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { inTransaction, rowsOf } from "../../../db/client.ts";
import { customers, relationships as relationshipRows, removalRequests } from "../../../db/schema/index.ts";
import { CustomerTenantId, type RemovalRequestId } from "../../../src/domain/ids.ts";
import { relationships, removals } from "../../../src/service/index.ts";
import {
  auditTrail,
  expectRecorded,
  expectRefusalRecorded,
  firstNow,
  makeContext,
  type TestContext,
} from "../../support/context.ts";
import { describeEachEngine, useDatabase } from "../../support/databases.ts";
import {
  customerId,
  haveInvitation,
  makeSentInvitation,
  providerId,
  relationshipId,
} from "../../support/make.ts";
import { adminAgent, otherSalesAgent, salesAgent, system } from "../../support/people.ts";
import {
  answers,
  approved,
  emptyOutbox,
  enterSubscription,
  executed,
  failed,
  haveGround,
  inDirectory,
  queued,
  ten,
  value,
} from "./ground.ts";

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/;
const nextWeek = new Date("2026-03-09T09:00:00.000Z");

describeEachEngine("carrying a removal out", (database) => {
  let ctx: TestContext;
  let dispatcher: TestContext;
  let admin: TestContext;

  beforeEach(async () => {
    ctx = await makeContext(database.current);
    await haveGround(ctx);
    dispatcher = ctx.as(system("dispatcher"));
    admin = ctx.as(adminAgent);
  });
  const stateOf = async (id: RemovalRequestId) => (await removals.get(ctx, id))?.removal.state;
  const standing = async () => {
    const [row] = await ctx.db.select().from(customers).where(eq(customers.workspaceId, ctx.workspaceId));
    return row?.standing;
  };

  describe("an approved removal", () => {
    let removalId: RemovalRequestId;
    beforeEach(async () => {
      removalId = (await approved(ctx)).id;
      await emptyOutbox(ctx);
    });

    it("ends the relationship in the directory and then with us: DAP too, and the customer leaves the list", async () => {
      const execution = value(await removals.execute(dispatcher, { removalId }));
      expect(execution).toMatchObject({
        retry: false,
        removal: { state: "executed", endedBy: "system:dispatcher", endedAt: firstNow },
      });
      expect(ctx.directory.removals).toEqual([{ customerId, requestId: expect.stringMatching(guid) }]);
      expect(await relationships.ofCustomer(ctx, customerId)).toMatchObject([
        { state: "removed", hasDap: false, removedAt: firstNow },
      ]);
      expect(await standing()).toBe("removed");
    });

    describe("where customers are their tenants", () => {
      const setTenant = (tenantId: CustomerTenantId | null) =>
        ctx.db
          .update(customers)
          .set({ tenantId })
          .where(and(eq(customers.workspaceId, ctx.workspaceId), eq(customers.customerId, customerId)));
      beforeEach(() => {
        ctx.directory.linksArePersonal = false;
      });

      it("sends nothing when the customer became another tenant after it was attested", async () => {
        await setTenant(CustomerTenantId.parse("99999999-0000-4000-8000-000000000001"));
        const execution = value(await removals.execute(dispatcher, { removalId }));
        expect(execution).toMatchObject({
          retry: false,
          removal: { state: "failed", failure: { because: "tenant-unclear" } },
        });
        expect(ctx.directory.removals).toEqual([]);
        expect(await standing()).toBe("active");
      });

      it("does not take a customer without a tenant id for one whose relationship has ended", async () => {
        await setTenant(null);
        await removals.execute(dispatcher, { removalId });
        expect(await stateOf(removalId)).toBe("failed");
        expect(await relationships.ofCustomer(ctx, customerId)).toMatchObject([{ state: "active" }]);
      });
    });

    it("sends nothing to another directory than the one it was attested and decided from", async () => {
      Object.assign(ctx.directory, { name: "partner-center" });
      await removals.execute(dispatcher, { removalId });
      expect((await removals.get(ctx, removalId))?.removal).toMatchObject({
        state: "failed",
        failure: { because: "tenant-unclear" },
      });
      expect(ctx.directory.removals).toEqual([]);
      expect(await standing()).toBe("active");
    });

    it("leaves a customer invited whose answer for the other leg is awaited", async () => {
      const awaiting = {
        kind: "provider",
        providerId,
        state: "awaiting",
        answeredAt: null,
        signatory: null,
      } as const;
      await haveInvitation(ctx, makeSentInvitation({ legs: [awaiting] }));
      value(await removals.execute(dispatcher, { removalId }));
      expect(await standing()).toBe("invited");
    });

    it("is audited step by step and queued, with a reminder of the legal notice in a week", async () => {
      await removals.execute(dispatcher, { removalId });
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "removal.executed",
        by: "system:dispatcher",
        queued: ["card.refresh", "card.refresh", "thread.reply", "person.tell", "notice.remind"],
      });
      const trail = await auditTrail(database.current, ctx.workspaceId);
      expect(trail.slice(-3)).toEqual(["removal.executing", "relationship.removed", "removal.executed"]);
    });

    it("is carried out by the bot alone", async () => {
      for (const actor of [adminAgent, salesAgent])
        expect(await removals.execute(ctx.as(actor), { removalId })).toMatchObject({
          reason: "not-permitted",
        });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "removal.execute",
        reason: "not-permitted",
      });
      expect(ctx.directory.removals).toEqual([]);
    });

    it("is finished once by ten dispatchers at once", async () => {
      const outcomes = await Promise.all(ten.map(() => removals.execute(dispatcher, { removalId })));
      expect(outcomes.filter((each) => each.ok && !each.value.retry)).toHaveLength(1);
      const trail = await auditTrail(database.current, ctx.workspaceId);
      expect(trail.filter((act) => act === "removal.executed")).toHaveLength(1);
      expect(trail.filter((act) => act === "relationship.removed")).toHaveLength(1);
      expect(await stateOf(removalId)).toBe("executed");
    });

    it("is not said to be executed before the directory shows it", async () => {
      ctx.directory.nextRemovalAnswer = { outcome: "carried-out" };
      expect(await removals.execute(dispatcher, { removalId })).toMatchObject({
        value: { retry: true, because: "not-seen-yet" },
      });
      expect(await stateOf(removalId)).toBe("executing");
      expect(await standing()).toBe("active");
      expect(await removals.execute(dispatcher, { removalId })).toMatchObject({
        value: { retry: false, removal: { state: "executed" } },
      });
    });

    it("is not carried out twice when the process dies after the directory did it", async () => {
      const dying = ctx.as(system("dispatcher"));
      const reading = ctx.directory.readCustomer.bind(ctx.directory);
      let readings = 0;
      ctx.directory.readCustomer = async (...asked) => {
        readings += 1;
        if (readings === 2) throw new Error("killed");
        return reading(...asked);
      };
      await expect(removals.execute(dying, { removalId })).rejects.toThrow("killed");
      expect(await stateOf(removalId)).toBe("executing");
      expect(await removals.execute(dispatcher, { removalId })).toMatchObject({
        value: { retry: false, removal: { state: "executed" } },
      });
      expect(ctx.directory.removals).toHaveLength(1);
    });

    it("needs no call when the relationship ended by other means", async () => {
      await ctx.directory.removeRelationship(inDirectory(ctx), "somebody else");
      ctx.directory.removals.splice(0);
      expect(await removals.execute(dispatcher, { removalId })).toMatchObject({
        value: { removal: { state: "executed" } },
      });
      expect(ctx.directory.removals).toEqual([]);
    });

    it("waits while the directory does not answer, before or during the call", async () => {
      ctx.directory.isDown = true;
      expect(await removals.execute(dispatcher, { removalId })).toMatchObject({
        value: { retry: true, because: "directory-unavailable" },
      });
      ctx.directory.isDown = false;
      ctx.directory.nextRemovalAnswer = { outcome: "unknown", message: "timed out" };
      expect(await removals.execute(dispatcher, { removalId })).toMatchObject({
        value: { retry: true, because: "answer-unknown" },
      });
      expect(await stateOf(removalId)).toBe("executing");
    });

    it("fails by name when something was opened since the approval, and asks nothing of the directory", async () => {
      await enterSubscription(ctx);
      expect(await removals.execute(dispatcher, { removalId })).toMatchObject({
        value: {
          retry: false,
          removal: {
            state: "failed",
            failure: { because: "blocked", blockers: [{ name: "Microsoft 365 Business Standard" }] },
          },
        },
      });
      expect(ctx.directory.removals).toEqual([]);
      expect((await removals.get(ctx, removalId))?.removal.failure).toMatchObject({ because: "blocked" });
    });

    it("fails in the directory's own words, and requester and decider are told", async () => {
      ctx.directory.nextRemovalAnswer = {
        outcome: "refused",
        message: "Not today.",
        correlationId: "c-7",
      };
      expect(await removals.execute(dispatcher, { removalId })).toMatchObject({
        value: {
          removal: {
            state: "failed",
            failure: { because: "refused", message: "Not today.", correlationId: "c-7" },
          },
        },
      });
      expect(await queued(ctx, "person.tell")).toMatchObject([{ to: "USALES1" }, { to: "UADMIN1" }]);
      expect(await standing()).toBe("active");
    });

    it("fails with one word to somebody who asked and decided alone", async () => {
      await ctx.db
        .update(removalRequests)
        .set({ decidedBy: salesAgent.slackUserId, isOwnDecision: true })
        .where(eq(removalRequests.workspaceId, ctx.workspaceId));
      ctx.directory.nextRemovalAnswer = {
        outcome: "refused",
        message: "Not today.",
        correlationId: null,
      };
      await removals.execute(dispatcher, { removalId });
      expect(await queued(ctx, "person.tell")).toMatchObject([{ to: "USALES1", notice: "removal.failed" }]);
    });

    it("does not start over when a delivered message comes again", async () => {
      await removals.execute(dispatcher, { removalId });
      expect(await removals.execute(dispatcher, { removalId })).toMatchObject({ reason: "already-executed" });
      expect(ctx.directory.removals).toHaveLength(1);
    });
  });

  describe("a failed removal", () => {
    let removalId: RemovalRequestId;
    beforeEach(async () => {
      removalId = (await failed(ctx)).id;
      await emptyOutbox(ctx);
    });

    it("is not tried again by a message that comes again", async () => {
      expect(await removals.execute(dispatcher, { removalId })).toMatchObject({ reason: "already-failed" });
      expect(ctx.directory.removals).toHaveLength(1);
    });

    it("is tried again when an admin agent says so", async () => {
      expect(value(await removals.retry(admin, { removalId }))).toMatchObject({
        state: "executing",
        failure: null,
      });
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "removal.executing",
        by: "UADMIN1",
        queued: ["card.refresh", "removal.execute"],
      });
      expect(await removals.execute(dispatcher, { removalId })).toMatchObject({
        value: { removal: { state: "executed" } },
      });
    });

    it("is tried again by an admin agent only, and once of ten", async () => {
      expect(await removals.retry(ctx, { removalId })).toMatchObject({ reason: "not-permitted" });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "removal.retry",
        reason: "not-permitted",
      });
      const outcomes = await Promise.all(ten.map(() => removals.retry(admin, { removalId })));
      expect(answers(outcomes)).toEqual([...Array(9).fill("already-executing"), "ok"]);
      expect(await queued(ctx, "removal.execute")).toHaveLength(1);
    });

    it("is closed by an admin agent; the relationship stands", async () => {
      expect(value(await removals.abandon(admin, { removalId }))).toMatchObject({
        state: "abandoned",
        endedBy: "UADMIN1",
        failure: { message: "Not today." },
      });
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "removal.abandoned",
        by: "UADMIN1",
        queued: ["card.refresh", "thread.reply", "person.tell"],
      });
      expect(await standing()).toBe("active");
    });

    it("is closed by an admin agent only, and once of ten", async () => {
      expect(await removals.abandon(ctx, { removalId })).toMatchObject({ reason: "not-permitted" });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "removal.abandon",
        reason: "not-permitted",
      });
      const outcomes = await Promise.all(ten.map(() => removals.abandon(admin, { removalId })));
      expect(answers(outcomes)).toEqual([...Array(9).fill("already-abandoned"), "ok"]);
    });
  });

  describe("the legal notice of an executed removal", () => {
    let removalId: RemovalRequestId;
    const post = { required: true, to: "Kovács Éva", on: "2026-03-01", how: "registered letter" };
    beforeEach(async () => {
      removalId = (await executed(ctx)).id;
      await emptyOutbox(ctx);
    });

    it("is kept as the requester gives it", async () => {
      const removal = value(await removals.giveNotice(ctx, { removalId, notice: post }));
      expect(removal.notice).toEqual({ ...post, by: "USALES1", at: firstNow });
      expect((await removals.get(ctx, removalId))?.removal).toEqual(removal);
    });

    it("is audited and queued", async () => {
      await removals.giveNotice(ctx, { removalId, notice: { required: false } });
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "removal.notice-given",
        by: "USALES1",
        queued: ["card.refresh"],
      });
    });

    it("is given by the requester or an admin agent, nobody else", async () => {
      const ask = { removalId, notice: post };
      expect(await removals.giveNotice(ctx.as(otherSalesAgent), ask)).toMatchObject({
        reason: "not-permitted",
      });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "removal.give-notice",
        reason: "not-permitted",
      });
      expect(await removals.giveNotice(admin, ask)).toMatchObject({ ok: true });
    });

    it("is kept once of ten", async () => {
      const outcomes = await Promise.all(
        ten.map(() => removals.giveNotice(ctx, { removalId, notice: post })),
      );
      expect(answers(outcomes)).toEqual([...Array(9).fill("notice-already-given"), "ok"]);
    });

    it("names the fields that cannot stay as they are", async () => {
      const notice = { required: true, to: "", on: "yesterday", how: "post" };
      expect(await removals.giveNotice(ctx, { removalId, notice })).toMatchObject({
        reason: "notice-unclear",
        faults: { to: "required", on: "bad-date" },
      });
    });

    it("is asked for again after a week, once, while nobody gave a word", async () => {
      ctx.setNow(nextWeek);
      const outcomes = await Promise.all(ten.map(() => removals.remindOfNotice(dispatcher, { removalId })));
      expect(outcomes.filter((each) => each.ok && each.value.isReminded)).toHaveLength(1);
      expect(await queued(ctx, "person.tell")).toEqual([
        {
          topic: "person.tell",
          to: "USALES1",
          card: { kind: "removal", id: removalId },
          notice: "notice.reminder",
          by: "system:dispatcher",
          at: nextWeek.toISOString(),
        },
      ]);
    });

    it("is not asked for again once there is a word", async () => {
      await removals.giveNotice(ctx, { removalId, notice: { required: false } });
      await emptyOutbox(ctx);
      expect(await removals.remindOfNotice(dispatcher, { removalId })).toMatchObject({
        value: { isReminded: false },
      });
      expect(await queued(ctx, "person.tell")).toEqual([]);
    });

    it("is asked for by the bot alone", async () => {
      expect(await removals.remindOfNotice(admin, { removalId })).toMatchObject({ reason: "not-permitted" });
    });
  });
});

describe("carrying a removal out beside an acceptance", () => {
  const database = useDatabase("newest");

  it("waits for the customer before it holds the relationship, so that neither waits for the other for ever", async () => {
    const ctx = await makeContext(database.current);
    await haveGround(ctx);
    const { id } = await approved(ctx);
    const execution = await inTransaction(database.current.patientDb, async (tx) => {
      const { workspaceId } = ctx;
      await tx.select().from(customers).where(eq(customers.workspaceId, workspaceId)).for("update");
      const executing = removals.execute(ctx.as(system("dispatcher")), { removalId: id });
      await somebodyWaits(ctx);
      await tx
        .select()
        .from(relationshipRows)
        .where(
          and(
            eq(relationshipRows.workspaceId, workspaceId),
            eq(relationshipRows.relationshipId, relationshipId),
          ),
        )
        .for("update", { noWait: true });
      return { executing };
    });
    expect(await execution.executing).toMatchObject({ value: { removal: { state: "executed" } } });
  });

  /** Until another connection to this database waits for a lock. */
  async function somebodyWaits(ctx: TestContext): Promise<void> {
    for (;;) {
      const waiting = await rowsOf(
        ctx.db,
        sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (waiting.length > 0) return;
    }
  }
});
