import type { ActionsBlock, ModalView } from "@slack/types";
import { describe, expect, it } from "vitest";
import {
  CorrelationId,
  ProviderId,
  SlackChannelId,
  SlackGroupId,
  SlackUserId,
} from "../../src/domain/ids.ts";
import { defaultSettings } from "../../src/domain/settings.ts";
import { translator } from "../../src/i18n/index.ts";
import type { AuditPage, SetUp } from "../../src/service/index.ts";
import { validateView } from "../../src/simulators/slack/rules/validate.ts";
import { help } from "../../src/slack/commands/kapocs.ts";
import type { CommandRequest } from "../../src/slack/handler.ts";
import { actions } from "../../src/slack/ids.ts";
import { trailView } from "../../src/slack/modals/audit.ts";
import { channelForm } from "../../src/slack/modals/setup-channel.ts";
import { generalForm } from "../../src/slack/modals/setup-general.ts";
import { readTurn, setUpOverview } from "../../src/slack/modals/setup-overview.ts";
import { providerForm } from "../../src/slack/modals/setup-provider.ts";
import { rolesForm } from "../../src/slack/modals/setup-roles.ts";
import { type OverviewPlace, readState, writeState } from "../../src/slack/modals/setup-state.ts";
import { customerId } from "../support/make.ts";
import { hostileName } from "./messages/in-words.ts";

const group = SlackGroupId.parse("S0ADMINS");
const grant = { grantedBy: "U0OWNER", grantedAt: new Date(0) };
const empty: SetUp = { settings: defaultSettings, grants: [], providers: [], channels: [], version: 0 };
const full: SetUp = {
  settings: {
    ...defaultSettings,
    partnerName: hostileName,
    ownRemovalAllowed: true,
    sharedChannelsAllowed: true,
  },
  grants: [
    { role: "admin-agent", holder: { kind: "person", slackUserId: SlackUserId.parse("U0DAN") }, ...grant },
    { role: "admin-agent", holder: { kind: "group", slackGroupId: group }, ...grant },
  ],
  providers: [
    { id: ProviderId.parse("b0000000-0000-7000-8000-000000000001"), name: hostileName, tenantId: null },
    {
      id: ProviderId.parse("b0000000-0000-7000-8000-000000000002"),
      name: "Nagy Elosztó Zrt.",
      tenantId: "7e4a0000-0000-4000-8000-000000000001",
    },
  ],
  channels: [
    { id: SlackChannelId.parse("C0TEAM"), name: "team", language: "hu", isDefault: true, isShared: false },
    { id: SlackChannelId.parse("C0OTHER"), name: "other", language: "en", isDefault: false, isShared: false },
  ],
  version: 7,
};
const entry = (overrides: object): AuditPage["entries"][number] => ({
  seq: 1,
  at: new Date("2026-03-02T09:00:00Z"),
  actor: "U0DAN",
  act: "invitation.sent",
  outcome: "changed",
  reason: null,
  subject: { kind: "invitation", id: "" },
  customerId,
  correlationId: CorrelationId.parse("c"),
  details: null,
  salt: null,
  detailsDigest: "",
  previousHash: "",
  hash: "",
  ...overrides,
});

describe.each(["en", "hu"] as const)("the set-up's screens (%s)", (language) => {
  const t = translator(language);
  const state = { version: 7, unsaved: {} };
  const screens: Record<string, ModalView> = {
    "overview, nothing set": setUpOverview({
      t,
      setUp: empty,
      ctx: { publicUrlFault: "loopback" },
      isOpen: true,
    }),
    "overview, all set": setUpOverview({
      t,
      setUp: full,
      ctx: { publicUrlFault: null },
      isOpen: false,
      unsaved: { roles: {} },
      said: t("setup.saved"),
    }),
    general: generalForm(t, state, full.settings),
    roles: rolesForm(t, state, full.grants, new Map([[group, "@admin-agents (Admin agents)"]])),
    "a new provider": providerForm(t, state, null),
    "a channel that we cannot see into": channelForm(t, state, { channel: null, asksIfShared: true }),
    "what happened": trailView({
      t,
      language,
      customerId,
      isNewest: false,
      names: new Map([[customerId, hostileName]]),
      page: {
        next: 3,
        entries: [
          entry({}),
          entry({ act: "removal.approve", outcome: "refused", reason: "own-request" }),
          entry({ act: "later.act", outcome: "refused", reason: "a-later-reason", customerId: null }),
          entry({ act: "a.later-act", actor: "system:directory" }),
        ],
      },
    }),
  };

  it("say this", async () => {
    const words = Object.entries(screens).map(
      ([name, view]) => `===== ${name}\n${wordsOf(view).join("\n")}\n`,
    );
    await expect(words.join("\n")).toMatchFileSnapshot(`snapshots/set-up.${language}.txt`);
  });

  it.each(Object.entries(screens))("are within Slack's limits: %s", (_name, view) => {
    expect(validateView(JSON.parse(JSON.stringify(view)))).toEqual([]);
  });

  it("and the help says this", async () => {
    // Help looks at nothing but the language.
    const said = await help({ t } as CommandRequest);
    const text = typeof said === "string" || said === null ? said : said.text;
    await expect(text).toMatchFileSnapshot(`snapshots/help.${language}.txt`);
  });
});

describe.each(["en", "hu"] as const)("a set-up of any size (%s)", (language) => {
  const t = translator(language);
  const many: SetUp = {
    ...full,
    channels: Array.from({ length: 60 }, (_each, at) => ({
      id: SlackChannelId.parse(`C0TEAM${at}`),
      name: `team-${at}`,
      language: "en",
      isDefault: at === 0,
      isShared: false,
    })),
    providers: Array.from({ length: 40 }, (_each, at) => ({
      id: ProviderId.parse(`b0000000-0000-7000-8000-${String(at).padStart(12, "0")}`),
      name: `Provider ${at}.`,
      tenantId: null,
    })),
  };
  const at = (place?: OverviewPlace) =>
    setUpOverview({
      t,
      setUp: many,
      ctx: { publicUrlFault: "loopback" },
      isOpen: true,
      said: "Saved.",
      place,
    });

  /** Presses every *Next* of a list until there is none. */
  function pagesOf(actionId: string): ModalView[] {
    const pages = [at()];
    for (let turn = turnOf(pages[0], actionId); turn; turn = turnOf(pages.at(-1), actionId))
      pages.push(at(readTurn(turn)));
    return pages;
  }

  it("reaches every channel, every provider and always the roles, within Slack's limits", () => {
    const pages = [...pagesOf(actions.setUpChannelsLater), ...pagesOf(actions.setUpProvidersLater)];
    const words = pages.map((page) => wordsOf(page).join("\n"));
    for (const { id } of many.channels)
      expect(
        words.some((each) => each.includes(`<#${id}>`)),
        id,
      ).toBe(true);
    for (const { name } of many.providers)
      expect(
        words.some((each) => each.includes(name)),
        name,
      ).toBe(true);
    for (const page of words) expect(page).toContain(t("setup.change-roles"));
    for (const page of pages) expect(validateView(JSON.parse(JSON.stringify(page)))).toEqual([]);
    expect(pages).toHaveLength(3 + 2);
  });

  it("turns one list and leaves the other where it is, and back", () => {
    const page = at({ channels: 20, providers: 20 });
    expect(turnOf(page, actions.setUpChannelsLater)).toBe("40 20");
    expect(turnOf(page, actions.setUpProvidersEarlier)).toBe("20 0");
    expect(turnOf(page, actions.setUpProvidersLater)).toBeNull();
  });

  it("shows the last page when the list has become shorter, and the first for what makes no sense", () => {
    expect(wordsOf(at({ channels: 500, providers: 0 })).join("\n")).toContain("<#C0TEAM59>");
    expect(readTurn("x -1")).toEqual({ channels: 0, providers: 0 });
  });
});

function turnOf(view: ModalView | undefined, actionId: string): string | null {
  const rows = view?.blocks.filter((each): each is ActionsBlock => each.type === "actions") ?? [];
  const elements = rows.flatMap((each) => each.elements);
  const found = elements.find((each) => "action_id" in each && each.action_id === actionId);
  return found && "value" in found ? (found.value ?? null) : null;
}

describe("what a set-up screen remembers", () => {
  it("is nothing when it comes back unreadable", () => {
    for (const odd of ["", "{", "[]", '{"version":"x"}']) {
      expect(readState(odd)).toEqual({ version: -1, unsaved: {} });
    }
  });

  it("gives way, unsaved first, to Slack's limit", () => {
    const people = Array.from({ length: 400 }, (_each, at) => `U${String(at).padStart(8, "0")}`);
    const written = writeState({ version: 7, unsaved: { roles: { people } } });
    expect(readState(written)).toEqual({ version: 7, unsaved: {} });
  });
});

/** Every text of a view in its order, as a person reads it from top to bottom. */
function wordsOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  if ("type" in value && "text" in value && /^(plain_text|mrkdwn)$/.test(String(value.type))) {
    return [String(value.text)];
  }
  return Object.values(value).flatMap(wordsOf);
}
