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
import { verbs } from "./verbs.ts";

export type { ServiceContext } from "./context.ts";
export { createHandOverDesk } from "./invitations/hand-over-desk.ts";

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
