import { describe, expect, it } from "vitest";
import { compareFacts } from "../../../src/domain/facts.ts";
import type { RemovalRequest } from "../../../src/domain/removal-request.ts";
import type { RemovalCard } from "../../../src/service/index.ts";
import { actions } from "../../../src/slack/ids.ts";
import { removalCard } from "../../../src/slack/messages/removal-card.ts";
import { customerId, makeAttestation, makeFacts, makeRemoval, providerId } from "../../support/make.ts";
import { adminAgent, salesAgent } from "../../support/people.ts";
import { channelVoice, hostileName, inWords, languages, longName } from "./in-words.ts";

const at = new Date("2026-03-03T08:15:00.000Z");
const later = new Date("2026-03-03T08:17:00.000Z");
const subscription = { kind: "subscription", id: "1", name: "Microsoft 365 E3", status: "active" } as const;
const facts = makeFacts({
  hasDap: true,
  gdap: [
    {
      id: "1",
      name: "Support desk",
      status: "active",
      roles: [],
      endsAt: new Date("2027-01-31T00:00:00.000Z"),
    },
    { id: "2", name: "Emergency", status: "active", roles: [], endsAt: null },
  ],
  legs: [
    { kind: "reseller", providerId: null, providerName: null, isActive: true },
    { kind: "provider", providerId, providerName: "Nagy Elosztó Zrt.", isActive: true },
  ],
});
const attestation = makeAttestation({ facts });
const decided = { decidedBy: adminAgent.slackUserId, decidedAt: at };
const byClock = { endedBy: "system:clock", endedAt: later };
const executed = { state: "executed", ...decided, endedBy: "system:dispatcher", endedAt: later } as const;

const states: Record<string, RemovalCard> = {
  attested: card({ attestation }),
  "attested, with blockers and nothing delegated": card({
    attestation: makeAttestation({
      facts: makeFacts({
        blockers: [subscription, { ...subscription, kind: "reservation", status: "Paused" }],
      }),
    }),
  }),
  approved: card({ state: "approved", attestation, ...decided, decisionReason: "Checked with finance." }),
  "approved by the requester alone": card({
    state: "approved",
    attestation,
    decidedBy: salesAgent.slackUserId,
    decidedAt: at,
    isOwnDecision: true,
  }),
  executing: card({ state: "executing", attestation, ...decided }),
  "executing, and the provider has to": card({
    state: "executing",
    attestation,
    ...decided,
    providerTask: {
      providerId,
      message: "Indirect resellers cannot remove relationships.",
      correlationId: "c-1",
      since: at,
      sentBy: null,
      sentAt: null,
    },
  }),
  "executing, and the provider was written to": card({
    state: "executing",
    attestation,
    ...decided,
    providerTask: {
      providerId,
      message: "",
      since: at,
      sentBy: salesAgent.slackUserId,
      sentAt: later,
    },
  }),
  "failed, since nobody waits for the provider": card({
    state: "failed",
    attestation,
    ...decided,
    failure: { because: "provider-did-not", by: adminAgent.slackUserId },
  }),
  "attested, with remedies and unread parts": card({
    attestation: makeAttestation({
      facts: makeFacts({
        blockers: (["suspend", "cancel", "cancel-or-wait", "ask-vendor-support"] as const).map((remedy) => ({
          ...subscription,
          id: `order-${remedy}`,
          remedy,
        })),
        unread: ["holdings", "provider-legs", "gdap"],
      }),
    }),
  }),
  executed: card({ attestation, ...executed }),
  "executed, no notice required": card({
    attestation,
    ...executed,
    notice: { required: false, by: "USALES1", at: later },
  }),
  "executed, notice given": card({
    attestation,
    ...executed,
    notice: {
      required: true,
      to: "Kovács Éva",
      on: "2026-03-02",
      how: "registered letter",
      by: "USALES1",
      at: later,
    },
  }),
  "failed, refused by the directory": card({
    state: "failed",
    attestation,
    ...decided,
    failure: { because: "refused", message: "Open reservations exist for <tenant>." },
  }),
  "failed, blocked": card({
    state: "failed",
    attestation,
    ...decided,
    failure: { because: "blocked", blockers: [subscription] },
  }),
  abandoned: card({
    state: "abandoned",
    attestation,
    ...decided,
    failure: { because: "refused", message: "No." },
    endedBy: "UADMIN1",
    endedAt: later,
  }),
  denied: card({
    state: "denied",
    attestation,
    ...decided,
    decisionReason: "They renewed yesterday.",
    endedBy: "UADMIN1",
    endedAt: at,
  }),
  withdrawn: card({ state: "withdrawn", attestation, endedBy: "USALES1", endedAt: later }),
  "lapsed, too old": card({ state: "lapsed", attestation, ...byClock, lapsedBecause: "too-old" }),
  "lapsed, facts changed": card({
    state: "lapsed",
    attestation,
    ...byClock,
    lapsedBecause: "facts-changed",
    changedFacts: compareFacts(
      facts,
      makeFacts({ blockers: [subscription], gdap: facts.gdap.slice(0, 1), legs: facts.legs.slice(0, 1) }),
    ),
  }),
};

function card(overrides: Partial<RemovalRequest>, companyName = "Kovács és Társa Kft."): RemovalCard {
  const removal = makeRemoval(overrides);
  return { kind: "removal", removal, customer: { id: customerId, companyName }, ownRemovalAllowed: false };
}

describe("the card of a removal request", () => {
  it.each(languages)("tells every state in its own words (%s)", async (language) => {
    const all = Object.entries(states).map(([title, view]) =>
      inWords(title, removalCard(view, channelVoice(language))),
    );
    await expect(all.join("\n")).toMatchFileSnapshot(`snapshots/removal-card.${language}.txt`);
  });

  it("says removed only once the partner directory shows it", () => {
    const saysSo = Object.entries(states)
      .filter(([, view]) => removalCard(view, channelVoice("en")).text.includes("*Removed.*"))
      .map(([title]) => title);
    expect(saysSo).toEqual(["executed", "executed, no notice required", "executed, notice given"]);
  });

  it("offers a decision only while one is awaited, and another try only after a failure", () => {
    const offering = (actionId: string) =>
      Object.entries(states)
        .filter(([, view]) =>
          JSON.stringify(removalCard(view, channelVoice("en")).blocks).includes(`"${actionId}"`),
        )
        .map(([title]) => title.split(",")[0]);
    expect(new Set(offering(actions.removalDecide))).toEqual(new Set(["attested"]));
    expect(new Set(offering(actions.removalRetry))).toEqual(new Set(["failed"]));
    expect(new Set(offering(actions.removalAbandon))).toEqual(new Set(["failed"]));
  });

  it("tells when an own request may be approved alone", () => {
    const view = { ...card({ attestation }), ownRemovalAllowed: true };
    expect(removalCard(view, channelVoice("en")).text).toContain("approve their own requests");
  });

  it.each(languages)("takes what people wrote for text, whatever is in it (%s)", (language) => {
    const view = card(
      { reason: hostileName, decisionReason: hostileName, state: "denied", ...decided },
      hostileName,
    );
    const { text, blocks } = removalCard(view, channelVoice(language));
    inWords("hostile", { text, blocks });
    for (const markup of ["<!channel>", "<@U1>", "<https://evil"]) expect(text).not.toContain(markup);
  });

  it.each(languages)(
    "holds any number of facts and names of any length within Slack's limits (%s)",
    (language) => {
      const blockers = Array.from({ length: 200 }, () => ({ ...subscription, name: "&<>*".repeat(100) }));
      const gdap = Array.from({ length: 200 }, (_, id) => ({
        id: `${id}`,
        name: longName,
        status: "active",
        roles: [],
        endsAt: id % 2 === 0 ? at : null,
      }));
      const many = makeAttestation({ facts: makeFacts({ blockers, gdap }) });
      const view = card(
        {
          attestation: many,
          reason: "ű".repeat(1_000),
          state: "failed",
          failure: { because: "blocked", blockers },
          ...decided,
        },
        longName,
      );
      inWords("many", removalCard(view, channelVoice(language)));
    },
  );
});
