import * as directoryCursors from "../../../db/queries/directory-cursors.ts";
import * as directoryCustomers from "../../../db/queries/directory-customers.ts";
import * as directorySyncs from "../../../db/queries/directory-syncs.ts";
import * as driftFindings from "../../../db/queries/drift-findings.ts";
import type { DirectorySync } from "../../../src/domain/directory-sync.ts";
import type { DriftFinding } from "../../../src/domain/drift.ts";
import type { DriftFindingId } from "../../../src/domain/ids.ts";
import { type CallsOf, given, pure, type Subject, sweeps } from "../calls.ts";
import { from, tenantOf, until } from "../pattern.ts";

export const cursorCalls: CallsOf<typeof directoryCursors> = {
  readCursor: (tx, of) => directoryCursors.readCursor(tx, of),
  moveCursor: (tx, of) => directoryCursors.moveCursor(tx, of, until),
};

/** Somebody known, somebody who is only known by the domain, and a stranger. */
const page = (it: Subject) => {
  let made = 0;
  const entry = { role: "", relationship: "reseller" };
  return directoryCustomers.listedPage(
    [
      { ...entry, tenantId: it.tenantId, companyName: "Contoso", domain: "one.example" },
      { ...entry, tenantId: tenantOf(5), companyName: "Adopted", domain: "adopt.example" },
      { ...entry, tenantId: tenantOf(6), companyName: "Stranger", domain: "stranger.example" },
    ],
    () => {
      made += 1;
      return `cccccccc-0000-7000-8000-00000000009${made}`;
    },
  );
};
const sync = (it: Subject) => ({ id: it.sync, startedAt: until });
const added = { createdBy: "U0ANNA", createdAt: until };
const ofDomain =
  "update customers set tenant_id = null, domain = 'adopt.example' where customer_id::text like 'aaaa%'";
const uninvited = "delete from invitations where workspace_id = $of";

export const listedCalls: CallsOf<typeof directoryCustomers> = {
  listedPage: pure,
  keepListed: (tx, of, it) => directoryCustomers.keepListed(tx, of, sync(it), page(it), until),
  lockListedCustomers: "locks, and answers nothing: see the plan's own test",
  adoptByDomain: [
    given([ofDomain], (tx, of, it) => directoryCustomers.adoptByDomain(tx, of, page(it))),
    // Elsewhere the tenant is known already.
    given(
      [
        ofDomain,
        `update customers set tenant_id = '${tenantOf(5)}' where workspace_id <> $of and customer_id::text like 'bbbb%'`,
      ],
      (tx, of, it) => directoryCustomers.adoptByDomain(tx, of, page(it)),
    ),
  ],
  addStrangers: [
    (tx, of, it) => directoryCustomers.addStrangers(tx, of, page(it), added),
    given(
      [
        "update workspaces set email_language = 'hu' where workspace_id <> $of",
        `update customers set tenant_id = case when customer_id::text like 'bbbb%' then '${tenantOf(6)}' end,
           sort_name = 'adopted' where workspace_id <> $of`,
        "update invitations set state = 'sent' where customer_id::text like 'aaaa%'",
      ],
      (tx, of, it) => directoryCustomers.addStrangers(tx, of, page(it), added),
    ),
    // Elsewhere the one of that name is being invited.
    given(
      [
        "update customers set tenant_id = null, sort_name = 'adopted'",
        "update invitations set state = 'draft' where workspace_id = $of",
        "update invitations set state = 'sent' where workspace_id <> $of",
      ],
      (tx, of, it) => directoryCustomers.addStrangers(tx, of, page(it), added),
    ),
  ],
  beginListedRelationships: [
    given(["delete from relationships", "delete from invitations"], (tx, of, it) =>
      directoryCustomers.beginListedRelationships(tx, of, page(it), until),
    ),
    given(
      [
        "delete from relationships",
        uninvited,
        "update invitations set state = 'sent' where customer_id::text like 'aaaa%'",
      ],
      (tx, of, it) => directoryCustomers.beginListedRelationships(tx, of, page(it), until),
    ),
  ],
  countMissing: (tx, of, it) => directoryCustomers.countMissing(tx, of, sync(it)),
  countEnded: [
    (tx, of, it) => directoryCustomers.countEnded(tx, of, sync(it)),
    given(["delete from directory_customers where workspace_id = $of"], (tx, of, it) =>
      directoryCustomers.countEnded(tx, of, sync(it)),
    ),
  ],
  markGone: (tx, of, it) => directoryCustomers.markGone(tx, of, sync(it), until),
  listNewcomers: [
    (tx, of) => directoryCustomers.listNewcomers(tx, of, "", 9),
    // Elsewhere they stand, or were invited.
    given(
      [
        `update customers set tenant_id = '${tenantOf(7)}' where workspace_id <> $of and customer_id::text like 'bbbb%'`,
      ],
      (tx, of) => directoryCustomers.listNewcomers(tx, of, "", 9),
    ),
    given(
      [
        `update customers set tenant_id = '${tenantOf(7)}' where customer_id::text like 'bbbb%'`,
        "delete from relationships where workspace_id = $of",
      ],
      (tx, of) => directoryCustomers.listNewcomers(tx, of, "", 9),
    ),
    given(
      [
        "update relationships set state = 'removed'",
        uninvited,
        "update invitations set state = 'sent' where customer_id::text like 'aaaa%'",
      ],
      (tx, of) => directoryCustomers.listNewcomers(tx, of, "", 9),
    ),
  ],
};

const reading = (it: Subject): DirectorySync => ({
  ...{
    id: it.sync,
    kind: "again",
    state: it.at === 0 ? "running" : "finished",
    place: { at: "page", after: null },
  },
  ...{ pages: 0, seen: 0, added: 0, updated: 0, gone: 0, restarts: 0, startedBy: "U0DAN", channelId: null },
  ...{ startedAt: from, movedAt: from, leasedUntil: null, finishedAt: null, trouble: null },
});

export const syncCalls: CallsOf<typeof directorySyncs> = {
  insertSync: (tx, of, it) => directorySyncs.insertSync(tx, of, reading(it)),
  findSync: (tx, of, it) => directorySyncs.findSync(tx, of, it.sync),
  lockSync: (tx, of, it) => directorySyncs.lockSync(tx, of, it.sync),
  findRunningSync: (tx, of) => directorySyncs.findRunningSync(tx, of),
  findLatestSync: [
    (tx, of) => directorySyncs.findLatestSync(tx, of),
    (tx, of, it) => directorySyncs.findLatestSync(tx, of, it.sync),
  ],
  hasFinishedFirst: (tx, of) => directorySyncs.hasFinishedFirst(tx, of),
  claimSync: (tx, of) => directorySyncs.claimSync(tx, of, from, until),
  saveSync: (tx, of, it) => directorySyncs.saveSync(tx, of, reading(it), { ...reading(it), seen: 7 }),
  findWorkspacesToRead: sweeps,
  scheduleNightly: given(["delete from vendor_cursors"], (tx, of) =>
    directorySyncs.scheduleNightly(tx, of, until),
  ),
  takeNightly: (tx, of) => directorySyncs.takeNightly(tx, of, until, until),
};

const finding = (it: Subject, id = it.finding): DriftFinding =>
  ({
    ...{ id, kind: "renamed", tenantId: it.tenantId, customerId: it.customer, providerId: null },
    ...{ details: {}, state: "dismissed", foundAt: from, settledAt: until, settledBy: "U0DAN", reason: "no" },
  }) as DriftFinding;
const differences = (kind: driftFindings.ListedKind) => (tx: Tx, of: Of) =>
  driftFindings.listDifferences(tx, of, kind, until, "", 9);
const vanished = (kind: driftFindings.ListedKind) => (tx: Tx, of: Of) =>
  driftFindings.listVanished(tx, of, kind, until, 9);
type Tx = Parameters<typeof driftFindings.lockFinding>[0];
type Of = Parameters<typeof driftFindings.lockFinding>[1];

/** Every instant and name that tells one difference from another is the same in all workspaces. */
const alike = [
  "update relationships set activated_at = '2026-01-05 08:00:00Z'",
  "update directory_customers set company_name = 'Renamed'",
];
const noneFound = "delete from drift_findings";
const shown = `update directory_customers set tenant_id = '${tenantOf(1)}' where tenant_id = '${tenantOf(7)}'`;
const ended = "update relationships set state = 'removed', removed_at = activated_at where leg = 'reseller'";
const unknownTenant =
  "update customers set tenant_id = null, domain = 'one.example' where customer_id::text like 'bbbb%'";
const unlisted = "delete from directory_customers where workspace_id = $of";
const nobodyHere = "delete from customers where workspace_id = $of and customer_id::text like";
const noRemovals = "delete from removal_requests where workspace_id = $of";
const approvedElsewhere =
  "update removal_requests set state = 'approved' where state in ('attested', 'failed')";
const epoch = from.getTime() / 1_000;
/** Of each kind: what makes it true everywhere, its key there, and what makes it true elsewhere alone. */
const kinds = [
  {
    kind: "ended-elsewhere",
    facts: [],
    key: `customer_id || ':${epoch}.000000'`,
    here: [
      [],
      [noRemovals, approvedElsewhere],
      [unlisted],
      [unlisted, shown],
      [`${nobodyHere} '%'`],
      [standsNot(), shown],
    ],
  },
  {
    kind: "active-elsewhere",
    facts: [shown, ended],
    key: `customer_id || ':${epoch}.000000'`,
    here: [[], [uninvited], [unlisted], [`${nobodyHere} '%'`], [standsNot()]],
  },
  {
    kind: "renamed",
    facts: [],
    key: "customer_id || ':' || md5('Renamed|one.example')",
    here: [[], [shown], [unlisted], [`${nobodyHere} '%'`]],
  },
  {
    kind: "same-tenant",
    facts: [unknownTenant],
    key: `customer_id || ':${tenantOf(0)}'`,
    here: [[], [unlisted], [`${nobodyHere} 'aaaa%'`], [`${nobodyHere} 'bbbb%'`]],
  },
] as const;

function standsNot(): string {
  return "delete from relationships where workspace_id = $of";
}

const keyed = (kind: string, key: string) =>
  `update drift_findings set kind = '${kind}', state = 'open', subject_key = ${key}`;

export const driftCalls: CallsOf<typeof driftFindings> = {
  listDifferences: kinds.flatMap(({ kind, facts, here, key }) => [
    ...here.map((only) => given([noneFound, ...alike, ...facts, ...only], differences(kind))),
    // Elsewhere it was found already.
    given(
      [...alike, ...facts, "delete from drift_findings where workspace_id = $of", keyed(kind, key)],
      differences(kind),
    ),
  ]),
  listVanished: kinds.flatMap(({ kind, facts, here, key }) =>
    here.map((only) => given([...alike, ...facts, ...only, keyed(kind, key)], vanished(kind))),
  ),
  wasSetAside: given(["update drift_findings set state = 'dismissed'"], (tx, of, it) =>
    driftFindings.wasSetAside(tx, of, { kind: "renamed", subjectKey: it.id }),
  ),
  listOpenOfCustomer: (tx, of, it) => driftFindings.listOpenOfCustomer(tx, of, it.customer, ["renamed"]),
  insertFinding: (tx, of, it) =>
    driftFindings.insertFinding(
      tx,
      of,
      finding(it, it.id.replace("7000", "7009") as DriftFindingId),
      "other",
    ),
  findFinding: (tx, of, it) => driftFindings.findFinding(tx, of, it.finding),
  lockFinding: (tx, of, it) => driftFindings.lockFinding(tx, of, it.finding),
  saveFinding: (tx, of, it) => driftFindings.saveFinding(tx, of, finding(it)),
  listOpenFindings: [
    (tx, of) => driftFindings.listOpenFindings(tx, of, 9),
    (tx, of, it) => driftFindings.listOpenFindings(tx, of, 9, { foundAt: from, id: it.finding }),
  ],
  listFoundSince: (tx, of) => driftFindings.listFoundSince(tx, of, from, 9),
};
