import { addCustomer } from "./customers/add.ts";
import { editCustomer } from "./customers/edit.ts";
import { getCustomer, listCustomers, searchCustomers } from "./customers/read.ts";
import { recordAnswers } from "./invitations/answer.ts";
import { draftInvitation } from "./invitations/draft.ts";
import { expireInvitation, expireInvitations } from "./invitations/expire.ts";
import { openDraft, passToHandOver } from "./invitations/hand-over.ts";
import { settleHandOver } from "./invitations/handed-over.ts";
import { issueLink } from "./invitations/issue-link.ts";
import { getInvitation, invitationsOfCustomer, myDrafts, pendingInvitations } from "./invitations/read.ts";
import { reconcileAnswers } from "./invitations/reconcile.ts";
import { reviseTerms, saveText } from "./invitations/revise.ts";
import { sendInvitation } from "./invitations/send.ts";
import { discardInvitation, withdrawInvitation } from "./invitations/withdraw.ts";
import { assignRoles } from "./settings/assign-roles.ts";
import { changeSettings } from "./settings/change.ts";
import { removeChannel, saveChannel } from "./settings/channels.ts";
import { removeProvider, saveProvider } from "./settings/providers.ts";
import { readRoleGrants, readSetUp } from "./settings/read.ts";
import { reopenSetUp } from "./settings/reopen-set-up.ts";
import { turnAway } from "./settings/turn-away.ts";
import { verbs } from "./verbs.ts";

export type { ServiceContext } from "./context.ts";
export { createHandOverDesk } from "./invitations/hand-over-desk.ts";
export type { SetUp } from "./settings/read.ts";
export type { NoMember } from "./settings/turn-away.ts";

/** Invitations: what changes them (refusals are recorded), and how they are read. */
export const invitations = {
  ...verbs("invitation", {
    draft: draftInvitation,
    issueLink,
    reviseTerms,
    saveText,
    send: sendInvitation,
    settleHandOver,
    recordAnswers,
    withdraw: withdrawInvitation,
    discard: discardInvitation,
    expire: expireInvitation,
  }),
  get: getInvitation,
  ofCustomer: invitationsOfCustomer,
  pending: pendingInvitations,
  mine: myDrafts,
  open: openDraft,
  passToHandOver,
  expireDue: expireInvitations,
  reconcile: reconcileAnswers,
} as const;

/** The set-up: settings, roles, indirect providers, channels. `setUp.read` goes with the version that a change names. */
export const settings = verbs("settings", { change: changeSettings });
export const roles = { ...verbs("role", { assign: assignRoles }), grants: readRoleGrants } as const;
export const providers = verbs("provider", { save: saveProvider, remove: removeProvider });
export const channels = verbs("channel", { save: saveChannel, remove: removeChannel });
export const setUp = { ...verbs("set-up", { reopen: reopenSetUp }), read: readSetUp } as const;

/** People who hold no role here. */
export const entrance = verbs("entrance", { turnAway });

/** Customers: entering and editing them (refusals are recorded), finding and listing them. */
export const customers = {
  ...verbs("customer", { add: addCustomer, edit: editCustomer }),
  get: getCustomer,
  search: searchCustomers,
  list: listCustomers,
} as const;
