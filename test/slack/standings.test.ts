import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Db, rowsOf } from "../../db/client.ts";
import { roleGrants, slackStandings, teamChannels } from "../../db/schema/index.ts";
import { eventually } from "../../src/simulators/slack/simulator.ts";
import { startBotWithSlack } from "../support/bot.ts";
import { useDatabase } from "../support/databases.ts";
import { haveRecords, secret } from "./acting-stage.ts";
import { type Stage, setStage } from "./removal-stage.ts";

type Name = Parameters<Stage["person"]>[0];

/** A bot and a database for each of the stories below. */
function useStage() {
  const database = useDatabase();
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(database);
  });
  afterAll(() => stage?.stop());
  const told = (name: Name, words: string) =>
    stage
      .person(name)
      .directMessages()
      .filter((each) => each.shown.includes(words));
  return {
    get slack() {
      return stage.bot.slack;
    },
    get db() {
      return stage.db;
    },
    get stage() {
      return stage;
    },
    told,
    toldOnce: async (name: Name, words: string) => {
      await eventually(() => told(name, words).length > 0);
      await settled(stage);
      expect(told(name, words)).toHaveLength(1);
      return told(name, words)[0]?.shown ?? "";
    },
    settled: () => settled(stage),
    acts: () => acts(stage.db),
  };
}

/** Nothing is on its way any more. */
async function settled({ db, bot }: Stage): Promise<void> {
  await bot.slack.idle();
  await eventually(async () => {
    const [row] = await rowsOf<{ count: string }>(
      db,
      sql`select count(*) as count from outbox_messages where state = 'queued' and run_at < now()`,
    );
    return Number(row?.count) === 0;
  });
}

async function acts(db: Db): Promise<string[]> {
  const rows = await rowsOf<{ act: string; actor: string }>(
    db,
    sql`select act, actor from audit_entries where outcome = 'changed' order by seq`,
  );
  return rows.map(({ act, actor }) => `${act} by ${actor}`);
}

describe("somebody who left", () => {
  const at = useStage();
  beforeAll(async () => {
    const { workspaceId } = at.stage;
    const by = { workspaceId, holderKind: "person", grantedBy: "U0OWNER", grantedAt: new Date() } as const;
    await at.db.insert(roleGrants).values([{ ...by, role: "sales-agent", holderId: "U0ANNA" }]);
    await haveRecords(at.db, workspaceId);
  });
  const grantsOfAnna = async () =>
    (await at.db.select().from(roleGrants)).filter((each) => each.holderId === "U0ANNA");

  it("loses the grants that name them, by the bot's own hand, and admin agents are told once what is open", async () => {
    await at.slack.changeUser("U0ANNA", { deleted: true });
    const word = await at.toldOnce("U0DAN", "was deactivated in Slack");
    expect(word).toContain("Drafts not handed over: Titkosügyfél 0 Kft.");
    expect(word).toContain("Removal requests under way: Titkosügyfél 0 Kft., Titkosügyfél 1 Kft.");
    expect(word).toContain("Acceptances waiting for their yes or no: Titkosügyfél 1 Kft.");
    await at.toldOnce("U0CILI", "letiltották ezt a fiókot");
    expect(await grantsOfAnna()).toEqual([]);
    expect(await at.acts()).toEqual(["standing.changed by system:slack", "role.withdrawn by system:slack"]);
  });

  it("is told of no second time when Slack repeats itself, or tells it late and out of order", async () => {
    const [gone] = at.slack.traffic
      .filter((each) => each.direction === "push" && each.kind === "event")
      .slice(-1);
    if (gone?.direction !== "push") throw new Error("no event was sent");
    const { event } = gone.body as { event: { type: string } };
    await at.slack.event({ ...event, user: { id: "U0ANNA", deleted: false } });
    await at.slack.event(event);
    await at.toldOnce("U0DAN", "was deactivated in Slack");
    expect(await at.acts()).toHaveLength(2);
  });

  it("gets nothing back in silence when they return", async () => {
    await at.slack.changeUser("U0ANNA", { deleted: false });
    expect(await at.toldOnce("U0DAN", "is a full member of the workspace again")).toContain(
      "were not given back",
    );
    expect(await grantsOfAnna()).toEqual([]);
    expect((await at.acts()).at(-1)).toBe("standing.changed by system:slack");
  });

  it("is told of by becoming a guest as well", async () => {
    await at.slack.changeUser("U0BEN", { isRestricted: true });
    await at.toldOnce("U0DAN", "is now a guest in Slack");
  });
});

describe("a person who has no role and no open work", () => {
  const at = useStage();
  it("comes and goes without a word", async () => {
    await at.slack.changeUser("U0OWNER", { deleted: true });
    await at.slack.event({ type: "team_join", user: { id: "U0GUEST" } });
    await at.settled();
    expect(await at.acts()).toEqual([]);
  });
});

describe("a user group that carries a role", () => {
  const at = useStage();
  const mayDecide = async () => {
    const answer = await at.stage.person("U0DAN").command("/kapocs", "audit");
    return answer.shown === undefined;
  };

  it("is known by its id: a new name changes nothing and is told once", async () => {
    await at.slack.event({ type: "subteam_updated", subteam: { id: "S0ADMINS" } });
    await eventually(async () => (await at.db.select().from(slackStandings)).length > 0);
    await at.slack.changeUserGroup("S0ADMINS", { handle: "board" });
    expect(await at.toldOnce("U0DAN", "is now called @board")).toContain("knows it by its id");
    expect(await mayDecide()).toBe(true);
  });

  it("is told of when it is emptied, though the event's numbers are text and its lists are missing", async () => {
    Object.assign(at.slack.world.userGroups.get("S0SALES") ?? {}, { users: [] });
    const bare = { type: "subteam_members_changed", subteam_id: "S0SALES", removed_users_count: "2" };
    await at.slack.event(bare);
    await at.slack.event(bare);
    const word = await at.toldOnce("U0DAN", "has no member who can hold a role");
    expect(word).toContain("@sales-agents");
    expect(await at.stage.person("U0BEN").command("/customers")).toMatchObject({
      shown: { text: expect.stringContaining("You do not have the role for this.") },
    });
  });

  it("works again once it has members, and the message says so in place", async () => {
    await at.slack.changeUserGroup("S0SALES", { users: ["U0BEN"] });
    await at.toldOnce("U0DAN", "@sales-agents works again");
    expect(at.told("U0DAN", "has no member")).toEqual([]);
    expect((await at.stage.person("U0BEN").command("/customers")).shown).toBeUndefined();
  });

  it("that was the last with an admin agent opens the set-up for owners, who hear it without a customer's name", async () => {
    await at.slack.changeUserGroup("S0ADMINS", { deletedAt: 1_800_000_000 });
    const word = await at.toldOnce("U0OWNER", "No admin agent is left");
    expect(word).toContain("@board was disabled");
    expect(word).not.toContain(secret);
    await at.toldOnce("U0DAN", "You were an admin agent");
    expect(await mayDecide()).toBe(false);
    expect(await at.acts()).toContain("set-up.reopened by system:slack");
    expect((await at.stage.person("U0OWNER").command("/kapocs", "setup")).shown).toBeUndefined();
  });

  it("gives the roles back when it is enabled again", async () => {
    await at.slack.changeUserGroup("S0ADMINS", { deletedAt: 0 });
    await at.toldOnce("U0OWNER", "@board works again");
    expect(await mayDecide()).toBe(true);
  });
});

describe("a channel for cards", () => {
  const at = useStage();
  const channel = async () => (await at.db.select().from(teamChannels))[0];

  it("is told of once when it is archived, and when it takes cards again", async () => {
    await at.slack.changeChannel("C0SALES", { isArchived: true });
    expect(await at.toldOnce("U0DAN", "was archived")).toContain("choose another channel");
    await at.slack.changeChannel("C0SALES", { isArchived: false });
    await at.toldOnce("U0DAN", "takes cards again");
  });

  it("is known to be shared as soon as it is", async () => {
    await at.slack.changeChannel("C0SALES", { isExtShared: true });
    await at.toldOnce("U0DAN", "is now shared with another organisation");
    expect(await channel()).toMatchObject({ isShared: true });
    await at.slack.changeChannel("C0SALES", { isExtShared: false });
    await eventually(async () => (await channel())?.isShared === false);
  });

  it("is told of when the bot was taken out of it", async () => {
    const { members } = at.slack.world.channels.get("C0SALES") ?? { members: [] };
    await at.slack.changeChannel("C0SALES", { members: members.filter((id) => id !== "U0KAPOCS") });
    await at.toldOnce("U0DAN", "Kapocs is no longer in");
    await at.slack.changeChannel("C0SALES", { members });
  });

  it("is found under the new id that Slack gave it", async () => {
    await at.slack.moveChannel("C0SALES", "C0MOVED");
    await eventually(async () => (await channel())?.channelId === "C0MOVED");
    expect(await at.acts()).toContain("channel.moved by system:slack");
  });
});

describe("a plan that lost its user groups while nobody looked", () => {
  const database = useDatabase();
  it("opens the set-up for owners, on record, with the way out in words", async () => {
    const before = await setStage(database);
    await before.stop();
    const seed = { team: { id: "T0001", plan: "free" } } as const;
    const { slack, stop } = await startBotWithSlack({ databaseUrl: database.url, simulator: { seed } });
    try {
      const word = await eventually(
        () =>
          slack
            .person("U0OWNER")
            .directMessages()
            .find((each) => each.shown.includes("No admin agent is left"))?.shown,
      );
      expect(word).toContain("Give the roles to people by name");
      await eventually(async () =>
        (await acts(database.current.db)).includes("set-up.reopened by system:slack"),
      );
    } finally {
      await stop();
    }
  });
});
