import * as installations from "../../../db/queries/installations.ts";
import * as roles from "../../../db/queries/roles.ts";
import * as sealed from "../../../db/queries/sealed.ts";
import * as settings from "../../../db/queries/settings.ts";
import * as slackStandings from "../../../db/queries/slack-standings.ts";
import * as vendorAccounts from "../../../db/queries/vendor-accounts.ts";
import * as vendorCursors from "../../../db/queries/vendor-cursors.ts";
import * as vendorHooks from "../../../db/queries/vendor-hooks.ts";
import * as vendorNews from "../../../db/queries/vendor-news.ts";
import * as vendorSignIns from "../../../db/queries/vendor-sign-ins.ts";
import * as workspaces from "../../../db/queries/workspaces.ts";
import type { WorkspaceId } from "../../../src/domain/ids.ts";
import { type CallsOf, given, knocks, sweeps } from "../calls.ts";
import { anna, from, markIn, tenantOf, until } from "../pattern.ts";

const version = (workspaceId: WorkspaceId) => ({ workspaceId, version: 1 });

export const installationCalls: CallsOf<typeof installations> = {
  findInstallation: (tx, of) => installations.findInstallation(tx, of),
  findInstallationsOf: knocks,
  saveInstallation: (tx, of) =>
    installations.saveInstallation(tx, {
      ...{ workspaceId: of, slackEnterpriseId: "", slackTeamId: "T0NEW", isOrgWide: false, name: "new" },
      ...{
        appId: "A0",
        botId: "B0",
        botUserId: "U0",
        scopes: "",
        sealedBotToken: null,
        sealedRefreshToken: null,
      },
      ...{ tokenEndsAt: null, installedBy: anna, installedAt: until },
    }),
  endInstallation: (tx, of) =>
    installations.endInstallation(tx, version(of), { state: "revoked", at: until }),
  findTokensEnding: sweeps,
  leaseTokenRenewal: (tx, of) => installations.leaseTokenRenewal(tx, version(of), { until, now: from }),
  saveRenewedToken: (tx, of) =>
    installations.saveRenewedToken(tx, version(of), {
      ...{ sealedBotToken: "new", sealedRefreshToken: "new", tokenEndsAt: until, scopes: "" },
    }),
  saveTokenTrouble: (tx, of) =>
    installations.saveTokenTrouble(tx, version(of), { trouble: "new", nextAt: until }),
  findWorkspaceOf: knocks,
};

export const roleCalls: CallsOf<typeof roles> = {
  listRoleGrants: (tx, of) => roles.listRoleGrants(tx, of),
  insertRoleGrant: (tx, of) =>
    roles.insertRoleGrant(tx, of, {
      ...{
        role: "admin-agent",
        holder: { kind: "person", slackUserId: anna },
        grantedBy: anna,
        grantedAt: from,
      },
    }),
  deleteRoleGrant: (tx, of) =>
    roles.deleteRoleGrant(tx, of, "sales-agent", { kind: "person", slackUserId: anna }),
  wasReopenedLast: (tx, of) => roles.wasReopenedLast(tx, of),
};

const underAnotherKey = { keyId: "k2", after: "", limit: 9 };
const tables = {
  "invitations.sealed_link": "invitation_id",
  "passports.sealed_token": "invitation_id",
  "vendor_accounts.sealed_refresh_token": "workspace_id",
  "vendor_sign_ins.sealed_verifier": "state_hash",
  "installations.sealed_bot_token": "workspace_id",
  "installations.sealed_refresh_token": "workspace_id",
} as const satisfies Record<sealed.SealedColumn, string>;

export const sealedCalls: CallsOf<typeof sealed> = {
  readSealedOtherwise: sealed.sealedColumns.map(
    (column) => (tx, of) => sealed.readSealedOtherwise(tx, of, column, underAnotherKey),
  ),
  countSealed: sealed.sealedColumns.map((column) => (tx, of) => sealed.countSealed(tx, of, column)),
  replaceSealed: sealed.sealedColumns.map((column) => {
    const [table = "", sealedIn = ""] = column.split(".");
    const same = tables[column] === "invitation_id" ? [`update ${table} set ${sealedIn} = 'k1.same'`] : [];
    return given(same, (tx, of, it) => {
      const id = { invitation_id: it.id, workspace_id: of, state_hash: `state ${markIn(of)}` }[
        tables[column]
      ];
      const row = { id, sealed: same.length > 0 ? "k1.same" : `k1.${markIn(of)}`, replacement: "k2.new" };
      return sealed.replaceSealed(tx, of, column, [row]);
    });
  }),
};

export const settingsCalls: CallsOf<typeof settings> = {
  readSettings: (tx, of) => settings.readSettings(tx, of),
  lockSettings: (tx, of) => settings.lockSettings(tx, of),
  saveSettings: async (tx, of) => {
    const { settings: kept, version: at } = await settings.readSettings(tx, of);
    return settings.saveSettings(tx, of, { ...kept, invitationValidForDays: 9 }, at);
  },
};

const standing = {
  ...{ kind: "person" as const, slackId: "U0ANNA", standing: "here" as never, name: null, since: until },
  told: null,
};

const askedBy = (table: string) =>
  `update ${table} set requested_by = case when workspace_id = $of then 'U0ANNA' else 'U0ELSE' end`;
const askedByOthers = [askedBy("invitations"), askedBy("removal_requests")];

export const slackStandingCalls: CallsOf<typeof slackStandings> = {
  listStandings: (tx, of) => slackStandings.listStandings(tx, of),
  findStanding: (tx, of) => slackStandings.findStanding(tx, of, "person", "U0ANNA"),
  saveStanding: (tx, of) => slackStandings.saveStanding(tx, of, standing),
  listPeopleWithOpenWork: [
    ["update removal_requests set state = 'denied'", "update acceptances set state = 'ignored'"],
    ["update invitations set state = 'withdrawn'", "update acceptances set state = 'ignored'"],
    ["update removal_requests set state = 'denied'", "update invitations set state = 'sent'"],
  ].map((facts) =>
    given([...facts, ...askedByOthers], (tx, of) => slackStandings.listPeopleWithOpenWork(tx, of)),
  ),
};

const signIn = (workspaceId: WorkspaceId) => ({
  ...{ workspaceId, partnerTenantId: tenantOf(9), signedInAs: "new", signedInBy: anna, signedInAt: until },
  ...{ sealedRefreshToken: "new", renewedAt: until, endsAt: until },
});

export const accountCalls: CallsOf<typeof vendorAccounts> = {
  findVendorAccount: (tx, of) => vendorAccounts.findVendorAccount(tx, of),
  saveVendorSignIn: (tx, of) => vendorAccounts.saveVendorSignIn(tx, signIn(of)),
  leaseRenewal: (tx, of) => vendorAccounts.leaseRenewal(tx, version(of), until, from),
  saveRenewal: (tx, of) =>
    vendorAccounts.saveRenewal(tx, version(of), {
      ...{ sealedRefreshToken: "new", renewedAt: until, endsAt: until, trouble: null, troubleSince: null },
    }),
  saveRenewalFailure: (tx, of) =>
    vendorAccounts.saveRenewalFailure(tx, version(of), { trouble: "new", since: until, isOver: true }),
  saveVendorTrouble: (tx, of) => vendorAccounts.saveVendorTrouble(tx, of, "new", until),
  saveTold: given(["update vendor_accounts set told_trouble = null, warned_days = null"], (tx, of) =>
    vendorAccounts.saveTold(
      tx,
      { workspaceId: of, toldTrouble: null, warnedDays: null },
      { toldTrouble: "new", warnedDays: 7 },
    ),
  ),
};

const later = { readUntil: until, dueAt: until };

export const vendorCursorCalls: CallsOf<typeof vendorCursors> = {
  findVendorCursor: (tx, of) => vendorCursors.findVendorCursor(tx, of, "audit-log"),
  moveVendorCursor: (tx, of) => vendorCursors.moveVendorCursor(tx, of, "audit-log", later),
  hastenVendorCursor: (tx, of) => vendorCursors.hastenVendorCursor(tx, of, "audit-log", new Date(0)),
  beginAway: [
    (tx, of) => vendorCursors.beginAway(tx, of, from, from),
    given(["delete from vendor_cursors where workspace_id = $of"], (tx, of) =>
      vendorCursors.beginAway(tx, of, from, from),
    ),
  ],
  endAway: (tx, of) => vendorCursors.endAway(tx, of),
};

export const hookCalls: CallsOf<typeof vendorHooks> = {
  findVendorHook: (tx, of) => vendorHooks.findVendorHook(tx, of),
  saveVendorHook: (tx, of) => vendorHooks.saveVendorHook(tx, of, { url: "new", events: [] }, until),
  deleteVendorHook: (tx, of) => vendorHooks.deleteVendorHook(tx, of),
  saveHookTest: (tx, of) => vendorHooks.saveHookTest(tx, of, "new", until),
  noteHookEvent: (tx, of) => vendorHooks.noteHookEvent(tx, of, until),
};

const news = {
  ...{ kind: "customer-accepted", tenantId: tenantOf(0), companyName: "new", gdapId: null, happenedAt: from },
  via: "audit-log",
} as const;
const like = { prefix: "news:", from: "news:0", to: "news:9" };

export const newsCalls: CallsOf<typeof vendorNews> = {
  addNews: [
    (tx, of) => vendorNews.addNews(tx, of, { ...news, newsKey: "news:2" }, like, until),
    given(["update vendor_news set company_name = null"], (tx, of) =>
      vendorNews.addNews(tx, of, { ...news, newsKey: "news:2" }, like, until),
    ),
  ],
  insertNews: (tx, of) => vendorNews.insertNews(tx, of, { ...news, newsKey: "news:1" }, until),
  addWaitingNews: (tx, of) => vendorNews.addWaitingNews(tx, of, "1", news, until),
  listWaitingRecords: (tx, of) => vendorNews.listWaitingRecords(tx, of, 9),
  settleWaitingRecord: (tx, of) => vendorNews.settleWaitingRecord(tx, of, "1", until),
  listUnsettledNews: (tx, of) => vendorNews.listUnsettledNews(tx, of, 9),
  hasUnsettledNewsOf: (tx, of) => vendorNews.hasUnsettledNewsOf(tx, of, news),
  settleNews: (tx, of) => vendorNews.settleNews(tx, of, ["news:1"], until),
  deleteSettledNews: (tx, of) => vendorNews.deleteSettledNews(tx, of, until),
};

export const signInCalls: CallsOf<typeof vendorSignIns> = {
  insertSignIn: given(["update vendor_sign_ins set expires_at = '2026-01-01'"], (tx, of) =>
    vendorSignIns.insertSignIn(
      tx,
      {
        workspaceId: of,
        stateHash: "new",
        sealedVerifier: "new",
        callbackUrl: "",
        startedBy: anna,
        expiresAt: until,
      },
      until,
    ),
  ),
  findSignIn: knocks,
  takeSignIn: knocks,
};

export const workspaceCalls: CallsOf<typeof workspaces> = {
  ensureWorkspace: knocks,
  listWorkspaceIds: sweeps,
  findSlackInstallation: (tx, of) => workspaces.findSlackInstallation(tx, of),
};
