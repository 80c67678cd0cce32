import { describe, expect, it } from "vitest";
import type { Invitation, Leg } from "../../../src/domain/invitation.ts";
import type { InvitationCard } from "../../../src/service/index.ts";
import { invitationCard } from "../../../src/slack/messages/invitation-card.ts";
import { customerId, makeInvitation, makeSentInvitation, providerId } from "../../support/make.ts";
import { channelVoice, hostileName, inWords, languages, longName } from "./in-words.ts";

const answeredAt = new Date("2026-03-04T10:30:00.000Z");
const signatory = { name: "Kiss Anna", title: "IT lead" };
const own: Leg = { kind: "reseller", providerId: null, state: "awaiting", answeredAt: null, signatory: null };
const theirs: Leg = { ...own, kind: "provider", providerId };
const yes = { state: "accepted", answeredAt, signatory } as const;
const no = { state: "declined", answeredAt, signatory: { name: "Kiss Anna", title: "" } } as const;
const ended = { endedAt: answeredAt, endedBy: "system:directory" };

const states: Record<string, InvitationCard> = {
  draft: card(makeInvitation()),
  sent: card(makeSentInvitation({ asksForDap: true })),
  "sent, with our provider": card(makeSentInvitation({ legs: [own, theirs] })),
  "sent, partly accepted": card(makeSentInvitation({ legs: [{ ...own, ...yes }, theirs] })),
  accepted: card(makeSentInvitation({ state: "accepted", legs: [{ ...own, ...yes }], ...ended })),
  "accepted, with our provider": card(
    makeSentInvitation({
      state: "accepted",
      legs: [
        { ...own, ...yes },
        { ...theirs, ...yes },
      ],
      ...ended,
    }),
  ),
  "accepted, the provider's part alone": card(
    makeSentInvitation({ state: "accepted", legs: [{ ...theirs, ...yes, signatory: null }], ...ended }),
  ),
  declined: card(makeSentInvitation({ state: "declined", legs: [{ ...own, ...no }], ...ended })),
  "declined, partly accepted": card(
    makeSentInvitation({
      state: "declined",
      legs: [
        { ...own, ...yes },
        { ...theirs, ...no },
      ],
      ...ended,
    }),
  ),
  expired: card(
    makeSentInvitation({
      state: "expired",
      legs: [{ ...own, state: "expired", answeredAt }],
      ...ended,
      endedBy: "system:clock",
    }),
  ),
  "expired, partly accepted": card(
    makeSentInvitation({
      state: "expired",
      legs: [
        { ...own, ...yes },
        { ...theirs, state: "expired", answeredAt },
      ],
      ...ended,
    }),
  ),
  withdrawn: card(
    makeSentInvitation({
      state: "withdrawn",
      legs: [{ ...own, state: "withdrawn", answeredAt }],
      endedAt: answeredAt,
      endedBy: "UADMIN1",
    }),
  ),
  "withdrawn, partly accepted": card(
    makeSentInvitation({
      state: "withdrawn",
      legs: [
        { ...own, state: "withdrawn", answeredAt },
        { ...theirs, ...yes },
      ],
      endedAt: answeredAt,
      endedBy: "UADMIN1",
    }),
  ),
  discarded: card(makeInvitation({ state: "discarded", endedAt: answeredAt, endedBy: "USALES1" })),
};

function card(invitation: Invitation, companyName = "Kovács és Társa Kft."): InvitationCard {
  const legs = invitation.legs.map((leg) => ({
    ...leg,
    providerName: leg.kind === "provider" ? "Nagy Elosztó Zrt." : null,
  }));
  return { kind: "invitation", invitation, customer: { id: customerId, companyName }, legs };
}

describe("the card of an invitation", () => {
  it.each(languages)("tells every state in its own words (%s)", async (language) => {
    const all = Object.entries(states).map(([title, view]) =>
      inWords(title, invitationCard(view, channelVoice(language))),
    );
    await expect(all.join("\n")).toMatchFileSnapshot(`snapshots/invitation-card.${language}.txt`);
  });

  it.each(["withdrawn", "expired"])("does not say of a vendor's link that it is shut: %s", (state) => {
    const view = { ...states[state]!, isVendorLink: true };
    const { text } = invitationCard(view, channelVoice("en"));
    expect(text).toContain("link");
    expect(text).toContain("still works");
    expect(text).not.toContain("no longer works");
  });

  it.each(languages)("calls nobody: people stand there by name (%s)", (language) => {
    const view = states["withdrawn"]!;
    expect(JSON.stringify(invitationCard(view, channelVoice(language)))).not.toContain("<@");
    expect(invitationCard(view, channelVoice(language)).text).toContain("Ádám Admin");
  });

  it.each(languages)("takes a customer's name for a name, whatever is in it (%s)", (language) => {
    const { text, blocks } = invitationCard(card(makeSentInvitation(), hostileName), channelVoice(language));
    inWords("hostile", { text, blocks });
    for (const markup of ["<!channel>", "<@U1>", "<https://evil"]) expect(text).not.toContain(markup);
    expect(text).not.toMatch(/\*x\*/);
  });

  it.each(languages)("holds names of any length within Slack's limits (%s)", (language) => {
    const invitation = makeSentInvitation({ legs: [own, theirs] });
    const view = card(invitation, longName);
    const legs = view.legs.map((leg) => ({ ...leg, providerName: leg.providerName && "&".repeat(500) }));
    inWords("long", invitationCard({ ...view, legs }, channelVoice(language)));
  });

  it("offers to invite for the missing part only once the invitation has ended", () => {
    const buttons = (title: string) =>
      JSON.stringify(invitationCard(states[title]!, channelVoice("en")).blocks);
    expect(buttons("sent, partly accepted")).not.toContain("invite.missing-leg");
    expect(buttons("expired, partly accepted")).toContain("invite.missing-leg");
    expect(buttons("accepted, with our provider")).not.toContain("invite.missing-leg");
  });

  it("can be withdrawn only while it waits for an answer", () => {
    const withdrawable = Object.entries(states)
      .filter(([, view]) =>
        JSON.stringify(invitationCard(view, channelVoice("en"))).includes("invite.withdraw"),
      )
      .map(([title]) => title);
    expect(withdrawable).toEqual(["sent", "sent, with our provider", "sent, partly accepted"]);
  });
});
