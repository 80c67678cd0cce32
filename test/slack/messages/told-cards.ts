import type { Leg } from "../../../src/domain/invitation.ts";
import { providerId } from "../../support/make.ts";

const answeredAt = new Date("2026-03-04T10:30:00.000Z");
const signatory = { name: "Kiss Anna", title: "IT lead" };
const own: Leg = { kind: "reseller", providerId: null, state: "awaiting", answeredAt: null, signatory: null };

/** Legs in the states that tell something. */
export const legsOf = {
  own,
  theirs: { ...own, kind: "provider", providerId } as Leg,
  accepted: (leg: Leg): Leg => ({ ...leg, state: "accepted", answeredAt, signatory }),
  declined: (leg: Leg): Leg => ({ ...leg, state: "declined", answeredAt, signatory }),
};
