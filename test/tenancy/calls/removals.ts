import * as relationships from "../../../db/queries/relationships.ts";
import * as removalPreparations from "../../../db/queries/removal-preparations.ts";
import * as removals from "../../../db/queries/removals.ts";
import * as retention from "../../../db/queries/retention.ts";
import type { RelationshipId, RemovalPreparationId, RemovalRequestId } from "../../../src/domain/ids.ts";
import type { Relationship } from "../../../src/domain/relationship.ts";
import { makeFacts, makeRelationship, makeRemoval } from "../../support/make.ts";
import { type CallsOf, given, pure, type Subject } from "../calls.ts";
import { anna, from, until } from "../pattern.ts";

const beyond = { at: until, id: "ffffffff-ffff-4fff-bfff-ffffffffffff" };
/** The customer is known in all workspaces but the one that asks. */
const namelessHere = "delete from customers where workspace_id = $of";
const another = <Id extends string>(id: Id) => id.replace("7000", "7009") as Id;
const relationship = (it: Subject): Relationship =>
  makeRelationship({ id: it.relationship, customerId: it.customer, hasDap: false, activatedAt: until });

export const relationshipCalls: CallsOf<typeof relationships> = {
  findRelationship: [
    (tx, of, it) => relationships.findRelationship(tx, of, it.relationship),
    given(["update relationships set state = 'removed' where workspace_id <> $of"], (tx, of, it) =>
      relationships.findRelationship(tx, of, it.relationship),
    ),
  ],
  lockRelationship: (tx, of, it) => relationships.lockRelationship(tx, of, it.relationship),
  lockLeg: (tx, of, it) =>
    relationships.lockLeg(tx, of, { customerId: it.customer, leg: "reseller", providerId: null }),
  listRelationshipsOf: (tx, of, it) => relationships.listRelationshipsOf(tx, of, it.customer),
  insertRelationship: [
    (tx, of, it) => relationships.insertRelationship(tx, of, relationship(it)),
    given(["delete from relationships where workspace_id = $of"], (tx, of, it) =>
      relationships.insertRelationship(tx, of, {
        ...relationship(it),
        id: another<RelationshipId>(it.relationship),
      }),
    ),
  ],
  saveRelationship: (tx, of, it) => relationships.saveRelationship(tx, of, "active", relationship(it)),
};

const wording: removalPreparations.Wording = {
  ...{ reason: "new", textVersion: "2", language: "hu", text: "new", hash: "1" },
  labels: { checkbox: "igen", submit: "rajta" },
};

export const preparationCalls: CallsOf<typeof removalPreparations> = {
  insertPreparation: (tx, of, it) =>
    removalPreparations.insertPreparation(tx, of, {
      ...{ id: another<RemovalPreparationId>(it.preparation), relationshipId: it.relationship },
      ...{ customerId: it.customer, slackUserId: anna, facts: makeFacts(), createdAt: from },
    }),
  lockPreparation: [
    (tx, of, it) => removalPreparations.lockPreparation(tx, of, it.preparation),
    given([namelessHere], (tx, of, it) => removalPreparations.lockPreparation(tx, of, it.preparation)),
  ],
  saveWording: (tx, of, it) => removalPreparations.saveWording(tx, of, it.preparation, wording),
  deletePreparation: (tx, of, it) => removalPreparations.deletePreparation(tx, of, it.preparation),
  sweepPreparations: (tx, of) => removalPreparations.sweepPreparations(tx, of, until),
  oldestPreparation: (tx, of) => removalPreparations.oldestPreparation(tx, of),
};

const removal = (it: Subject) =>
  makeRemoval({ id: it.removal, customerId: it.customer, relationshipId: it.relationship, reason: "new" });
const lane = (it: Subject) => it.lane(0);
const executed = "update removal_requests set state = 'executed', ended_at = '2026-01-05', notice = null";

const invitedFromOld = [
  "update relationships set invitation_id = customer_id",
  "update invitations set channel_id = 'C0OLD'",
];

export const removalCalls: CallsOf<typeof removals> = {
  findRemoval: (tx, of, it) => removals.findRemoval(tx, of, it.removal),
  lockRemoval: (tx, of, it) => removals.lockRemoval(tx, of, it.removal),
  lockForDecision: given(["delete from workspaces where workspace_id = $of"], (tx, of, it) =>
    removals.lockForDecision(tx, of, it.removal),
  ),
  findRemovalCustomer: given([namelessHere], (tx, of, it) =>
    removals.findRemovalCustomer(tx, of, it.removal),
  ),
  readRemovalGround: given(
    [namelessHere, "update relationships set state = 'removed' where workspace_id <> $of"],
    (tx, of, it) => removals.readRemovalGround(tx, of, it.relationship),
  ),
  readAttestationRules: [
    (tx, of, it) => removals.readAttestationRules(tx, of, it.relationship),
    ...["workspaces", "relationships", "invitations", "team_channels"].map((table) =>
      given([...invitedFromOld, `delete from ${table} where workspace_id = $of`], (tx, of, it) =>
        removals.readAttestationRules(tx, of, it.relationship),
      ),
    ),
  ],
  insertRemoval: [
    (tx, of, it) =>
      removals.insertRemoval(tx, of, { ...removal(it), id: another<RemovalRequestId>(it.removal) }),
    given(["delete from removal_requests where workspace_id = $of"], (tx, of, it) =>
      removals.insertRemoval(tx, of, removal(it)),
    ),
  ],
  saveRemoval: (tx, of, it) =>
    removals.saveRemoval(tx, of, it.at === 0 ? "attested" : "failed", { ...removal(it), state: "approved" }),
  findOpenRemovalOf: (tx, of, it) => removals.findOpenRemovalOf(tx, of, it.relationship),
  listRemovalsOf: [
    (tx, of, it) => removals.listRemovalsOf(tx, of, it.customer),
    (tx, of, it) => removals.listRemovalsOf(tx, of, it.customer, 9, beyond),
  ],
  listWithoutNotice: [
    given([executed], (tx, of) => removals.listWithoutNotice(tx, of, anna, 99)),
    given([executed, namelessHere], (tx, of) => removals.listWithoutNotice(tx, of, anna, 99)),
  ],
  listOpenRemovals: [
    given([namelessHere], (tx, of) => removals.listOpenRemovals(tx, of, 9, null)),
    (tx, of, it) => removals.listOpenRemovals(tx, of, 9, { createdAt: from, id: it.removal } as never),
  ],
  listOpenRemovalsBy: (tx, of) => removals.listOpenRemovalsBy(tx, of, anna, 9),
  listOverdueRemovals: (tx, of) => removals.listOverdueRemovals(tx, of, until),
  nextLapse: (tx, of) => removals.nextLapse(tx, of),
  isDecisionQueued: (tx, of, it) => removals.isDecisionQueued(tx, of, it.lane(2), "V1"),
  wasReminded: (tx, of, it) => removals.wasReminded(tx, of, lane(it), it.removal),
  reviveFacts: pure,
  removalFromRow: pure,
};

/** Nothing stands with anybody, and all of it ended long ago. */
const over = [
  "update customers set standing = 'removed', created_at = '2020-01-01'",
  "update invitations set state = 'expired', created_at = '2020-01-01', ended_at = '2020-01-01'",
  "update relationships set state = 'removed', removed_at = '2020-01-01', activated_at = '2020-01-01'",
  "update removal_requests set state = 'executed', ended_at = '2020-01-01', created_at = '2020-01-01'",
  "update gdap_requests set ended_at = '2020-01-01', created_at = '2020-01-01'",
  "delete from import_changes",
];
const inOthers = (statement: string) => `${statement} where workspace_id <> $of`;
/** One reason after the other that holds a customer's data back in all the other workspaces. */
const heldBack = [
  "update invitations set state = 'draft'",
  "update relationships set state = 'active'",
  "update removal_requests set state = 'failed'",
  "update gdap_requests set ended_at = '2037-01-01'",
  `insert into audit_entries (workspace_id, seq, at, actor, act, outcome, subject_kind, subject_id, customer_id,
      correlation_id, details_digest, previous_hash, hash)
    select workspace_id, seq + 9, '2037-01-01', 'U0ANNA', act, 'changed', subject_kind, subject_id, customer_id, '', '', '', ''
    from audit_entries`,
  `insert into import_changes (workspace_id, import_id, customer_id, before, after)
    select workspace_id, customer_id, customer_id, '{}', '' from customers`,
];
const nobodyToName = "update customers set contact_name = null, contact_email = null";
const withoutLink = "delete from registry_links";
const unsigned = "update invitations set legs = '[]'";
const inOwn = (statement: string) => `${statement} where workspace_id = $of`;
/** Later than all that the pattern has. */
const later = new Date("2036-01-01");
/** What there is to empty: everywhere, or everywhere but here. */
const toEmpty = [
  [],
  [nobodyToName, withoutLink],
  [nobodyToName, unsigned],
  [nobodyToName, withoutLink, inOwn(unsigned)],
  [nobodyToName, unsigned, inOwn(withoutLink)],
  ...heldBack.map((statement) => [inOthers(statement)]),
];

export const retentionCalls: CallsOf<typeof retention> = {
  countPersonalData: toEmpty.map((facts) =>
    given([...over, ...facts], (tx, of) => retention.countPersonalData(tx, of, later)),
  ),
  emptyDrafts: [
    given(over, (tx, of) => retention.emptyDrafts(tx, of, from, 99)),
    // Elsewhere those are over that are under way here.
    given(
      [
        ...over,
        inOwn("update invitations set state = 'draft'"),
        inOwn("update gdap_requests set ended_at = null, handed_over_at = null"),
      ],
      (tx, of) => retention.emptyDrafts(tx, of, from, 999),
    ),
  ],
  emptyDraftsOf: given(over, (tx, of, it) => retention.emptyDraftsOf(tx, of, it.customer)),
  lockPeopleOver: toEmpty.map((facts) =>
    given([...over, ...facts], (tx, of) => retention.lockPeopleOver(tx, of, later, 9)),
  ),
  emptyImportChangesOf: (tx, of, it) => retention.emptyImportChangesOf(tx, of, it.customer),
  emptyPeople: (tx, of, it) => retention.emptyPeople(tx, of, [it.customer]),
};
