/** Cards, replies in their threads, direct messages. Names and dates come escaped, as parameters. */
export const messages = {
  "messages.open-record": "Open the record",
  "messages.customer": "Customer: {customer}",

  "messages.discreet.card":
    "There is news about an invitation or a removal. Other organisations can read along in this channel, so the details are in the customer’s record.",
  "messages.discreet.reply": "There is news on this. The details are in the customer’s record.",

  "messages.invitation.header": "Invitation: {customer}",
  "messages.invitation.draft": "*Draft.* The invitation has not been handed over yet.",
  "messages.invitation.sent":
    "*Waiting for the customer.* The invitation was handed over; nobody has answered yet.",
  "messages.invitation.sent-partly": "*Partly accepted.* An answer is still missing.",
  "messages.invitation.accepted":
    "*Accepted.* The partner directory shows it, and the customer is in the list of active customers.",
  "messages.invitation.accepted-provider":
    "*Accepted.* The partner directory shows the relationship with our indirect provider.",
  "messages.invitation.declined": "*Declined.* The customer said no.",
  "messages.invitation.declined-partly":
    "*Partly accepted.* The customer accepted one part and declined the other.",
  "messages.invitation.expired": "*Expired.* The customer did not answer in time.",
  "messages.invitation.expired-partly": "*Partly accepted.* The time for the rest ran out.",
  "messages.invitation.withdrawn": "*Withdrawn.* The link no longer works.",
  "messages.invitation.withdrawn-partly":
    "*Partly accepted.* The rest was withdrawn; the link no longer works.",
  "messages.invitation.discarded": "*Discarded.* The draft was thrown away and its link does not work.",
  "messages.invitation.sent-by": "Handed over by {who}, {date}.",
  "messages.invitation.requested-by": "Requested by {who}, {date}.",
  "messages.invitation.open-until": "Open until {date}.",
  "messages.invitation.ended-at": "Ended: {date}.",
  "messages.invitation.ended-by": "Ended by {who}, {date}.",
  "messages.invitation.asks-for-dap": "Delegated admin privileges (DAP) are asked for.",
  "messages.invitation.missing": "While a part is missing, orders for this customer fail.",
  "messages.invitation.invite-missing": "Invite for the missing part",
  "messages.invitation.withdraw": "Withdraw",
  "messages.invitation.withdraw.title": "Withdraw the invitation?",
  "messages.invitation.withdraw.text":
    "The customer’s link stops working at once. What was accepted already stays. This cannot be undone; you can invite again.",
  "messages.invitation.withdraw.yes": "Withdraw",
  "messages.invitation.withdraw.no": "Keep it",
  "messages.leg.reseller.awaiting": "With us: no answer yet.",
  "messages.leg.reseller.accepted": "With us: accepted, {date}.",
  "messages.leg.reseller.accepted-by": "With us: accepted by {signatory}, {date}.",
  "messages.leg.reseller.declined": "With us: declined, {date}.",
  "messages.leg.reseller.declined-by": "With us: declined by {signatory}, {date}.",
  "messages.leg.reseller.expired": "With us: not answered in time.",
  "messages.leg.reseller.withdrawn": "With us: withdrawn before an answer.",
  "messages.leg.provider.awaiting": "With our indirect provider {provider}: no answer yet.",
  "messages.leg.provider.accepted": "With our indirect provider {provider}: accepted, {date}.",
  "messages.leg.provider.accepted-by":
    "With our indirect provider {provider}: accepted by {signatory}, {date}.",
  "messages.leg.provider.declined": "With our indirect provider {provider}: declined, {date}.",
  "messages.leg.provider.declined-by":
    "With our indirect provider {provider}: declined by {signatory}, {date}.",
  "messages.leg.provider.expired": "With our indirect provider {provider}: not answered in time.",
  "messages.leg.provider.withdrawn": "With our indirect provider {provider}: withdrawn before an answer.",

  "messages.removal.header": "Removal: {customer}",
  "messages.removal.attested":
    "*Waiting for a decision.* The end of the reseller relationship is asked for. Nothing has been removed.",
  "messages.removal.approved":
    "*Approved.* The removal is being carried out; the relationship still stands until the partner directory shows otherwise.",
  "messages.removal.executing":
    "*Being carried out.* The partner directory was told; the relationship counts as removed once it shows so.",
  "messages.removal.executed":
    "*Removed.* The partner directory shows that the reseller relationship has ended.",
  "messages.removal.failed": "*Approved, but not carried out.* The relationship stands.",
  "messages.removal.abandoned":
    "*Closed without a removal.* The removal failed and was not tried again. The relationship stands.",
  "messages.removal.denied": "*Denied.* The relationship stands.",
  "messages.removal.withdrawn": "*Withdrawn.* The request was taken back. The relationship stands.",
  "messages.removal.lapsed-too-old":
    "*Lapsed.* Nobody decided in time, so the attestation no longer counts. The relationship stands; the removal can be asked for again.",
  "messages.removal.lapsed-facts":
    "*Lapsed.* What was attested has changed since, so the attestation no longer counts. The relationship stands; the removal can be asked for again.",
  "messages.removal.asked-by": "Asked for and attested by {who}, {date}.",
  "messages.removal.lapses": "Lapses without a decision: {date}.",
  "messages.removal.approved-by": "Approved by {who}, {date}.",
  "messages.removal.approved-own":
    "Approved by the requester alone ({who}), {date}: this workspace allows that.",
  "messages.removal.denied-by": "Denied by {who}, {date}.",
  "messages.removal.withdrawn-by": "Withdrawn by {who}, {date}.",
  "messages.removal.closed-by": "Closed by {who}, {date}.",
  "messages.removal.lapsed-at": "Lapsed: {date}.",
  "messages.removal.seen-at": "Seen in the partner directory: {date}.",
  "messages.removal.reason": "*Reason*",
  "messages.removal.decision-reason": "*Reason for the decision*",
  "messages.removal.approval-note": "*Note with the approval*",
  "messages.removal.directory-said": "*The partner directory’s answer*",
  "messages.removal.failed-blocked": "*These stood in the way when it was to be carried out:*",
  "messages.removal.no-blockers": "Nothing stands in the way.",
  "messages.removal.blockers":
    "These stand in the way; the removal cannot be approved before each has been dealt with:",
  "messages.removal.dap-ends": "Delegated admin privileges (DAP) end with the relationship.",
  "messages.removal.dap-ended": "Delegated admin privileges (DAP) ended with the relationship.",
  "messages.removal.no-dap": "There are no delegated admin privileges (DAP).",
  "messages.removal.no-gdap": "There are no granular delegated admin privileges (GDAP).",
  "messages.removal.gdap-stays": "Granular delegated admin privileges (GDAP) are not touched. These stay:",
  "messages.removal.gdap-ends": "{name}, ends {date}",
  "messages.removal.gdap-endless": "{name}, no end date",
  "messages.removal.provider-stays":
    "The relationship with our indirect provider {provider} stays until the partner directory shows otherwise.",
  "messages.removal.provider-stays-unnamed":
    "The relationship with our indirect provider stays until the partner directory shows otherwise.",
  "messages.removal.more": "{count, plural, one {and one more} other {and # more}}",
  "messages.removal.back": "Getting the customer back takes a new invitation and a new acceptance.",
  "messages.removal.notice-open": "Legal notice of termination: not answered yet.",
  "messages.removal.notice-not-required": "Legal notice of termination: not required.",
  "messages.removal.notice-given": "Legal notice of termination: given to {to}, {on}, {how}.",
  "messages.removal.own-alone": "This workspace allows admin agents to approve their own requests.",
  "messages.removal.decide": "Decide",
  "messages.removal.retry": "Try again",
  "messages.removal.retry.title": "Carry out the removal again?",
  "messages.removal.retry.text":
    "The partner directory is asked again to end the reseller relationship. Delegated admin privileges (DAP) end with it. This cannot be undone.",
  "messages.removal.retry.yes": "Try again",
  "messages.removal.retry.no": "Not now",
  "messages.removal.close": "Close without removal",
  "messages.blocker": "{name} ({kind}, {status})",
  "messages.blocker.subscription": "subscription",
  "messages.blocker.reservation": "Azure reserved instance",
  "messages.blocker.savings-plan": "Azure savings plan",
  "messages.blocker.software": "software",
  "messages.status.active": "active",
  "messages.status.suspended": "suspended",
  "messages.status.pending": "pending",
  "messages.status.disabled": "disabled",

  "messages.told.accepted": "{customer} has accepted the invitation and is in the list of active customers.",
  "messages.told.accepted-provider": "{customer} has accepted the relationship with our indirect provider.",
  "messages.told.sent-partly": "{customer} has accepted part of the invitation. An answer is still missing.",
  "messages.told.declined-partly": "{customer} has accepted part of the invitation and declined the rest.",
  "messages.told.declined": "{customer} has declined the invitation.",
  "messages.told.answered": "{customer} has answered the invitation.",
  "messages.told.answered-early":
    "{customer} has already answered your invitation, but here it is still a draft. Open it and press Done, so that the answer counts.",
  "messages.told.expired":
    "The invitation for {customer} has expired: nobody answered in time. You can invite again.",
  "messages.told.expired-partly":
    "The invitation for {customer} has expired. What was accepted stays; you can invite for the missing part.",
  "messages.told.withdrawn": "{who} has withdrawn the invitation for {customer}. Its link no longer works.",
  "messages.told.discarded":
    "{who} has discarded the draft of the invitation for {customer}. Its link does not work.",
  "messages.told.removal-approved":
    "{who} has approved the removal of {customer}. The card says when it is done.",
  "messages.told.removal-approved-own":
    "{who} has approved their own request to remove {customer}, which this workspace allows. The card says when it is done.",
  "messages.told.removal-denied": "{who} has denied the removal of {customer}. The relationship stands.",
  "messages.told.removal-withdrawn":
    "{who} has taken back the request to remove {customer}. The relationship stands.",
  "messages.told.removal-lapsed-too-old":
    "The request to remove {customer} has lapsed: nobody decided in time. It can be asked for again, with a new attestation.",
  "messages.told.removal-lapsed-facts":
    "The request to remove {customer} has lapsed: what was attested has changed since. It can be asked for again, with a new attestation.",
  "messages.told.removal-provider-asked":
    "Our own account may not end the relationship with {customer}: the indirect provider has to. The card has the text to send.",
  "messages.told.removal-executed":
    "{customer} is removed: the partner directory shows that the reseller relationship has ended.",
  "messages.told.removal-failed":
    "The removal of {customer} was approved but could not be carried out. The relationship stands. An admin agent can try again or close it.",
  "messages.told.removal-closed":
    "{who} has closed the failed removal of {customer}. The relationship stands.",
  "messages.told.delivery-failed":
    "A message or a step about {customer} failed again and again and was given up. An admin agent finds it in the App Home and can have it done again.",
  "messages.told.delivery-failed-unnamed":
    "A message or a step of yours failed again and again and was given up. An admin agent finds it in the App Home and can have it done again.",
  "messages.told.set-up-open":
    "This workspace has no admin agent any more, so owners and admins of the Slack workspace can do the set-up again. You were an admin agent; if that is a mistake, please ask one of them.",
  "messages.told.open-draft": "Open the draft",
  "messages.notice.ask":
    "Does the contract ask for a legal notice of termination? This tool sends none. Please record what was done.",
  "messages.notice.reminder":
    "{customer} was removed a week ago, and it is still open whether the contract asks for a legal notice of termination. This tool sends none. Please record what was done.",
  "messages.notice.settled":
    "The legal notice of termination for {customer} is on record. Nothing is left to do.",
  "messages.notice.not-required": "Not required",
  "messages.notice.record": "Record the notice",
} as const;
