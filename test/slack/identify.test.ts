import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SlackGroupId, SlackUserId } from "../../src/domain/ids.ts";
import type { RoleGrant, RoleHolder } from "../../src/domain/settings.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { Groups } from "../../src/slack/groups.ts";
import { createIdentify, type Identify } from "../../src/slack/identify.ts";
import { readInstallation } from "../../src/slack/installation.ts";
import { People } from "../../src/slack/people.ts";
import { createWebClient } from "../../src/slack/web-client.ts";
import { recordingLog } from "../support/bot.ts";

let slack: SlackSimulator;
let identify: Identify;
let clock = 0;
const user = (id: string) => SlackUserId.parse(id);
const person = (id: string): RoleHolder => ({ kind: "person", slackUserId: user(id) });
const group = (id: string): RoleHolder => ({ kind: "group", slackGroupId: SlackGroupId.parse(id) });
const grant = (role: RoleGrant["role"], holder: RoleHolder): RoleGrant => ({
  role,
  holder,
  grantedBy: "U0OWNER",
  grantedAt: new Date(0),
});
const bothGroups = [grant("admin-agent", group("S0ADMINS")), grant("sales-agent", group("S0SALES"))];
const rolesOf = async (id: string, grants: readonly RoleGrant[]) => [
  ...(await identify.actorOf(await identify.find(user(id)), grants)).roles,
];
const calls = (method: string) =>
  slack.traffic.filter((each) => each.direction === "call" && each.method === method).length;

beforeEach(async () => {
  slack = await startSlackSimulator();
  const { botToken } = slack.install();
  const { log } = recordingLog();
  const client = createWebClient({ token: botToken, slackApiUrl: slack.apiUrl, timeoutMs: 300, log });
  const installation = await readInstallation(client);
  clock = 0;
  const now = () => clock;
  identify = createIdentify(new People(client, installation, now), new Groups(client, installation, now));
});
afterEach(() => slack.close());

describe("the roles of a person", () => {
  it("are those of their groups and of grants by name, together", async () => {
    expect(await rolesOf("U0DAN", bothGroups)).toEqual(["admin-agent"]);
    expect(await rolesOf("U0ANNA", bothGroups)).toEqual(["sales-agent"]);
    expect(await rolesOf("U0OWNER", bothGroups)).toEqual([]);
    const also = [...bothGroups, grant("sales-agent", person("U0DAN"))];
    expect((await rolesOf("U0DAN", also)).sort()).toEqual(["admin-agent", "sales-agent"]);
  });

  it.each(["U0GUEST", "U0OUTSIDE", "U0GONE", "U0KAPOCS"])(
    "are none for %s, whatever a group says",
    async (id) => {
      slack.world.userGroups.get("S0ADMINS")?.users.push(id);
      const grants = [...bothGroups, grant("admin-agent", person(id))];
      expect(await rolesOf(id, grants)).toEqual([]);
    },
  );

  it("are none by group on a plan without groups, and still hold by name", async () => {
    slack.world.team.plan = "free";
    expect(await rolesOf("U0DAN", [...bothGroups, grant("sales-agent", person("U0DAN"))])).toEqual([
      "sales-agent",
    ]);
  });

  it("are none from a group that was disabled", async () => {
    Object.assign(slack.world.userGroups.get("S0ADMINS") ?? {}, { deletedAt: 1_800_000_000 });
    expect(await rolesOf("U0DAN", bothGroups)).toEqual([]);
  });

  it("are remembered for a minute, and at once read anew when Slack tells of a change", async () => {
    await rolesOf("U0DAN", bothGroups);
    await rolesOf("U0DAN", bothGroups);
    expect([calls("usergroups.users.list"), calls("users.info")]).toEqual([2, 1]);
    slack.world.userGroups.get("S0ADMINS")?.users.splice(0);
    expect(await rolesOf("U0DAN", bothGroups)).toEqual(["admin-agent"]);
    identify.groupChanged("S0ADMINS");
    expect(await rolesOf("U0DAN", bothGroups)).toEqual([]);
    slack.world.userGroups.get("S0ADMINS")?.users.push("U0DAN");
    clock += 61_000;
    expect(await rolesOf("U0DAN", bothGroups)).toEqual(["admin-agent"]);
  });

  it("are asked of Slack once for many clicks at the same moment", async () => {
    await Promise.all(Array.from({ length: 10 }, () => rolesOf("U0DAN", bothGroups)));
    expect([calls("usergroups.users.list"), calls("users.info")]).toEqual([2, 1]);
  });

  it("are unknown, which is an error, when Slack does not answer", async () => {
    slack.faults.on("usergroups.users.list", { status: 500 });
    await expect(rolesOf("U0DAN", bothGroups)).rejects.toThrow();
  });
});

describe("the roles for a decision", () => {
  const fresh = (id: string) => identify.freshActor(user(id), bothGroups);

  it("are read anew, whatever is remembered", async () => {
    await rolesOf("U0DAN", bothGroups);
    slack.world.userGroups.get("S0ADMINS")?.users.splice(0);
    expect(await fresh("U0DAN")).toMatchObject({ kind: "staff", roles: new Set() });
  });

  it("are none for somebody who was deactivated a moment ago", async () => {
    await rolesOf("U0DAN", bothGroups);
    Object.assign(slack.world.users.get("U0DAN") ?? {}, { deleted: true });
    expect(await fresh("U0DAN")).toMatchObject({ roles: new Set() });
  });

  it.each([
    ["fails", { status: 500 }],
    ["has too much to do", { status: 429, retryAfter: 30 }],
    ["is silent", { timeout: "before" }],
    ["makes an error of its own", { error: "internal_error" }],
  ] as const)("cannot be told when Slack %s, and it is asked only once", async (_what, fault) => {
    slack.faults.on("usergroups.users.list", { ...fault, times: 2 });
    expect(await fresh("U0DAN")).toBe("slack-cannot-answer");
    await expect.poll(() => calls("usergroups.users.list")).toBe(2);
  });
});

describe("the first set-up", () => {
  const isOpenFor = async (id: string, grants: readonly RoleGrant[]) =>
    (await identify.actorOf(await identify.find(user(id)), grants)).isSetUpOpen;

  it("is open to an owner while nobody is admin agent, and to nobody else", async () => {
    expect(await isOpenFor("U0OWNER", [])).toBe(true);
    expect(await isOpenFor("U0BEN", [])).toBe(false);
    expect(await isOpenFor("U0OWNER", bothGroups)).toBe(false);
  });

  it("is open again when the group was emptied, or its last members were deactivated", async () => {
    slack.world.userGroups.get("S0ADMINS")?.users.splice(0);
    expect(await isOpenFor("U0OWNER", bothGroups)).toBe(true);
    expect(await isOpenFor("U0OWNER", [...bothGroups, grant("admin-agent", person("U0GONE"))])).toBe(true);
    expect(await isOpenFor("U0OWNER", [...bothGroups, grant("admin-agent", person("U0BEN"))])).toBe(false);
  });

  it("stays closed while Slack does not say who is left", async () => {
    slack.faults.on("usergroups.users.list", { error: "fatal_error" });
    await expect(isOpenFor("U0OWNER", bothGroups)).rejects.toThrow();
  });

  it("knows who was admin agent before", async () => {
    await rolesOf("U0DAN", bothGroups);
    slack.world.userGroups.get("S0ADMINS")?.users.splice(0);
    identify.groupChanged("S0ADMINS");
    await rolesOf("U0DAN", bothGroups);
    expect(identify.formerAdminAgents(bothGroups)).toEqual(["U0DAN", "U0CILI"]);
  });
});

describe("a person", () => {
  it("is known by name, language and time zone", async () => {
    expect(await identify.find(user("U0ANNA"))).toMatchObject({
      standing: "member",
      person: { language: "hu", timeZone: "Europe/Budapest", isWorkspaceAdmin: false },
    });
    expect((await identify.find(user("U0OWNER"))).person.isWorkspaceAdmin).toBe(true);
  });

  it("has their own id for a name when Slack does not answer", async () => {
    slack.faults.on("users.info", { status: 500 });
    expect(await identify.nameOf(user("U0ANNA"))).toBe("U0ANNA");
  });
});
