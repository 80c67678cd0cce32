import type { HomeView, ModalView } from "@slack/types";
import { describe, expect, it } from "vitest";
import type { Acceptance, AcceptanceState } from "../../src/domain/acceptance.ts";
import { AcceptanceId, InvitationId } from "../../src/domain/ids.ts";
import type { InvitationState } from "../../src/domain/invitation.ts";
import { certainties, doubts, likelihoods } from "../../src/domain/matching.ts";
import { type SupportedLanguage, translator } from "../../src/i18n/index.ts";
import type { AcceptanceView } from "../../src/service/index.ts";
import { validateView } from "../../src/simulators/slack/rules/validate.ts";
import { acceptancesBlocks, likelyBlocks } from "../../src/slack/home/acceptances.ts";
import { freshHome } from "../../src/slack/home/state.ts";
import { likelyLines, settledLines, unclaimedLines } from "../../src/slack/messages/acceptance-told.ts";
import { createVoice } from "../../src/slack/messages/voice.ts";
import { acceptanceIgnore } from "../../src/slack/modals/acceptance-ignore.ts";
import { acceptanceLink } from "../../src/slack/modals/acceptance-link.ts";
import { acceptancesIgnored } from "../../src/slack/modals/acceptances-ignored.ts";
import { firstNow } from "../support/context.ts";
import { makeCustomer, makeSentInvitation, tenantId } from "../support/make.ts";

const languages: readonly SupportedLanguage[] = ["en", "hu"];
const hostile = `*_~\`<!channel> <@U1> &amp; "'\\ {name} ${"ő😀&<".repeat(60)}`.slice(0, 250);
const states: readonly InvitationState[] = [
  "draft",
  "sent",
  "accepted",
  "declined",
  "expired",
  "withdrawn",
  "discarded",
];

function makeView(change: Partial<Acceptance> = {}, companyName = "Kovács és Társa Kft."): AcceptanceView {
  const acceptance: Acceptance = {
    id: AcceptanceId.parse("f0000000-0000-7000-8000-000000000001"),
    tenantId,
    companyName,
    domain: "kovacs.example",
    country: "HU",
    acceptedAt: firstNow,
    via: "web-hook",
    state: "unclaimed",
    evidence: "several",
    invitationId: null,
    candidates: [],
    customerId: null,
    settledBy: null,
    settledAt: null,
    reason: null,
    createdAt: firstNow,
    ...change,
  };
  return {
    acceptance,
    invitation: makeSentInvitation(),
    customer: makeCustomer({ companyName }),
    candidates: states.map((state, at) => ({
      invitationId: InvitationId.parse(`a0000000-0000-7000-8000-00000000000${at}`),
      companyName,
      domain: null,
      state,
      sentAt: state === "sent" ? firstNow : null,
      createdAt: firstNow,
    })),
  };
}

const voiceIn = (language: SupportedLanguage) => createVoice(language, translator(language), null);

function expectFits(view: ModalView | HomeView): void {
  expect(validateView(view)).toEqual([]);
}

describe.each(languages)("acceptances in %s", (language) => {
  const voice = voiceIn(language);

  it.each([...certainties, ...likelihoods, ...doubts])("say in whole sentences why: %s", (evidence) => {
    const lines = unclaimedLines(makeView({ evidence }), voice);
    expect(lines).not.toContain("");
    expect(lines.join("\n")).not.toMatch(/\{(name|customer|domain|tenantId|date)\}/);
  });

  it.each<[AcceptanceState, string | null]>([
    ["matched", "UADMIN1"],
    ["matched", "system:directory"],
    ["unclaimed", "USALES1"],
    ["adopted", "UADMIN1"],
    ["ignored", "UADMIN1"],
  ])("say what became of one that is %s by %s", (state, settledBy) => {
    const view = makeView({ state, settledBy, settledAt: firstNow, reason: "A test tenant." });
    expect(settledLines(view, voice).join("\n")).not.toBe("");
  });

  it("fit into Home, pages full, with the longest and worst of names", () => {
    const views = Array.from({ length: 4 }, () => makeView({ reason: hostile }, hostile));
    const page = {
      acceptances: views,
      next: { at: firstNow, id: views[0]!.acceptance.id },
      hasIgnored: true,
    };
    const likely = views.slice(0, 3).map((each) => ({
      ...each,
      acceptance: { ...each.acceptance, state: "likely" as const, evidence: "same-domain" as const },
    }));
    const blocks = [
      ...likelyBlocks(likely, voice),
      ...acceptancesBlocks(page, { at: firstNow, id: views[0]!.acceptance.id }, voice),
    ];
    expectFits({ type: "home", private_metadata: JSON.stringify(freshHome), blocks });
    expect(blocks.length).toBeLessThanOrEqual(18);
    expect(JSON.stringify(blocks)).not.toContain("<!channel>");
  });

  it("fit into their modals", () => {
    const view = makeView({ state: "ignored", reason: "ő".repeat(500), settledAt: firstNow }, hostile);
    expectFits(acceptanceLink(voice, view, null));
    expectFits(acceptanceIgnore(voice, view.acceptance.id, hostile));
    expectFits(
      acceptancesIgnored(
        Array.from({ length: 20 }, () => view),
        voice,
      ),
    );
    expectFits(acceptancesIgnored([], voice));
  });

  it("take no room in Home while there are none", () => {
    expect(likelyBlocks([], voice)).toEqual([]);
    expect(acceptancesBlocks({ acceptances: [], next: null, hasIgnored: false }, null, voice)).toEqual([]);
  });
});

describe("an acceptance without a name", () => {
  it("is called by its tenant id", () => {
    expect(likelyLines(makeView({ companyName: "", domain: null }), voiceIn("en"))[0]).toContain(tenantId);
  });
});
