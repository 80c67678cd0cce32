import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOf } from "../../db/client.ts";
import { SlackGroupId, WorkspaceId } from "../../src/domain/ids.ts";
import { customers, roles, settings, setUp } from "../../src/service/index.ts";
import { type RunningBot, startBotWithSlack } from "../support/bot.ts";
import { makeContext, type TestContext } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";
import { typedCustomer } from "../support/make.ts";
import { adminAgent, system } from "../support/people.ts";

const database = useDatabase();
let running: RunningBot;
let ctx: TestContext;

beforeAll(async () => {
  running = await startBotWithSlack({ databaseUrl: database.url });
  const [row] = await rowsOf<{ workspace_id: string }>(
    database.current.db,
    sql`select workspace_id from workspaces`,
  );
  const workspaceId = WorkspaceId.parse(row?.workspace_id);
  ctx = await makeContext(database.current, { workspaceId, actor: system("operator") });
  await roles.assign(ctx, {
    adminAgents: { people: [], groups: [SlackGroupId.parse("S0ADMINS")] },
    salesAgents: { people: [], groups: [SlackGroupId.parse("S0SALES")] },
    presentAdminAgent: adminAgent.slackUserId,
    version: 0,
  });
  await customers.add(ctx.as(adminAgent), typedCustomer);
  for (let each = 0; each < 25; each += 1) {
    const { settings: before, version } = await setUp.read(ctx);
    await settings.change(ctx, { ...before, invitationValidForDays: 30 + each }, version);
  }
});
afterAll(() => running?.stop());

describe("/kapocs audit", () => {
  it("shows an admin agent the latest entries, and the older ones page by page", async () => {
    const dan = running.slack.person("U0DAN");
    await dan.command("/kapocs", "audit");
    expect(dan.modal()?.text.match(/changed the settings/g)).toHaveLength(20);
    await dan.modal()?.press("Older entries");
    expect(dan.modal()?.text).toContain("added a customer (Kovács és Társa Kft.)");
    expect(dan.modal()?.text.match(/gave a role/g)).toHaveLength(2);
    await dan.modal()?.press("Newest entries");
    expect(dan.modal()?.text.match(/changed the settings/g)).toHaveLength(20);
    expect(running.slack.violations).toEqual([]);
  });

  it("shows what concerns one customer", async () => {
    const dan = running.slack.person("U0DAN");
    await dan.command("/kapocs", "audit „kovács”");
    expect(dan.modal()?.text).toContain("Entries about this customer: Kovács és Társa Kft.");
    expect(dan.modal()?.text).not.toContain("changed the settings");
  });

  it("says when no customer is called so", async () => {
    const answer = await running.slack.person("U0DAN").command("/kapocs", "audit nowhere");
    expect(answer.shown?.text).toContain("No customer is called nowhere");
  });

  it("is not for sales agents, who are told whom to ask, and that is the next entry", async () => {
    const answer = await running.slack.person("U0ANNA").command("/kapocs", "audit");
    expect(answer.shown?.text).toContain("Ezt csak rendszergazdai ügynök teheti meg");
    const dan = running.slack.person("U0DAN");
    await dan.command("/kapocs", "audit");
    expect(dan.modal()?.text).toContain("refused: audit.read (not-permitted)");
  });
});

describe("/kapocs", () => {
  it.each(["", "something else", "HELP ME"])("answers %j with what can be typed, privately", async (text) => {
    const answer = await running.slack.person("U0BEN").command("/kapocs", text);
    expect(answer.shown).toMatchObject({ responseType: "ephemeral" });
    expect(answer.shown?.text).toContain("/invite-customer");
  });
});
