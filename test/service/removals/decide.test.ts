import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { workspaces } from "../../../db/schema/index.ts";
import type { RemovalFacts } from "../../../src/domain/facts.ts";
import { RelationshipId, RemovalRequestId } from "../../../src/domain/ids.ts";
import { audit, removals } from "../../../src/service/index.ts";
import {
  auditTrail,
  expectRecorded,
  expectRefusalRecorded,
  firstNow,
  makeContext,
  queuedTopics,
  type TestContext,
} from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { customerId, haveRemoval, makeAttestation } from "../../support/make.ts";
import {
  adminAgent,
  otherAdminAgent,
  otherSalesAgent,
  outsider,
  salesAgent,
  system,
} from "../../support/people.ts";
import {
  answers,
  attested,
  deadline,
  emptyOutbox,
  enterSubscription,
  haveGround,
  prepared,
  queued,
  ten,
  value,
} from "./ground.ts";

const tomorrow = new Date("2026-03-03T09:00:00.000Z");
const twoWeeksLater = new Date("2026-03-16T09:00:00.000Z");
const unknown = RemovalRequestId.parse("99999999-0000-7000-8000-000000000000");

describeEachEngine("deciding a removal", (database) => {
  let ctx: TestContext;
  let admin: TestContext;
  let removalId: RemovalRequestId;
  let facts: RemovalFacts;

  beforeEach(async () => {
    ctx = await makeContext(database.current);
    await haveGround(ctx);
    removalId = (await attested(ctx)).id;
    facts = value(await removals.readFacts(ctx, removalId));
    admin = ctx.as(adminAgent);
    ctx.setNow(tomorrow);
    await emptyOutbox(ctx);
  });
  const allowOwn = () =>
    ctx.db
      .update(workspaces)
      .set({ ownRemovalAllowed: true })
      .where(eq(workspaces.workspaceId, ctx.workspaceId));
  const stateOf = async () => (await removals.get(ctx, removalId))?.removal.state;

  describe("an admin agent's submission", () => {
    const ask = (change = {}) => ({
      removalId,
      decision: "approve" as const,
      reason: null,
      viewId: "V1",
      ...change,
    });

    it("is kept as an intent, and decides nothing by itself", async () => {
      const asked = value(await removals.askDecision(admin, ask({ decision: "deny", reason: " Not now. " })));
      expect(asked.state).toBe("attested");
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "removal.decision-asked",
        by: "UADMIN1",
        queued: ["removal.decide"],
      });
      expect(await queued(ctx, "removal.decide")).toEqual([
        {
          topic: "removal.decide",
          removalId,
          decision: "deny",
          reason: "Not now.",
          by: "UADMIN1",
          viewId: "V1",
        },
      ]);
      expect(await stateOf()).toBe("attested");
    });

    it("is refused without the role, to a sales agent too", async () => {
      for (const actor of [outsider, salesAgent, system("dispatcher")])
        expect(await removals.askDecision(ctx.as(actor), ask())).toMatchObject({ reason: "not-permitted" });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "removal.ask-decision",
        reason: "not-permitted",
      });
      expect(await queuedTopics(database.current, ctx.workspaceId)).toEqual([]);
    });

    it("asks once although it arrives ten times", async () => {
      const outcomes = await Promise.all(ten.map(() => removals.askDecision(admin, ask())));
      expect(answers(outcomes)).toEqual(Array(10).fill("ok"));
      expect(await queued(ctx, "removal.decide")).toHaveLength(1);
      const trail = await auditTrail(database.current, ctx.workspaceId);
      expect(trail.filter((act) => act === "removal.decision-asked")).toHaveLength(1);
    });

    it("from two people's screens asks for each", async () => {
      value(await removals.askDecision(admin, ask()));
      value(await removals.askDecision(ctx.as(otherAdminAgent), ask({ viewId: "V2" })));
      expect(await queued(ctx, "removal.decide")).toHaveLength(2);
    });

    it("to deny needs a reason; to approve does not", async () => {
      expect(await removals.askDecision(admin, ask({ decision: "deny", reason: "  " }))).toMatchObject({
        reason: "reason-missing",
      });
      expect(await removals.askDecision(admin, ask({ reason: "x".repeat(1_001) }))).toMatchObject({
        reason: "reason-too-long",
      });
      expect(await removals.askDecision(admin, ask({ reason: "  " }))).toMatchObject({ ok: true });
      expect(await queued(ctx, "removal.decide")).toMatchObject([{ reason: null }]);
    });

    it("on one's own request is refused at once, unless the policy allows it", async () => {
      const own = ctx.as({ ...adminAgent, slackUserId: salesAgent.slackUserId });
      expect(await removals.askDecision(own, ask())).toMatchObject({
        reason: "own-request",
        about: { by: "USALES1", at: firstNow },
      });
      await allowOwn();
      expect(await removals.askDecision(own, ask())).toMatchObject({ ok: true });
    });

    it("that comes late is told what happened, by whom and when", async () => {
      value(await removals.withdraw(ctx, { removalId }));
      expect(await removals.askDecision(admin, ask())).toMatchObject({
        reason: "already-withdrawn",
        about: { state: "withdrawn", by: "USALES1", at: tomorrow },
      });
    });

    it("for a request of another workspace finds nothing", async () => {
      const elsewhere = await makeContext(database.current, { actor: adminAgent });
      expect(await removals.askDecision(elsewhere, ask())).toMatchObject({ reason: "not-found" });
      expect(await removals.askDecision(admin, ask({ removalId: unknown }))).toMatchObject({
        reason: "not-found",
      });
    });
  });

  describe("an approval", () => {
    it("happens on the attested facts, and the removal itself is still to come", async () => {
      const removal = value(await removals.approve(admin, { removalId, reason: "Agreed.", facts }));
      expect(removal).toMatchObject({
        state: "approved",
        decidedBy: "UADMIN1",
        decidedAt: tomorrow,
        decisionReason: "Agreed.",
        isOwnDecision: false,
      });
      expect((await removals.get(ctx, removalId))?.removal).toEqual(removal);
      expect((await removals.get(ctx, removalId))?.relationship.state).toBe("active");
      expect(ctx.directory.removals).toEqual([]);
    });

    it("is audited and queued: card, thread, requester, execution", async () => {
      value(await removals.approve(admin, { removalId, reason: null, facts }));
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "removal.approved",
        by: "UADMIN1",
        queued: ["card.refresh", "thread.reply", "person.tell", "removal.execute"],
      });
    });

    it("is refused without the role, to a sales agent too", async () => {
      for (const actor of [outsider, otherSalesAgent, system("dispatcher")])
        expect(await removals.approve(ctx.as(actor), { removalId, reason: null, facts })).toMatchObject({
          reason: "not-permitted",
        });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "removal.approve",
        reason: "not-permitted",
      });
      expect(await stateOf()).toBe("attested");
    });

    it("is won by exactly one of ten", async () => {
      const outcomes = await Promise.all(
        ten.map((at) =>
          removals.approve(ctx.as({ ...adminAgent, slackUserId: `UADMIN${at}` as never }), {
            removalId,
            reason: null,
            facts,
          }),
        ),
      );
      expect(answers(outcomes)).toEqual([...Array(9).fill("already-approved"), "ok"]);
      expect(await queued(ctx, "removal.execute")).toHaveLength(1);
      const winner = outcomes.find((each) => each.ok);
      const loser = outcomes.find((each) => !each.ok);
      const by = winner?.ok ? winner.value.decidedBy : "nobody";
      expect(loser).toMatchObject({ about: { state: "approved", by, at: tomorrow } });
    });

    it("carried out again by the one who gave it is done already, not refused", async () => {
      const first = value(await removals.approve(admin, { removalId, reason: null, facts }));
      const again = await Promise.all(
        ten.map(() => removals.approve(admin, { removalId, reason: null, facts })),
      );
      expect(again.map(value)).toEqual(Array(10).fill(first));
      expect(await removals.deny(admin, { removalId, reason: "No.", facts })).toMatchObject({
        reason: "already-approved",
      });
      const trail = await auditTrail(database.current, ctx.workspaceId);
      expect(trail.slice(-2)).toEqual(["removal.approved", "removal.deny: already-approved"]);
      expect(await queued(ctx, "removal.execute")).toHaveLength(1);
    });

    it("against a withdrawal at the same moment: one wins, the other is told", async () => {
      for (const _round of ten) {
        const round = await makeContext(database.current);
        await haveGround(round);
        const { id } = await attested(round);
        const [approval, withdrawal] = await Promise.all([
          removals.approve(round.as(adminAgent), { removalId: id, reason: null, facts }),
          removals.withdraw(round, { removalId: id }),
        ]);
        const expected = approval.ok ? ["already-approved", "ok"] : ["already-withdrawn", "ok"];
        expect(answers([approval, withdrawal])).toEqual(expected);
        expect((await removals.get(round, id))?.removal.state).toBe(approval.ok ? "approved" : "withdrawn");
      }
    });

    it("of one's own request is refused, and marked where the policy allows it", async () => {
      const own = ctx.as({ ...adminAgent, slackUserId: salesAgent.slackUserId });
      const ask = { removalId, reason: null, facts };
      expect(await removals.approve(own, ask)).toMatchObject({ reason: "own-request" });
      await allowOwn();
      expect(value(await removals.approve(own, ask))).toMatchObject({ isOwnDecision: true });
    });

    it("on changed facts is refused, shows the change, and the request lapses with it", async () => {
      await enterSubscription(ctx);
      const fresh = value(await removals.readFacts(ctx, removalId));
      const before = ctx.nudges.count;
      expect(await removals.approve(admin, { removalId, reason: null, facts: fresh })).toMatchObject({
        ok: false,
        reason: "facts-changed",
        change: { newBlockers: [{ name: "Microsoft 365 Business Standard" }] },
      });
      expect((await removals.get(ctx, removalId))?.removal).toMatchObject({
        state: "lapsed",
        lapsedBecause: "facts-changed",
        decidedBy: null,
      });
      const trail = await auditTrail(database.current, ctx.workspaceId);
      expect(trail.slice(-2)).toEqual(["removal.lapsed", "removal.approve: facts-changed"]);
      expect(await queuedTopics(database.current, ctx.workspaceId)).toEqual([
        "card.refresh",
        "person.tell",
        "thread.reply",
      ]);
      expect(ctx.nudges.count).toBeGreaterThan(before);
    });

    it("leaves room for a new request after the lapse", async () => {
      await enterSubscription(ctx);
      const fresh = value(await removals.readFacts(ctx, removalId));
      await removals.approve(admin, { removalId, reason: null, facts: fresh });
      const again = await attested(ctx);
      expect(again.attestation.facts.blockers).toHaveLength(1);
      expect(await removals.ofCustomer(ctx, again.customerId)).toHaveLength(2);
    });

    it("is refused while an attested blocker stands, and the request stays", async () => {
      value(await removals.withdraw(ctx, { removalId }));
      await enterSubscription(ctx);
      const { id } = await attested(ctx);
      const fresh = value(await removals.readFacts(ctx, id));
      expect(await removals.approve(admin, { removalId: id, reason: null, facts: fresh })).toMatchObject({
        reason: "blocked",
        blockers: [{ name: "Microsoft 365 Business Standard" }],
      });
      expect((await removals.get(ctx, id))?.removal.state).toBe("attested");
    });

    it("of an attestation that is too old is refused, and the request lapses with it", async () => {
      ctx.setNow(twoWeeksLater);
      expect(await removals.approve(admin, { removalId, reason: null, facts })).toMatchObject({
        reason: "attestation-lapsed",
      });
      expect((await removals.get(ctx, removalId))?.removal).toMatchObject({
        state: "lapsed",
        lapsedBecause: "too-old",
      });
    });
  });

  describe("a denial", () => {
    const ask = () => ({ removalId, reason: "They may come back.", facts });

    it("ends the request with its reason", async () => {
      expect(value(await removals.deny(admin, ask()))).toMatchObject({
        state: "denied",
        decidedBy: "UADMIN1",
        decisionReason: "They may come back.",
        endedAt: tomorrow,
      });
    });

    it("is audited and queued, and nothing is executed", async () => {
      value(await removals.deny(admin, ask()));
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "removal.denied",
        by: "UADMIN1",
        queued: ["card.refresh", "thread.reply", "person.tell"],
      });
    });

    it("is refused without the role", async () => {
      expect(await removals.deny(ctx.as(otherSalesAgent), ask())).toMatchObject({ reason: "not-permitted" });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "removal.deny",
        reason: "not-permitted",
      });
    });

    it("is won by exactly one of ten", async () => {
      const outcomes = await Promise.all(
        ten.map((at) => removals.deny(ctx.as({ ...adminAgent, slackUserId: `UADMIN${at}` as never }), ask())),
      );
      expect(answers(outcomes)).toEqual([...Array(9).fill("already-denied"), "ok"]);
    });

    it("on changed facts is refused too, and the request lapses", async () => {
      const change = { ...facts, hasDap: false };
      expect(await removals.deny(admin, { ...ask(), facts: change })).toMatchObject({
        reason: "facts-changed",
        change: { dap: "ended" },
      });
      expect(await stateOf()).toBe("lapsed");
    });
  });

  describe("a withdrawal", () => {
    it("ends the requester's own request", async () => {
      expect(value(await removals.withdraw(ctx, { removalId }))).toMatchObject({
        state: "withdrawn",
        endedBy: "USALES1",
        endedAt: tomorrow,
      });
    });

    it("is audited and queued, and nobody is told of their own act", async () => {
      value(await removals.withdraw(ctx, { removalId }));
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "removal.withdrawn",
        by: "USALES1",
        queued: ["card.refresh", "thread.reply"],
      });
    });

    it("of somebody else's request is an admin agent's only", async () => {
      expect(await removals.withdraw(ctx.as(otherSalesAgent), { removalId })).toMatchObject({
        reason: "not-permitted",
      });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "removal.withdraw",
        reason: "not-permitted",
        by: "USALES2",
      });
      expect(await removals.withdraw(admin, { removalId })).toMatchObject({ ok: true });
    });

    it("is won by exactly one of ten", async () => {
      const outcomes = await Promise.all(ten.map(() => removals.withdraw(ctx, { removalId })));
      expect(answers(outcomes)).toEqual([...Array(9).fill("already-withdrawn"), "ok"]);
    });
  });

  describe("the clock", () => {
    const clock = () => ctx.as(system("clock"));

    it("lapses what is too old, and not a moment earlier", async () => {
      ctx.setNow(new Date(twoWeeksLater.getTime() - 1));
      expect(await removals.lapseDue(clock())).toEqual(twoWeeksLater);
      expect(await stateOf()).toBe("attested");
      ctx.setNow(twoWeeksLater);
      expect(await removals.lapseDue(clock())).toBeNull();
      expect((await removals.get(ctx, removalId))?.removal).toMatchObject({
        state: "lapsed",
        lapsedBecause: "too-old",
        endedBy: "system:clock",
      });
    });

    it("has the lapse audited and queued, and says that there is work", async () => {
      ctx.setNow(twoWeeksLater);
      const before = ctx.nudges.count;
      await removals.lapseDue(clock());
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "removal.lapsed",
        by: "system:clock",
        queued: ["card.refresh", "thread.reply", "person.tell"],
      });
      expect(ctx.nudges.count).toBe(before + 1);
    });

    it("lapses the others although one cannot be, and says that something went wrong", async () => {
      await haveRemoval(ctx, {
        id: RemovalRequestId.parse("d0000000-0000-7000-8000-000000000002"),
        relationshipId: RelationshipId.parse("e0000000-0000-7000-8000-000000000002"),
      });
      ctx.setNow(twoWeeksLater);
      let isFirst = true;
      const newSecret = () => {
        if (!isFirst) return ctx.newSecret();
        isFirst = false;
        throw new Error("no randomness");
      };
      await expect(removals.lapseDue({ ...clock(), newSecret })).rejects.toThrow(
        "some removals could not lapse",
      );
      const states = (await removals.ofCustomer(ctx, customerId)).map((each) => each.state);
      expect(states.toSorted()).toEqual(["attested", "lapsed"]);
    });

    it("alone may do it", async () => {
      ctx.setNow(twoWeeksLater);
      expect(await removals.lapse(admin, { removalId })).toMatchObject({ reason: "not-permitted" });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "removal.lapse",
        reason: "not-permitted",
      });
    });

    it("lapses one request once, however many sweeps come at once", async () => {
      ctx.setNow(twoWeeksLater);
      const outcomes = await Promise.all(ten.map(() => removals.lapse(clock(), { removalId })));
      expect(answers(outcomes)).toEqual([...Array(9).fill("already-lapsed"), "ok"]);
    });

    it("sweeps preparations after a day, and knows when the next is due", async () => {
      value(await removals.withdraw(ctx, { removalId }));
      await prepared(ctx);
      const inADay = new Date(tomorrow.getTime() + 86_400_000);
      expect(await deadline(ctx)).not.toBeNull();
      expect(await removals.lapseDue(clock())).toEqual(inADay);
      ctx.setNow(new Date(inADay.getTime() + 1));
      expect(await removals.lapseDue(clock())).toBeNull();
    });
  });

  describe("the list of open requests", () => {
    it("is for admin agents, names the customer, and forgets what ended", async () => {
      expect((await removals.open(ctx, 5)).removals).toEqual([]);
      expect(await removals.open(admin, 5)).toMatchObject({
        removals: [{ removal: { id: removalId }, companyName: "Kovács és Társa Kft." }],
        next: null,
      });
      value(await removals.withdraw(ctx, { removalId }));
      expect((await removals.open(admin, 5)).removals).toEqual([]);
    });

    it("hands out pages that neither repeat nor miss one", async () => {
      const ids = [removalId];
      for (const at of ten) {
        const id = RemovalRequestId.parse(`d0000000-0000-7000-8000-0000000001${at}0`);
        const other = RelationshipId.parse(`e0000000-0000-7000-8000-0000000001${at}0`);
        // Pairs of the same instant, so that the id has to decide.
        const attestedAt = new Date(firstNow.getTime() + 1_000 * Math.floor(at / 2 + 1));
        const attestation = makeAttestation({ at: attestedAt });
        await haveRemoval(ctx, { id, relationshipId: other, attestation });
        ids.push(id);
      }
      const seen: string[] = [];
      for (let next: Parameters<typeof removals.open>[2] = null; ; ) {
        const page = await removals.open(admin, 3, next);
        seen.push(...page.removals.map((each) => each.removal.id));
        next = page.next;
        if (next === null) break;
      }
      expect(seen).toEqual(ids);
    });
  });

  describe("reading a request", () => {
    it("is for those who may see customers", async () => {
      expect(await removals.get(ctx.as(outsider), removalId)).toBeNull();
      expect(await removals.ofCustomer(ctx.as(outsider), customerId)).toEqual([]);
      expect(await removals.readFacts(ctx.as(outsider), removalId)).toMatchObject({
        reason: "not-permitted",
      });
      expect(await removals.ofCustomer(ctx, customerId)).toHaveLength(1);
      expect(await removals.get(ctx.as(system("dispatcher")), removalId)).not.toBeNull();
    });

    it("still shows what had changed when it lapsed, whatever changed back since", async () => {
      await enterSubscription(ctx);
      const fresh = value(await removals.readFacts(ctx, removalId));
      await removals.approve(admin, { removalId, reason: null, facts: fresh });
      await enterSubscription(ctx, "cancelled");
      expect(value(await removals.readFacts(ctx, removalId)).blockers).toEqual([]);
      const expected = {
        newBlockers: fresh.blockers,
        goneBlockers: [],
        newGdap: [],
        goneGdap: [],
        dap: null,
        legs: [],
        goneLegs: [],
      };
      expect((await removals.get(ctx, removalId))?.removal.changedFacts).toEqual(expected);
      expect((await removals.ofCustomer(ctx, customerId))[0]?.changedFacts).toEqual(expected);
      const { entries } = value(await audit.latest(admin, { limit: 5 }));
      expect(entries.find(({ act }) => act === "removal.lapsed")?.details).toMatchObject({
        changedFacts: expected,
      });
    });

    it("says so when the directory does not answer", async () => {
      ctx.directory.isDown = true;
      expect(await removals.readFacts(admin, removalId)).toMatchObject({ reason: "directory-unavailable" });
      expect(await removals.readFacts(admin, unknown)).toMatchObject({ reason: "not-found" });
    });
  });
});
