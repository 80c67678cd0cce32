import { beforeEach, expect, it } from "vitest";
import type { CustomerId, InvitationId } from "../../../src/domain/ids.ts";
import { linkPlaceholder } from "../../../src/domain/invitation.ts";
import { DirectoryUnavailable } from "../../../src/ports/partner-directory.ts";
import { invitations } from "../../../src/service/index.ts";
import {
  auditTrail,
  expectRefusalRecorded,
  makeContext,
  queuedTopics,
  type TestContext,
} from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { otherSalesAgent, outsider, system } from "../../support/people.ts";
import { direct, emptyOutbox, groundFor, value } from "./ground.ts";

const refusal = {
  outcome: "refused",
  because: "agreement-not-signed",
  message: "MPA is not signed.",
  correlationId: "c-1",
} as const;

describeEachEngine("a draft whose link the directory does not give", (database) => {
  let ctx: TestContext;
  let customerId: CustomerId;
  let invitationId: InvitationId;
  const issue = (viewId: string | null = "V1") =>
    invitations.issueLink(ctx.as(system("dispatcher")), { invitationId, viewId });

  beforeEach(async () => {
    ctx = await makeContext(database.current);
    customerId = await groundFor(ctx);
    const text = `Please open\n${linkPlaceholder}`;
    const ask = { customerId, terms: direct, subject: "A request", text, viewId: "V1" };
    invitationId = value(await invitations.draft(ctx, ask)).id;
    await emptyOutbox(ctx);
    ctx.directory.nextLinkAnswer = refusal;
  });

  it("keeps the reason, the vendor's words and the correlation id, and tells whoever waits", async () => {
    expect(await issue()).toMatchObject({ ok: true, value: { hasLink: false } });
    expect(await invitations.linkRefusal(ctx, invitationId)).toEqual({
      because: "agreement-not-signed",
      message: "MPA is not signed.",
      correlationId: "c-1",
      at: ctx.now(),
    });
    expect(await queuedTopics(database.current, ctx.workspaceId)).toEqual(["screen.refresh"]);
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "invitation.issue-link",
      reason: "agreement-not-signed",
      by: "system:dispatcher",
    });
    expect((await invitations.get(ctx, invitationId))?.text).toContain(linkPlaceholder);
  });

  it("is on record once, however often the same answer comes", async () => {
    await issue();
    ctx.directory.nextLinkAnswer = refusal;
    await issue();
    const trail = await auditTrail(database.current, ctx.workspaceId);
    expect(trail.filter((act) => act.startsWith("invitation.issue-link"))).toHaveLength(1);
  });

  it("shows a trouble that somebody has to put right, and is asked for again later", async () => {
    ctx.directory.nextLinkAnswer = new DirectoryUnavailable("no second factor", { trouble: "no-mfa" });
    await expect(issue()).rejects.toThrow(DirectoryUnavailable);
    expect(await invitations.linkRefusal(ctx, invitationId)).toMatchObject({ because: "no-mfa" });
  });

  it("goes on waiting while the directory only does not answer", async () => {
    ctx.directory.nextLinkAnswer = new DirectoryUnavailable("away");
    await expect(issue()).rejects.toThrow(DirectoryUnavailable);
    expect(await invitations.linkRefusal(ctx, invitationId)).toBeNull();
  });

  it("is asked for again by its agent, and then has its link and no refusal", async () => {
    await issue();
    await emptyOutbox(ctx);
    value(await invitations.askLinkAgain(ctx, { invitationId, viewId: "V2" }));
    expect(await queuedTopics(database.current, ctx.workspaceId)).toEqual(["link.issue"]);
    value(await issue());
    expect(await invitations.linkRefusal(ctx, invitationId)).toBeNull();
    expect(await invitations.open(ctx, invitationId)).toMatchObject({ isComposed: false });
  });

  it("is asked for again by nobody else, and by nobody without a role", async () => {
    await issue();
    for (const [who, by] of [
      [otherSalesAgent, otherSalesAgent.slackUserId],
      [outsider, "UOUTSIDER"],
    ] as const) {
      expect(await invitations.askLinkAgain(ctx.as(who), { invitationId, viewId: null })).toMatchObject({
        reason: "not-permitted",
      });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "invitation.ask-link-again",
        reason: "not-permitted",
        by,
      });
      expect(await invitations.linkRefusal(ctx.as(who), invitationId)).toBeNull();
    }
  });

  it("remembers that part of the link was put in by us", async () => {
    ctx.directory.nextLinkAnswer = {
      outcome: "issued",
      url: "https://vendor.example/x?y=1",
      isComposed: true,
    };
    value(await issue());
    expect(await invitations.open(ctx, invitationId)).toMatchObject({ isComposed: true });
  });
});
