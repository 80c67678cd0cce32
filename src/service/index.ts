import { adoptAcceptance } from "./acceptances/adopt.ts";
import { considerNews } from "./acceptances/consider.ts";
import { customerOf, getAcceptance, likelyFor, linkChoices, openAcceptances } from "./acceptances/read.ts";
import {
  confirmAcceptance,
  doubtAcceptance,
  ignoreAcceptance,
  linkAcceptance,
} from "./acceptances/settle.ts";
import { takeOverAcceptance } from "./acceptances/take-over.ts";
import { exportEntries } from "./audit/export.ts";
import { latestEntries } from "./audit/read.ts";
import { verifyExport } from "./audit/verify.ts";
import { listHeads, verifyChains } from "./audit/verify-chain.ts";
import {
  findPostedBulletin,
  forAdmins,
  forChannel,
  forPerson,
  savePostedBulletin,
  tellAll,
} from "./bulletins/post.ts";
import { describeCard, openCard, openCards } from "./cards/describe.ts";
import { findPostedCard, savePostedCard, savePostedCards } from "./cards/place.ts";
import { addCustomer } from "./customers/add.ts";
import { editCustomer } from "./customers/edit.ts";
import { exportCustomers } from "./customers/export.ts";
import { importCustomers } from "./customers/import/import.ts";
import { undoImport } from "./customers/import/undo.ts";
import { getCustomer, listCustomers, searchCustomers } from "./customers/read.ts";
import {
  askDirectoryFor,
  readCustomerNames,
  readCustomerRecord,
  readDirectoryOf,
} from "./customers/record.ts";
import { carryOnReading } from "./directory-sync/carry-on.ts";
import { startNightlyReading } from "./directory-sync/nightly.ts";
import { getReading, latestReading, runningReading } from "./directory-sync/read.ts";
import { startReading, stopReading } from "./directory-sync/start.ts";
import { considerEnded } from "./drift/consider-ended.ts";
import { dismissFinding } from "./drift/dismiss.ts";
import { countFoundSince, getFinding, openFindings } from "./drift/read.ts";
import { takeOverFinding } from "./drift/take-over.ts";
import { askGdapEnd } from "./gdap/ask-end.ts";
import { createGdap } from "./gdap/create.ts";
import { considerGdapNews, followGdap } from "./gdap/follow.ts";
import { discardGdap, handOverGdap, passToGdapHandOver, saveGdapText } from "./gdap/hand-over.ts";
import {
  gdapOfCustomer,
  getGdapEnd,
  getGdapWarning,
  isGdapOffered,
  openGdapRequest,
  readGdap,
} from "./gdap/read.ts";
import { requestGdap } from "./gdap/request.ts";
import { terminateGdap } from "./gdap/terminate.ts";
import { warnOfEndings } from "./gdap/warn.ts";
import { endApp } from "./installations/end.ts";
import { findInstallationFor, openInstallation } from "./installations/find.ts";
import { takeInstallation } from "./installations/install.ts";
import { renewToken } from "./installations/renew.ts";
import { recordAnswers } from "./invitations/answer.ts";
import { beginInvitation, resumeInvitation } from "./invitations/begin.ts";
import { draftInvitation } from "./invitations/draft.ts";
import { expireInvitation, expireInvitations } from "./invitations/expire.ts";
import { findLinkRefusal, openDraft, passToHandOver } from "./invitations/hand-over.ts";
import { settleHandOver } from "./invitations/handed-over.ts";
import { askLinkAgain, issueLink } from "./invitations/issue-link.ts";
import { getInvitation, invitationsOfCustomer, myDrafts, pendingInvitations } from "./invitations/read.ts";
import { reconcileAnswers } from "./invitations/reconcile.ts";
import { reviseTerms, saveText } from "./invitations/revise.ts";
import { sendInvitation } from "./invitations/send.ts";
import { discardInvitation, withdrawInvitation } from "./invitations/withdraw.ts";
import { dismissMessage } from "./outbox/dismiss.ts";
import { giveUpMessage } from "./outbox/give-up.ts";
import { holdRestored } from "./outbox/hold-restored.ts";
import { listStuck } from "./outbox/list.ts";
import { retryMessage } from "./outbox/retry.ts";
import { sweepLeftovers } from "./outbox/sweep.ts";
import { carryOutEntry } from "./registry/carry-out.ts";
import { enterRegistryEntry } from "./registry/enter.ts";
import { relationshipsOfCustomer } from "./relationships/read.ts";
import { askForDecision } from "./removals/ask-decision.ts";
import { attestRemoval } from "./removals/attest.ts";
import { approveRemoval, denyRemoval } from "./removals/decide.ts";
import { executeRemoval } from "./removals/execute.ts";
import { lapseRemoval, lapseRemovals } from "./removals/lapse.ts";
import { giveLegalNotice, remindOfNotice } from "./removals/notice.ts";
import { prepareRemoval } from "./removals/prepare.ts";
import { giveUpProvider, recordProviderTold } from "./removals/provider-task.ts";
import {
  getRemoval,
  openRemovals,
  removalsOfCustomer,
  removalsWithoutNotice,
  wasDecided,
} from "./removals/read.ts";
import { readFactsFor } from "./removals/read-directory.ts";
import { refuseDecision } from "./removals/refuse-decision.ts";
import { abandonRemoval, retryRemoval } from "./removals/settle-failed.ts";
import { withdrawRemoval } from "./removals/withdraw.ts";
import { wordRemoval } from "./removals/word.ts";
import { applyRetention } from "./retention/apply.ts";
import { forgetPeople, nameBeforeForgetting } from "./retention/forget.ts";
import { previewRetention } from "./retention/preview.ts";
import { applySetUp } from "./settings/apply-file.ts";
import { assignRoles } from "./settings/assign-roles.ts";
import { changeSettings } from "./settings/change.ts";
import { removeChannel, saveChannel } from "./settings/channels.ts";
import { removeProvider, saveProvider } from "./settings/providers.ts";
import { openSetUp, readRoleGrants, readSetUp } from "./settings/read.ts";
import { refuseOpening } from "./settings/refuse-opening.ts";
import { reopenSetUp } from "./settings/reopen-set-up.ts";
import { turnAway } from "./settings/turn-away.ts";
import { moveChannel } from "./standings/move-channel.ts";
import { noteStandings } from "./standings/note.ts";
import { getStanding, readDependencies, readOpenWork } from "./standings/read.ts";
import {
  askForExport,
  askForProblems,
  cancelList,
  getTransfer,
  importList,
  offerList,
  undoList,
} from "./transfers/ask.ts";
import { importOffered, readList, undoOffered } from "./transfers/carry-on.ts";
import { exportList, sendProblems } from "./transfers/send.ts";
import { noteAnswer, noteSilence, readAwaySince } from "./vendor/away.ts";
import { openConnection, readConnection } from "./vendor/read.ts";
import { beginSignIn } from "./vendor/sign-in.ts";
import { watchConnection } from "./vendor/watch.ts";
import { registerWebHook, testWebHook } from "./vendor/web-hook.ts";
import { findAtVendor } from "./vendor-search/find.ts";
import { takeInFromVendor } from "./vendor-search/take-in.ts";
import { verbs } from "./verbs.ts";

export type { ImportProblem } from "../domain/import-problem.ts";
export type { Considered } from "./acceptances/consider.ts";
export type { AcceptanceView } from "./acceptances/read.ts";
export type { AuditPage } from "./audit/read.ts";
export type { AuditFault, AuditVerdict } from "./audit/verify.ts";
export type { ChainVerdict } from "./audit/verify-chain.ts";
export type {
  CardPlace,
  CardView,
  InvitationCard,
  NamedLeg,
  OpenCard,
  RemovalCard,
} from "./cards/describe.ts";
export type { PlacedCard } from "./cards/place.ts";
export type { ServiceContext } from "./context.ts";
export type { ImportRequest } from "./customers/import/import.ts";
export type { ImportReport } from "./customers/import/report.ts";
export type { CustomerPage } from "./customers/read.ts";
export type { CustomerRecord, NamedRelationship, StoryEntry, StoryPlace } from "./customers/record.ts";
export type { CustomerSaved, DuplicateTenant, InvalidCustomer } from "./customers/save.ts";
export type { FindingPage } from "./drift/read.ts";
export type { GdapOfCustomer, OpenGdapRequest } from "./gdap/read.ts";
export type { OpenInstallation } from "./installations/find.ts";
export type { Renewal } from "./installations/renew.ts";
export { createHandOverDesk } from "./invitations/hand-over-desk.ts";
export { createPassportDesk } from "./passports/desk.ts";
export type { EntryFault, EntryFaults, EntryField, TypedEntry } from "./registry/typed-entry.ts";
export { entryRules } from "./registry/typed-entry.ts";
export { refreshScreen } from "./screen.ts";
export { SetUpFile } from "./settings/from-file.ts";
export type { SetUp } from "./settings/read.ts";
export type { NoMember } from "./settings/turn-away.ts";
export type { Dependencies, OpenWork } from "./standings/read.ts";
export type { CarriedOn, Carrying } from "./transfers/carry-on.ts";
export type { ShownConnection } from "./vendor/read.ts";
export type { FinishedSignIn, SignInAnswer, SignInDesk } from "./vendor/sign-in.ts";
export { createSignInDesk } from "./vendor/sign-in.ts";
export type { VendorFindings } from "./vendor-search/find.ts";
export type { TakenIn } from "./vendor-search/take-in.ts";

/** Where the app is installed by OAuth, and the tokens of it. `take` makes the workspace that it belongs to. */
export const installations = {
  take: takeInstallation,
  end: endApp,
  open: openInstallation,
  findFor: findInstallationFor,
  renew: renewToken,
} as const;

/** Invitations: what changes them (refusals are recorded), and how they are read. */
export const invitations = {
  ...verbs("invitation", {
    begin: beginInvitation,
    draft: draftInvitation,
    resume: resumeInvitation,
    passToHandOver,
    issueLink,
    askLinkAgain,
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
  linkRefusal: findLinkRefusal,
  expireDue: expireInvitations,
  reconcile: reconcileAnswers,
} as const;

/**
 * Acceptances that the vendor showed, where its links are not personal: matched to an invitation, or placed by a person.
 * `consider` is called by workers for each piece of news, `takeOver` for what was matched or adopted.
 */
export const acceptances = {
  ...verbs("acceptance", {
    consider: considerNews,
    confirm: confirmAcceptance,
    doubt: doubtAcceptance,
    link: linkAcceptance,
    adopt: adoptAcceptance,
    ignore: ignoreAcceptance,
    takeOver: takeOverAcceptance,
  }),
  get: getAcceptance,
  open: openAcceptances,
  likelyFor,
  linkChoices,
  customerOf,
} as const;

/** Reseller relationships, a row for each leg. Accepted invitations begin them and executed removals end them. */
export const relationships = { ofCustomer: relationshipsOfCustomer } as const;

/**
 * Removals, in the order of their steps: facts, attestation, decision, execution, legal notice. `approve`, `deny`,
 * `lapse`, `execute` and `remindOfNotice` are called by workers; `readFacts` before a decision, outside any transaction.
 */
export const removals = {
  ...verbs("removal", {
    prepare: prepareRemoval,
    word: wordRemoval,
    attest: attestRemoval,
    withdraw: withdrawRemoval,
    askDecision: askForDecision,
    approve: approveRemoval,
    deny: denyRemoval,
    lapse: lapseRemoval,
    execute: executeRemoval,
    retry: retryRemoval,
    abandon: abandonRemoval,
    providerTold: recordProviderTold,
    giveUpProvider,
    giveNotice: giveLegalNotice,
    remindOfNotice,
    refuseDecision,
  }),
  get: getRemoval,
  ofCustomer: removalsOfCustomer,
  open: openRemovals,
  withoutNotice: removalsWithoutNotice,
  wasDecided,
  readFacts: readFactsFor,
  lapseDue: lapseRemovals,
} as const;

/** The set-up: settings, roles, indirect providers, channels. `setUp.read` goes with the version that a change names. */
export const settings = verbs("settings", { change: changeSettings });
export const roles = { ...verbs("role", { assign: assignRoles }), grants: readRoleGrants } as const;
export const providers = verbs("provider", { save: saveProvider, remove: removeProvider });
export const channels = verbs("channel", { save: saveChannel, remove: removeChannel });
export const setUp = {
  ...verbs("set-up", { open: openSetUp, reopen: reopenSetUp }),
  read: readSetUp,
  apply: applySetUp,
} as const;

/** What Slack says of people, groups and channels that we depend on; noted by workers and events, told when it changes. */
export const standings = {
  ...verbs("standing", { note: noteStandings, moveChannel }),
  dependencies: readDependencies,
  get: getStanding,
  openWork: readOpenWork,
} as const;

/** People who hold no role here, and forms that are not for everybody: each refusal is on record. */
export const entrance = { ...verbs("entrance", { turnAway }), refuse: refuseOpening } as const;

/**
 * Readings of the vendor's whole customer list. `carryOn` and `startNightly` are called by workers and
 * commands, with a context of each moment; everything else is asked for by people.
 */
export const directorySyncs = {
  ...verbs("directory-sync", { start: startReading, stop: stopReading }),
  carryOn: carryOnReading,
  startNightly: startNightlyReading,
  latest: latestReading,
  running: runningReading,
  get: getReading,
} as const;

/** Looking in the vendor's own list for somebody who is not in ours, and taking them over. Both ask the vendor. */
export const vendorSearch = verbs("vendor-search", { find: findAtVendor, takeIn: takeInFromVendor });

/** Differences between our view and the directory's, found by its readings and settled by admin agents. */
export const drift = {
  ...verbs("drift", { takeOver: takeOverFinding, dismiss: dismissFinding }),
  considerEnded,
  open: openFindings,
  get: getFinding,
  countSince: countFoundSince,
} as const;

/**
 * Granular administration: asked for, handed over, followed to its approval; ended by an act of its own. `create`,
 * `terminate`, `follow`, `warnOfEndings` and `considerNews` are called by workers; `shown` asks the vendor.
 */
export const gdap = {
  ...verbs("gdap", {
    request: requestGdap,
    create: createGdap,
    saveText: saveGdapText,
    passToHandOver: passToGdapHandOver,
    handOver: handOverGdap,
    discard: discardGdap,
    askEnd: askGdapEnd,
    terminate: terminateGdap,
  }),
  isOffered: isGdapOffered,
  ofCustomer: gdapOfCustomer,
  shown: readGdap,
  open: openGdapRequest,
  getEnd: getGdapEnd,
  getWarning: getGdapWarning,
  follow: followGdap,
  considerNews: considerGdapNews,
  warnOfEndings,
} as const;

/** Cards: what they say now, where they stand in Slack, and how to speak there. */
export const cards = {
  open: openCard,
  openSeveral: openCards,
  describe: describeCard,
  find: findPostedCard,
  save: savePostedCard,
  saveSeveral: savePostedCards,
} as const;

/** Bulletins: what people are told of beside the cards, changed in place where it stands. */
export const bulletins = {
  find: findPostedBulletin,
  save: savePostedBulletin,
  tellAll,
  forAdmins,
  forPerson,
  forChannel,
} as const;

/** The outbox's stuck messages: given up or of unknown fate, for admin agents to send again or to take off the list. */
export const outbox = {
  ...verbs("outbox", { giveUp: giveUpMessage, retry: retryMessage, dismiss: dismissMessage }),
  holdRestored,
  stuck: listStuck,
  sweep: sweepLeftovers,
} as const;

/** Customers we know. `search` answers while somebody types, so that its refusals alone leave no audit entry. */
export const customers = {
  ...verbs("customer", {
    add: addCustomer,
    edit: editCustomer,
    import: importCustomers,
    undoImport,
    export: exportCustomers,
  }),
  get: getCustomer,
  list: listCustomers,
  search: searchCustomers,
  record: readCustomerRecord,
  readDirectory: readDirectoryOf,
  askDirectory: askDirectoryFor,
  names: readCustomerNames,
} as const;

/** What admin agents enter where the directory has no source of its own. `carryOut` is called by workers. */
/** Customer lists that come in or go out through Slack; all but the presses are carried on by the dispatcher. */
export const transfers = {
  ...verbs("list", {
    offer: offerList,
    askForExport,
    import: importList,
    undo: undoList,
    cancel: cancelList,
    askForProblems,
  }),
  read: readList,
  importOffered,
  undoOffered,
  export: exportList,
  sendProblems,
  get: getTransfer,
} as const;

export const registry = verbs("registry", { enter: enterRegistryEntry, carryOut: carryOutEntry });

/**
 * The way to the vendor: a sign-in that is begun in Slack and finished on our page (`createSignInDesk`), how it stands,
 * and what looks after it. There is nothing to connect to with the local registry.
 */
export const vendorConnection = {
  ...verbs("vendor", { beginSignIn, registerWebHook, testWebHook }),
  open: openConnection,
  status: readConnection,
  watch: watchConnection,
  heard: noteAnswer,
  unheard: noteSilence,
  awaySince: readAwaySince,
} as const;

/**
 * What is kept no longer: emptied by the clock or the operator as the settings say, counted beforehand, or emptied at
 * once for one customer.
 */
export const retention = {
  ...verbs("retention", { apply: applyRetention, forget: forgetPeople }),
  preview: previewRetention,
  nameBeforeForgetting,
} as const;

/** The audit trail: read in pages, exported whole, checked without the database. */
export const audit = {
  latest: latestEntries,
  export: exportEntries,
  verify: verifyExport,
  heads: listHeads,
  verifyChains,
} as const;
