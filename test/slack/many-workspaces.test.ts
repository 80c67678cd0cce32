import { WebClient } from "@slack/web-api";
import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterEach, describe, expect, it } from "vitest";
import { inTransaction, openPostgres, rowsOf } from "../../db/client.ts";
import { enqueue } from "../../db/queries/record.ts";
import { startBot } from "../../src/compose.ts";
import { SlackGroupId, SlackUserId, WorkspaceId } from "../../src/domain/ids.ts";
import { eventually, type SlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { listGroups } from "../../src/slack/group-list.ts";
import { Groups } from "../../src/slack/groups.ts";
import { recordingLog } from "../support/bot.ts";
import { useDatabase } from "../support/databases.ts";
import { installing, type ManyBot, type ManyOptions, startManyBot } from "../support/many.ts";

const database = useDatabase();
let many: ManyBot;
const begin = async (options: Partial<ManyOptions> = {}) => {
  many = await startManyBot({ databaseUrl: database.url, ...options });
  return many;
};
afterEach(async () => {
  await many?.stop();
  // What else there is belongs to workspaces that are gone.
  await query(sql`truncate installations, workspaces, outbox_messages, workspace_dues`);
});

interface Row {
  readonly workspace_id: string;
  readonly slack_team_id: string;
  readonly state: string;
  readonly sealed_bot_token: string | null;
  readonly scopes: string;
  readonly version: number;
}

async function query<T>(text: ReturnType<typeof sql>): Promise<T[]> {
  const opened = openPostgres(database.url);
  try {
    return (await rowsOf(opened.db, text)) as T[];
  } finally {
    await opened.close();
  }
}
const rows = () => query<Row>(sql`select * from installations order by slack_team_id, slack_enterprise_id`);

const second = (slack: SlackSimulator) =>
  slack.openWorkspace({
    team: { id: "T0002", name: "Fabrikam", domain: "fabrikam" },
    users: [
      { id: "U0ZOE", name: "zoe", realName: "Zoe Smith", isAdmin: true, isOwner: true },
      { id: "U0ANNA", name: "other-anna", realName: "Another Anna" },
    ],
    channels: [{ id: "C0TWO", name: "general", members: ["U0ZOE", "U0ANNA", "U0KAPOCS"] }],
    userGroups: [],
  });

const told = (slack: SlackSimulator, userId: string) =>
  slack
    .person(userId)
    .directMessages()
    .map((each) => each.text);

describe("a bot that nobody has installed yet", () => {
  it("is ready, and says where to install it", async () => {
    const { bot } = await begin();
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
    expect(bot.slackTeam).toBeNull();
    expect(bot.installUrl).toBe(`${bot.url}/slack/install`);
  });
});

describe("an installation", () => {
  it("leads the installer to the set-up by one message, however often the page is loaded", async () => {
    const { slack, agree } = await begin();
    const browser = { cookie: "" };
    const back = await agree("T0001", browser);
    const done = await fetch(back, { headers: { Cookie: browser.cookie } });
    expect(done.status).toBe(200);
    const page = await done.text();
    expect(page).toContain("Kapocs is installed");
    expect(page).toContain("slack://app?team=T0001&amp;id=A0KAPOCS");
    await eventually(() => told(slack, "U0OWNER").length === 1);

    const again = await fetch(back, { headers: { Cookie: browser.cookie } });
    expect(again.status).toBe(400);
    expect(await again.text()).toContain("used already");
    const answer = await slack.person("U0OWNER").command("/kapocs", "setup");
    expect(answer.status).toBe(200);
    expect(slack.person("U0OWNER").modal()).toBeDefined();
    expect(told(slack, "U0OWNER")).toHaveLength(1);
    expect(slack.violations).toEqual([]);
  });

  it("seals the token, and never logs it or the code", async () => {
    const { slack, install, logged } = await begin();
    await install("T0001");
    const token = slack.install().botToken;
    const [row] = await rows();
    expect(row?.sealed_bot_token).not.toContain(token);
    expect(logged()).not.toContain(token);
    expect(logged()).not.toContain("code=");
    expect(row).toMatchObject({ slack_team_id: "T0001", state: "active" });
  });

  it("is taken once of ten at the same moment, and each workspace has its own", async () => {
    const { slack, install } = await begin();
    const fabrikam = second(slack);
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, at) => install(at % 2 === 0 ? "T0001" : "T0002")),
    );
    expect(all.map((each) => each.status)).toEqual(all.map(() => 200));
    expect(await rows()).toHaveLength(2);
    await eventually(() => told(slack, "U0OWNER").length + told(fabrikam, "U0ZOE").length === 2);
    await slack.idle();
    expect([told(slack, "U0OWNER"), told(fabrikam, "U0ZOE")].map((each) => each.length)).toEqual([1, 1]);
  });

  it("with other scopes takes the place of the one before, and tells nobody", async () => {
    const { slack, install } = await begin();
    await install("T0001");
    const [before] = await rows();
    await eventually(() => told(slack, "U0OWNER").length === 1);
    const page = await (await install("T0001")).text();
    expect(page).toContain("up to date");
    const [after] = await rows();
    expect(after).toMatchObject({ workspace_id: before?.workspace_id, version: (before?.version ?? 0) + 1 });
    expect(told(slack, "U0OWNER")).toHaveLength(1);
  });
});

describe("two workspaces in one bot", () => {
  it("know a person of the same id as two, each with their own language and rights", async () => {
    const { slack, install } = await begin();
    const fabrikam = second(slack);
    await install("T0001");
    await install("T0002");
    // One person's id in both: another name, and other rights.
    await slack.person("U0ANNA").openHome();
    await fabrikam.person("U0ANNA").openHome();
    await slack.person("U0OWNER").openHome();
    await fabrikam.person("U0ZOE").openHome();
    await slack.idle();
    await eventually(() => fabrikam.person("U0ZOE").home()?.text.includes("Set up"));
    const [anna, another] = await eventually(() => {
      const homes = [slack, fabrikam].flatMap((each) => each.person("U0ANNA").home()?.text ?? []);
      return homes.length === 2 && homes;
    });
    expect(anna).not.toBe(another);
    expect(slack.violations).toEqual([]);
    const ids = new Set((await rows()).map((row) => row.workspace_id));
    expect(ids.size).toBe(2);
  });

  it("find their own customer where both have one of the same name, and nobody else's", async () => {
    const { slack, install } = await begin();
    const fabrikam = second(slack);
    await install("T0001");
    await install("T0002");
    const [ours, theirs] = (await rows()).map((row) => row.workspace_id);
    for (const [workspaceId, domain, agent] of [
      [ours, "north.example", "U0BEN"],
      [theirs, "south.example", "U0ZOE"],
    ]) {
      await query(sql`insert into role_grants (workspace_id, role, holder_kind, holder_id, granted_by, granted_at)
        values (${workspaceId}, 'sales-agent', 'person', ${agent}, 'system:operator', now())`);
      await query(sql`insert into customers (workspace_id, customer_id, company_name, domain, origin, language, sort_name,
          search_text, created_by, created_at)
        values (${workspaceId}, gen_random_uuid(), 'Contoso', ${domain}, 'own-marketing', 'en', 'contoso',
          ${`contoso ${domain}`}, 'system:operator', now())`);
    }
    // A person of the same id, who is a sales agent in one of them only.
    expect((await slack.person("U0ANNA").command("/customers", "contoso")).shown?.text).not.toContain(
      "north",
    );
    for (const [person, domain] of [
      [slack.person("U0BEN"), "north.example"],
      [fabrikam.person("U0ZOE"), "south.example"],
    ] as const) {
      await person.command("/customers", "contoso");
      const modal = await eventually(() => person.modal());
      expect(modal.text).toContain(domain);
      expect(modal.text).not.toContain(domain === "north.example" ? "south" : "north");
    }
    const nothing = await fabrikam.person("U0ZOE").command("/customers", "north.example");
    expect(nothing.shown?.text ?? "").not.toContain("Contoso");
  });

  it.each(["http", "socket"] as const)("are told apart over %s", async (transport) => {
    const { slack, install } = await begin({ transport });
    const fabrikam = second(slack);
    await install("T0001");
    await install("T0002");
    await slack.person("U0OWNER").command("/kapocs", "setup");
    await fabrikam.person("U0ZOE").command("/kapocs", "setup");
    await eventually(() => slack.person("U0OWNER").modal() && fabrikam.person("U0ZOE").modal());
    expect(slack.violations).toEqual([]);
  });
});

describe("an app that was removed", () => {
  it("loses its token and keeps its data, and finds them again", async () => {
    const { slack, install } = await begin();
    const fabrikam = second(slack);
    await install("T0001");
    await install("T0002");
    const before = await rows();
    await slack.uninstall();
    await eventually(async () => (await rows())[0]?.state === "uninstalled");
    expect((await rows())[0]?.sealed_bot_token).toBeNull();
    // The other one goes on.
    await fabrikam.person("U0ZOE").command("/kapocs", "setup");
    expect(fabrikam.person("U0ZOE").modal()).toBeDefined();

    expect(await (await install("T0001")).text()).toContain("installed again");
    const after = await rows();
    expect(after[0]).toMatchObject({ state: "active", workspace_id: before[0]?.workspace_id });
    await eventually(() => told(slack, "U0OWNER").some((text) => text.includes("installed again")));
  });

  it("is put on record once, whatever the order of the two events and however often they come", async () => {
    const { slack, install } = await begin();
    await install("T0001");
    await slack.uninstall();
    await eventually(async () => (await rows())[0]?.state === "uninstalled");
    for (let at = 0; at < 3; at += 1) {
      await slack.event({ type: "tokens_revoked", tokens: { oauth: [], bot: ["U0KAPOCS"] } });
      await slack.event({ type: "app_uninstalled" });
    }
    await slack.idle();
    const acts = await query<{ act: string }>(
      sql`select act from audit_entries natural join installations where act like 'app.%' order by seq`,
    );
    const ends = acts.map(({ act }) => act).filter((act) => act !== "app.installed");
    expect(ends.filter((act) => act === "app.uninstalled")).toHaveLength(1);
    expect(ends.length).toBeLessThanOrEqual(2);
    expect((await rows())[0]?.state).toBe("uninstalled");
  });

  it("lives on when an event of an earlier end comes late", async () => {
    const { slack, install } = await begin();
    await install("T0001");
    await slack.uninstall();
    await eventually(async () => (await rows())[0]?.state === "uninstalled");
    await install("T0001");
    await slack.event({ type: "app_uninstalled" });
    await slack.event({ type: "tokens_revoked", tokens: { oauth: [], bot: ["U0KAPOCS"] } });
    await slack.idle();
    await eventually(() => many.logged().split("a later installation has overtaken").length === 3);
    expect((await rows())[0]).toMatchObject({ state: "active" });
  });

  it("has its messages put aside, where an admin agent finds them, and holds up nobody else's", async () => {
    const { slack, install } = await begin();
    const fabrikam = second(slack);
    await install("T0001");
    await install("T0002");
    await eventually(() => told(fabrikam, "U0ZOE").length === 1);
    await slack.uninstall();
    await eventually(async () => (await rows())[0]?.state === "uninstalled");
    const now = new Date();
    const opened = openPostgres(database.url);
    for (const [row, to] of (await rows()).map(
      (each, at) => [each, ["U0OWNER", "U0ZOE"][at] ?? ""] as const,
    )) {
      const body = {
        topic: "set-up.tell",
        to: SlackUserId.parse(to),
        at: now.toISOString(),
        why: "reopened",
      } as const;
      const message = { id: uuidv7(), lane: `person:${to}`, body, runAt: now, correlationId: "paused" };
      await inTransaction(opened.db, (tx) =>
        enqueue(tx, WorkspaceId.parse(row.workspace_id), [message], now),
      );
    }
    await opened.close();
    await eventually(() => told(fabrikam, "U0ZOE").length === 2);
    await eventually(async () => {
      const put = await query<{ state: string; last_reason: string }>(
        sql`select state, last_reason from outbox_messages where correlation_id = 'paused' order by state`,
      );
      return (
        put.map(({ state, last_reason }) => [state, last_reason].join()).join(" ") ===
        "dead,not_installed sent,"
      );
    });
  });

  it("says so in plain words where Slack still delivers, and shows nothing", async () => {
    const { slack, install } = await begin();
    await install("T0001");
    slack.faults.on("auth.test", { error: "token_revoked" });
    await slack.event({ type: "tokens_revoked", tokens: { oauth: [], bot: ["U0KAPOCS"] } });
    await eventually(async () => (await rows())[0]?.state === "revoked");
    const answer = await slack.person("U0OWNER").command("/customers");
    expect(answer.shown?.text).toContain("not installed in this workspace any more");
    expect(answer.shown?.text).toContain("/slack/install");
  });

  it("does not end with somebody's own token", async () => {
    const { slack, install } = await begin();
    await install("T0001");
    slack.faults.on("auth.test", { error: "token_revoked" });
    await slack.event({ type: "tokens_revoked", tokens: { oauth: ["U0ANNA"], bot: [] } });
    await slack.idle();
    expect((await rows())[0]).toMatchObject({ state: "active" });
  });
});

describe("an installation in a whole organisation", () => {
  const organisation = { enterpriseId: "E0001", enterpriseName: "Contoso Group" };

  it.each(["http", "socket"] as const)(
    "serves every workspace of it with one token, over %s",
    async (transport) => {
      const { slack, install } = await begin({
        transport,
        simulator: { seed: { team: { id: "T0001", name: "Contoso", ...organisation } } },
      });
      const fabrikam = second(slack);
      Object.assign(fabrikam.world.team, organisation);
      slack.world.users.get("U0OWNER")!.enterprise = { id: "E0001", teams: ["T0001"] };
      fabrikam.world.users.get("U0ZOE")!.enterprise = { id: "E0001", teams: ["T0002"] };
      const page = await (await install("E0001")).text();
      expect(page).toContain("for the whole organisation");
      expect(page).toContain("/manage/E0001/");
      const [row, ...others] = await rows();
      expect(others).toEqual([]);
      expect(row).toMatchObject({ slack_team_id: "", slack_enterprise_id: "E0001", is_org_wide: true });

      for (const person of [slack.person("U0OWNER"), fabrikam.person("U0ZOE")]) {
        expect(await person.command("/kapocs", "setup")).toMatchObject({ status: 200 });
        await eventually(() => person.modal());
      }
      expect(await query(sql`select 1 from workspaces`)).toHaveLength(1);
      expect(slack.violations).toEqual([]);
    },
  );

  it("of a workspace that is part of one is that workspace's alone", async () => {
    const { slack, install } = await begin({
      simulator: { seed: { team: { id: "T0001", name: "Contoso", ...organisation } } },
    });
    const fabrikam = second(slack);
    Object.assign(fabrikam.world.team, organisation);
    await install("T0001");
    expect((await rows())[0]).toMatchObject({
      slack_team_id: "T0001",
      slack_enterprise_id: "E0001",
      is_org_wide: false,
    });
    await slack.person("U0OWNER").command("/kapocs", "setup");
    await eventually(() => slack.person("U0OWNER").modal());
    expect(await fabrikam.person("U0ZOE").command("/kapocs", "setup")).toMatchObject({
      error: "invalid_command",
    });
  });

  it("finds the members of a group in whichever of its workspaces it is", async () => {
    const { slack, install } = await begin({
      simulator: { seed: { team: { id: "T0001", name: "Contoso", ...organisation } } },
    });
    const fabrikam = second(slack);
    Object.assign(fabrikam.world.team, organisation);
    await install("E0001");
    const client = new WebClient(slack.install().botToken, { slackApiUrl: slack.apiUrl });
    const place = {
      teamId: "",
      enterpriseId: "E0001",
      teamName: "",
      botId: "",
      botUserId: "",
      scopes: new Set<string>(),
    };
    const groups = new Groups(client, place);
    expect([...(await groups.members(SlackGroupId.parse("S0ADMINS")))].sort()).toEqual(["U0CILI", "U0DAN"]);
    expect(await listGroups(client)).toHaveProperty("size", 2);
  });
});

describe("the way back from Slack", () => {
  const visit = (url: string, cookie = "", language = "en") =>
    fetch(url, { headers: { Cookie: cookie, "Accept-Language": language } });

  it("is refused in plain words without a state, with another browser's, and when it is too late", async () => {
    let now = new Date();
    const { bot, agree, slack } = await begin({ now: () => now });
    const to = `${bot.url}/slack/oauth_redirect`;
    expect(await (await visit(`${to}?code=1`)).text()).toContain("where Slack sends people back to");
    expect(await (await visit(`${to}?code=1&state=made.up.here`)).text()).toContain(
      "did not begin in this browser",
    );
    const browser = { cookie: "" };
    const back = await agree("T0001", browser);
    const foreign = await visit(back);
    expect([foreign.status, await foreign.text()]).toEqual([403, expect.stringContaining("did not begin")]);
    now = new Date(now.getTime() + 601_000);
    expect(await (await visit(back, browser.cookie)).text()).toContain("longer than ten minutes");
    expect(await (await visit(back, browser.cookie, "hu")).text()).toContain("tíz percnél tovább");
    expect(
      slack.traffic.filter((each) => each.direction === "call" && each.method === "oauth.v2.access"),
    ).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it("says what became of it when the installer cancelled, or Slack refuses or is away", async () => {
    const { slack, install } = await begin();
    const words = async () => (await install("T0001")).text();
    slack.faults.on("oauth.v2.authorize", { error: "access_denied", times: 1 });
    expect(await words()).toContain("Kapocs was not installed");
    slack.faults.on("oauth.v2.access", { error: "invalid_code", times: 1 });
    expect(await words()).toContain("did not take its own answer back");
    slack.faults.on("oauth.v2.access", { error: "bad_client_secret", times: 1 });
    expect(await words()).toContain("Only its operator");
    slack.faults.on("oauth.v2.access", { status: 503, times: 1 });
    expect(await words()).toContain("Slack does not answer");
    expect(await words()).toContain("Kapocs is installed");
  });
});

describe("tokens that end", () => {
  const hourMs = 3_600_000;

  it("are renewed ahead of time, once of two processes, and both go on with the new one", async () => {
    let ms = Date.now();
    const now = () => new Date(ms);
    const { slack, install, config, bot } = await begin({
      now,
      app: { rotatesTokens: true },
      simulator: { now: () => ms },
    });
    const other = await startBot(config, recordingLog().log, { now });
    try {
      await install("T0001");
      await slack.person("U0OWNER").command("/kapocs", "setup");
      const [first] = await rows();
      const renewals = () =>
        slack.traffic.filter(
          (each) =>
            each.direction === "call" &&
            each.method === "oauth.v2.access" &&
            each.args["grant_type"] === "refresh_token",
        );
      ms += 10.5 * hourMs;
      await eventually(async () => (await rows())[0]?.version === (first?.version ?? 0) + 1, {
        withinMs: 40_000,
      });
      expect(renewals()).toHaveLength(1);
      ms += 3 * hourMs;
      for (const url of [bot.url, other.url]) {
        slack.install({ requestUrl: `${url}/slack/events` });
        expect(await slack.person("U0OWNER").command("/kapocs", "setup")).toMatchObject({ status: 200 });
      }
      expect(renewals()).toHaveLength(1);
      expect(await fetch(`${installing(bot) && bot.url}/readyz`)).toMatchObject({ status: 200 });
    } finally {
      await other.stop();
    }
  }, 60_000);
});
