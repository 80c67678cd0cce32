import { describe, expect, it } from "vitest";
import { CustomerId, InvitationId, ProviderId, SlackChannelId, SlackUserId } from "../../src/domain/ids.ts";
import {
  answer,
  discard,
  expire,
  type Invitation,
  type InvitationState,
  isPartlyAccepted,
  type Leg,
  type LegAnswer,
  link,
  linkPlaceholder,
  missingLegs,
  revise,
  send,
  withdraw,
} from "../../src/domain/invitation.ts";

const now = new Date("2026-11-02T09:00:00Z");
const later = new Date("2026-12-02T09:00:00Z");
const anna = SlackUserId.parse("U0ANNA");

const reseller: Leg = {
  kind: "reseller",
  providerId: null,
  state: "awaiting",
  answeredAt: null,
  signatory: null,
};
const provider: Leg = {
  ...reseller,
  kind: "provider",
  providerId: ProviderId.parse("00000000-0000-4000-8000-0000000000f1"),
};

function make(state: InvitationState, change: Partial<Invitation> = {}): Invitation {
  const isSent = state !== "draft" && state !== "discarded";
  const hasEnded = state !== "draft" && state !== "sent";
  return {
    id: InvitationId.parse("00000000-0000-4000-8000-000000000001"),
    customerId: CustomerId.parse("00000000-0000-4000-8000-000000000002"),
    state,
    legs: [reseller],
    language: "en",
    channelId: SlackChannelId.parse("C0SALES"),
    asksForDap: false,
    subject: "An invitation",
    text: `Please open ${linkPlaceholder}`,
    hasLink: true,
    requestedBy: anna,
    createdAt: now,
    sentBy: isSent ? anna : null,
    sentAt: isSent ? now : null,
    expiresAt: isSent ? later : null,
    endedBy: hasEnded ? "U0BEN" : null,
    endedAt: hasEnded ? now : null,
    ...change,
  };
}

const accepted = (kind: LegAnswer["kind"]): LegAnswer => ({
  kind,
  answer: "accepted",
  answeredAt: now,
  signatory: { name: "Kovács Jolán", title: "Managing director" },
});

const acts = {
  revise: (it: Invitation) => revise(it, { subject: "Another subject" }),
  link: (it: Invitation) => link(it),
  send: (it: Invitation) => send(it, anna, now, 30),
  discard: (it: Invitation) => discard(it, "U0ANNA", now),
  answer: (it: Invitation) => answer(it, [accepted("reseller")], now),
  withdraw: (it: Invitation) => withdraw(it, "U0ANNA", now),
  expire: (it: Invitation) => expire(it, later),
};

const past = {
  accepted: "already-accepted",
  declined: "already-declined",
  expired: "already-expired",
  withdrawn: "already-withdrawn",
  discarded: "already-discarded",
} as const;
const refusedInPast = (reason: string) => ({
  revise: reason,
  link: reason,
  send: reason,
  discard: reason,
  answer: reason,
  withdraw: reason,
  expire: reason,
});

/** Every state and every act: the event that follows, or the refusal. */
const table: Record<InvitationState, Record<keyof typeof acts, string>> = {
  draft: {
    revise: "invitation.revised",
    link: "invitation.linked",
    send: "invitation.sent",
    discard: "invitation.discarded",
    answer: "still-a-draft",
    withdraw: "still-a-draft",
    expire: "still-a-draft",
  },
  sent: {
    revise: "already-sent",
    link: "already-sent",
    send: "already-sent",
    discard: "already-sent",
    answer: "invitation.answered",
    withdraw: "invitation.withdrawn",
    expire: "invitation.expired",
  },
  accepted: refusedInPast(past.accepted),
  declined: refusedInPast(past.declined),
  expired: refusedInPast(past.expired),
  withdrawn: refusedInPast(past.withdrawn),
  discarded: refusedInPast(past.discarded),
};

describe("every state of an invitation answers every act", () => {
  for (const [state, answers] of Object.entries(table)) {
    for (const [act, expected] of Object.entries(answers)) {
      it(`${state}: ${act} gives ${expected}`, () => {
        const outcome = acts[act as keyof typeof acts](make(state as InvitationState));
        expect(outcome.ok ? outcome.value.type : outcome.reason).toBe(expected);
      });
    }
  }
});

describe("a draft", () => {
  it("cannot be handed over before the directory gave a link", () => {
    const outcome = send(make("draft", { hasLink: false }), anna, now, 30);
    expect(outcome).toMatchObject({ ok: false, reason: "no-link" });
  });

  it("gives the customer the days of the settings, counted from the hand-over", () => {
    const outcome = send(make("draft"), anna, now, 30);
    expect(outcome.ok && outcome.value.invitation).toMatchObject({
      state: "sent",
      sentBy: "U0ANNA",
      expiresAt: later,
    });
  });

  it("starts its legs anew when they are changed", () => {
    const outcome = revise(make("draft"), { legs: [reseller, provider] });
    expect(outcome.ok && outcome.value.invitation.legs.map((leg) => [leg.kind, leg.state])).toEqual([
      ["reseller", "awaiting"],
      ["provider", "awaiting"],
    ]);
  });
});

describe("a joint invitation that was sent", () => {
  const joint = make("sent", { legs: [reseller, provider] });

  it("stays open while one leg awaits its answer", () => {
    const outcome = answer(joint, [accepted("reseller")], now);
    expect(outcome.ok && outcome.value.invitation).toMatchObject({ state: "sent", endedAt: null });
    expect(outcome.ok && outcome.value.invitation.legs.map((leg) => leg.state)).toEqual([
      "accepted",
      "awaiting",
    ]);
  });

  it("is accepted when all its legs are", () => {
    const outcome = answer(joint, [accepted("reseller"), accepted("provider")], now);
    expect(outcome.ok && outcome.value.invitation).toMatchObject({
      state: "accepted",
      endedBy: "system:directory",
    });
  });

  it("is partly accepted when one leg is declined, and names what is missing", () => {
    const outcome = answer(
      joint,
      [accepted("reseller"), { ...accepted("provider"), answer: "declined" }],
      now,
    );
    if (!outcome.ok) throw new Error("expected a change");
    const { invitation } = outcome.value;
    expect(invitation.state).toBe("declined");
    expect(isPartlyAccepted(invitation)).toBe(true);
    expect(missingLegs(invitation).map((leg) => leg.kind)).toEqual(["provider"]);
  });

  it("says that nothing is new when the same answer is read again", () => {
    const once = answer(joint, [accepted("reseller")], now);
    if (!once.ok) throw new Error("expected a change");
    expect(answer(once.value.invitation, [accepted("reseller")], now)).toMatchObject({
      ok: false,
      reason: "nothing-new",
    });
  });

  it("keeps its accepted leg when it expires or is withdrawn", () => {
    const once = answer(joint, [accepted("reseller")], now);
    if (!once.ok) throw new Error("expected a change");
    for (const outcome of [
      expire(once.value.invitation, later),
      withdraw(once.value.invitation, "U0ANNA", later),
    ]) {
      expect(outcome.ok && outcome.value.invitation.legs[0]?.state).toBe("accepted");
      expect(outcome.ok && isPartlyAccepted(outcome.value.invitation)).toBe(true);
    }
  });
});

describe("an invitation that was sent", () => {
  it("cannot expire a moment before its time", () => {
    const justBefore = new Date(later.getTime() - 1);
    expect(expire(make("sent"), justBefore)).toMatchObject({ ok: false, reason: "not-due" });
  });
});

describe("an invitation that has ended", () => {
  it("tells a late click what happened, by whom and when", () => {
    const outcome = withdraw(make("accepted"), "U0ANNA", later);
    expect(outcome).toMatchObject({ ok: false, about: { state: "accepted", by: "U0BEN", at: now } });
  });
});
