import { describe, expect, it } from "vitest";
import { SlackUserId, WorkspaceId } from "../../src/domain/ids.ts";
import { createLog } from "../../src/log.ts";
import type { OpenInstallation } from "../../src/service/index.ts";
import { InstalledWorkspaces } from "../../src/slack/installed-workspaces.ts";

const now = new Date("2026-03-02T09:00:00.000Z");
const ofOrganisation: OpenInstallation = {
  workspaceId: WorkspaceId.parse("f0000000-0000-7000-8000-000000000001"),
  slackEnterpriseId: "E0001",
  slackTeamId: "",
  isOrgWide: true,
  name: "Contoso",
  appId: "A0001",
  botId: "B0001",
  botUserId: "U0BOT",
  scopes: "chat:write",
  botToken: "xoxb-1",
  tokenEndsAt: null,
  renewalTrouble: null,
  installedBy: SlackUserId.parse("U0DAN"),
  installedAt: now,
  state: "active",
  endedAt: null,
  version: 1,
};

/** Slack tells of an end while its own API does not answer; says whether the installation was wiped. */
async function isWipedBy({ isEnterpriseInstall }: { isEnterpriseInstall: boolean }): Promise<boolean> {
  let isWiped = false;
  const workspaces = new InstalledWorkspaces({
    open: async () => ofOrganisation,
    findFor: async () => ofOrganisation,
    renew: async () => {},
    probe: async () => "unknown",
    end: async () => {
      isWiped = true;
    },
    slackApiUrl: "http://127.0.0.1:9/api/",
    now: () => now,
    log: createLog("silent"),
  });
  await workspaces.ended({
    ...{ told: "uninstalled", at: new Date(now.getTime() + 60_000), botUserIds: null, appId: "A0001" },
    ...{ teamId: "T0001", enterpriseId: "E0001", isEnterpriseInstall },
  });
  return isWiped;
}

describe("the installation of a whole organisation, while Slack cannot be asked", () => {
  it("outlives the end of one team's own, which was told of again", async () => {
    expect(await isWipedBy({ isEnterpriseInstall: false })).toBe(false);
  });

  it("ends when Slack says that it is this one", async () => {
    expect(await isWipedBy({ isEnterpriseInstall: true })).toBe(true);
  });
});
