import * as closerLook from "../../../db/queries/closer-look.ts";
import * as customerExport from "../../../db/queries/customer-export.ts";
import * as customerImport from "../../../db/queries/customer-import.ts";
import * as customerSearch from "../../../db/queries/customer-search.ts";
import * as customerStaging from "../../../db/queries/customer-staging.ts";
import * as customerStanding from "../../../db/queries/customer-standing.ts";
import * as customers from "../../../db/queries/customers.ts";
import * as imports from "../../../db/queries/imports.ts";
import * as listTransfers from "../../../db/queries/list-transfers.ts";
import type { ImportId } from "../../../src/domain/ids.ts";
import type { ListTransfer } from "../../../src/domain/list-transfer.ts";
import { secret } from "../../slack/acting-stage.ts";
import { makeCustomer } from "../../support/make.ts";
import { type CallsOf, given, pure, type Subject } from "../calls.ts";
import { anna, from, markIn, runId, tenantOf, until } from "../pattern.ts";

const forward = { sortName: "", id: "00000000-0000-0000-0000-000000000000" as never };
const backward = { sortName: "zzz", id: "ffffffff-ffff-4fff-bfff-ffffffffffff" as never };
const {
  id: _id,
  standing: _standing,
  createdAt: _at,
  createdBy: _by,
  ...details
} = makeCustomer({
  tenantId: tenantOf(8),
});
const defaults = { language: "en", createdBy: "U0ANNA", createdAt: until } as const;
const done = (it: Subject) => ({ importId: it.import, importedAt: from, importedBy: "U0ANNA" });

export const closerLookCalls: CallsOf<typeof closerLook> = {
  listForCloserLook: (tx, of) => closerLook.listForCloserLook(tx, of, 0, 9),
  findStandingCustomer: [
    (tx, of, it) => closerLook.findStandingCustomer(tx, of, it.tenantId),
    given(["update customers set tenant_id = null where workspace_id = $of"], (tx, of, it) =>
      closerLook.findStandingCustomer(tx, of, it.tenantId),
    ),
    given(["update relationships set state = 'removed' where workspace_id = $of"], (tx, of, it) =>
      closerLook.findStandingCustomer(tx, of, it.tenantId),
    ),
    given(["update removal_requests set state = 'approved' where workspace_id <> $of"], (tx, of, it) =>
      closerLook.findStandingCustomer(tx, of, it.tenantId),
    ),
  ],
};

export const exportCalls: CallsOf<typeof customerExport> = {
  listForExport: [
    (tx, of) => customerExport.listForExport(tx, of, null, 9),
    (tx, of, it) => customerExport.listForExport(tx, of, it.id, 9),
  ],
};

export const searchCalls: CallsOf<typeof customerSearch> = {
  findCandidates: [
    (tx, of) => customerSearch.findCandidates(tx, of, "ti", null, 300),
    (tx, of) => customerSearch.findCandidates(tx, of, secret, "active", 300),
    (tx, of) => customerSearch.findCandidates(tx, of, `${secret} kft`, null, 300),
    (tx, of, it) => customerSearch.findCandidates(tx, of, `${markIn(of)} ${it.at}`, null, 300),
    (tx, of) => customerSearch.findCandidates(tx, of, "mark099", null, 300),
    // No more than there are here: what is looked up elsewhere takes their places.
    given(["update customers set search_text = ''"], (tx, of) =>
      customerSearch.findCandidates(tx, of, `${secret} kft`, null, 2),
    ),
    given(["update customers set search_text = 'x' where workspace_id = $of"], (tx, of) =>
      customerSearch.findCandidates(tx, of, `kft ${secret}`, null, 9),
    ),
  ],
  listCustomersFrom: [
    (tx, of) => customerSearch.listCustomersFrom(tx, of, null, null, "forwards", 9),
    (tx, of) => customerSearch.listCustomersFrom(tx, of, "active", forward, "forwards", 9),
    (tx, of) => customerSearch.listCustomersFrom(tx, of, null, backward, "backwards", 9),
  ],
};

const run = (of: Parameters<typeof customers.findCustomer>[1]) => ({ workspaceId: of, runId });
/** Nothing of what was staged is matched yet. */
const unmatched = "update import_rows set matched_id = null";
const named = `update import_rows r set sort_name = c.sort_name from customers c
  where r.line in (2, 12) and c.workspace_id = r.workspace_id and c.customer_id = r.customer_id`;

const unknownHere =
  "update customers set tenant_id = null, domain = null, sort_name = 'x' where workspace_id = $of";
const noTenants = "update import_rows set tenant_id = null";
const matchedElsewhere = `update import_rows set
  matched_id = case when workspace_id <> $of then customer_id end,
  tenant_id = null, domain = case when line in (1, 11) then 'one.example' end`;

export const stagingCalls: CallsOf<typeof customerStaging> = {
  stagingLine: pure,
  sweepStaging: (tx, of) => customerStaging.sweepStaging(tx, of, until),
  emptyStaging: (tx, of) => customerStaging.emptyStaging(tx, run(of)),
  prepareStaging: (tx, of) => customerStaging.prepareStaging(tx, run(of)),
  dropDuplicates: [
    given(
      [
        "update import_rows set domain = 'one.example' where line in (1, 2)",
        "update import_rows set sort_name = 'same' where line in (2, 12)",
        "update import_rows set tenant_id = 'same' where line in (1, 11)",
      ],
      (tx, of) => customerStaging.dropDuplicates(tx, run(of), 9),
    ),
    // What is there once here is there twice elsewhere.
    ...["tenant_id", "domain", "sort_name"].map((column) =>
      given(
        [
          "update import_rows set tenant_id = null, domain = null",
          `update import_rows set ${column} = 'same' where line = 12 or workspace_id <> $of`,
        ],
        (tx, of) => customerStaging.dropDuplicates(tx, run(of), 9),
      ),
    ),
  ],
  matchStaging: [
    given([unmatched], (tx, of) => customerStaging.matchStaging(tx, run(of), 9)),
    given([unmatched, named, "update import_rows set tenant_id = null where line = 1"], (tx, of) =>
      customerStaging.matchStaging(tx, run(of), 9),
    ),
    // Elsewhere there is one whom a row here means, or whose row is matched already.
    ...[[unknownHere], [unknownHere, noTenants], [matchedElsewhere]].map((facts) =>
      given([unmatched, ...facts], (tx, of) => customerStaging.matchStaging(tx, run(of), 9)),
    ),
    // One domain and one name for both: a row could mean either.
    given(
      [
        unmatched,
        "update customers set domain = 'one.example', sort_name = 'same', tenant_id = null",
        "update import_rows set sort_name = 'same'",
      ],
      (tx, of) => customerStaging.matchStaging(tx, run(of), 9),
    ),
  ],
};

export const importCalls: CallsOf<typeof customerImport> = {
  countNew: (tx, of) => customerImport.countNew(tx, run(of)),
  countDiffering: (tx, of) => customerImport.countDiffering(tx, run(of)),
  insertNew: given(
    [
      `update import_rows set matched_id = null, tenant_id = null,
         customer_id = overlay(customer_id::text placing '7009' from 15)::uuid where line in (2, 12)`,
    ],
    (tx, of) => customerImport.insertNew(tx, run(of), defaults),
  ),
  updateMatched: (tx, of) =>
    customerImport.updateMatched(tx, run(of), "cccccccc-0000-7000-8000-000000000009" as ImportId),
  saveDetails: (tx, of, it) => customerImport.saveDetails(tx, of, [{ id: it.customer, details }]),
  tidyCustomers: "tells the planner about a table",
  findEmailLanguage: given(
    ["update workspaces set email_language = 'hu'", "delete from workspaces where workspace_id = $of"],
    (tx, of) => customerImport.findEmailLanguage(tx, of),
  ),
};

export const standingCalls: CallsOf<typeof customerStanding> = {
  lockStanding: [
    (tx, of, it) => customerStanding.lockStanding(tx, of, it.customer),
    given(["update invitations set state = 'sent' where workspace_id <> $of"], (tx, of, it) =>
      customerStanding.lockStanding(tx, of, it.customer),
    ),
  ],
  saveStanding: (tx, of, it) => customerStanding.saveStanding(tx, of, it.customer, "removed"),
};

export const customerCalls: CallsOf<typeof customers> = {
  findCustomer: (tx, of, it) => customers.findCustomer(tx, of, it.customer),
  lockCustomer: (tx, of, it) => customers.lockCustomer(tx, of, it.customer),
  listCustomerNames: (tx, of, it) => customers.listCustomerNames(tx, of, [it.customer]),
  findCustomerByTenant: (tx, of, it) => customers.findCustomerByTenant(tx, of, it.tenantId),
  listCustomersWithDomain: given(["update customers set domain = 'one.example'"], (tx, of, it) =>
    customers.listCustomersWithDomain(tx, of, "one.example", it.customer),
  ),
  insertCustomer: (tx, of, it) => customers.insertCustomer(tx, of, makeCustomer({ tenantId: it.tenantId })),
  updateCustomerDetails: (tx, of, it) => customers.updateCustomerDetails(tx, of, it.customer, details),
  derived: pure,
  fromRow: pure,
  hasCustomers: (tx, of) => customers.hasCustomers(tx, of),
};

/** Added by the import, and nobody dealt with them since. */
const justAdded = `update customers set standing = 'none', created_by = 'U0ANNA', created_at = '${from.toISOString()}'`;
const traces = [
  ...["invitations", "relationships", "removal_requests", "registry_legs", "registry_holdings"],
  ...["registry_gdap", "acceptances", "gdap_requests", "import_changes"],
];

/** Somebody dealt with them everywhere but in the workspace that asks; of all traces of it this one is there. */
const tracedElsewhere = (trace: string) => [
  justAdded,
  ...traces.map((table) =>
    table === trace ? `delete from ${table} where workspace_id = $of` : `delete from ${table}`,
  ),
];

const entered = `insert into audit_entries (workspace_id, seq, at, actor, act, outcome, subject_kind, subject_id, customer_id,
    correlation_id, details_digest, previous_hash, hash)
  select workspace_id, seq + 9, now(), actor, act, outcome, subject_kind, subject_id, customer_id, '', '', '', ''
  from audit_entries where workspace_id <> $of`;

/** Changed by the import, and nobody dealt with them since. */
const asLeft = [
  `update import_changes set before = '{"companyName": "Before", "origin": "other-portal", "language": "hu"}', after = md5(row(its.company_name, its.domain, its.tenant_id, its.own_reference, its.country, its.origin,
      its.contact_name, its.contact_email, its.language)::text)
    from customers its where its.workspace_id = import_changes.workspace_id and its.customer_id = import_changes.customer_id`,
  "update relationships set activated_at = '2020-01-01', removed_at = null",
];
const activeElsewhere = "update relationships set activated_at = '2037-01-01' where workspace_id <> $of";

export const importRunCalls: CallsOf<typeof imports> = {
  insertImport: given(["delete from imports where workspace_id = $of"], (tx, of, it) =>
    imports.insertImport(tx, of, { ...done(it), added: 0, updated: 0, rejected: 0 }),
  ),
  findImport: (tx, of, it) => imports.findImport(tx, of, it.import),
  lockImport: (tx, of, it) => imports.lockImport(tx, of, it.import),
  saveUndone: (tx, of, it) => imports.saveUndone(tx, of, it.import, { undoneBy: "U0DAN", undoneAt: until }),
  deleteAdded: [
    given([justAdded], (tx, of, it) => imports.deleteAdded(tx, of, done(it))),
    given([...tracedElsewhere(""), entered], (tx, of, it) => imports.deleteAdded(tx, of, done(it))),
    ...traces.map((trace) =>
      given(tracedElsewhere(trace), (tx, of, it) => imports.deleteAdded(tx, of, done(it))),
    ),
  ],
  lockAdded: given([justAdded], (tx, of, it) => imports.lockAdded(tx, of, done(it))),
  lockChanged: (tx, of, it) => imports.lockChanged(tx, of, it.import),
  restoreChanged: [
    (tx, of, it) => imports.restoreChanged(tx, of, done(it), 9),
    given([...asLeft, entered], (tx, of, it) => imports.restoreChanged(tx, of, done(it), 9)),
    given([...asLeft, activeElsewhere], (tx, of, it) => imports.restoreChanged(tx, of, done(it), 9)),
  ],
  listStillAdded: given([justAdded], (tx, of, it) => imports.listStillAdded(tx, of, done(it), 9)),
  forgetChanges: (tx, of, it) => imports.forgetChanges(tx, of, it.import),
  sweepImports: [
    (tx, of) => imports.sweepImports(tx, of, until),
    given(["update imports set imported_at = '2037-01-01' where workspace_id = $of"], (tx, of) =>
      imports.sweepImports(tx, of, until),
    ),
  ],
};

const listAs = (it: Subject, state: ListTransfer["state"]): ListTransfer => ({
  ...{ id: it.list, state, fileId: "F1", name: "list.csv", bytes: 2, fileHash: null, percent: 7 },
  ...{ report: null, undone: null, because: null, by: anna, at: until },
});

export const listCalls: CallsOf<typeof listTransfers> = {
  insertTransfer: given(["delete from list_transfers where workspace_id = $of"], (tx, of, it) =>
    listTransfers.insertTransfer(tx, of, listAs(it, "reading")),
  ),
  findTransfer: (tx, of, it) => listTransfers.findTransfer(tx, of, it.list),
  saveTransfer: (tx, of, it) =>
    listTransfers.saveTransfer(tx, of, listAs(it, "read"), listAs(it, "importing")),
  saveTransferProgress: (tx, of, it) => listTransfers.saveTransferProgress(tx, of, listAs(it, "reading"), 50),
  sweepTransfers: [
    (tx, of) => listTransfers.sweepTransfers(tx, of, until),
    (tx, of) => listTransfers.sweepTransfers(tx, of, from),
  ],
};
