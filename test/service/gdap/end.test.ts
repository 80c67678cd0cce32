import { describe, expect, it } from "vitest";
import { DirectoryUnavailable } from "../../../src/ports/partner-directory.ts";
import { gdap, removals } from "../../../src/service/index.ts";
import { auditTrail, expectRecorded, expectRefusalRecorded } from "../../support/context.ts";
import { useDatabase } from "../../support/databases.ts";
import { customerId, haveRelationship } from "../../support/make.ts";
import { adminAgent, otherAdminAgent, salesAgent, system } from "../../support/people.ts";
import { answers, attested, emptyOutbox, inDirectory, queued, ten, value } from "../removals/ground.ts";
import { endAsked, haveActive, haveGdap } from "./ground.ts";

const database = useDatabase();
const reason = "The contract ended.";

describe("the end of a granular relationship", () => {
  it("is asked for by an admin agent, and nothing has ended yet", async () => {
    const ground = await haveGdap(database);
    const end = await endAsked(ground);
    expect(end).toMatchObject({ state: "asked", reason, askedBy: "UADMIN1" });
    expect(ground.admin.terminated).toEqual([]);
    await expectRecorded(database.current, ground.ctx.workspaceId, {
      act: "gdap.end-asked",
      queued: ["bulletin.channel", "gdap.terminate"],
      by: adminAgent.slackUserId,
    });
  });

  it("is refused without the role", async () => {
    const ground = await haveGdap(database);
    const chosen = [haveActive(ground)];
    const refused = await gdap.askEnd(ground.ctx.as(salesAgent), { customerId, chosen, reason });
    expect(refused).toMatchObject({ reason: "not-permitted" });
    await expectRefusalRecorded(database.current, ground.ctx.workspaceId, {
      act: "gdap.ask-end",
      reason: "not-permitted",
    });
  });

  it("is asked for by exactly one of ten clicks; the others hear by whom", async () => {
    const ground = await haveGdap(database);
    const chosen = [haveActive(ground)];
    const outcomes = await Promise.all(
      ten.map(() => gdap.askEnd(ground.ctx, { customerId, chosen, reason })),
    );
    expect(answers(outcomes)).toEqual([...ten.slice(1).map(() => "gdap-end-already-asked"), "ok"]);
    expect(outcomes.find((each) => !each.ok)).toMatchObject({ about: { by: "UADMIN1" } });
  });

  it("takes a reason and something that is to end", async () => {
    const ground = await haveGdap(database);
    const chosen = [haveActive(ground)];
    const ask = { customerId, chosen, reason };
    expect(await gdap.askEnd(ground.ctx, { ...ask, reason: " \n" })).toMatchObject({
      reason: "reason-missing",
    });
    expect(await gdap.askEnd(ground.ctx, { ...ask, reason: "x".repeat(1_001) })).toMatchObject({
      reason: "reason-too-long",
    });
    expect(await gdap.askEnd(ground.ctx, { ...ask, chosen: [] })).toMatchObject({
      reason: "gdap-nothing-chosen",
    });
  });

  it("of several is all or nothing", async () => {
    const ground = await haveGdap(database);
    await endAsked(ground);
    const chosen = [haveActive(ground, "granular-2"), haveActive(ground)];
    expect(await gdap.askEnd(ground.ctx, { customerId, chosen, reason })).toMatchObject({
      reason: "gdap-end-already-asked",
    });
    expect((await gdap.ofCustomer(ground.ctx, customerId))?.ends).toHaveLength(1);
  });
});

describe("an end that was asked for", () => {
  it("goes to the vendor with the version that was seen, and is told when the vendor shows it", async () => {
    const ground = await haveGdap(database);
    const { id, gdapId, etag } = await endAsked(ground);
    const ask = { gdapEndId: id };
    expect(value(await gdap.terminate(ground.bot, ask)).state).toBe("ending");
    expect(ground.admin.terminated).toEqual([{ id: gdapId, etag }]);
    expect(value(await gdap.terminate(ground.bot, ask)).state).toBe("ending");
    await emptyOutbox(ground.ctx);
    ground.admin.becomes(gdapId, "terminated");
    expect(value(await gdap.terminate(ground.bot, ask)).state).toBe("ended");
    expect(await queued(ground.ctx, "bulletin.person")).toMatchObject([
      { to: "UADMIN1", bulletin: { kind: "gdap.end", id } },
    ]);
    expect(ground.admin.terminated).toHaveLength(1);
    expect(await auditTrail(database.current, ground.ctx.workspaceId)).toEqual([
      "gdap.end-asked",
      "gdap.end-moved",
      "gdap.end-moved",
    ]);
  });

  it("is not carried out on what changed after it was seen, and may be asked for anew", async () => {
    const ground = await haveGdap(database);
    const { id } = await endAsked(ground);
    const chosen = [haveActive(ground)];
    const end = value(await gdap.terminate(ground.bot, { gdapEndId: id }));
    expect(end).toMatchObject({ state: "failed", failure: { because: "changed-meanwhile" } });
    expect(ground.admin.terminated).toEqual([]);
    expect((await gdap.askEnd(ground.ctx, { customerId, chosen, reason })).ok).toBe(true);
  });

  it("that changed between our look and our word is not carried out either", async () => {
    const ground = await haveGdap(database);
    const { id } = await endAsked(ground);
    ground.admin.nextTermination = { outcome: "changed-meanwhile" };
    expect(value(await gdap.terminate(ground.bot, { gdapEndId: id }))).toMatchObject({
      state: "failed",
      failure: { because: "changed-meanwhile" },
    });
  });

  it("and refused by the vendor is told in its words, with the correlation id", async () => {
    const ground = await haveGdap(database);
    const { id } = await endAsked(ground);
    ground.admin.nextTermination = { outcome: "refused", message: "Not you.", correlationId: "c-9" };
    expect(value(await gdap.terminate(ground.bot, { gdapEndId: id }))).toMatchObject({
      state: "failed",
      failure: { because: "refused-by-vendor", message: "Not you.", correlationId: "c-9" },
    });
  });

  it("of another customer’s relationship is not carried out", async () => {
    const ground = await haveGdap(database);
    const { id, etag } = await endAsked(ground);
    ground.admin.have({ id: "granular-1", tenantId: null, etag });
    expect(value(await gdap.terminate(ground.bot, { gdapEndId: id }))).toMatchObject({
      state: "failed",
      failure: { because: "another-customers" },
    });
    expect(ground.admin.terminated).toEqual([]);
  });

  it("whose answer was lost is not asked for twice", async () => {
    const ground = await haveGdap(database);
    const { id } = await endAsked(ground);
    ground.admin.nextTermination = new DirectoryUnavailable("a time-out");
    await expect(gdap.terminate(ground.bot, { gdapEndId: id })).rejects.toThrow(DirectoryUnavailable);
    expect(value(await gdap.terminate(ground.bot, { gdapEndId: id })).state).toBe("ending");
    expect(ground.admin.terminated).toHaveLength(1);
  });

  it("is followed by the nightly look, too", async () => {
    const ground = await haveGdap(database);
    const { id, gdapId } = await endAsked(ground);
    await gdap.terminate(ground.bot, { gdapEndId: id });
    ground.admin.becomes(gdapId, "terminated");
    expect(await gdap.follow(ground.bot)).toBe(1);
    expect((await gdap.getEnd(ground.ctx, id))?.end.state).toBe("ended");
  });
});

describe("a removal of the reseller relationship", () => {
  it("leaves granular administration alone", async () => {
    const ground = await haveGdap(database);
    const { ctx } = ground;
    await haveRelationship(ctx);
    ctx.directory.knows(inDirectory(ctx), { hasDap: true });
    haveActive(ground);
    const { id } = await attested(ctx.as(salesAgent));
    const facts = value(await removals.readFacts(ctx, id));
    value(await removals.approve(ctx.as(otherAdminAgent), { removalId: id, reason: null, facts }));
    const executed = await removals.execute(ctx.as(system("dispatcher")), { removalId: id });
    expect(value(executed)).toMatchObject({ retry: false, removal: { state: "executed" } });
    expect(ground.admin.terminated).toEqual([]);
    expect(ground.admin.relationships.get("granular-1")?.state).toBe("active");
    expect(await queued(ctx, "gdap.terminate")).toEqual([]);
  });
});
