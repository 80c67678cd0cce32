import { beforeEach, expect, it } from "vitest";
import { CorrelationId, OutboxMessageId } from "../../src/domain/ids.ts";
import { removals } from "../../src/service/index.ts";
import { createIntents } from "../../src/workers/intents.ts";
import { attested, emptyOutbox, haveGround, queued } from "../service/removals/ground.ts";
import { auditTrail, makeContext, newId, type TestContext } from "../support/context.ts";
import { describeEachEngine } from "../support/databases.ts";
import { adminAgent, system } from "../support/people.ts";
import { noFiles } from "./outbox-stage.ts";

describeEachEngine("a decision that is carried out a second time, its first settling lost", (database) => {
  let ctx: TestContext;
  beforeEach(async () => {
    ctx = await makeContext(database.current);
    await haveGround(ctx);
  });

  it.each(["approve", "deny"] as const)("to %s asks nobody anew and refuses nothing", async (decision) => {
    const { id: removalId } = await attested(ctx);
    await emptyOutbox(ctx);
    let isSlackAway = false;
    const intents = createIntents({
      database: database.current,
      files: noFiles,
      languageOf: async () => "en",
      contextFor: () => ctx.as(system("dispatcher")),
      freshActor: async () => (isSlackAway ? "slack-cannot-answer" : adminAgent),
      adminAgents: async () => [adminAgent.slackUserId],
      owners: async () => [],
    });
    const by = adminAgent.slackUserId;
    const message = {
      id: OutboxMessageId.parse(newId()),
      workspaceId: ctx.workspaceId,
      lane: `removal:${removalId}`,
      body: { topic: "removal.decide", removalId, decision, reason: "So be it.", by, viewId: "V1" },
      attempt: 1,
      correlationId: CorrelationId.parse("correlation-1"),
    } as const;

    expect(await intents["removal.decide"](message)).toEqual({ outcome: "delivered" });
    const trail = await auditTrail(database.current, ctx.workspaceId);
    const { removal } = (await removals.get(ctx, removalId)) ?? {};
    expect(removal).toMatchObject({ state: decision === "approve" ? "approved" : "denied", decidedBy: by });

    isSlackAway = true;
    ctx.directory.isDown = true;
    expect(await intents["removal.decide"]({ ...message, attempt: 2 })).toEqual({ outcome: "delivered" });
    expect(await auditTrail(database.current, ctx.workspaceId)).toEqual(trail);
    expect((await removals.get(ctx, removalId))?.removal).toEqual(removal);
    expect(await queued(ctx, "screen.refresh")).toMatchObject([{ refusal: null }, { refusal: null }]);
  });
});
