import { describe, expect, it } from "vitest";
import { episodeId } from "../../src/domain/connection.ts";
import { SlackUserId } from "../../src/domain/ids.ts";
import { translator } from "../../src/i18n/index.ts";
import type { DirectoryTrouble } from "../../src/ports/partner-directory.ts";
import type { ConnectionStatus } from "../../src/ports/vendor-connection.ts";
import type { VendorDesk } from "../../src/ports/vendor-desk.ts";
import type { ServiceContext } from "../../src/service/index.ts";
import { validateView } from "../../src/simulators/slack/rules/validate.ts";
import { renderers } from "../../src/slack/bulletins/renderers.ts";
import { createVoice } from "../../src/slack/messages/voice.ts";
import { connectionBlocks } from "../../src/slack/modals/setup-connection.ts";
import { webHookBlocks } from "../../src/slack/modals/setup-web-hook.ts";
import { hostileName } from "./messages/in-words.ts";

const at = new Date("2026-03-02T09:00:00Z");
const endsAt = new Date("2026-05-31T09:00:00Z");

const signedIn: ConnectionStatus = {
  state: "signed-in",
  partnerTenantId: "aaaaaaaa-0000-4000-8000-000000000001",
  signedInAs: hostileName,
  signedInBy: SlackUserId.parse("U0ANNA"),
  signedInAt: at,
  endsAt,
  trouble: null,
  troubleSince: null,
  webHook: { state: "not-registered" },
};
const nobody: ConnectionStatus = {
  ...signedIn,
  state: "not-signed-in",
  signedInAs: null,
  signedInAt: null,
  endsAt: null,
};
const troubled = (trouble: DirectoryTrouble): ConnectionStatus => ({
  ...signedIn,
  trouble,
  troubleSince: at,
});
const ended: ConnectionStatus = { ...troubled("sign-in-ended"), state: "ended" };

const troubles: readonly DirectoryTrouble[] = [
  "no-answer",
  "throttled",
  "not-signed-in",
  "sign-in-ended",
  "no-mfa",
  "conditional-access",
  "wrong-role",
  "consent-missing",
  "wrong-audience",
  "app-only-refused",
  "bad-client",
];

/** As much of a context as a bulletin asks for. */
function contextWith(status: ConnectionStatus): ServiceContext {
  const vendor = { connection: { status: async () => status } };
  // Nothing else of the vendor's desk or of the context is asked.
  return { vendor: vendor as unknown as VendorDesk } as ServiceContext;
}

describe.each(["en", "hu"] as const)("the connection in Slack (%s)", (language) => {
  const t = translator(language);
  const part = (status: ConnectionStatus, signInUrl: string | null = "https://login.example/?state=s") => ({
    status,
    signInUrl,
    language,
  });
  const shown: Record<string, ConnectionStatus> = {
    "nobody signed in": nobody,
    connected: signedIn,
    ended,
    ...Object.fromEntries(troubles.map((trouble) => [`trouble: ${trouble}`, troubled(trouble)])),
  };
  const view = (blocks: unknown) => ({
    type: "modal",
    title: { type: "plain_text", text: "Set up" },
    close: { type: "plain_text", text: "Close" },
    blocks,
  });

  it("says in the set-up how it stands, and who must do what", async () => {
    const words = Object.entries(shown).map(
      ([name, status]) => `===== ${name}\n${texts(connectionBlocks(t, part(status))).join("\n")}\n`,
    );
    await expect(words.join("\n")).toMatchFileSnapshot(`snapshots/connection.${language}.txt`);
  });

  it.each(Object.entries(shown))("keeps within Slack's limits: %s", (_name, status) => {
    const blocks = connectionBlocks(t, part(status, `https://login.example/?${"x".repeat(2_900)}`));
    expect(validateView(JSON.parse(JSON.stringify(view(blocks))))).toEqual([]);
  });

  const hooks: Record<string, ConnectionStatus["webHook"]> = {
    "no public address": { state: "no-public-address" },
    "not registered": { state: "not-registered" },
    "another tool's": { state: "foreign", url: "https://other.example/hook?code=a-secret-of-theirs" },
    "registered, none yet": {
      state: "registered",
      url: "https://k.example/x",
      events: [],
      lastEventAt: null,
    },
    registered: { state: "registered", url: "https://k.example/x", events: [], lastEventAt: at },
  };

  it("says whether the vendor's events reach us, and shows no address of another tool's", async () => {
    const words = Object.entries(hooks).map(([name, webHook]) => {
      const blocks = webHookBlocks(t, part({ ...signedIn, webHook }));
      expect(validateView(JSON.parse(JSON.stringify(view(blocks)))), name).toEqual([]);
      return `===== ${name}\n${texts(blocks).join("\n")}\n`;
    });
    expect(words.join()).not.toContain("a-secret-of-theirs");
    await expect(words.join("\n")).toMatchFileSnapshot(`snapshots/web-hook.${language}.txt`);
  });

  it("lets nobody change the events who may not, or before somebody signed in", () => {
    const foreign = { state: "foreign", url: "https://other.example/" } as const;
    for (const blocks of [
      webHookBlocks(t, part({ ...signedIn, webHook: foreign }, null)),
      webHookBlocks(t, part({ ...nobody, webHook: { state: "not-registered" } })),
    ])
      expect(blocks.map(({ type }) => type)).toEqual(["section"]);
  });

  it("offers the button to those who may press it", () => {
    const urls = (url: string | null) =>
      connectionBlocks(t, part(nobody, url)).flatMap((block) =>
        block.type === "actions" ? block.elements.flatMap((each) => ("url" in each ? [each.url] : [])) : [],
      );
    expect(urls("https://login.example/")).toEqual(["https://login.example/"]);
    expect(urls(null)).toEqual([]);
  });

  it("tells admin agents of troubles, of the end, and when either is over", async () => {
    const voice = createVoice(language, t, null);
    const say = async (
      kind: "connection.trouble" | "connection.ending",
      id: string,
      status: ConnectionStatus,
    ) => {
      const reader = { kind: "person", slackId: "U0ADMIN", voice } as const;
      const message = await renderers[kind](contextWith(status), { kind, id }, reader);
      if (!message) throw new Error("nothing is said");
      const buttons = message.blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
      return { text: message.text, buttons: buttons.length };
    };
    const noMfa = episodeId("no-mfa", at);
    const ending = episodeId("7", endsAt);
    const renewed = { ...signedIn, endsAt: new Date("2026-08-29T09:00:00Z") };
    const said = {
      "a trouble": await say("connection.trouble", noMfa, troubled("no-mfa")),
      "a trouble that is over": await say("connection.trouble", noMfa, signedIn),
      "a trouble that became another": await say("connection.trouble", noMfa, troubled("wrong-role")),
      "the end is near": await say("connection.ending", ending, signedIn),
      "the end has come": await say("connection.ending", episodeId("0", endsAt), ended),
      "renewed after the warning": await say("connection.ending", ending, renewed),
    };
    expect(Object.values(said).map(({ buttons }) => buttons)).toEqual([1, 0, 0, 1, 1, 0]);
    const words = Object.entries(said).map(([name, { text }]) => `===== ${name}\n${text}\n`);
    await expect(words.join("\n")).toMatchFileSnapshot(`snapshots/connection-bulletins.${language}.txt`);
  });

  it("says nothing of a connection where there is none to be had", async () => {
    const reader = { kind: "person", slackId: "U0ADMIN", voice: createVoice(language, t, null) } as const;
    const ctx = { vendor: null } as ServiceContext;
    for (const kind of ["connection.trouble", "connection.ending"] as const)
      expect(await renderers[kind](ctx, { kind, id: "x" }, reader)).toBeNull();
  });
});

/** Everything that can be read, in its order. */
function texts(block: unknown): string[] {
  if (Array.isArray(block)) return block.flatMap(texts);
  if (typeof block !== "object" || block === null) return [];
  return Object.entries(block).flatMap(([name, value]) =>
    name === "text" && typeof value === "string" ? [value] : texts(value),
  );
}
