import { addDays } from "date-fns";
import { describe, expect, it } from "vitest";
import { CustomerId } from "../../../src/domain/ids.ts";
import { linkPlaceholder } from "../../../src/domain/invitation.ts";
import { createHandOverDesk, gdap } from "../../../src/service/index.ts";
import { auditTrail, expectRecorded, expectRefusalRecorded, firstNow } from "../../support/context.ts";
import { useDatabase } from "../../support/databases.ts";
import { channelId, haveCustomer } from "../../support/make.ts";
import { adminAgent, salesAgent } from "../../support/people.ts";
import { answers, emptyOutbox, queued, ten, value } from "../removals/ground.ts";
import { asking, drafted, globalAdministrator, handedOver, haveGdap } from "./ground.ts";

const database = useDatabase();

describe("a request for granular administration", () => {
  it("is kept until the vendor was asked", async () => {
    const { ctx, admin } = await haveGdap(database);
    const request = value(await gdap.request(ctx, asking()));
    expect(request).toMatchObject({ state: "asked", gdapId: null, channelId, requestedBy: "UADMIN1" });
    expect(admin.requested).toEqual([]);
    await expectRecorded(database.current, ctx.workspaceId, {
      act: "gdap.requested",
      queued: ["gdap.create"],
      by: adminAgent.slackUserId,
    });
  });

  it("is refused without the role", async () => {
    const { ctx } = await haveGdap(database);
    const refused = await gdap.request(ctx.as(salesAgent), asking());
    expect(refused).toMatchObject({ reason: "not-permitted" });
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "gdap.request",
      reason: "not-permitted",
    });
  });

  it("is made once by ten sendings of one form", async () => {
    const { ctx } = await haveGdap(database);
    const form = asking();
    const outcomes = await Promise.all(ten.map(() => gdap.request(ctx, form)));
    expect(answers(outcomes)).toEqual(ten.map(() => "ok"));
    expect(await auditTrail(database.current, ctx.workspaceId)).toEqual(["gdap.requested"]);
    expect(await queued(ctx, "gdap.create")).toHaveLength(1);
  });

  it("bears a name that no other of ours bears", async () => {
    const { ctx } = await haveGdap(database);
    value(await gdap.request(ctx, asking({ name: "Reading" })));
    expect(await gdap.request(ctx, asking({ name: "  READING " }))).toMatchObject({
      reason: "gdap-name-used",
    });
  });

  it.each([
    [{ name: "x".repeat(51) }, { name: "too-long" }],
    [{ roleIds: [] }, { roles: "required" }],
    [{ roleIds: ["11111111-1111-4111-8111-111111111111"] }, { roles: "unknown" }],
    [{ durationDays: 731 }, { durationDays: "out-of-range" }],
    [{ roleIds: [globalAdministrator], isAutoExtended: true }, { isAutoExtended: "not-extendable" }],
  ])("with %j is told its fault", async (changes, faults) => {
    const { ctx } = await haveGdap(database);
    expect(await gdap.request(ctx, asking(changes))).toMatchObject({ reason: "invalid", faults });
  });

  it("needs the customer’s tenant, and a directory that has it", async () => {
    const { ctx } = await haveGdap(database);
    expect(await gdap.request({ ...ctx, vendor: null }, asking())).toMatchObject({
      reason: "gdap-not-here",
    });
    const other = CustomerId.parse("c0000000-0000-7000-8000-000000000002");
    await haveCustomer(ctx, { id: other, tenantId: null });
    expect(await gdap.request(ctx, { ...asking(), customerId: other })).toMatchObject({
      reason: "gdap-without-tenant",
    });
  });
});

describe("a request that the vendor was asked for", () => {
  it("has a draft with its link, and shows it to whoever waits", async () => {
    const ground = await haveGdap(database);
    const { id } = value(await gdap.request(ground.ctx, asking()));
    await emptyOutbox(ground.ctx);
    const request = value(await gdap.create(ground.bot, { gdapRequestId: id, viewId: "V1" }));
    expect(request).toMatchObject({ state: "drafted", gdapId: "relationship-1" });
    expect(await queued(ground.ctx, "screen.refresh")).toMatchObject([
      { viewId: "V1", card: { kind: "gdap-request", id }, for: "UADMIN1" },
    ]);
    const opened = await gdap.open(ground.ctx, id);
    expect(opened?.text?.split(request.approvalUrl ?? "-")).toHaveLength(2);
    expect(request.text).toContain(linkPlaceholder);
  });

  it("is created once by ten runs of one message", async () => {
    const ground = await haveGdap(database);
    const { id } = value(await gdap.request(ground.ctx, asking()));
    await Promise.all(ten.map(() => gdap.create(ground.bot, { gdapRequestId: id, viewId: null })));
    expect(ground.admin.relationships.size).toBe(1);
    expect(await auditTrail(database.current, ground.ctx.workspaceId)).toEqual([
      "gdap.requested",
      "gdap.request-moved",
    ]);
  });

  it("and that the vendor refused says why to whoever asked", async () => {
    const ground = await haveGdap(database);
    const { id } = value(await gdap.request(ground.ctx, asking()));
    const said = { because: "not-permitted", message: "No.", correlationId: "c-1" } as const;
    ground.admin.nextCreation = { outcome: "refused", ...said };
    const request = value(await gdap.create(ground.bot, { gdapRequestId: id, viewId: null }));
    expect(request).toMatchObject({ state: "refused", failure: said });
    expect(await queued(ground.ctx, "bulletin.person")).toMatchObject([
      { to: "UADMIN1", bulletin: { kind: "gdap.request", id } },
    ]);
  });
});

describe("a draft with an approval link", () => {
  it("keeps what was typed without the link in it", async () => {
    const ground = await haveGdap(database);
    const { id, approvalUrl } = await drafted(ground);
    const typed = { subject: "Új tárgy", text: `Kérjük:\n${approvalUrl}\nKöszönjük!` };
    const saved = value(await gdap.saveText(ground.ctx, { gdapRequestId: id, ...typed, isFinal: true }));
    expect(saved).toMatchObject({ subject: "Új tárgy", text: `Kérjük:\n${linkPlaceholder}\nKöszönjük!` });
  });

  it.each([
    ["no link at all", () => "Kérjük.", "missing"],
    ["a cut link", (link: string) => link.slice(0, -3), "cut"],
    ["the link twice", (link: string) => `${link} ${link}`, "twice"],
    [
      "another request’s link",
      (link: string) => `${link} ${link.replace(/[^/]*$/, "another-99999999")}`,
      "foreign",
    ],
    [
      "the invitation to a reseller relationship",
      (link: string) =>
        `${link} https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=1`,
      "foreign",
    ],
  ])("with %s is a field error", async (_what, write, fault) => {
    const ground = await haveGdap(database);
    const { id, approvalUrl } = await drafted(ground);
    const text = write(approvalUrl ?? "");
    const saved = await gdap.saveText(ground.ctx, { gdapRequestId: id, subject: "S", text, isFinal: true });
    expect(saved).toMatchObject({ reason: "invalid", faults: { text: fault } });
  });

  it("is read on the hand-over page by its pass, until it is discarded", async () => {
    const ground = await haveGdap(database);
    const { ctx } = ground;
    const { id, approvalUrl } = await drafted(ground);
    const { url } = value(await gdap.passToHandOver(ctx, { gdapRequestId: id }));
    const desk = createHandOverDesk({
      db: ctx.db,
      sealer: ctx.sealer,
      publicUrl: ctx.publicUrl,
      languageOf: async () => "en",
    });
    const pass = url.slice(url.lastIndexOf("/") + 1);
    expect(await desk.read(pass, ctx.now())).toMatchObject({
      to: "eva@kovacs.example",
      language: "hu",
      text: expect.stringContaining(approvalUrl ?? "-"),
    });
    value(await gdap.discard(ctx, { gdapRequestId: id }));
    expect(await desk.read(pass, ctx.now())).toBeNull();
  });

  it("is handed over, and the team hears of it", async () => {
    const ground = await haveGdap(database);
    const { id } = await drafted(ground);
    await emptyOutbox(ground.ctx);
    const request = value(await gdap.handOver(ground.ctx, { gdapRequestId: id }));
    expect(request).toMatchObject({ state: "handed-over", handedOverBy: "UADMIN1", handedOverAt: firstNow });
    await expectRecorded(database.current, ground.ctx.workspaceId, {
      act: "gdap.request-handed-over",
      queued: ["bulletin.channel"],
    });
  });

  it("is not handed over without the role", async () => {
    const ground = await haveGdap(database);
    const { id } = await drafted(ground);
    const refused = await gdap.handOver(ground.ctx.as(salesAgent), { gdapRequestId: id });
    expect(refused).toMatchObject({ reason: "not-permitted" });
    await expectRefusalRecorded(database.current, ground.ctx.workspaceId, {
      act: "gdap.hand-over",
      reason: "not-permitted",
    });
  });

  it("is handed over by exactly one of ten clicks", async () => {
    const ground = await haveGdap(database);
    const { id } = await drafted(ground);
    const outcomes = await Promise.all(ten.map(() => gdap.handOver(ground.ctx, { gdapRequestId: id })));
    expect(answers(outcomes)).toEqual([...ten.slice(1).map(() => "gdap-already-handed-over"), "ok"]);
  });

  it("is discarded by an admin agent alone, once", async () => {
    const ground = await haveGdap(database);
    const { id } = await drafted(ground);
    expect(await gdap.discard(ground.ctx.as(salesAgent), { gdapRequestId: id })).toMatchObject({
      reason: "not-permitted",
    });
    const outcomes = await Promise.all(ten.map(() => gdap.discard(ground.ctx, { gdapRequestId: id })));
    expect(answers(outcomes)).toEqual([...ten.slice(1).map(() => "gdap-discarded"), "ok"]);
  });
});

describe("a request that waits for the customer", () => {
  const news = (gdapId: string | null) =>
    ({
      key: "k",
      kind: "gdap.changed",
      tenantId: null,
      companyName: null,
      gdapId,
      at: firstNow,
      via: "web-hook",
    }) as const;

  it("is active when the vendor’s news says so and the vendor shows it", async () => {
    const ground = await haveGdap(database);
    const { id, gdapId } = await handedOver(ground);
    await emptyOutbox(ground.ctx);
    expect(await gdap.considerNews(ground.bot, news(gdapId))).toBe("settled");
    expect((await gdap.open(ground.ctx, id))?.request.state).toBe("handed-over");
    ground.admin.becomes(gdapId ?? "", "active");
    expect(await gdap.considerNews(ground.bot, news(gdapId))).toBe("settled");
    expect((await gdap.open(ground.ctx, id))?.request.state).toBe("active");
    expect(await queued(ground.ctx, "bulletin.person")).toHaveLength(1);
    expect(await queued(ground.ctx, "bulletin.channel")).toHaveLength(1);
  });

  it("is found active by the nightly look, once, though ten look", async () => {
    const ground = await haveGdap(database);
    const { gdapId } = await handedOver(ground);
    ground.admin.becomes(gdapId ?? "", "activating");
    await Promise.all(ten.map(() => gdap.follow(ground.bot)));
    const acts = await auditTrail(database.current, ground.ctx.workspaceId);
    expect(acts.filter((act) => act === "gdap.request-moved")).toHaveLength(2);
  });

  it("lapses after ninety days", async () => {
    const ground = await haveGdap(database);
    const { id } = await handedOver(ground);
    ground.ctx.setNow(addDays(firstNow, 89));
    expect(await gdap.follow(ground.bot)).toBe(0);
    ground.ctx.setNow(addDays(firstNow, 90));
    expect(await gdap.follow(ground.bot)).toBe(1);
    expect((await gdap.open(ground.ctx, id))?.request.state).toBe("lapsed");
  });

  it("that was approved and ended since is told as ended", async () => {
    const ground = await haveGdap(database);
    const { id, gdapId } = await handedOver(ground);
    ground.admin.becomes(gdapId ?? "", "active");
    await gdap.follow(ground.bot);
    ground.admin.becomes(gdapId ?? "", "terminated");
    await gdap.considerNews(ground.bot, news(gdapId));
    expect((await gdap.open(ground.ctx, id))?.request.state).toBe("ended");
  });

  it("is looked after by nobody but the bot", async () => {
    const ground = await haveGdap(database);
    const { gdapId } = await handedOver(ground);
    ground.admin.becomes(gdapId ?? "", "active");
    expect(await gdap.follow(ground.ctx)).toBe(0);
    expect(await gdap.considerNews(ground.ctx, news(gdapId))).toBe("later");
  });
});
