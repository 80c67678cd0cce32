import { addHours } from "date-fns";
import { beforeEach, describe, expect, it } from "vitest";
import { CorrelationId, type RemovalRequestId } from "../../../src/domain/ids.ts";
import { removals } from "../../../src/service/index.ts";
import {
  expectRecorded,
  expectRefusalRecorded,
  firstNow,
  makeContext,
  type TestContext,
} from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { adminAgent, outsider, salesAgent, system } from "../../support/people.ts";
import { answers, approved, emptyOutbox, haveGround, inDirectory, queued, ten, value } from "./ground.ts";

describeEachEngine("a removal that our provider has to carry out", (database) => {
  let ctx: TestContext;
  let dispatcher: TestContext;
  let admin: TestContext;
  let removalId: RemovalRequestId;

  beforeEach(async () => {
    ctx = await makeContext(database.current);
    await haveGround(ctx);
    dispatcher = ctx.as(system("dispatcher"));
    admin = ctx.as(adminAgent);
    removalId = (await approved(ctx)).id;
    await emptyOutbox(ctx);
    ctx.directory.nextRemovalAnswer = {
      outcome: "provider-must",
      message: "Not for a reseller.",
      providerId: null,
    };
  });
  const execute = () => removals.execute(dispatcher, { removalId });
  const waiting = async () => {
    value(await execute());
    await emptyOutbox(ctx);
  };

  describe("when the directory says so", () => {
    it("stays executing with its task, and requester and decider are told", async () => {
      expect(await execute()).toMatchObject({
        value: {
          retry: false,
          removal: {
            state: "executing",
            providerTask: { message: "Not for a reseller.", since: firstNow, sentBy: null },
          },
        },
      });
      expect((await removals.get(ctx, removalId))?.removal.providerTask?.since).toEqual(firstNow);
      expect(await queued(ctx, "person.tell")).toMatchObject([
        { to: "USALES1", notice: "removal.provider-asked" },
        { to: "UADMIN1", notice: "removal.provider-asked" },
      ]);
      expect(await queued(ctx, "removal.execute")).toHaveLength(1);
    });

    it("asks the directory for nothing more, and looks an hour later, then less often", async () => {
      await waiting();
      ctx.directory.removals.splice(0);
      expect(await execute()).toMatchObject({
        value: { retry: true, because: "provider-has-it", afterMs: 3_600_000 },
      });
      ctx.setNow(addHours(firstNow, 24));
      expect(await execute()).toMatchObject({ value: { retry: true, afterMs: 12 * 3_600_000 } });
      expect(ctx.directory.removals).toEqual([]);
    });

    it("is looked at again as if nothing were wrong where the directory does not answer", async () => {
      await waiting();
      ctx.directory.isDown = true;
      expect(await execute()).toMatchObject({
        value: { retry: true, because: "provider-has-it", afterMs: 3_600_000 },
      });
    });

    it("is executed once a reading shows the end", async () => {
      await waiting();
      await ctx.directory.removeRelationship(inDirectory(ctx), "the provider's own");
      expect(await execute()).toMatchObject({ value: { retry: false, removal: { state: "executed" } } });
    });
  });

  describe("once somebody wrote to the provider", () => {
    beforeEach(waiting);

    it("says who and when, and is audited and queued", async () => {
      expect(value(await removals.providerTold(ctx, { removalId })).providerTask).toMatchObject({
        sentBy: "USALES1",
        sentAt: firstNow,
      });
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "removal.provider-told",
        by: "USALES1",
        queued: ["card.refresh"],
      });
    });

    it("takes that from nobody without a role", async () => {
      expect(await removals.providerTold(ctx.as(outsider), { removalId })).toMatchObject({
        reason: "not-permitted",
      });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "removal.provider-told",
        reason: "not-permitted",
        by: "UOUTSIDER",
      });
    });

    it("keeps the first of ten", async () => {
      const outcomes = await Promise.all(ten.map(() => removals.providerTold(ctx, { removalId })));
      expect(answers(outcomes)).toEqual(["ok", ...Array(9).fill("provider-already-told")]);
    });
  });

  describe("when nobody waits any longer", () => {
    beforeEach(waiting);

    it("has failed, and is carried out anew with another request when tried again", async () => {
      const first = ctx.directory.removals.at(-1)?.requestId;
      expect(value(await removals.giveUpProvider(admin, { removalId }))).toMatchObject({
        state: "failed",
        failure: { because: "provider-did-not", by: "UADMIN1" },
      });
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "removal.failed",
        by: "UADMIN1",
        queued: ["card.refresh", "thread.reply", "person.tell"],
      });
      value(await removals.retry(admin, { removalId }));
      const again = {
        ...dispatcher,
        correlationId: CorrelationId.parse("c0000000-0000-4000-8000-000000000009"),
      };
      expect(await removals.execute(again, { removalId })).toMatchObject({
        value: { removal: { state: "executed" } },
      });
      expect(ctx.directory.removals.at(-1)?.requestId).not.toBe(first);
    });

    it("is given up by an admin agent only, and once of ten", async () => {
      expect(await removals.giveUpProvider(ctx.as(salesAgent), { removalId })).toMatchObject({
        reason: "not-permitted",
      });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "removal.give-up-provider",
        reason: "not-permitted",
        by: "USALES1",
      });
      const outcomes = await Promise.all(ten.map(() => removals.giveUpProvider(admin, { removalId })));
      expect(answers(outcomes)).toEqual([...Array(9).fill("already-failed"), "ok"]);
    });
  });

  it("is asked with the same request after an answer that did not come", async () => {
    ctx.directory.nextRemovalAnswer = { outcome: "unknown", message: "timed out" };
    await execute();
    await execute();
    const [first, second] = ctx.directory.removals;
    expect(first?.requestId).toBe(second?.requestId);
  });
});
