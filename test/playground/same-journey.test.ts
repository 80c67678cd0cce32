import { rmSync } from "node:fs";
import { getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import { openEmbedded, rowsOf } from "../../db/client.ts";
import * as schema from "../../db/schema/index.ts";
import { openPage, sendForm } from "../../src/cli/story/customer.ts";
import { type Translate, translator } from "../../src/i18n/index.ts";
import { eventually } from "../../src/simulators/slack/simulator.ts";
import { useBrowser } from "../support/browser.ts";
import { type Actor, asksForRemoval, decides, draftsFor, handsOver, sales, setsUp } from "./acts.ts";
import { atPage } from "./at-page.ts";
import { handsOf } from "./hands.ts";
import { longestStartMs, newFolder, type RunningPlayground, run } from "./running.ts";

const browser = useBrowser();
const customer = { name: "Kovács & <Társa> Kft.", email: "jolan@kovacs.example" };

/** The people of the journey, each with the name under which the page's header offers them. */
const people = {
  owner: { userId: "U0OWNER", name: "Olivia Owens", language: "en" },
  agent: { userId: "U0ANNA", name: "Kovács Anna", language: "hu" },
  admin: { userId: "U0DAN", name: "Dan Hughes", language: "en" },
} as const;
type Turn = (who: keyof typeof people) => Promise<Actor>;

/** From the set-up to an executed removal, with a refused one and a person without a role in between. */
async function journey(playground: RunningPlayground, turnOf: Turn): Promise<void> {
  const cards = translator("en");
  await setsUp(await turnOf("owner"), "en");
  const agent = await turnOf("agent");
  const link = await draftsFor(agent, customer);
  await handsOver(agent);
  await openPage(link);
  await sendForm(link, [
    ["decision", "accept"],
    ["name", "Kovács Jolán"],
    ["jobTitle", "CEO"],
  ]);
  await agent.hands.readsCard(sales, [customer.name, cards("messages.invitation.accepted")]);
  await asksForRemoval(agent, customer.name, "They move to another reseller.");
  await decides(await turnOf("admin"), sales, customer.name, { is: "deny", reason: "Wait for <them>." });
  await asksForRemoval(await turnOf("agent"), customer.name, "They have confirmed it.");
  await decides(await turnOf("admin"), sales, customer.name, { is: "approve", reason: "" });
  // The last words are those to whoever asked, and those in the card's thread.
  const anna = playground.slack.person("U0ANNA");
  const told = (t: Translate) => t("messages.told.removal-executed", { customer: customer.name });
  await eventually(() => anna.directMessages().find(({ shown }) => shown.includes(told(translator("hu")))));
  await eventually(() => anna.messages(sales.id).find(({ shown }) => shown.includes(told(cards))));
}

interface Left {
  readonly rows: Readonly<Record<string, readonly string[]>>;
  readonly messages: readonly string[];
  readonly audit: readonly string[];
  readonly pushes: readonly string[];
}

/** Plays it in a fresh workspace, and gives what it left behind without what no two runs share. */
async function leaves(turns: (playground: RunningPlayground) => Promise<Turn> | Turn): Promise<Left> {
  const folder = newFolder();
  const playground = await run(folder, "empty");
  try {
    await journey(playground, await turns(playground));
    expect(playground.slack.violations).toEqual([]);
    const { messages, pushes } = {
      messages: playground.slack.world.messages.map(({ state: _, ...message }) => message),
      pushes: playground.slack.traffic.flatMap((exchange) =>
        // A menu in a browser also asks when it is opened, and while somebody types.
        exchange.direction === "push" && exchange.kind !== "block_suggestion"
          ? `${exchange.kind} ${exchange.body["command"] ?? exchange.body["callback_id"] ?? ""}`
          : [],
      ),
    };
    await playground.stop();
    const { audit_entries: audit = [], ...rows } = await rowsIn(folder);
    return { rows, messages: alike(messages), audit, pushes };
  } finally {
    await playground.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the outbox, what was to be sent is compared, and not how much of it was sent when the program stopped. */
const howFarSendingIs = ["outbox_lanes", "workspace_dues"];

async function rowsIn(folder: string): Promise<Record<string, readonly string[]>> {
  const database = await openEmbedded(folder);
  try {
    const tables = Object.values(schema).filter((each) => is(each, PgTable));
    const found: Record<string, readonly string[]> = {};
    for (const table of tables) {
      const name = getTableName(table);
      if (howFarSendingIs.includes(name)) continue;
      const rows = await rowsOf<{ row: Record<string, unknown> }>(
        database.db,
        sql`select to_jsonb(t) as row from ${table} t`,
      );
      found[name] = alike(
        rows.map(({ row }) => (name === "outbox_messages" ? { body: row["body"], lane: row["lane"] } : row)),
      );
    }
    return found;
  } finally {
    await database.close();
  }
}

/** What differs from run to run by its nature, and what it is called instead. */
const ownToARun: readonly (readonly [RegExp, string])[] = [
  [/http:\/\/127\.0\.0\.1:\d+/g, "<server>"],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<id>"],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/g, "<time>"],
  [/<!date\^\d+/g, "<!date^<time>"],
  [/\d{1,2} \w+ \d{4}( at|,) \d\d:\d\d/g, "<time>"],
  [/\d{4}\. \p{L}+ \d{1,2}\.,? \d\d:\d\d/gu, "<time>"],
  [/\b\d{10}\.\d{6}\b/g, "<ts>"],
  [/\b[0-9a-f]{64}\b/g, "<hash>"],
  [/\bV0[0-9A-Z]{7}\b/g, "<view>"],
  [/"block_id":"[\w-]{4}"/g, '"block_id":"<made up>"'],
  // Salts, tokens and what is sealed.
  [/[\w+/=-]{40,}/g, "<secret>"],
];

function alike(things: readonly unknown[]): readonly string[] {
  return things
    .map((thing) => ownToARun.reduce((text, [what, name]) => text.replace(what, name), JSON.stringify(thing)))
    .sort();
}

describe("the same journey", { timeout: 2 * longestStartMs }, () => {
  it("leaves the same rows, messages, pushes and audit behind by the page as by the tests’ own drivers", async () => {
    const byDriver = await leaves(({ slack }) => async (who) => {
      const { userId, language } = people[who];
      return { hands: handsOf(slack.person(userId)), language };
    });
    const context = await browser.current.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(20_000);
    await context.addInitScript('try { localStorage.setItem("kapocs.tour", \'{"isEnded":true}\') } catch {}');
    const byPage = await leaves(async ({ url }) => {
      const page = await context.newPage();
      await page.goto(url);
      return async (who) => {
        const hands = atPage(page, people[who]);
        await hands.actsAs();
        return { hands, language: people[who].language };
      };
    });
    await context.close();

    expect(byPage.pushes).toEqual(byDriver.pushes);
    expect(byPage.audit).toEqual(byDriver.audit);
    expect(byPage.messages).toEqual(byDriver.messages);
    expect(byPage.rows).toEqual(byDriver.rows);
    expect(byPage.audit.length).toBeGreaterThan(15);
    expect(byPage.messages.length).toBeGreaterThan(8);
  });
});
