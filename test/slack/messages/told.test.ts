import { describe, expect, it } from "vitest";
import { compareFacts } from "../../../src/domain/facts.ts";
import type { Notice } from "../../../src/domain/outbox.ts";
import type { CardView } from "../../../src/service/index.ts";
import { directMessage, failedWithoutCard } from "../../../src/slack/messages/direct-message.ts";
import { discreetCard, discreetReply } from "../../../src/slack/messages/discreet.ts";
import { setUpMessage } from "../../../src/slack/messages/set-up-message.ts";
import { threadReply } from "../../../src/slack/messages/thread-reply.ts";
import {
  customerId,
  makeFacts,
  type makeInvitation,
  makeRemoval,
  makeSentInvitation,
} from "../../support/make.ts";
import { adminAgent, salesAgent } from "../../support/people.ts";
import { channelVoice, directVoice, hostileName, inWords, languages } from "./in-words.ts";
import { legsOf } from "./told-cards.ts";

const changedFacts = compareFacts(makeFacts({ hasDap: true }), makeFacts());
const customer = { id: customerId, companyName: "Kovács és Társa Kft." };
const invitation = (overrides: Parameters<typeof makeInvitation>[0]): CardView => {
  const made = makeSentInvitation(overrides);
  const legs = made.legs.map((leg) => ({
    ...leg,
    providerName: leg.kind === "provider" ? "Nagy Elosztó Zrt." : null,
  }));
  return { kind: "invitation", invitation: made, customer, legs };
};
const removal = (overrides: Parameters<typeof makeRemoval>[0]): CardView => ({
  kind: "removal",
  removal: makeRemoval(overrides),
  customer,
  ownRemovalAllowed: false,
});

const { own, theirs, accepted, declined } = legsOf;
const failure = { because: "refused", message: "Open orders exist." } as const;
const notice = { required: false, by: "USALES1", at: new Date("2026-03-04T08:00:00.000Z") } as const;

const steps: readonly (readonly [string, Notice, string, CardView])[] = [
  [
    "accepted",
    "invitation.answered",
    "system:directory",
    invitation({ state: "accepted", legs: [accepted(own)] }),
  ],
  [
    "accepted by the provider's part alone",
    "invitation.answered",
    "system:directory",
    invitation({ state: "accepted", legs: [accepted(theirs)] }),
  ],
  [
    "accepted in part",
    "invitation.answered",
    "system:directory",
    invitation({ legs: [accepted(own), theirs] }),
  ],
  [
    "declined",
    "invitation.answered",
    "system:directory",
    invitation({ state: "declined", legs: [declined(own)] }),
  ],
  [
    "declined in part",
    "invitation.answered",
    "system:directory",
    invitation({ state: "declined", legs: [accepted(own), declined(theirs)] }),
  ],
  [
    "answered, and withdrawn since",
    "invitation.answered",
    "system:directory",
    invitation({ state: "withdrawn", legs: [accepted(own), { ...theirs, state: "withdrawn" }] }),
  ],
  ["answered before Done", "invitation.answered-early", "system:directory", invitation({ state: "draft" })],
  [
    "expired",
    "invitation.expired",
    "system:clock",
    invitation({ state: "expired", legs: [{ ...own, state: "expired" }] }),
  ],
  [
    "expired in part",
    "invitation.expired",
    "system:clock",
    invitation({ state: "expired", legs: [accepted(own), { ...theirs, state: "expired" }] }),
  ],
  ["withdrawn", "invitation.withdrawn", "UADMIN1", invitation({ state: "withdrawn" })],
  ["discarded", "invitation.discarded", "UADMIN1", invitation({ state: "discarded" })],
  ["approved", "removal.approved", "UADMIN1", removal({ state: "approved" })],
  ["approved alone", "removal.approved", "USALES1", removal({ state: "approved", isOwnDecision: true })],
  ["denied", "removal.denied", "UADMIN1", removal({ state: "denied", decisionReason: "They renewed." })],
  ["taken back", "removal.withdrawn", "UADMIN1", removal({ state: "withdrawn" })],
  ["lapsed", "removal.lapsed", "system:clock", removal({ state: "lapsed", lapsedBecause: "too-old" })],
  [
    "lapsed, facts changed",
    "removal.lapsed",
    "system:clock",
    removal({ state: "lapsed", lapsedBecause: "facts-changed", changedFacts }),
  ],
  ["executed", "removal.executed", "system:dispatcher", removal({ state: "executed" })],
  ["failed", "removal.failed", "system:dispatcher", removal({ state: "failed", failure })],
  ["closed", "removal.abandoned", "UADMIN1", removal({ state: "abandoned", failure })],
  ["not delivered", "delivery.failed", "system:dispatcher", removal({})],
];

describe("what people are told", () => {
  it.each(languages)("replies in the card's thread (%s)", async (language) => {
    const all = steps.map(([title, told, by, card]) =>
      inWords(title, threadReply(card, { notice: told, by }, channelVoice(language))),
    );
    await expect(all.join("\n")).toMatchFileSnapshot(`snapshots/thread-reply.${language}.txt`);
  });

  it.each(languages)("tells one person, with a way on (%s)", async (language) => {
    const to = salesAgent.slackUserId;
    const dm = (title: string, told: Notice, by: string, card: CardView, reader = to) =>
      inWords(title, directMessage(card, { notice: told, by, to: reader }, directVoice(language)));
    const all = [
      ...steps.map(([title, told, by, card]) => dm(title, told, by, card)),
      dm(
        "executed, to somebody else",
        "removal.executed",
        "system:dispatcher",
        removal({ state: "executed" }),
        adminAgent.slackUserId,
      ),
      dm(
        "executed, notice on record",
        "removal.executed",
        "system:dispatcher",
        removal({ state: "executed", notice }),
      ),
      dm("the notice again", "notice.reminder", "system:clock", removal({ state: "executed" })),
      dm(
        "the notice again, on record since",
        "notice.reminder",
        "system:clock",
        removal({ state: "executed", notice }),
      ),
      inWords("not delivered, of nothing that is left", failedWithoutCard(directVoice(language))),
      ...(["reopened", "installed", "installed-again", "token-ending"] as const).map((why) =>
        inWords(
          `the set-up: ${why}`,
          setUpMessage(
            { why, at: new Date("2026-03-02T09:00:00Z"), installUrl: "https://kapocs.example/slack/install" },
            directVoice(language),
          ),
        ),
      ),
    ];
    await expect(all.join("\n")).toMatchFileSnapshot(`snapshots/direct-message.${language}.txt`);
  });

  it.each(languages)("says nothing of a customer where others listen (%s)", async (language) => {
    const voice = channelVoice(language);
    const card = invitation({});
    const all = [inWords("card", discreetCard(card, voice)), inWords("reply", discreetReply(voice))];
    expect(all.join()).not.toContain("Kovács");
    await expect(all.join("\n")).toMatchFileSnapshot(`snapshots/discreet.${language}.txt`);
  });

  it.each(languages)("takes names for names, whatever is in them (%s)", (language) => {
    for (const [title, told, by, card] of steps) {
      const hostile = { ...card, customer: { ...customer, companyName: hostileName } };
      const { text, blocks } = threadReply(hostile, { notice: told, by }, channelVoice(language));
      inWords(title, { text, blocks });
      for (const markup of ["<!channel>", "<@U1>", "<https://evil"]) expect(text).not.toContain(markup);
    }
  });
});
