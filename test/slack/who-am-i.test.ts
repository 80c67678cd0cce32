import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { roleGrants } from "../../db/schema/index.ts";
import { useDatabase } from "../support/databases.ts";
import { type Stage, setStage } from "./removal-stage.ts";

const database = useDatabase();
let stage: Stage;
beforeAll(async () => {
  stage = await setStage(database);
  await stage.db.insert(roleGrants).values({
    workspaceId: stage.workspaceId,
    role: "sales-agent",
    holderKind: "person",
    holderId: "U0DAN",
    grantedBy: "U0OWNER",
    grantedAt: new Date("2026-02-01T09:00:00.000Z"),
  });
});
afterAll(() => stage?.stop());

const whoAmI = async (id: Parameters<Stage["person"]>[0]) =>
  (await stage.person(id).command("/kapocs", "whoami")).shown?.text ?? "";

describe("whoever asks who they are in Kapocs", () => {
  it("sees each role, where it comes from, since when and by whom", async () => {
    const text = await whoAmI("U0DAN");
    expect(text).toContain("Sales agent: given to you by name, by <@U0OWNER> on");
    expect(text).toContain(
      "Admin agent: as a member of <!subteam^S0ADMINS>, which was given the role by <@U0OWNER>",
    );
    expect(text).toContain("decide on removals that others asked for");
    expect(text).not.toContain("You may not");
  });

  it("sees what they may do with their own only, what not at all, and who can change it", async () => {
    const text = await whoAmI("U0BEN");
    const [may = "", mayNot = ""] = text.split("*You may not*");
    expect(may).toContain("withdraw your own invitations");
    expect(mayNot).toContain("decide on removals");
    expect(mayNot).toContain("<@U0DAN> or <@U0CILI>");
  });

  it("reads it in their own language", async () => {
    expect(await whoAmI("U0ANNA")).toContain("Értékesítési ügynök: egy felhasználócsoport tagjaként");
  });

  it("is told that owning the workspace alone gives no role, in Home too", async () => {
    expect(await whoAmI("U0OWNER")).toContain("That alone gives no role here");
    const owner = stage.person("U0OWNER");
    await owner.openHome();
    await stage.bot.slack.idle();
    await expect.poll(() => owner.home()?.text).toContain("Why can’t I?");
    await owner.home()?.press("Why can’t I?");
    expect(owner.modal()?.text).toContain("You have no role in Kapocs");
    expect(stage.bot.slack.violations).toEqual([]);
  });
});

describe("a refusal", () => {
  it("names people of the user group who are there now, and none who left", async () => {
    const refused = async () => (await stage.person("U0BEN").command("/kapocs", "setup")).shown?.text;
    expect(await refused()).toContain("You can ask: dan or cili.");
    await stage.bot.slack.changeUser("U0DAN", { deleted: true });
    await expect.poll(refused).toContain("You can ask: cili.");
  });
});

describe("the form for roles", () => {
  it("says in words that the plan has no user groups", async () => {
    stage.bot.slack.world.team.plan = "free";
    await stage.db.insert(roleGrants).values({
      workspaceId: stage.workspaceId,
      role: "admin-agent",
      holderKind: "person",
      holderId: "U0CILI",
      grantedBy: "U0OWNER",
      grantedAt: new Date(),
    });
    const cili = stage.person("U0CILI");
    await cili.command("/kapocs", "setup");
    await cili.modal()?.press("Szerepek módosítása");
    expect(cili.modal()?.text).toContain("nincsenek felhasználócsoportok");
  });
});
