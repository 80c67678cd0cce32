import { afterEach, describe, expect, it } from "vitest";
import { translator } from "../../src/i18n/index.ts";
import { customers } from "../../src/playground/seed/customers.ts";
import { cast } from "../../src/playground/seed/people.ts";
import { eventually } from "../../src/simulators/slack/simulator.ts";
import { pageOf, usePlayground } from "./running.ts";

const playground = usePlayground();

afterEach(() => {
  expect(playground.current.slack.violations).toEqual([]);
  expect(playground.current.slack.world.mentions.filter(({ kind }) => kind === "everyone")).toEqual([]);
  expect(playground.current.logged()).not.toContain('"level":"error"');
});

/** What stands on the cards of a channel: after the customer's name, in bold, its state. */
async function states(userId: string, channelId: string): Promise<Record<string, number>> {
  const { open } = await pageOf(playground.current, userId).see(channelId);
  const counted: Record<string, number> = {};
  for (const { text, isApp } of open?.messages ?? []) {
    // Names hold stars too, with a word joiner beside them.
    const state = /(?<!\u2060)\*(?!\u2060)([^*\u2060]+)\*/.exec(text)?.[1];
    if (isApp && state) counted[state] = (counted[state] ?? 0) + 1;
  }
  return counted;
}

describe("the little world", () => {
  it("holds an invitation and a removal in every state that a newcomer should meet", async () => {
    expect(await states("U0BEN", "C0SALES")).toEqual({
      "Accepted.": 4,
      "Partly accepted.": 1,
      "Declined.": 1,
      "Expired.": 1,
      "Withdrawn.": 1,
      "Waiting for the customer.": 2,
      "Waiting for a decision.": 2,
    });
    const hungarian = await states("U0ANNA", "C0SALESHU");
    expect(Object.values(hungarian).reduce((sum, count) => sum + count, 0)).toBe(11);
    expect(Object.keys(hungarian)).toHaveLength(5);
  });

  it("lies in the past, from four months ago until yesterday, and was told at its own time", async () => {
    const { messages } = playground.current.slack.world;
    const now = Date.now() / 1000;
    const daysAgo = messages.map(({ ts }) => (now - Number(ts)) / 86_400);
    expect(Math.max(...daysAgo)).toBeGreaterThan(115);
    expect(Math.min(...daysAgo)).toBeGreaterThan(0.2);
    expect([...daysAgo].sort((one, other) => other - one)).toEqual(daysAgo);
  });

  it("leaves nothing in the outbox and nobody with a message of a fault", async () => {
    const admin = await home("U0CILI");
    expect(admin).toContain("Fjord Analytics AS");
    expect(admin).not.toContain("delivery");
    const direct = playground.current.slack.world.messages.filter(({ channelId }) =>
      channelId.startsWith("D"),
    );
    expect(direct.length).toBeGreaterThan(8);
  });

  it("says that nothing waits to those for whom nothing does", async () => {
    expect(await home("U0ANNA")).toContain(translator("hu")("home.waiting.none"));
    expect(await home("U0CILI")).not.toContain(translator("hu")("home.waiting.none"));
    expect(await home("U0DAN")).not.toContain(translator("en")("home.waiting.none"));
  });

  it("has names that try to be markup, as names", async () => {
    const anna = playground.current.slack.person("U0ANNA");
    await anna.command("/customers", "channel.example");
    const record = await eventually(() => anna.modal());
    expect(record.text).toContain("<!channel> & <@U0ANNA> Bt.");
    await record.closeAll();
  });

  it("shows every customer's record in both languages by Slack's rules", async () => {
    for (const userId of ["U0ANNA", "U0DAN"]) {
      const person = playground.current.slack.person(userId);
      for (const { companyName, domain } of customers) {
        await person.command("/customers", companyName);
        const modal = await eventually(() => person.modal(), { withinMs: 10_000 });
        expect(modal.text, `${userId} ${companyName}`).toContain(domain?.split(".")[0]);
        await modal.closeAll();
      }
    }
  });

  it("has commands for nobody of another organisation", async () => {
    const otto = playground.current.slack.person("U0OUTSIDE");
    const { error } = await otto.command("/customers", "K", { channelId: "C0SHARED" });
    expect(error).toBe("invalid_command");
  });

  it.each(cast.filter(({ part }) => part !== "outsider").map(({ userId, part }) => [part, userId]))(
    "shows the %s (%s) every entrance by Slack's rules",
    async (_part, userId) => {
      const person = playground.current.slack.person(userId);
      await home(userId);
      for (const [command, text] of [
        ["/invite-customer", ""],
        ["/invite", "Zürich"],
        ["/customers", ""],
        ["/customers", "K"],
        ["/remove-customer", "Fjord Analytics"],
        ["/remove-customer", "Brightwater"],
        ["/kapocs", "help"],
        ["/kapocs", "setup"],
        ["/kapocs", "audit"],
      ] as const) {
        const answer = await person.command(command, text, { channelId: "C0SALES" });
        expect(answer.error, command).toBeUndefined();
        await playground.current.slack.idle();
        await person.modal()?.closeAll();
      }
    },
  );
});

async function home(userId: string): Promise<string> {
  const page = pageOf(playground.current, userId);
  await page.act({ act: "open-home" });
  const shown = await eventually(async () => (await page.see()).home, { withinMs: 10_000 });
  return JSON.stringify(shown.payload);
}
