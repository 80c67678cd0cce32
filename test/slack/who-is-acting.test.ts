import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { roleGrants, teamChannels, workspaces } from "../../db/schema/index.ts";
import { SlackChannelId, WorkspaceId } from "../../src/domain/ids.ts";
import { actions } from "../../src/slack/ids.ts";
import { routes } from "../../src/slack/routes.ts";
import { type RunningBot, startBotWithSlack } from "../support/bot.ts";
import { useDatabase } from "../support/databases.ts";
import { changesBy, everything, haveRecords, people, records, secret } from "./acting-stage.ts";
import { everyRequest } from "./every-request.ts";

const database = useDatabase();
let running: RunningBot;

beforeAll(async () => {
  running = await startBotWithSlack({
    databaseUrl: database.url,
    install: { commands: Object.keys(routes.commands).filter((each) => !each.includes(" ")) },
  });
  const { world } = running.slack;
  world.team.enterpriseId = "E0001";
  const ordinary = world.users.get("U0BEN");
  if (!ordinary) throw new Error("Ben is missing");
  for (const each of Object.values(people)) world.users.set(each.id, { ...ordinary, ...each });
  world.users.set("U0NOBODY", { ...ordinary, id: "U0NOBODY" });
  // Whatever a group or a grant says: every one of them is in both.
  const everybody = Object.values(people).map(({ id }) => id);
  for (const id of ["S0ADMINS", "S0SALES"]) world.userGroups.get(id)?.users.push(...everybody);

  const { db } = database.current;
  const [row] = await db.select().from(workspaces);
  const workspaceId = WorkspaceId.parse(row?.workspaceId);
  await db.update(workspaces).set({ partnerName: "Contoso Partner" });
  const channel = { name: "sales", language: "en", isDefault: true, isShared: false } as const;
  await db
    .insert(teamChannels)
    .values({ workspaceId, channelId: SlackChannelId.parse("C0SALES"), ...channel });
  const granted = { workspaceId, grantedBy: "U0OWNER", grantedAt: new Date() };
  await db
    .insert(roleGrants)
    .values([
      { ...granted, role: "sales-agent", holderKind: "group", holderId: "S0SALES" },
      { ...granted, role: "admin-agent", holderKind: "group", holderId: "S0ADMINS" },
      ...everybody.map(
        (holderId) => ({ ...granted, role: "admin-agent", holderKind: "person", holderId }) as const,
      ),
    ]);
  await haveRecords(db, workspaceId);
}, 60_000);
afterAll(() => running?.stop());

/** Everything in the table, sent by one person about one record; answers with all that they could see of it. */
async function tryEverything(userId: string, id: string): Promise<ReadonlyMap<string, string>> {
  const { slack } = running;
  const seen = new Map<string, string>();
  const send = async (route: string, forged: Parameters<typeof slack.forge>[1]) => {
    const from = slack.traffic.length;
    const { answer } = await slack.forge(userId, forged);
    seen.set(route, JSON.stringify([answer ?? null, shownSince(from, userId)]));
  };
  for (const { route, forged } of everyRequest(id)) await send(route, forged);
  const from = slack.traffic.length;
  for (const type of Object.keys(routes.events)) {
    await slack.event({ type, user: userId, tab: "home", subteam_id: "S0ADMINS" });
  }
  await expect.poll(() => JSON.stringify(shownSince(from, userId))).toContain(`"user_id":"${userId}"`);
  seen.set("event", JSON.stringify(shownSince(from, userId)));
  await slack.idle();
  return seen;
}

/** What this person gets to see; the bot's own questions, and its word to others, are not among it. */
function shownSince(from: number, userId: string): unknown[] {
  return running.slack.traffic.slice(from).flatMap((each) => {
    if (each.direction !== "call" || !/^(chat\.post|views\.)/.test(each.method)) return [];
    const { channel = userId } = each.args;
    return channel === userId || String(channel).startsWith("C") ? [each.args] : [];
  });
}

/** What anybody may see, whoever asks: it depends on no record. */
const sentences = {
  outsider: "This is for the team that installed it.",
  guest: "Guests of a workspace hold no role in Kapocs",
  deactivated: "This account is deactivated",
  bot: "Bots hold no role in Kapocs.",
} as const;

const turnedAway = [
  ["a stranger from another organisation", "outsider"],
  ["a person of another workspace, without the flag", "outsider"],
  ["a person of another organisation", "outsider"],
  ["a person of another workspace of our organisation", "outsider"],
  ["a guest", "guest"],
  ["a guest of a single channel", "guest"],
  ["somebody who was deactivated", "deactivated"],
  ["a bot", "bot"],
] as const;

describe("whoever can hold no role, though groups and grants name them", () => {
  it.each(turnedAway)(
    "%s is turned away everywhere, told why in one sentence, and changes nothing",
    async (who, because) => {
      const { id } = people[who];
      const before = await everything(database.current.db);
      const seen = await tryEverything(id, records.open);
      for (const [route, shown] of seen) {
        expect(shown, route).not.toContain(secret);
        if (route.startsWith("search ")) expect(JSON.parse(shown)[0], route).toEqual({ options: [] });
        else if (!route.startsWith("close ")) {
          expect(shown, route).toContain(sentences[because]);
        }
        if (because === "outsider") expect(shown.replaceAll(id, ""), route).not.toMatch(/U0[A-Z]+|S0[A-Z]+/);
      }
      expect(await everything(database.current.db)).toBe(before);
      expect(await changesBy(database.current.db, id)).toEqual([]);
    },
    60_000,
  );
});

describe("a member without a role", () => {
  it.each([
    ["somebody of the team", "U0NOBODY"],
    ["the owner of the workspace, while there are admin agents", "U0OWNER"],
  ])(
    "%s sees no customer and changes nothing, whatever they send",
    async (_who, id) => {
      for (const record of Object.values(records)) {
        const before = await everything(database.current.db);
        const seen = await tryEverything(id, record);
        expect([...seen].flatMap(([route, shown]) => (shown.includes(secret) ? [route] : []))).toEqual([]);
        expect(await everything(database.current.db)).toBe(before);
      }
      expect(await changesBy(database.current.db, id)).toEqual([]);
    },
    120_000,
  );
});

describe("a sales agent", () => {
  it("sees customers, and changes nothing that is somebody else's or an admin agent's, whatever they send", async () => {
    for (const record of Object.values(records)) {
      const before = await everything(database.current.db);
      const seen = await tryEverything("U0BEN", record);
      expect(seen.get(actions.customerOpen)).toContain(secret);
      expect(await everything(database.current.db)).toBe(before);
    }
    expect(await changesBy(database.current.db, "U0BEN")).toEqual([]);
  }, 120_000);
});

describe("an admin agent", () => {
  it("brings about by the same requests what the others could not, so that the table was walked in earnest", async () => {
    for (const record of Object.values(records)) await tryEverything("U0DAN", record);
    expect(await changesBy(database.current.db, "U0DAN")).toEqual(
      expect.arrayContaining([
        "acceptance.adopted",
        "acceptance.matched",
        "gdap.request-moved",
        "invitation.discarded",
        "invitation.withdrawn",
        "outbox.retried",
        "removal.executing",
        "removal.notice-given",
        "removal.withdrawn",
      ]),
    );
  }, 120_000);
});
