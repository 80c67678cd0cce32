import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { cards, invitations, outboxMessages, removalRequests, roleGrants } from "../../db/schema/index.ts";
import {
  InvitationId,
  MessageTs,
  OutboxMessageId,
  SlackChannelId,
  SlackUserId,
} from "../../src/domain/ids.ts";
import { linkPlaceholder } from "../../src/domain/invitation.ts";
import { eventually } from "../../src/simulators/slack/simulator.ts";
import { useDatabase } from "../support/databases.ts";
import { askForRemoval, cardSaying, modalOf, modalSaying, type Stage, setStage } from "./removal-stage.ts";

const database = useDatabase();
const dayMs = 86_400_000;
let stage: Stage;

beforeAll(async () => {
  stage = await setStage(database);
});
afterAll(() => stage?.stop());
afterEach(() => {
  expect(stage.bot.slack.violations).toEqual([]);
  expect(stage.bot.logged()).not.toContain('"level":"error"');
});

async function homeOf(id: Parameters<Stage["person"]>[0]) {
  const person = stage.person(id);
  const before = person.home()?.view["hash"];
  await person.openHome();
  const home = await eventually(() => {
    const published = person.home();
    return published && published.view["hash"] !== before ? published : false;
  });
  return { person, home };
}

async function haveInvitation(
  companyName: string,
  row: { readonly state: "draft" | "sent"; readonly by?: string; readonly daysAgo?: number },
) {
  const { customerId } = await stage.haveActive(companyName);
  const at = new Date(Date.now() - (row.daysAgo ?? 0) * dayMs);
  const isSent = row.state === "sent";
  const by = SlackUserId.parse(row.by ?? "U0BEN");
  const invitationId = InvitationId.parse(randomUUID());
  await stage.db.insert(invitations).values({
    workspaceId: stage.workspaceId,
    invitationId,
    customerId,
    state: row.state,
    legs: [{ kind: "reseller", providerId: null, state: "awaiting", answeredAt: null, signatory: null }],
    language: "en",
    channelId: SlackChannelId.parse("C0SALES"),
    asksForDap: false,
    subject: "Invitation",
    text: linkPlaceholder,
    requestedBy: by,
    createdAt: at,
    sentBy: isSent ? by : null,
    sentAt: isSent ? at : null,
    expiresAt: isSent ? new Date(at.getTime() + 30 * dayMs) : null,
  });
  return invitationId;
}

/** As if the answer to posting it had never come. */
async function loseCard(ts: string): Promise<void> {
  // Slack shows a card before the outbox has settled its message.
  const card = await eventually(async () => {
    const [found] = await stage.db
      .select()
      .from(cards)
      .where(eq(cards.ts, MessageTs.parse(ts)));
    return found &&
      (await stage.db.$count(outboxMessages, and(isOf(found), eq(outboxMessages.state, "sent")))) > 0
      ? found
      : false;
  });
  await stage.db.delete(cards).where(eq(cards.ts, MessageTs.parse(ts)));
  await stage.db.update(outboxMessages).set({ state: "uncertain" }).where(isOf(card));
}

function isOf(card: { readonly subjectId: string }) {
  return and(
    eq(outboxMessages.topic, "card.refresh"),
    sql`${outboxMessages.body}->'card'->>'id' = ${card.subjectId}`,
  );
}

describe("Home for people without a role", () => {
  it("says what this is and who can let them in", async () => {
    await stage.db.insert(roleGrants).values({
      workspaceId: stage.workspaceId,
      role: "admin-agent",
      holderKind: "person",
      holderId: "U0DAN",
      grantedBy: "U0OWNER",
      grantedAt: new Date(),
    });
    const { home } = await homeOf("U0OWNER");
    expect(home.text).toContain("You have no role in it yet.");
    expect(home.text).toContain("These people can let you in: @admin-agents or @Dan Hughes.");
    expect(home.buttons).toEqual(["Why can’t I?"]);
  });
});

describe("Home of a sales agent", () => {
  it("holds the drafts that wait, and lets them be thrown away there", async () => {
    await haveInvitation("Draft & <Co>", { state: "draft" });
    await haveInvitation("Somebody else’s", { state: "draft", by: "U0ANNA" });
    const { person, home } = await homeOf("U0BEN");
    expect(home.text).toContain("Draft for Draft & <Co>");
    expect(home.text).not.toContain("Draft for Somebody else’s");
    expect(home.buttons).not.toContain("Settings");
    await home.press("Discard the draft", { confirm: "yes" });
    expect((await modalOf(person, "Kapocs")).text).toContain("was discarded");
    await person.modal()?.cancel();
    expect(person.home()?.text).toContain("Nothing waits for you.");
  });

  it("opens a draft to go on with", async () => {
    await haveInvitation("Goes on", { state: "draft" });
    const { person, home } = await homeOf("U0BEN");
    await home.press("Continue the draft");
    expect((await modalOf(person, "One moment")).text).toContain("Goes on");
    await person.modal()?.cancel();
  });

  it("pages through pending invitations, longest waiting first", async () => {
    for (let at = 1; at <= 10; at += 1) await haveInvitation(`Waits ${at}`, { state: "sent", daysAgo: at });
    const { home } = await homeOf("U0BEN");
    expect(home.text).toContain("Waits 10\nWaiting for 10 days. Handed over by @Ben Miller");
    expect(home.text).not.toContain("Waits 2\nWaiting");
    await home.press("Later ones");
    expect(home.text).toContain("Waits 1\nWaiting for 1 day. Handed over by @Ben Miller");
    await home.press("Longest waiting");
    expect(home.text).toContain("Waits 10\nWaiting");
  });

  it("lists customers in pages by standing, keeps its place, and opens a record from a search", async () => {
    for (let at = 0; at < 25; at += 1) await stage.haveActive(`Listed ${String(at).padStart(2, "0")}`);
    const { person, home } = await homeOf("U0BEN");
    await home.choose("Show", "Active");
    await home.press("Next");
    expect(home.text).toContain("Listed 24");
    expect(home.buttons).toContain("Previous");
    expect((await homeOf("U0BEN")).home.text).toContain("Listed 24");
    await home.choose("Show", "Removed");
    expect(home.text).toContain("No customer stands like this.");
    await home.pick("Type a name, domain or reference", "listed 07", "Listed 07");
    expect((await modalOf(person, "Customer")).text).toContain("Listed 07");
    await person.modal()?.cancel();
  });
});

describe("Home of an admin agent", () => {
  it("holds removals to decide and those that failed", async () => {
    const { customerId } = await stage.haveActive("Failed Kft.");
    await askForRemoval(stage.person("U0BEN"), "Failed Kft.");
    await stage.haveActive("Decide Kft.");
    await askForRemoval(stage.person("U0BEN"), "Decide Kft.");
    await stage.db
      .update(removalRequests)
      .set({
        state: "failed",
        decidedBy: SlackUserId.parse("U0DAN"),
        decidedAt: new Date(),
        failure: JSON.stringify({ because: "refused", message: "No." }),
      })
      .where(eq(removalRequests.customerId, customerId));
    const { person, home } = await homeOf("U0DAN");
    expect(home.text).toContain("Removal to decide: Decide Kft.");
    expect(home.text).toContain("Removal failed: Failed Kft.");
    expect(home.buttons).toContain("Settings");
    await home.press("Close without removal", { confirm: "yes" });
    await person.modal()?.cancel();
    expect(person.home()?.text).not.toContain("Removal failed");
  });

  it("holds the messages that are stuck, to be sent again or taken off the list", async () => {
    const messageId = OutboxMessageId.parse(randomUUID());
    await stage.db.insert(outboxMessages).values({
      workspaceId: stage.workspaceId,
      messageId,
      lane: "channel:C0SALES",
      topic: "card.refresh",
      body: { topic: "card.refresh", card: { kind: "invitation", id: randomUUID() } },
      state: "dead",
      lastReason: "is_archived",
      runAt: new Date(),
      correlationId: "correlation",
      createdAt: new Date(),
    });
    const { person, home } = await homeOf("U0DAN");
    expect(home.text).toContain("The card in #sales");
    expect(home.text).toContain("the channel is archived.");
    await home.press("Take it off the list");
    const asked = await modalOf(person, "Where is the card?");
    expect(asked.text).toContain("Left empty, the message is only taken off the list");
    await asked.submit();
    expect((await modalOf(person, "Kapocs")).text).toContain("It was taken off the list.");
    await person.modal()?.cancel();
    await eventually(() => !person.home()?.text.includes("Messages that are stuck"));
  });

  it("takes the link of a card whose fate was unknown, and changes that card from then on", async () => {
    await stage.haveActive("Vanished Kft.");
    await askForRemoval(stage.person("U0BEN"), "Vanished Kft.");
    const card = await cardSaying(stage, "Vanished Kft.", "Waiting for a decision");
    await loseCard(card.ts);
    const { person } = await homeOf("U0DAN");
    // A Home that was still being drawn for what came before may come first.
    const home = await eventually(() => {
      const drawn = person.home();
      return drawn?.buttons.includes("It is there") ? drawn : false;
    });
    await home.press("It is there");
    const link = (channel: string) =>
      `https://example.slack.com/archives/${channel}/p${card.ts.replace(".", "")}`;
    const asked = await modalOf(person, "Where is the card?");
    for (const [typed, said] of [
      ["somewhere", "This is not the link of a Slack message."],
      [link("C0ELSEWHERE"), "This link leads to another channel"],
    ] as const) {
      asked.fill("Link of the card", typed);
      expect(JSON.stringify(await asked.submit())).toContain(said);
    }
    asked.fill("Link of the card", `${link("C0SALES")}?thread_ts=${card.ts}&cid=C0SALES`);
    await asked.submit();
    expect((await modalOf(person, "Kapocs")).text).toContain("From now on that card is changed in place.");
    await person.modal()?.cancel();
    await card.press("Decide");
    const decision = await modalSaying(person, "same as those attested");
    await decision.tick("Deny: the relationship stands");
    await decision.fill("Reason", "They still need us.").submit();
    await (await modalSaying(person, "Denied.")).cancel();
    const changed = await cardSaying(stage, "Vanished Kft.", "Denied.");
    expect(changed.ts).toBe(card.ts);
  });

  it("holds a step of Kapocs’ own that is stuck, to be sent again only", async () => {
    const messageId = OutboxMessageId.parse(randomUUID());
    const removalId = randomUUID();
    await stage.db.insert(outboxMessages).values({
      workspaceId: stage.workspaceId,
      messageId,
      lane: `removal:${removalId}`,
      topic: "removal.execute",
      body: { topic: "removal.execute", removalId },
      state: "dead",
      lastReason: "unexpected_error",
      runAt: new Date(),
      correlationId: "correlation",
      createdAt: new Date(),
    });
    const { person } = await homeOf("U0DAN");
    // A Home that was still being drawn for what came before may come first.
    const home = await eventually(() => {
      const drawn = person.home();
      return drawn?.text.includes("Carrying out a removal") ? drawn : false;
    });
    expect(home.buttons).toContain("Send again");
    expect(home.buttons).not.toContain("Take it off the list");
    await stage.db.delete(outboxMessages).where(eq(outboxMessages.messageId, messageId));
  });
});

describe("Home that was opened before", () => {
  it("no longer holds a removal once it was decided in a window", async () => {
    await stage.haveActive("Decided Kft.");
    await askForRemoval(stage.person("U0BEN"), "Decided Kft.");
    const { person, home } = await homeOf("U0DAN");
    expect(home.text).toContain("Removal to decide: Decided Kft.");
    await (await cardSaying(stage, "Decided Kft.", "Decide")).press("Decide");
    const decision = await modalSaying(person, "same as those attested");
    await decision.tick("Deny: the relationship stands");
    await decision.fill("Reason", "They still need us.").submit();
    await eventually(() => !person.home()?.text.includes("Removal to decide: Decided Kft."));
    await (await modalSaying(person, "Denied.")).cancel();
  });

  it("keeps its place when an invitation is withdrawn in a record opened from it", async () => {
    await haveInvitation("Zz taken back", { state: "sent", daysAgo: 0 });
    for (let at = 20; at < 30; at += 1) await haveInvitation(`Earlier ${at}`, { state: "sent", daysAgo: at });
    const { person, home } = await homeOf("U0BEN");
    for (let page = 0; page < 5 && !person.home()?.text.includes("Zz taken back\nWaiting"); page += 1)
      await home.press("Later ones");
    expect(home.text).toContain("Zz taken back\nWaiting");
    await home.pick("Type a name, domain or reference", "zz taken", "Zz taken back");
    const record = await modalOf(person, "Customer");
    await record.press("Withdraw", { confirm: "yes" });
    await eventually(() => !person.home()?.text.includes("Zz taken back\nWaiting"));
    expect(person.home()?.buttons).toContain("Longest waiting");
    for (let depth = person.modalDepth(); depth > 0; depth -= 1) await person.modal()?.cancel();
  });
});
