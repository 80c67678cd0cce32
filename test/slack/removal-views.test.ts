import type { KnownBlock, ModalView } from "@slack/types";
import { describe, expect, it } from "vitest";
import { composeAttestation } from "../../src/domain/attestation.ts";
import type { Blocker, GdapEntry } from "../../src/domain/facts.ts";
import { ProviderId, RemovalPreparationId, SlackUserId } from "../../src/domain/ids.ts";
import type { RoleGrant } from "../../src/domain/settings.ts";
import { en } from "../../src/i18n/en.ts";
import { hu } from "../../src/i18n/hu.ts";
import { type MessageKey, type SupportedLanguage, translator } from "../../src/i18n/index.ts";
import { validateView } from "../../src/simulators/slack/rules/validate.ts";
import { limits } from "../../src/slack/blocks.ts";
import { removalAttest } from "../../src/slack/modals/removal-attest.ts";
import { removalButtons } from "../../src/slack/modals/removal-buttons.ts";
import { removalDecision } from "../../src/slack/modals/removal-decide.ts";
import { adminMentions, type Deciders, decidersBlocks } from "../../src/slack/modals/removal-deciders.ts";
import { removalFacts } from "../../src/slack/modals/removal-facts.ts";
import { removalFind } from "../../src/slack/modals/removal-find.ts";
import { removalNotice } from "../../src/slack/modals/removal-notice.ts";
import { removalChecking, removalReading, removalResult } from "../../src/slack/modals/removal-waiting.ts";
import { firstNow } from "../support/context.ts";
import {
  makeAttestation,
  makeCustomer,
  makeFacts,
  makeRemoval,
  providerId,
  relationshipId,
  removalId,
} from "../support/make.ts";

const languages: readonly SupportedLanguage[] = ["en", "hu"];
const preparationId = RemovalPreparationId.parse("f1000000-0000-7000-8000-000000000001");
const hostile = `*_~\`<!channel> <@U1> &amp; "'\\ \u202e {name} ${"ő😀&<".repeat(50)}`.slice(0, 200);
const reason = '"<>&\n'.repeat(200);

const thirtyBlockers: Blocker[] = Array.from({ length: 30 }, (_each, at) => ({
  kind: (["subscription", "reservation", "savings-plan", "software"] as const)[at % 4] ?? "software",
  id: `b${at}`,
  name: `${at}: ${hostile}`,
  status: ["active", "suspended", "constructor"][at % 3] ?? "active",
}));
const thirtyGdap: GdapEntry[] = Array.from({ length: 30 }, (_each, at) => ({
  id: `g${at}`,
  name: `${at}: ${hostile}`,
  status: "active",
  roles: [],
  endsAt: at % 2 === 0 ? null : new Date("2027-03-01T12:00:00.000Z"),
}));
const providerLeg = { kind: "provider", providerId, providerName: hostile, isActive: true } as const;
const fullFacts = makeFacts({
  blockers: thirtyBlockers,
  gdap: thirtyGdap,
  hasDap: true,
  legs: [...makeFacts().legs, providerLeg],
});
const manyDeciders: Deciders = {
  asked: Array.from({ length: 40 }, (_each, at) => `<@UADMIN${at}>`),
  hasOther: "unknown",
  isAdminAgent: true,
  ownAllowed: false,
};

function readerOf(language: SupportedLanguage) {
  return { t: translator(language), person: { language, timeZone: "Europe/Budapest" } };
}

function attestView(language: SupportedLanguage, facts = fullFacts): ModalView {
  const screen = composeAttestation(language, { companyName: hostile, facts, reason });
  const state = { relationshipId, preparationId, hash: "0".repeat(64), reason };
  return removalAttest(translator(language), state, screen);
}

/** Each screen at its fullest. */
function views(language: SupportedLanguage): Record<string, ModalView> {
  const reader = readerOf(language);
  const { t } = reader;
  const decision = {
    removal: makeRemoval({ reason, attestation: makeAttestation({ facts: fullFacts }) }),
    companyName: hostile,
    now: makeFacts({ blockers: thirtyBlockers.map((each) => ({ ...each, status: "pending" })) }),
    choices: ["deny"],
    isOwn: false,
    ownAllowed: false,
  } as const;
  const known = {
    required: true,
    to: hostile,
    on: "2026-02-28",
    how: hostile,
    by: "U1",
    at: firstNow,
  } as const;
  return {
    reading: removalReading(t, "ask"),
    checking: removalChecking(t),
    facts: removalFacts(
      reader,
      { relationshipId, preparationId, reason: "r".repeat(1_000) },
      { companyName: hostile, facts: fullFacts, deciders: manyDeciders },
    ),
    attest: attestView(language),
    decision: removalDecision(reader, decision),
    ownDecision: removalDecision(reader, { ...decision, choices: [], isOwn: true }),
    ownUnderPolicy: removalDecision(reader, {
      ...decision,
      choices: ["approve"],
      isOwn: true,
      ownAllowed: true,
    }),
    notice: removalNotice(t, { removalId, companyName: hostile, known }),
    find: removalFind(t, {
      query: hostile,
      customers: Array.from({ length: 5 }, () => makeCustomer({ companyName: hostile })),
    }),
  };
}

describe.each(languages)("the screens of a removal (%s)", (language) => {
  it.each(Object.keys(views(language)))("%s is taken by Slack at its fullest", (name) => {
    expect(validateView(JSON.parse(JSON.stringify(views(language)[name])))).toEqual([]);
  });

  it("names every blocker and every GDAP entry before the attestation", () => {
    const shown = textOf(views(language)["facts"]);
    for (const { name } of [...thirtyBlockers, ...thirtyGdap]) expect(shown).toContain(name.slice(0, 40));
  });

  it("never lets other people's text act as markup", () => {
    for (const view of Object.values(views(language)))
      for (const text of markupOf(view)) expect(text).not.toMatch(/<!channel>|<@U1>/);
  });

  it("have titles and buttons that need no cutting", () => {
    const t = translator(language);
    const titles: MessageKey[] = [
      "removal.title",
      "removal.continue",
      "removal.attest.title",
      "removal.requested.title",
      "removal.decide.title",
      "removal.decide.submit",
      "removal.notice.title",
    ];
    // None of these takes a parameter.
    for (const key of titles) expect([...(language === "en" ? en : hu)[key]].length).toBeLessThanOrEqual(24);
    const { labels } = composeAttestation(language, { companyName: "", facts: makeFacts(), reason: "" });
    expect([...labels.submit].length).toBeLessThanOrEqual(24);
    expect([...labels.checkbox].length).toBeLessThanOrEqual(75);
    for (const key of ["removal.decide.approve", "removal.decide.deny"] as const)
      expect([...t(key)].length).toBeLessThanOrEqual(limits.optionText);
    const buttons = [
      removalButtons.open(t, relationshipId),
      removalButtons.decide(t, removalId),
      removalButtons.withdraw(t, removalId),
      removalButtons.retry(t, removalId),
      removalButtons.abandon(t, removalId),
      removalButtons.recordNotice(t, removalId),
      removalButtons.noNotice(t, removalId),
    ];
    expect(JSON.stringify(buttons)).not.toContain("…");
    const view = removalResult(t, "Buttons", [{ type: "actions", elements: buttons }]);
    expect(validateView(JSON.parse(JSON.stringify(view)))).toEqual([]);
  });
});

describe.each(languages)("the attestation on the screen (%s)", (language) => {
  it("is the stored text, word for word, with nothing between", () => {
    const screen = composeAttestation(language, { companyName: hostile, facts: fullFacts, reason });
    const view = attestView(language);
    const paragraphs = blocksOf(view).flatMap((each) => (each.type === "section" ? [each.text] : []));
    expect(paragraphs.map((each) => each?.type)).toEqual(paragraphs.map(() => "plain_text"));
    expect(paragraphs.map((each) => each?.text).join("\n\n")).toBe(screen.paragraphs.join("\n\n"));
    expect(view.submit?.text).toBe(screen.labels.submit);
  });

  it("keeps the longest reason within what a view can carry along", () => {
    expect(attestView(language).private_metadata?.length).toBeLessThanOrEqual(3_000);
  });

  it("reads as reviewed", async () => {
    const facts = makeFacts({
      blockers: [
        { kind: "subscription", id: "1", name: "Microsoft 365 Business Standard", status: "active" },
      ],
      gdap: [
        { id: "2", name: "Helpdesk", status: "active", roles: [], endsAt: new Date("2027-03-01T12:00:00Z") },
      ],
      hasDap: true,
      legs: [...makeFacts().legs, { ...providerLeg, providerName: "Nagy Elosztó Zrt." }],
    });
    const subject = { companyName: "Kovács & Társa Kft.", facts, reason: "The contract ended.\nThey know." };
    const state = { relationshipId, preparationId, hash: "0".repeat(64), reason: subject.reason };
    const view = removalAttest(translator(language), state, composeAttestation(language, subject));
    await expect(textOf(view)).toMatchFileSnapshot(`snapshots/removal-attest.${language}.txt`);
  });
});

describe.each(languages)("the other screens (%s)", (language) => {
  it("read as reviewed", async () => {
    const reader = readerOf(language);
    const { t } = reader;
    const blockers: Blocker[] = [
      { kind: "subscription", id: "1", name: "Microsoft 365 Business Standard", status: "active" },
      { kind: "reservation", id: "2", name: "D2s v3, West Europe", status: "suspended" },
    ];
    const attested = makeFacts({
      blockers,
      hasDap: true,
      gdap: [
        { id: "2", name: "Helpdesk", status: "active", roles: [], endsAt: new Date("2027-03-01T12:00:00Z") },
      ],
      legs: [...makeFacts().legs, { ...providerLeg, providerName: "Nagy Elosztó Zrt." }],
    });
    const removal = makeRemoval({ attestation: makeAttestation({ facts: attested }) });
    const shown = { removal, companyName: "Kovács & Társa Kft.", isOwn: false, ownAllowed: false };
    const deciders = {
      asked: ["<@UADMIN1>", "<!subteam^S1>"],
      hasOther: true,
      isAdminAgent: false,
      ownAllowed: false,
    };
    const screens: Record<string, ModalView> = {
      facts: removalFacts(
        reader,
        { relationshipId, preparationId, reason: null },
        { companyName: "Kovács & Társa Kft.", facts: attested, deciders },
      ),
      "nothing in the way": removalFacts(
        reader,
        { relationshipId, preparationId, reason: null },
        {
          companyName: "Kovács & Társa Kft.",
          facts: makeFacts(),
          deciders: { ...deciders, hasOther: false },
        },
      ),
      "decision, facts as attested": removalDecision(reader, { ...shown, now: attested, choices: ["deny"] }),
      "decision, facts changed": removalDecision(reader, {
        ...shown,
        now: makeFacts({ blockers: blockers.slice(1), hasDap: false }),
        choices: ["deny"],
      }),
      "decision, another provider": removalDecision(reader, {
        ...shown,
        now: {
          ...attested,
          legs: attested.legs.map((leg) =>
            leg.kind === "reseller"
              ? leg
              : {
                  ...leg,
                  providerId: ProviderId.parse("b0000000-0000-7000-8000-000000000002"),
                  providerName: "Másik Elosztó Zrt.",
                },
          ),
        },
        choices: ["deny"],
      }),
      "own decision": removalDecision(reader, { ...shown, now: attested, choices: [], isOwn: true }),
      "own decision under the policy": removalDecision(reader, {
        ...shown,
        now: makeFacts(),
        removal: makeRemoval(),
        choices: ["approve"],
        isOwn: true,
        ownAllowed: true,
      }),
      reading: removalReading(t, "ask"),
      checking: removalChecking(t),
      notice: removalNotice(t, { removalId, companyName: "Kovács & Társa Kft.", known: null }),
      find: removalFind(t, { query: "kov", customers: [makeCustomer()] }),
    };
    const all = Object.entries(screens).map(([name, view]) => `===== ${name}\n${textOf(view)}`);
    await expect(all.join("\n")).toMatchFileSnapshot(`snapshots/removal-screens.${language}.txt`);
  });
});

describe("who would decide", () => {
  const t = translator("en");
  const said = (deciders: Partial<Deciders>) =>
    decidersBlocks(t, "en", {
      asked: [],
      hasOther: false,
      isAdminAgent: false,
      ownAllowed: false,
      ...deciders,
    })
      .map((each) => JSON.stringify(each))
      .join();
  const grant = (holder: RoleGrant["holder"], role: RoleGrant["role"] = "admin-agent"): RoleGrant => ({
    role,
    holder,
    grantedBy: "U0",
    grantedAt: firstNow,
  });

  it("is said by mention, without the requester and without sales agents", () => {
    const person = (id: string) => ({ kind: "person", slackUserId: SlackUserId.parse(id) }) as const;
    const grants = [
      grant(person("UADMIN1")),
      grant(person("UADMIN2")),
      grant(person("USALES1"), "sales-agent"),
    ];
    expect(adminMentions(grants, "UADMIN1")).toEqual(["<@UADMIN2>"]);
  });
  it("is nobody when there is no admin agent", () => {
    expect(said({})).toContain("There is nobody who could decide");
  });
  it("is nobody else when the requester is the only admin agent", () => {
    expect(said({ isAdminAgent: true })).toContain("nobody else could decide");
  });
  it("is the requester where the policy allows it", () => {
    expect(said({ isAdminAgent: true, ownAllowed: true })).toContain("you can decide yourself");
  });
  it("is not certain while Slack does not say who is in the group", () => {
    expect(said({ asked: ["<!subteam^S1>"], hasOther: "unknown" })).toContain("not certain");
  });
});

function textOf(view: ModalView | undefined): string {
  const lines = view ? blocksOf(view).map(wordsOf) : [];
  return [
    `# ${view?.title.text}`,
    ...lines,
    `( ${view?.submit?.text ?? "-"} ) ( ${view?.close?.text} )`,
    "",
  ].join("\n");
}

function blocksOf(view: ModalView): KnownBlock[] {
  // All blocks of ours are of the known kinds.
  return view.blocks as KnownBlock[];
}

function wordsOf(block: KnownBlock): string {
  switch (block.type) {
    case "section":
      return [block.text?.text, wordsIn(block.accessory)].filter(Boolean).join(" ");
    case "context":
      return block.elements.map((each) => ("text" in each ? each.text : "")).join(" ");
    case "input":
      return [`${block.label.text}:`, wordsIn(block.element), block.hint?.text].filter(Boolean).join(" ");
    case "actions":
      return block.elements.map((each) => wordsIn(each)).join(" ");
    default:
      return `?? ${block.type}`;
  }
}

function wordsIn(element: object | undefined): string {
  if (!element) return "";
  const { type, text, placeholder, options } = element as {
    type: string;
    text?: { text: string };
    placeholder?: { text: string };
    options?: readonly { text: { text: string } }[];
  };
  if (options) return options.map((each) => `( ) ${each.text.text}`).join(" ");
  return text ? `[${text.text}]` : `<${type}${placeholder ? ` ${placeholder.text}` : ""}>`;
}

function markupOf(view: ModalView): string[] {
  const found: string[] = [];
  JSON.stringify(view.blocks, (_key, value) => {
    if (value?.type === "mrkdwn") found.push(value.text);
    return value;
  });
  return found;
}
