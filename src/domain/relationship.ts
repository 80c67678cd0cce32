import type { CustomerId, InvitationId, ProviderId, RelationshipId } from "./ids.ts";
import { type Declined, declined, done, type Outcome } from "./outcome.ts";

/** With whom a reseller relationship stands: with us, or with our indirect provider. */
export type LegKind = "reseller" | "provider";

export type RelationshipState = "active" | "removed";

/** One leg's standing link. `providerId` is set on provider legs only; `hasDap` is true on our leg where it was granted. */
export interface Relationship {
  readonly id: RelationshipId;
  readonly customerId: CustomerId;
  readonly leg: LegKind;
  readonly providerId: ProviderId | null;
  readonly state: RelationshipState;
  readonly hasDap: boolean;
  readonly invitationId: InvitationId | null;
  readonly activatedAt: Date;
  readonly removedAt: Date | null;
}

export interface RelationshipActivated {
  readonly type: "relationship.activated";
  readonly relationship: Relationship;
}

export interface RelationshipRemoved {
  readonly type: "relationship.removed";
  readonly relationship: Relationship;
}

/** A leg's first acceptance. DAP belongs to our own leg only. */
export function establish(
  leg: Pick<Relationship, "id" | "customerId" | "leg" | "providerId" | "invitationId" | "hasDap">,
  now: Date,
): RelationshipActivated {
  return {
    type: "relationship.activated",
    relationship: {
      ...leg,
      hasDap: leg.leg === "reseller" && leg.hasDap,
      state: "active",
      activatedAt: now,
      removedAt: null,
    },
  };
}

/** Ends the relationship once the directory shows that it ended. DAP ends with it, GDAP does not. */
export function remove(
  relationship: Relationship,
  now: Date,
): Outcome<RelationshipRemoved, "already-removed"> {
  switch (relationship.state) {
    case "active":
      return done({
        type: "relationship.removed",
        relationship: { ...relationship, state: "removed", hasDap: false, removedAt: now },
      });
    case "removed":
      return alreadyRemoved(relationship);
  }
}

/** A new acceptance makes a removed relationship active again; on an active one it changes nothing. */
export function activate(
  relationship: Relationship,
  by: InvitationId | null,
  hasDap: boolean,
  now: Date,
): Outcome<RelationshipActivated, "already-active"> {
  switch (relationship.state) {
    case "active":
      return declined("already-active", { state: "active", at: relationship.activatedAt });
    case "removed":
      return done({
        type: "relationship.activated",
        relationship: {
          ...relationship,
          state: "active",
          hasDap: relationship.leg === "reseller" && hasDap,
          invitationId: by,
          activatedAt: now,
          removedAt: null,
        },
      });
  }
}

function alreadyRemoved(relationship: Relationship): Declined<"already-removed"> {
  return declined("already-removed", {
    state: "removed",
    ...(relationship.removedAt ? { at: relationship.removedAt } : {}),
  });
}
