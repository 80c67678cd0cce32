export const sync = {
  "refusal.already-reading": "The customer list is being read already.",
  "refusal.no-customer-list":
    "There is no customer list to read here: relationships are kept in the local registry.",
  "refusal.never-read": "The customer list has never been read, so there is nothing to compare with yet.",
  "refusal.reading-finished": "This reading is finished.",
  "refusal.reading-failed": "This reading has failed already.",
  "refusal.reading-stopped": "This reading was stopped already.",
  "refusal.difference-gone": "This difference is no longer there.",
  "refusal.difference-taken-over": "What Partner Center shows was taken over already.",
  "refusal.difference-set-aside": "This difference was set aside already.",
  "refusal.nothing-to-take-over":
    "There is nothing to take over here. Put it right in the customer’s record, or set it aside.",

  "sync.read": "Read the customer list",
  "sync.read.confirm":
    "Everybody in Partner Center’s list is read. The first time all are taken over as active customers; later the list is compared with ours, and admin agents are told what differs. Nothing changes in Partner Center.",
  "sync.read.yes": "Read it",
  "sync.begun":
    "The customer list is being read. How far it is, and how it ended, is in your messages from Kapocs.",
  "sync.running":
    "Reading the customer list of Partner Center: {seen, plural, one {# customer} other {# customers}} so far.",
  "sync.comparing":
    "The customer list of Partner Center is read ({seen, plural, one {# customer} other {# customers}}) and is being compared with ours.",
  "sync.restarted":
    "Partner Center lost our place in the list, so reading began again at the first page. Nobody is counted twice.",
  "sync.waiting.passing": "Partner Center does not answer at the moment. Reading goes on by itself.",
  "sync.waiting.person":
    "Partner Center refuses our sign-in. Reading goes on by itself once an admin agent has put it right in the set-up.",
  "sync.finished.first":
    "The customer list of Partner Center was read: {seen, plural, one {# customer} other {# customers}}. {added, plural, one {# customer was} other {# customers were}} added.{updated, plural, =0 {} one { # customer we had is active now.} other { # customers we had are active now.}}",
  "sync.finished.again":
    "The customer list of Partner Center was read again: {seen, plural, one {# customer} other {# customers}}. Since the last time {added, plural, one {# is} other {# are}} new there, {updated, plural, one {# has} other {# have}} changed, and {gone, plural, one {# is} other {# are}} gone.",
  "sync.agrees": "Nothing new differs from what we have.",
  "sync.differences":
    "{count, plural, one {# new difference} other {# new differences}} from what we have: admin agents settle them in Home.",
  "sync.differences.many":
    "More than {count} new differences from what we have: admin agents settle them in Home.",
  "sync.stopped":
    "Reading the customer list was stopped after {seen, plural, one {# customer} other {# customers}}. What was taken over stays.",
  "sync.failed.shrank":
    "The customer list was read, but more than half of our customers are missing from it. Kapocs does not believe that and has changed nothing. See in Partner Center whether it is so, and whether the right partner account is signed in. If it is so, read the list once more: then it is believed.",
  "sync.failed.goes-round":
    "Partner Center sent the same page of its customer list again and again, so reading was given up. Read the list again later.",
  "sync.failed.keeps-changing":
    "Partner Center lost our place in its customer list too often, so reading was given up. Read the list again later.",
  "sync.failed.passing":
    "Partner Center did not answer for a whole day, so reading its customer list was given up. Read the list again later.",
  "sync.failed.person":
    "Partner Center refused our sign-in for a whole day, so reading its customer list was given up. Put the sign-in right in the set-up, then read the list again.",
  "sync.stop": "Stop reading",
  "sync.stop.confirm": "What was taken over so far stays. The list can be read again at any time.",

  "drift.title": "Differences from Partner Center",
  "drift.more": "Show more of these",
  "drift.first": "Show the first of these",
  "drift.ended-elsewhere":
    "{customer}: active here, but Partner Center no longer shows the relationship. It ended elsewhere.",
  "drift.active-elsewhere": "{customer}: removed here, but Partner Center shows the relationship as active.",
  "drift.provider-leg":
    "{customer}: the relationship with the indirect provider stands here, but Partner Center no longer shows it.",
  "drift.dap":
    "{customer}: delegated admin privileges (DAP) stand here, but Partner Center no longer shows them.",
  "drift.renamed": "{customer} is called “{theirs}” in Partner Center.",
  "drift.other-domain": "{customer}: the primary domain is {ours} here, and {theirs} in Partner Center.",
  "drift.same-tenant":
    "{customer} has no tenant id here, but its domain belongs to {theirs}. They are likely one company, entered twice.",
  "drift.gone": "This difference is no longer there.",
  "drift.taken-over": "{who} took over what Partner Center shows ({date}).",
  "drift.dismissed": "{who} set it aside ({date}): {reason}",
  "drift.take-over": "Take over from Partner Center",
  "drift.take-over.yes": "Take over",
  "drift.take-over.ended-elsewhere":
    "Partner Center is asked again first. If the relationship is gone there, the customer leaves our list of active customers, and an open removal request gets its answer.",
  "drift.take-over.active-elsewhere":
    "Partner Center is asked again first. If the relationship stands there, the customer is active here again.",
  "drift.take-over.provider-leg":
    "Partner Center is asked again first. If the provider’s relationship is gone there, it ends here too. Ours stays as it is.",
  "drift.take-over.dap":
    "Partner Center is asked again first. If delegated admin privileges (DAP) are gone there, they end here too. The relationship stays as it is.",
  "drift.take-over.renamed":
    "Partner Center is asked again first. Then the customer bears its name and primary domain here too.",
  "drift.dismiss": "Set aside with a reason",
  "drift.dismiss.title": "Set aside",
  "drift.dismiss.submit": "Set aside",
  "drift.dismiss.reason": "Why it may stay as it is",
  "drift.dismiss.hint": "The same difference is not told again. The reason is in the audit trail.",
  "drift.reading": "Asking Partner Center …",
  "drift.said.taken-over": "Done: what Partner Center shows is now so here too.",
  "drift.said.gone":
    "Partner Center no longer bears this difference out, so nothing was changed. It is off the list.",

  "sync.cli.page":
    "page {pages, number}: {seen, plural, one {# customer} other {# customers}}, {added, number} added",
  "sync.cli.comparing": "all pages are read; comparing with what we have",
  "sync.cli.waiting":
    "Partner Center cannot be asked now ({trouble}); reading goes on when the command is run again",
  "sync.cli.left": "Interrupted. Nothing is lost: the bot, or this command, goes on where it was left.",
  "sync.cli.elsewhere": "Another process is reading the list now (begun {date}). It is left to it.",
  "sync.cli.read-before": "The list was read {date}. Use --again to read and compare it now.",
} as const;
