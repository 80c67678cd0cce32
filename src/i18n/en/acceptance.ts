export const acceptance = {
  "acceptance.likely.title": "Is this your customer?",
  "acceptance.likely.text":
    "*{name}* accepted a reseller relationship with us, {date}. It looks like the answer to the invitation of {customer}, but that is not certain. Is it theirs?",
  "acceptance.why.same-domain": "Why we think so: both have the domain {domain}.",
  "acceptance.why.same-name": "Why we think so: the two names are the same, legal form and accents aside.",
  "acceptance.tenant": "Tenant id: {tenantId}",
  "acceptance.tenant.domain": "Domain: {domain} · tenant id: {tenantId}",
  "acceptance.yes": "Yes, it is theirs",
  "acceptance.no": "No",
  "acceptance.unclaimed.none": "Every acceptance is placed.",
  "acceptance.unclaimed.title": "Unclaimed acceptances",
  "acceptance.unclaimed.text":
    "*{name}* accepted a reseller relationship with us, {date}. We do not know whose invitation that answers.",
  "acceptance.because.nobody-asked":
    "No invitation matches this. Whoever gets hold of our link can accept it, so it may be somebody whom nobody invited.",
  "acceptance.because.several": "More than one invitation could be meant.",
  "acceptance.because.too-late":
    "The invitation it looks like had ended before. The relationship stands all the same.",
  "acceptance.because.invited-later": "The invitation it looks like was begun after they had accepted.",
  "acceptance.because.tenant-of-another":
    "The tenant id belongs to a customer of ours, and the invitation is for another one.",
  "acceptance.because.said-no": "An agent said that it is not the answer to the invitation it looked like.",
  "acceptance.candidates": "It could be of:",
  "acceptance.candidate.draft": "{customer}: draft, begun on {date}",
  "acceptance.candidate.sent": "{customer}: handed over on {date}",
  "acceptance.candidate.accepted": "{customer}: accepted, begun on {date}",
  "acceptance.candidate.declined": "{customer}: declined, begun on {date}",
  "acceptance.candidate.expired": "{customer}: expired, begun on {date}",
  "acceptance.candidate.withdrawn": "{customer}: withdrawn, begun on {date}",
  "acceptance.candidate.discarded": "{customer}: discarded draft, begun on {date}",
  "acceptance.link": "Link to an invitation",
  "acceptance.adopt": "Accept as new customer",
  "acceptance.adopt.confirm":
    "The customer is added with this tenant id, and the relationship counts as active, since the directory shows it. No invitation is answered by it.",
  "acceptance.ignore": "Ignore with reason",
  "acceptance.settled.matched": "{who} matched it with the invitation of {customer}, {date}.",
  "acceptance.settled.matched-itself": "It was matched with the invitation of {customer}, {date}.",
  "acceptance.settled.doubted":
    "{who} said ({date}) that it is not theirs. Admin agents now look for whose it is.",
  "acceptance.settled.adopted": "{who} accepted it as the customer {customer}, {date}.",
  "acceptance.settled.ignored":
    "{who} chose to ignore it, {date}. The relationship stands all the same. The reason:",
  "acceptance.said.matched": "Noted: it is the answer of {customer}.",
  "acceptance.said.doubted":
    "Noted: it is not theirs. The invitation goes on waiting, and the admin agents are told.",
  "acceptance.said.adopted":
    "{customer} was added. The relationship counts as active as soon as the directory, read once more, shows it.",
  "acceptance.said.ignored":
    "Ignored. It is kept among the ignored acceptances and can be claimed there later.",
  "acceptance.link.title": "Link to an invitation",
  "acceptance.link.invitation": "Invitation",
  "acceptance.link.placeholder": "Name or domain of the customer",
  "acceptance.link.hint":
    "Those that it looks like come first. Ended invitations of the last half year are there, too.",
  "acceptance.link.submit": "Link",
  "acceptance.link.sure": "The names differ",
  "acceptance.link.sure.yes": "I am sure that it is this customer’s",
  "acceptance.link.names-differ":
    "The directory calls them {name}, and the invitation is for {customer}. Tick below if it is theirs all the same.",
  "acceptance.link.required": "Please pick an invitation.",
  "acceptance.ignore.title": "Ignore with reason",
  "acceptance.ignore.intro":
    "*{name}* stays a customer of ours at Microsoft: ignoring this ends nothing. It can be claimed later.",
  "acceptance.ignore.reason": "Reason",
  "acceptance.ignore.submit": "Ignore",
  "acceptance.first": "Longest waiting",
  "acceptance.next": "Later ones",
  "acceptance.ignored": "Ignored ones",
  "acceptance.ignored.title": "Ignored acceptances",
  "acceptance.ignored.none": "Nothing was ignored.",
  "acceptance.record": "Matched with the acceptance of {name}, {date} (tenant id: {tenantId}).",
  "acceptance.record.adopted":
    "*Accepted without an invitation of ours*: {name}, {date} (tenant id: {tenantId}).",
  "acceptance.record.likely":
    "{name} accepted, {date}; whether that answers this invitation is still to be confirmed.",
  "acceptance.refusal.not-shown":
    "The partner directory shows no relationship with them, so nothing was done. If they accepted just now, try again in a few minutes; if it ended meanwhile, there is nothing to do.",
  "acceptance.refusal.other-tenant":
    "The record of this customer has another tenant id. If that one is wrong, correct it there first.",
  "acceptance.refusal.names-differ": "The names differ. Say that you are sure, or pick another invitation.",
  "acceptance.refusal.already-matched": "This acceptance is matched with an invitation already.",
  "acceptance.refusal.already-doubted":
    "Somebody has already said that it is not theirs; an admin agent decides now.",
  "acceptance.refusal.already-adopted": "This acceptance was already taken as a new customer.",
  "acceptance.refusal.already-ignored": "This acceptance is ignored already.",
  "acceptance.withdraw.text":
    "The invitation ends here. The link is Microsoft’s and goes on working: we cannot switch it off, so the customer could still accept. If they do, the admin agents are told.",
  "acceptance.withdraw.said":
    "The invitation for {customer} was withdrawn. Microsoft’s link cannot be switched off: ask the customer not to use it.",
  "acceptance.discard.text":
    "The draft is thrown away. The link in it is Microsoft’s and cannot be switched off: in a message that was already sent it goes on working.",
  "acceptance.card.expired":
    "*Expired.* The customer did not answer in time. Microsoft’s link still works: if they accept late, the admin agents are told.",
  "acceptance.card.expired-partly":
    "*Partly accepted.* The time for the rest ran out; Microsoft’s link still works.",
  "acceptance.card.withdrawn": "*Withdrawn.* Microsoft’s link cannot be switched off and still works.",
  "acceptance.card.withdrawn-partly":
    "*Partly accepted.* The rest was withdrawn; Microsoft’s link still works.",
  "acceptance.told.expired":
    "The invitation for {customer} has expired: not all of it was answered in time. You can invite again. Microsoft’s link still works; if they accept late, the admin agents are told.",
  "acceptance.told.discarded":
    "{who} has discarded the draft of the invitation for {customer}. The link in it is Microsoft’s and cannot be switched off.",
  "acceptance.told.withdrawn":
    "{who} has withdrawn the invitation for {customer}. Microsoft’s link cannot be switched off and still works.",
  "acceptance.email.link":
    "Please read the request on Microsoft’s own page and, if you agree, accept it there:",
  "acceptance.email.passport":
    "Or begin on this page of ours, which is meant for you alone: it explains the request, leads on to the same place, and lets us recognise your answer as yours:",
  "passport.title": "{partner} asks you for a reseller relationship",
  "passport.title.joint": "{partner} and {provider} ask you for a reseller relationship",
  "passport.lead": "Before you go on to Microsoft’s page: who asks, what for, and one question.",
  "passport.customer": "Your company",
  "passport.asked-by": "Asked by",
  "passport.until": "Please answer by",
  "passport.meaning":
    "By accepting on Microsoft’s page you allow them to offer, order and manage subscriptions for you. Nothing is bought by it, it gives nobody administrator rights by itself, and you remain free to work with others, too.",
  "passport.question": "Which domain do you sign in with?",
  "passport.question.about":
    "It is what stands behind the @ when you sign in to Microsoft’s services. With it {partner} can tell that the answer is yours; it is used for nothing else.",
  "passport.domain": "Domain",
  "passport.domain.bad": "This is no domain. Please write it like this: example.com",
  "passport.confirm": "Confirm",
  "passport.skip": "Go on without saying",
  "passport.ready": "Thank you. The next step is at Microsoft",
  "passport.ready.known":
    "{domain} is known to Microsoft. When you accept with it, {partner} sees that the answer is yours.",
  "passport.ready.unknown":
    "Microsoft knows no organisation under {domain}. You can go on all the same; {partner} then has to look for your answer by hand. Or go back and correct the domain.",
  "passport.ready.noted": "Noted: {domain}. {partner} will look for an answer that comes with it.",
  "passport.ready.unsaid":
    "{partner} then has to look for your answer by hand. You can still go back and give the domain.",
  "passport.on":
    "The button leads to Microsoft’s own page at {host}. There you sign in as a Global administrator of your organisation, read the request and accept it.",
  "passport.go": "Go on to {host}",
  "passport.back": "Correct the domain",
  "passport.over.title": "This invitation is over",
  "passport.over.expired":
    "The time to answer is up. If you still want the relationship, please ask {partner} for a new invitation.",
  "passport.over.withdrawn":
    "{partner} has withdrawn the invitation. If you think that is a mistake, please ask them.",
  "passport.over.answered": "The answer has arrived. There is nothing more to do.",
  "setup.general.passports": "E-mails carry a personal link of ours beside Microsoft’s.",
  "setup.passports": "Our own page beside Microsoft’s link",
  "setup.passports.hint":
    "E-mails carry a personal link of ours as well. It explains the request, asks for the domain and leads on, so that acceptances are matched with certainty.",
} as const;
