import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOf } from "../../db/client.ts";
import { type RunningBot, startBotWithSlack } from "../support/bot.ts";
import { useDatabase } from "../support/databases.ts";

const database = useDatabase();
let running: RunningBot;
const acts = async () =>
  (
    await rowsOf<{ act: string; outcome: string }>(
      database.current.db,
      sql`select act, outcome from audit_entries order by seq`,
    )
  ).map((each) => (each.outcome === "refused" ? `${each.act} refused` : each.act));
const modalOf = (userId: string) => {
  const modal = running.slack.person(userId).modal();
  if (!modal) throw new Error("no modal is open");
  return modal;
};

beforeAll(async () => {
  running = await startBotWithSlack({ databaseUrl: database.url });
});
afterAll(() => running?.stop());

describe("a workspace without an admin agent", () => {
  it("is not set up by just anybody, who is told who can", async () => {
    const answer = await running.slack.person("U0BEN").command("/kapocs", "setup");
    expect(answer.shown?.text).toContain("An owner or admin of this workspace can give roles");
    expect(running.slack.person("U0BEN").modal()).toBeUndefined();
    expect(await acts()).toEqual(["set-up.open refused"]);
  });

  it("is set up by an owner, part by part", async () => {
    const owner = running.slack.person("U0OWNER");
    expect(await owner.command("/kapocs", "setup")).toMatchObject({ status: 200 });
    expect(modalOf("U0OWNER").text).toContain("There is no admin agent");

    await modalOf("U0OWNER").press("Change settings");
    modalOf("U0OWNER").fill("Partner name", "  Contoso   Partner ");
    modalOf("U0OWNER").fill("Days an invitation is valid", "20");
    expect(await modalOf("U0OWNER").submit()).toMatchObject({ action: "updated" });
    expect(modalOf("U0OWNER").text).toContain("Contoso Partner");
    expect(modalOf("U0OWNER").text).toContain("20 days");

    await modalOf("U0OWNER").press("Add a channel");
    await modalOf("U0OWNER").choose("Channel", "C0SALES");
    await modalOf("U0OWNER").choose("Language of the cards", "Hungarian");
    expect(await modalOf("U0OWNER").submit()).toMatchObject({ action: "updated" });
    expect(modalOf("U0OWNER").text).toContain("in Hungarian, default");

    await modalOf("U0OWNER").press("Add a provider");
    modalOf("U0OWNER").fill("Name", "Fabrikam <Distribution>");
    expect(await modalOf("U0OWNER").submit()).toMatchObject({ action: "updated" });
    expect(modalOf("U0OWNER").text).toContain("Fabrikam <Distribution>");

    await modalOf("U0OWNER").press("Change roles");
    await modalOf("U0OWNER").choose("Admin agents: people", ["U0DAN"]);
    await modalOf("U0OWNER").pick("Sales agents: user groups", "", "@sales-agents (Sales agents)");
    expect(await modalOf("U0OWNER").submit()).toMatchObject({ action: "updated" });
    expect(await acts()).toEqual([
      "set-up.open refused",
      "settings.changed",
      "channel.saved",
      "provider.saved",
      "role.granted",
      "role.granted",
    ]);
    expect(running.slack.violations).toEqual([]);
  });
});

describe("a workspace with admin agents", () => {
  it("is no longer the owner's to change, even from a screen opened before", async () => {
    const modal = modalOf("U0OWNER");
    await modal.press("Change settings");
    expect(running.logged()).not.toContain('"level":"error"');
    expect(await acts()).toContain("set-up.open refused");
    const answer = await running.slack.person("U0OWNER").command("/kapocs", "setup");
    expect(answer.shown?.text).toContain("Only admin agents may do this. You can ask: dan.");
  });

  it("keeps what was typed over Back, and says that it is not saved", async () => {
    await running.slack.person("U0DAN").command("/kapocs", "setup");
    await modalOf("U0DAN").press("Change settings");
    modalOf("U0DAN").fill("Partner name", "Half typed");
    await modalOf("U0DAN").press("Back");
    expect(modalOf("U0DAN").text).toContain("not saved yet");
    expect(modalOf("U0DAN").text).toContain("Contoso Partner");
    await modalOf("U0DAN").press("Change settings");
    expect(modalOf("U0DAN").value("Partner name")).toBe("Half typed");
  });

  it("refuses days that are out of range, under the field", async () => {
    const modal = modalOf("U0DAN");
    modal.fill("Partner name", " ");
    const answer = await modal.submit();
    expect(answer).toMatchObject({
      action: "errors",
      errors: { "Partner name": expect.stringContaining("at most 120") },
    });
  });

  it("refuses to lose the last admin agent", async () => {
    await modalOf("U0DAN").press("Back");
    await modalOf("U0DAN").press("Change roles");
    await modalOf("U0DAN").choose("Admin agents: people", ["U0GUEST"]);
    const answer = await modalOf("U0DAN").submit();
    expect(answer).toMatchObject({
      action: "errors",
      errors: { "Admin agents: people": expect.stringContaining("nobody as admin agent") },
    });
  });

  it.each([
    ["a private one it is not in", "C0PRIVATE", "Type /invite @Kapocs", () => {}],
    ["a shared one", "C0SHARED", "shared with another organisation", () => {}],
    [
      "one that was archived meanwhile",
      "C0SALES",
      "archived",
      () => Object.assign(running.slack.world.channels.get("C0SALES") ?? {}, { isArchived: true }),
    ],
  ])(
    "refuses a channel that cards cannot go to, with the remedy: %s",
    async (_which, id, remedy, meanwhile) => {
      await running.slack.person("U0DAN").command("/kapocs", "setup");
      await modalOf("U0DAN").press("Add a channel");
      await modalOf("U0DAN").choose("Channel", id);
      meanwhile();
      expect(await modalOf("U0DAN").submit()).toMatchObject({
        action: "errors",
        errors: { Channel: expect.stringContaining(remedy) },
      });
    },
  );

  it("saves nothing from a screen that is older than somebody else's change", async () => {
    await running.slack.person("U0DAN").command("/kapocs", "setup");
    await modalOf("U0DAN").press("Change settings");
    const older = modalOf("U0DAN");
    await database.current.db.execute(sql`update workspaces set settings_version = settings_version + 1`);
    older.fill("Partner name", "Too late");
    expect(await older.submit()).toMatchObject({ action: "updated" });
    expect(modalOf("U0DAN").text).toContain("Somebody changed the settings");
    expect(modalOf("U0DAN").text).not.toContain("Too late");
  });

  it("opens the set-up again when Slack leaves no admin agent, on record and told", async () => {
    await running.slack.changeUser("U0DAN", { deleted: true });
    await running.slack.idle();
    await expect.poll(acts).toContain("set-up.reopened");
    const queued = await rowsOf<{ body: { topic: string; to: string } }>(
      database.current.db,
      sql`select body from outbox_messages where topic = 'set-up.tell'`,
    );
    expect(queued.map(({ body }) => (typeof body === "string" ? JSON.parse(body) : body).to)).toEqual([
      "U0DAN",
    ]);
    await running.slack.person("U0OWNER").command("/kapocs", "setup");
    expect(modalOf("U0OWNER").text).toContain("There is no admin agent");
    expect((await acts()).filter((act) => act === "set-up.reopened")).toHaveLength(1);
  });
});
