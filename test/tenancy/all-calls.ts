import { readdirSync } from "node:fs";
import * as acceptances from "./calls/acceptances.ts";
import * as customers from "./calls/customers.ts";
import * as directory from "./calls/directory.ts";
import * as invitations from "./calls/invitations.ts";
import * as outbox from "./calls/outbox.ts";
import * as registry from "./calls/registry.ts";
import * as removals from "./calls/removals.ts";
import * as settings from "./calls/settings.ts";
import type { Call, CallsOf } from "./calls.ts";

/** The trials of each file of queries, under its name. */
const byFile: Readonly<Record<string, CallsOf<Record<string, () => unknown>>>> = {
  "acceptances.ts": acceptances.acceptanceCalls,
  "audit-subject.ts": acceptances.auditSubjectCalls,
  "audit.ts": acceptances.auditCalls,
  "bulletins.ts": acceptances.bulletinCalls,
  "cards.ts": acceptances.cardCalls,
  "channels.ts": acceptances.channelCalls,
  "closer-look.ts": customers.closerLookCalls,
  "customer-export.ts": customers.exportCalls,
  "customer-import.ts": customers.importCalls,
  "customer-search.ts": customers.searchCalls,
  "customer-staging.ts": customers.stagingCalls,
  "customer-standing.ts": customers.standingCalls,
  "customers.ts": customers.customerCalls,
  "directory-cursors.ts": directory.cursorCalls,
  "directory-customers.ts": directory.listedCalls,
  "directory-syncs.ts": directory.syncCalls,
  "drift-findings.ts": directory.driftCalls,
  "dues.ts": outbox.dueCalls,
  "gdap-ends.ts": invitations.gdapEndCalls,
  "gdap-requests.ts": invitations.gdapRequestCalls,
  "gdap-warnings.ts": invitations.warningCalls,
  "hand-over-passes.ts": invitations.passCalls,
  "housekeeping.ts": outbox.housekeepingCalls,
  "imports.ts": customers.importRunCalls,
  "installations.ts": settings.installationCalls,
  "invitation-targets.ts": invitations.targetCalls,
  "invitations.ts": invitations.invitationCalls,
  "list-transfers.ts": customers.listCalls,
  "outbox-settling.ts": outbox.settlingCalls,
  "outbox.ts": outbox.outboxCalls,
  "passports.ts": invitations.passportCalls,
  "plan-anew.ts": outbox.planCalls,
  "providers.ts": invitations.providerCalls,
  "record.ts": outbox.recordCalls,
  "registry-intents.ts": outbox.intentCalls,
  "relationships.ts": removals.relationshipCalls,
  "removal-preparations.ts": removals.preparationCalls,
  "removals.ts": removals.removalCalls,
  "restored-outbox.ts": outbox.restoredCalls,
  "retention.ts": removals.retentionCalls,
  "roles.ts": settings.roleCalls,
  "sealed.ts": settings.sealedCalls,
  "settings.ts": settings.settingsCalls,
  "slack-standings.ts": settings.slackStandingCalls,
  "stuck-messages.ts": outbox.stuckCalls,
  "vendor-accounts.ts": settings.accountCalls,
  "vendor-cursors.ts": settings.vendorCursorCalls,
  "vendor-hooks.ts": settings.hookCalls,
  "vendor-news.ts": settings.newsCalls,
  "vendor-sign-ins.ts": settings.signInCalls,
  "watch.ts": outbox.watchCalls,
  "workspaces.ts": settings.workspaceCalls,
  "entries.ts": registry.entryCalls,
  "legs.ts": registry.legCalls,
  "links.ts": registry.linkCalls,
};

export interface Trial {
  readonly name: string;
  readonly call: Call;
}

export const trials: readonly Trial[] = Object.entries(byFile).flatMap(([file, calls]) =>
  Object.entries(calls).flatMap(([name, listed]) => {
    if (typeof listed === "string") return [];
    const all = Array.isArray(listed) ? listed : [listed];
    return all.map((each: Call | Call["ask"], at) => ({
      name: `${file} ${name}${all.length > 1 ? ` (${at + 1})` : ""}`,
      call: typeof each === "function" ? { given: [], ask: each } : each,
    }));
  }),
);

/** Files of queries that are not tried. */
export function filesWithoutTrials(): readonly string[] {
  const queries = readdirSync(new URL("../../db/queries/", import.meta.url));
  return [...queries, "entries.ts", "legs.ts", "links.ts"].filter((file) => !(file in byFile));
}
