import { describe, expect, it } from "vitest";
import { translator } from "../../src/i18n/index.ts";
import type { Cast, SeenExchange, Traffic } from "../../src/playground/contract.ts";
import type { ActAnswer } from "../../src/simulators/slack/client/act.ts";
import type { SeenView } from "../../src/simulators/slack/client/seen.ts";
import { eventually } from "../../src/simulators/slack/simulator.ts";
import { sales } from "./acts.ts";
import { pageOf, usePlayground } from "./running.ts";

const playground = usePlayground();
const t = translator("en");

const ben = () => pageOf(playground.current, "U0BEN");
const dan = () => pageOf(playground.current, "U0DAN");

async function flip(id: string, isOn: boolean): Promise<void> {
  const answer = await fetch(`${playground.current.url}/playground/desk`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ desk: "fault", id, isOn }),
  });
  expect(answer.status).toBe(204);
}

async function traffic(): Promise<readonly SeenExchange[]> {
  const answer = await fetch(`${playground.current.url}/playground/traffic?after=0`);
  // The contract's shape.
  return ((await answer.json()) as Traffic).exchanges;
}

const types = (text: string, { act } = ben()) => act({ act: "say", channelId: sales.id, text });
const submits = ({ id }: SeenView) => ben().act({ act: "submit", viewId: id, values: {} });
const titleOf = (view: SeenView | undefined) =>
  // Every modal has a title.
  (view?.payload as { title?: { text: string } } | undefined)?.title?.text;

async function topOf(person = ben()): Promise<SeenView | undefined> {
  return (await person.see()).modals.at(-1);
}

function opens(title: string, person = ben()): Promise<SeenView> {
  return eventually(async () => {
    const top = await topOf(person);
    return titleOf(top) === title ? top : undefined;
  });
}

async function closesAll(person = ben()): Promise<void> {
  const top = await topOf(person);
  if (top) await person.act({ act: "close", viewId: top.id, whole: true });
}

async function handOver(name: string, channelId: string = sales.id): Promise<SeenView> {
  await types(`/invite-customer ${name}`);
  const form = await opens(t("invite.title"));
  await ben().act({
    act: "submit",
    viewId: form.id,
    values: { "invite.channel": { "invite.channel": channelId } },
  });
  await submits(await opens(t("invite.draft.title")));
  return opens(t("invite.hand-over.title"));
}

async function cardsOf(name: string, channelId: string = sales.id): Promise<number> {
  const { open } = await ben().see(channelId);
  const { length } = (open?.messages ?? []).filter(
    ({ isApp, isEphemeral, text }) => isApp && !isEphemeral && text.includes(name),
  );
  return length;
}

/** How often the person was told that it is Slack's trouble; the reference differs each time. */
async function timesTold(): Promise<number> {
  const { open } = await ben().see(sales.id);
  const [beginning = ""] = t("core.apology.slack", { reference: "" }).split(".");
  return (open?.messages ?? []).filter(({ isEphemeral, text }) => isEphemeral && text.startsWith(beginning))
    .length;
}

const wasPlayed = (played: string) =>
  eventually(async () => (await traffic()).find(({ fault }) => fault?.includes(played)));

async function told(title: string | null, command: () => Promise<ActAnswer>): Promise<void> {
  const before = await timesTold();
  expect((await command()).trouble).toBeNull();
  expect(titleOf(await topOf())).toBe(title ?? undefined);
  expect((await timesTold()) - before).toBe(title === null ? 1 : 0);
}

const effects: Readonly<Record<string, () => Promise<void>>> = {
  async "server-error"() {
    const view = await handOver("Łódź Transport");
    await flip("server-error", true);
    expect((await submits(view)).modal).toBe("updated");
    expect(titleOf(await topOf())).toBe(t("invite.done.title"));
    await wasPlayed("503");
    expect(await cardsOf("Łódź Transport")).toBe(0);
    await closesAll();
    await told(null, () => types("/customers"));
    await flip("server-error", false);
    await expect.poll(() => cardsOf("Łódź Transport"), { timeout: 9_000 }).toBe(1);
  },
  async "rate-limited"() {
    const view = await handOver("Αθηναϊκή");
    await flip("rate-limited", true);
    await submits(view);
    await wasPlayed("429");
    expect(await cardsOf("Αθηναϊκή")).toBe(0);
    await flip("rate-limited", false);
    await expect.poll(() => cardsOf("Αθηναϊκή"), { timeout: 9_000 }).toBe(1);
  },
  async slow() {
    await flip("slow", true);
    await told(t("record.find.title"), () => types("/customers"));
  },
  async "slow-client"() {
    const view = await handOver("Szegedi Paprika");
    await flip("slow-client", true);
    const startedAt = performance.now();
    await Promise.all([submits(view), submits(view)]);
    expect(performance.now() - startedAt).toBeGreaterThan(700);
    await expect.poll(() => cardsOf("Szegedi Paprika")).toBe(1);
  },
  async "late-views"() {
    await flip("late-views", true);
    await told(null, () => types("/customers"));
  },
  async "late-acks"() {
    await flip("late-acks", true);
    expect((await types("/customers")).trouble).toBe("operation_timeout");
  },
  async "lost-acks"() {
    const view = await handOver("Zürich Präzision");
    await flip("lost-acks", true);
    expect((await submits(view)).trouble).toBe("operation_timeout");
    await expect.poll(() => cardsOf("Zürich Präzision")).toBe(1);
    await flip("lost-acks", false);
    await submits(view);
    expect(JSON.stringify((await topOf())?.payload)).toContain(t("refusal.already-sent"));
    expect(await cardsOf("Zürich Präzision")).toBe(1);
  },
  async "groups-away"() {
    await types("/customers", dan());
    await flip("groups-away", true);
    await closesAll(dan());
    await types("/customers", dan());
    expect(titleOf(await topOf(dan()))).toBe(t("record.find.title"));
    await closesAll(dan());
  },
  // Nobody knows for fifteen seconds what became of these, and nothing more goes to their channels: they come last.
  async "no-answer"() {
    const view = await handOver("Grüne Wiese");
    await flip("no-answer", true);
    await submits(view);
    await expect.poll(() => cardsOf("Grüne Wiese")).toBe(1);
    await wasPlayed('"after"');
  },
  async "not-arrived"() {
    const view = await handOver("Debreceni Órás", "C0SALESHU");
    await flip("not-arrived", true);
    await submits(view);
    await wasPlayed('"before"');
    expect(await cardsOf("Debreceni Órás", "C0SALESHU")).toBe(0);
  },
};

describe("a trouble switch of the playground", { timeout: 20_000 }, () => {
  it("is tried here, whichever it is", async () => {
    const answer = await fetch(`${playground.current.url}/playground/cast`);
    // The contract's shape.
    const { faults } = (await answer.json()) as Cast;
    expect(faults.map(({ id }) => id).sort()).toEqual(Object.keys(effects).sort());
  });

  it.each(Object.entries(effects))("does what its words promise: %s", async (id, takesEffect) => {
    await closesAll();
    try {
      await takesEffect();
    } finally {
      await flip(id, false);
      await closesAll();
    }
    // What was played is no mistake of the bot's, and does not make it break a rule.
    expect(playground.current.slack.violations).toEqual([]);
  });
});
