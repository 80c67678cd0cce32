import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { startPlayground } from "../../src/cli/playground.ts";
import { makeYear } from "../../src/playground/seed/year.ts";
import { recordingLog } from "../support/bot.ts";
import { longestStartMs, newFolder } from "./running.ts";

describe("the year of the large seed", () => {
  it("is the same year whenever it is made", () => {
    const size = { customers: 200, invitations: 60 };
    expect(makeYear(size)).toEqual(makeYear(size));
  });

  it("tells what happened to a customer in an order in which it can have happened", () => {
    const { customers, steps } = makeYear({ customers: 2_000, invitations: 300 });
    expect(new Set(customers.map(({ domain }) => domain)).size).toBe(2_000);
    const order = ["invite", "withdraw", "answer", "enter", "ask-removal", "decide"];
    const last = new Map<string, number>();
    let before = Number.POSITIVE_INFINITY;
    for (const step of steps) {
      expect(step.daysAgo).toBeLessThanOrEqual(before);
      expect(step.daysAgo).toBeGreaterThan(0);
      before = step.daysAgo;
      if (!("customer" in step)) continue;
      const place = order.indexOf(step.step);
      expect(place, step.step).toBeGreaterThan(last.get(step.customer) ?? -1);
      last.set(step.customer, place);
    }
    const kinds = new Set(steps.map(({ step }) => step));
    for (const kind of order) expect(kinds).toContain(kind);
  });

  it("plays as written, by Slack's rules, and says how far it is", { timeout: longestStartMs }, async () => {
    const folder = newFolder();
    const said: number[] = [];
    const { log, logged } = recordingLog();
    const ask = { host: "127.0.0.1", port: 0, folder, isSocketMode: false, seed: "year" } as const;
    const yearSize = { customers: 300, invitations: 24 };
    const playground = await startPlayground({ ...ask, yearSize, say: (done) => said.push(done) }, log);
    try {
      expect(said.at(-1)).toBe(1);
      expect([...said].sort((one, other) => one - other)).toEqual(said);
      expect(playground.slack.violations).toEqual([]);
      expect(logged()).not.toContain('"level":"error"');
      const cards = playground.slack.world.messages.filter(
        ({ channelId, threadTs, botId }) => channelId.startsWith("C0SALES") && botId && !threadTs,
      );
      expect(cards.length).toBeGreaterThanOrEqual(24);
      const cast = await (await fetch(`${playground.url}/playground/cast`)).json();
      expect(cast).toMatchObject({ seed: "year" });
    } finally {
      await playground.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
