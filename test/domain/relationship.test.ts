import { describe, expect, it } from "vitest";
import { CustomerId, InvitationId, ProviderId, RelationshipId } from "../../src/domain/ids.ts";
import {
  activate,
  establish,
  type Relationship,
  type RelationshipState,
  remove,
} from "../../src/domain/relationship.ts";

const then = new Date("2026-01-05T08:00:00Z");
const now = new Date("2026-11-02T09:00:00Z");
const invitation = InvitationId.parse("00000000-0000-4000-8000-000000000003");

const active: Relationship = {
  id: RelationshipId.parse("00000000-0000-4000-8000-000000000001"),
  customerId: CustomerId.parse("00000000-0000-4000-8000-000000000002"),
  leg: "reseller",
  providerId: null,
  state: "active",
  hasDap: true,
  invitationId: null,
  activatedAt: then,
  removedAt: null,
};
const examples: Record<RelationshipState, Relationship> = {
  active,
  removed: { ...active, state: "removed", hasDap: false, removedAt: then },
};

const acts = {
  activate: (it: Relationship) => activate(it, invitation, false, now),
  remove: (it: Relationship) => remove(it, now),
};

/** Every state and every act: the event that follows, or the refusal. */
const table = {
  active: { activate: "already-active", remove: "relationship.removed" },
  removed: { activate: "relationship.activated", remove: "already-removed" },
} as const satisfies Record<RelationshipState, Record<keyof typeof acts, string>>;

describe.each(Object.entries(table))("a relationship that is %s", (state, expected) => {
  it.each(Object.entries(expected))("answers %s with %s", (act, answer) => {
    // The keys are the table's own.
    const outcome = acts[act as keyof typeof acts](examples[state as RelationshipState]);
    expect(outcome.ok ? outcome.value.type : outcome.reason).toBe(answer);
  });
});

describe("a relationship that ends", () => {
  it("loses its delegated administration and keeps when it began", () => {
    expect(remove(active, now)).toMatchObject({
      value: { relationship: { state: "removed", hasDap: false, activatedAt: then, removedAt: now } },
    });
  });

  it("tells a second remover since when it is gone", () => {
    expect(remove(examples.removed, now)).toMatchObject({ about: { state: "removed", at: then } });
  });
});

describe("a relationship that comes back", () => {
  it("carries the new invitation, and delegated administration only if it was granted again", () => {
    expect(activate(examples.removed, invitation, false, now)).toMatchObject({
      value: {
        relationship: { hasDap: false, invitationId: invitation, activatedAt: now, removedAt: null },
      },
    });
    expect(activate(examples.removed, invitation, true, now)).toMatchObject({
      value: { relationship: { hasDap: true } },
    });
  });
});

describe("a leg accepted for the first time", () => {
  it("becomes an active relationship at once", () => {
    const { id, customerId, leg, providerId, invitationId } = active;
    const event = establish({ id, customerId, leg, providerId, invitationId, hasDap: true }, now);
    expect(event).toEqual({
      type: "relationship.activated",
      relationship: { ...active, activatedAt: now },
    });
  });

  it("never holds delegated administration when it is the provider's", () => {
    const providerId = ProviderId.parse("00000000-0000-4000-8000-0000000000f1");
    const leg = { ...active, leg: "provider" as const, providerId };
    expect(establish(leg, now).relationship.hasDap).toBe(false);
    const removed = { ...leg, state: "removed" as const };
    expect(activate(removed, invitation, true, now)).toMatchObject({
      value: { relationship: { hasDap: false } },
    });
  });
});
