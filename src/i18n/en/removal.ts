export const removal = {
  "removal.title": "Remove relationship",
  "removal.for": "Customer: {customer}",
  "removal.continue": "Continue",
  "removal.reading": "Reading the facts in the partner directory …",
  "removal.reading.hint":
    "This takes a moment. Nothing has been requested yet. If nothing changes here, close this window and open it again.",
  "removal.reading-anew": "Reading the facts again in the partner directory …",
  "removal.reading-anew.hint":
    "This takes a moment. Nothing has been decided yet. If nothing changes here, close this window and open it again.",
  "removal.read-again": "Read the facts again",

  "removal.facts.blockers": "*What stands in the way*",
  "removal.facts.no-blockers":
    "Nothing stands in the way: there is no open subscription, reservation, savings plan or software.",
  "removal.facts.blockers.ask":
    "You can ask for the removal all the same, but it cannot be approved while any of these stands:",
  "removal.facts.blockers.decide": "The removal cannot be approved while any of these stands:",
  "removal.facts.blockers.attested": "These stood in the way when it was attested:",
  "removal.facts.effect": "*What the removal does*",
  "removal.facts.dap-ends": "Delegated admin privileges (DAP) end with the relationship.",
  "removal.facts.no-dap": "There are no delegated admin privileges (DAP), so none end.",
  "removal.facts.gdap-stays":
    "Granular delegated admin privileges (GDAP) are not touched. These stay until they end by themselves or are ended separately:",
  "removal.facts.no-gdap": "There are no granular delegated admin privileges (GDAP).",
  "removal.facts.provider-stays":
    "The relationship with the indirect provider {provider} stays until the partner directory shows otherwise.",
  "removal.facts.some-provider-stays":
    "The relationship with the indirect provider stays until the partner directory shows otherwise.",
  "removal.facts.leaves-list":
    "The customer leaves the list of active customers. Getting it back takes a new invitation and a new acceptance.",
  "removal.facts.read-at": "Read in the partner directory: {when}",
  "removal.blocker.subscription": "• {name} (subscription, {status})",
  "removal.blocker.reservation": "• {name} (Azure reserved instance, {status})",
  "removal.blocker.savings-plan": "• {name} (Azure savings plan, {status})",
  "removal.blocker.software": "• {name} (software, {status})",
  "removal.status.active": "active",
  "removal.status.suspended": "suspended",
  "removal.status.pending": "pending",
  "removal.status.disabled": "disabled",
  "removal.gdap.ends": "• {name} – ends on {date}",
  "removal.gdap.endless": "• {name} – no end date",
  "removal.list.more": "… and {count, plural, one {# more} other {# more}}",

  "removal.deciders": "*Who would decide?*",
  "removal.deciders.asked": "These admin agents are asked to decide: {who}.",
  "removal.deciders.asked-and-more":
    "These admin agents are asked to decide: {who}, and {count, plural, one {# more} other {# more}}.",
  "removal.deciders.nobody":
    "*There is nobody who could decide at the moment.* You can ask all the same, but the request lapses unless an owner or admin of this workspace names an admin agent under {command}.",
  "removal.deciders.only-you":
    "*At the moment nobody else could decide.* You are the only admin agent, and nobody decides on their own request. The request lapses unless another admin agent is named under {command}.",
  "removal.deciders.only-you-may":
    "You are the only admin agent. In this workspace an admin agent’s own removal needs no second person, so you can decide yourself; the card and the audit trail will say so.",
  "removal.deciders.unknown":
    "Slack did not say just now who is in the user group, so it is not certain that anybody else can decide.",

  "removal.reason": "Reason for the removal",
  "removal.reason.hint": "It becomes part of the attestation, and the admin agents read it.",

  "removal.attest.title": "Attestation",
  "removal.attest.declaration": "Declaration",

  "removal.requested.title": "Removal requested",
  "removal.requested":
    "*Your request is recorded, with your attestation.* Nothing has been removed yet: an admin agent decides first.",
  "removal.requested.card": "The card is in {channel}. You get a direct message with the decision.",
  "removal.requested.lapses":
    "Without a decision the request lapses: {until}. Until it is decided you can withdraw it from the customer’s record.",

  "removal.decide.title": "Decide on a removal",
  "removal.decide.submit": "Decide",
  "removal.decide.asked": "Asked for and attested by {who}, {when}.",
  "removal.decide.lapses": "Lapses without a decision: {until}.",
  "removal.decide.reason-given": "*Reason given*",
  "removal.decide.unchanged": "The facts are the same as those attested.",
  "removal.decide.changed":
    "*The facts have changed since the attestation.* A decision on it is refused: the request lapses, and {who} has to attest anew.",
  "removal.decide.facts-now": "*The facts now*",
  "removal.decide.facts-attested": "*The facts as attested*",
  "removal.decide.own-policy":
    "*This is your own request.* In this workspace an admin agent’s own removal needs no second person; the card and the audit trail will say so.",
  "removal.decide.own-no-deny": "Denying is not offered for your own request: withdraw it instead.",
  "removal.decide.blocked":
    "Approving is not offered: something stands in the way. Each item above has to end first.",
  "removal.decide.decision": "Decision",
  "removal.decide.approve": "Approve: the relationship ends",
  "removal.decide.deny": "Deny: the relationship stands",
  "removal.decide.choose": "Please choose one.",
  "removal.decide.reason": "Reason",
  "removal.decide.reason.hint": "Needed to deny. Whoever asked for the removal reads it.",
  "removal.decide.reason.needed": "Please say why: whoever asked for the removal reads it.",
  "removal.change.blockers-new": "New in the way, or changed:",
  "removal.change.blockers-gone": "No longer in the way, or changed:",
  "removal.change.gdap-new": "GDAP entries that are new or have changed:",
  "removal.change.gdap-gone": "GDAP entries that have ended or changed:",
  "removal.change.dap-granted": "Delegated admin privileges (DAP) were granted in the meantime.",
  "removal.change.dap-ended": "Delegated admin privileges (DAP) ended in the meantime.",
  "removal.change.reseller-active": "Our own relationship is active now.",
  "removal.change.reseller-ended": "Our own relationship is no longer active.",
  "removal.change.reseller-gone": "The partner directory no longer shows our own relationship.",
  "removal.change.provider-active": "The relationship with the indirect provider {provider} is active now.",
  "removal.change.provider-ended":
    "The relationship with the indirect provider {provider} is no longer active.",
  "removal.change.provider-gone":
    "The partner directory no longer shows the relationship with the indirect provider {provider}.",
  "removal.change.some-provider-active": "The relationship with an indirect provider is active now.",
  "removal.change.some-provider-ended": "The relationship with an indirect provider is no longer active.",
  "removal.change.some-provider-gone":
    "The partner directory no longer shows the relationship with an indirect provider.",
  "removal.change.legs": "The relationships that belong to this customer are no longer the same.",

  "removal.checking": "Your decision is being checked with Slack and with the partner directory …",
  "removal.checking.hint":
    "Nothing has been decided yet. You may close this window: the card shows the result, too.",
  "removal.result.approved":
    "*Approved.* The removal is being carried out now. It counts as done when the partner directory shows it; the card will say so.",
  "removal.result.executed":
    "*Approved and carried out.* The partner directory shows that the relationship has ended.",
  "removal.result.failed": "*Approved, but not carried out.* The relationship stands. The card says why.",
  "removal.result.denied": "*Denied.* The relationship stands. {who} gets your reason.",
  "removal.result.refused": "*Nothing was decided.*",
  "removal.result.ask": "You can ask: {who}.",

  "removal.open": "Remove customer relationship",
  "removal.open.confirm":
    "Nothing is removed yet. You see the facts first, then you attest, and an admin agent decides.",
  "removal.open.yes": "Show the facts",
  "removal.withdraw": "Withdraw the request",
  "removal.withdraw.confirm":
    "The removal request is taken back and nobody decides on it any more. The relationship stands.",
  "removal.withdrawn": "The removal request was withdrawn; the relationship stands. Customer: {customer}",
  "removal.retry": "Try again",
  "removal.retry.confirm":
    "The partner directory is told once more to end the relationship. The approval still counts.",
  "removal.retried":
    "The removal is being carried out once more; the card says what comes of it. Customer: {customer}",
  "removal.abandon": "Close without removal",
  "removal.abandon.confirm":
    "The failed removal is closed and the relationship stands. It can be asked for again afterwards.",
  "removal.abandoned": "The failed removal was closed; the relationship stands. Customer: {customer}",
  "removal.decide.open": "Look and decide",

  "removal.notice.title": "Legal notice",
  "removal.notice.open": "Record the notice",
  "removal.notice.none": "Not required",
  "removal.notice.intro":
    "Where the contract asks for it, your company gives the legal notice of termination. Say here to whom it was given, when and how; Kapocs notifies nobody.",
  "removal.notice.to": "Given to",
  "removal.notice.to.hint": "The person or company that got the notice.",
  "removal.notice.on": "Day it was given",
  "removal.notice.how": "How it was given",
  "removal.notice.how.hint": "For example by registered letter or by e-mail.",
  "removal.notice.bad-date": "Please choose a day.",
  "removal.notice.in-the-future": "This day is still to come. Record the notice once it has been given.",
  "removal.notice.kept": "The legal notice was recorded. Customer: {customer}",
  "removal.notice.kept-none": "Recorded: a legal notice is not required. Customer: {customer}",
  "removal.notice.too-early":
    "A legal notice can be recorded once the removal has been carried out. This one has not been.",

  "removal.find.customer": "Customer",
  "removal.find.placeholder": "Type a name, domain or reference",
  "removal.find.intro": "Choose the active customer whose reseller relationship is to be removed.",
  "removal.find.close": "No active customer is called exactly “{query}”. These come close:",
  "removal.find.choose": "Choose",
  "removal.find.nobody":
    "No active customer fits “{query}”. Type {command} alone to search among the active customers.",
  "removal.find.not-active": "There is no active reseller relationship with this customer: {customer}",
  "removal.usage":
    "Type {command} and a customer’s name, domain, tenant id or reference to ask for a removal, or {command} alone to search. Nothing is removed before you have attested and an admin agent has decided.",
} as const;
