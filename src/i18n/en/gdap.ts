/** Granular delegated administration (GDAP): asked for, handed over, followed, ended. */
export const gdap = {
  "gdap.role.directory-readers": "Directory Readers",
  "gdap.role.directory-writers": "Directory Writers",
  "gdap.role.global-reader": "Global Reader",
  "gdap.role.license-administrator": "License Administrator",
  "gdap.role.service-support-administrator": "Service Support Administrator",
  "gdap.role.user-administrator": "User Administrator",
  "gdap.role.helpdesk-administrator": "Helpdesk Administrator",
  "gdap.role.privileged-role-administrator": "Privileged Role Administrator",
  "gdap.role.privileged-authentication-administrator": "Privileged Authentication Administrator",
  "gdap.role.application-administrator": "Application Administrator",
  "gdap.role.cloud-application-administrator": "Cloud Application Administrator",
  "gdap.role.domain-name-administrator": "Domain Name Administrator",
  "gdap.role.exchange-administrator": "Exchange Administrator",
  "gdap.role.intune-administrator": "Intune Administrator",
  "gdap.role.sharepoint-administrator": "SharePoint Administrator",
  "gdap.role.teams-administrator": "Teams Administrator",
  "gdap.role.security-administrator": "Security Administrator",
  "gdap.role.cloud-app-security-administrator": "Cloud App Security Administrator",
  "gdap.role.cloud-device-administrator": "Cloud Device Administrator",
  "gdap.role.authentication-policy-administrator": "Authentication Policy Administrator",
  "gdap.role.billing-administrator": "Billing Administrator",
  "gdap.role.global-administrator": "Global Administrator",

  "gdap.set.reading": "Reading only",
  "gdap.set.reading.for": "Look at settings, users and reports; nothing can be changed.",
  "gdap.set.licences-and-users": "Licences and users",
  "gdap.set.licences-and-users.for": "Create users, give them licences, open support tickets.",
  "gdap.set.helpdesk": "Helpdesk",
  "gdap.set.helpdesk.for": "Reset passwords of ordinary users, open support tickets.",
  "gdap.set.provider-minimum": "Provider minimum",
  "gdap.set.provider-minimum.for": "What an indirect provider needs at least to order and support.",
  "gdap.set.own": "No set",
  "gdap.set.own.for": "Only the roles that you choose below.",

  "gdap.mail.subject": "{partner}: request for administrator roles in your systems",
  "gdap.mail.what":
    "{partner} asks {company} for granular delegated admin privileges (GDAP): our staff could work in your Microsoft systems with these roles, and with no others:",
  "gdap.mail.role": "- {role}",
  "gdap.mail.days":
    "The roles are asked for {days, plural, one {# day} other {# days}}. They end by themselves after that.",
  "gdap.mail.extended":
    "The roles are asked for {days, plural, one {# day} other {# days}} and are then extended by 180 days at a time, until you or we end them.",
  "gdap.mail.link": "Click to review and accept:",
  "gdap.mail.name": "The request bears this name there: {name}",
  "gdap.mail.not":
    "This is not the request for a reseller relationship, and it does not replace it: approving it orders nothing, buys nothing and changes no contract. It gives us no more than the roles listed above.",
  "gdap.mail.end":
    "You can end it at any time in the Microsoft 365 admin center, under Partner relationships.",
  "gdap.mail.who":
    "Only a Global administrator of your organisation can approve it. If that is not you, please pass this message on. Nobody has to do anything if you do not want it: the request lapses after 90 days.",

  "gdap.state.asked": "Being created with Microsoft",
  "gdap.state.refused": "*Not created:* Microsoft refused the request",
  "gdap.state.drafted": "The draft is ready to be handed over",
  "gdap.state.handed-over": "Handed over; not approved yet",
  "gdap.state.active": "*Approved* by the customer",
  "gdap.state.lapsed": "*Lapsed:* nobody approved it within 90 days",
  "gdap.state.ended": "Ended",
  "gdap.state.discarded": "Discarded",
  "gdap.status.ending": "being ended",
  "gdap.status.unknown": "in a state that is not known",
  "gdap.end.state.asked": "Its end is asked for; Microsoft has not been told yet",
  "gdap.end.state.ending": "Microsoft is ending it; it is not shown as ended yet",
  "gdap.end.state.ended": "*Ended.* Microsoft shows the end",
  "gdap.end.state.failed": "*Not ended*",

  "gdap.failure.name-taken":
    "Another GDAP relationship bears this name already. Please request it under another name.",
  "gdap.failure.role-not-extendable":
    "One of the roles cannot be extended automatically. Please request it without automatic extension.",
  "gdap.failure.not-permitted":
    "The person whose sign-in Kapocs uses may not create GDAP requests: it takes an admin agent who signed in with a second factor. An admin agent can sign in again in the set-up.",
  "gdap.failure.refused-by-vendor": "Microsoft refused it. If it is not clear why, ask Microsoft’s support.",
  "gdap.failure.changed-meanwhile":
    "It was changed after it was shown, so nothing was ended. Please look at it again and decide anew.",
  "gdap.failure.another-customers":
    "Microsoft shows it as another customer’s, so nothing was ended. Please check the tenant id in the customer’s record.",
  "gdap.failure.said": "Microsoft says: {message}",
  "gdap.failure.correlation": "For Microsoft’s support: correlation id {id}",

  "gdap.record.heading": "*GDAP: what we asked for*",
  "gdap.record.request": "*{name}* · {state}\n{roles}\nRequested by {who}, {date}",
  "gdap.record.end": "*{name}* · {state}\nDecided by {who}, {date}. Reason: {reason}",
  "gdap.record.dates": "From {from}",
  "gdap.record.extended": "Extends by itself",
  "gdap.record.open-draft": "Open the draft",
  "gdap.record.no-tenant":
    "GDAP can be requested and shown once the customer’s tenant id is known. It can be entered under *Edit*.",

  "gdap.request": "Request GDAP",
  "gdap.form.title": "Request GDAP",
  "gdap.form.submit": "Prepare request",
  "gdap.form.for": "Customer: {customer}",
  "gdap.form.intro":
    "A request of its own, beside the reseller relationship: the customer’s Global administrator approves roles for a time. Ask for as few as the job takes. After the approval nobody has access until the roles are assigned to your security groups in Partner Center.",
  "gdap.form.name": "Name",
  "gdap.form.name.hint":
    "The customer sees it. It must differ from the names of all your other GDAP relationships.",
  "gdap.form.name.required": "Please give it a name.",
  "gdap.form.name.too-long": "At most {limit} characters, please.",
  "gdap.form.name.used": "Another request of yours bears this name. Please choose a different one.",
  "gdap.form.set": "Role set",
  "gdap.form.roles": "Further roles",
  "gdap.form.roles.hint":
    "Asked for beside the set. Global Administrator is never needed for a partner’s work.",
  "gdap.form.roles.required": "Please choose a set or at least one role.",
  "gdap.form.roles.unknown": "One of the roles is not known. Please choose again.",
  "gdap.form.days": "Days",
  "gdap.form.days.hint": "From 1 to {limit}.",
  "gdap.form.days.out-of-range": "Please give a whole number from 1 to {limit}.",
  "gdap.form.extend": "Automatic extension",
  "gdap.form.extend.yes": "Extend by 180 days at a time",
  "gdap.form.extend.impossible":
    "Microsoft does not extend relationships with the Global Administrator role. Please leave one of the two out.",
  "gdap.form.language": "Language of the e-mail",

  "gdap.waiting": "Microsoft is asked to prepare the request for {customer} …",
  "gdap.waiting.hint":
    "This takes a few seconds; then the draft of the e-mail appears here. You can close this window: the draft stays in the customer’s record.",
  "gdap.draft.title": "GDAP: draft",
  "gdap.draft.hint":
    "The approval link must stay in the text as it is, once. It is not the invitation to a reseller relationship.",
  "gdap.draft.discard": "Discard",
  "gdap.draft.discard.confirm":
    "The draft is discarded. The request itself stays with Microsoft and lapses after 90 days; whoever has its link can approve it until then.",
  "gdap.draft.discarded": "The draft was discarded.",
  "gdap.hand-over.title": "GDAP: hand over",
  "gdap.hand-over.how":
    "Open the page, send the e-mail from your own mailbox, then press *Done* here. Kapocs sends the customer nothing.",
  "gdap.done.title": "Handed over",
  "gdap.done":
    "Recorded as handed over. You will hear of the approval, or that nobody approved it by {until}.",

  "gdap.end": "End GDAP too …",
  "gdap.end.confirm": "Nothing ends yet. Next you see what would end, choose, and give a reason.",
  "gdap.end.yes": "Show",
  "gdap.end.title": "End GDAP",
  "gdap.end.submit": "End now",
  "gdap.end.intro":
    "What you tick ends at Microsoft as soon as it is told: nobody of yours can work in the customer’s systems with these roles any more. The reseller relationship and subscriptions are not touched. Getting it back takes a new request and a new approval.",
  "gdap.end.which": "What is to end",
  "gdap.end.option": "{name}",
  "gdap.end.option.until": "until {date} · {roles, plural, one {# role} other {# roles}}",
  "gdap.end.option.endless": "{roles, plural, one {# role} other {# roles}}",
  "gdap.end.listed": "*{name}*\n{roles}",
  "gdap.end.first": "The first ten are listed. The others can be ended afterwards.",
  "gdap.end.reason": "Reason",
  "gdap.end.reason.needed": "Please give a reason: it goes into the audit trail.",
  "gdap.end.none": "Microsoft shows no GDAP relationship of this customer that could be ended.",
  "gdap.end.unavailable":
    "Microsoft did not answer in time, so nothing can be shown or ended now. Please try again in a moment.",
  "gdap.end.asked":
    "{count, plural, one {The end of one GDAP relationship was} other {The end of # GDAP relationships was}} decided and goes to Microsoft now. You will hear when it is shown as ended, or why not.",
  "gdap.end.again": "Look again",

  "gdap.told.request.handed-over":
    "GDAP was requested from {customer}: *{name}*. It waits for the customer’s approval.",
  "gdap.told.request.active":
    "{customer} approved the GDAP request *{name}*. Nobody has access yet: assign the roles to your security groups in Partner Center.",
  "gdap.told.request.lapsed":
    "Nobody approved the GDAP request *{name}* of {customer} within 90 days: it lapsed.",
  "gdap.told.request.ended": "The GDAP relationship *{name}* with {customer} has ended.",
  "gdap.told.request.refused": "The GDAP request *{name}* for {customer} could not be created.",
  "gdap.told.end.asked": "The end of the GDAP relationship *{name}* with {customer} was decided.",
  "gdap.told.end.ending":
    "Microsoft is ending the GDAP relationship *{name}* with {customer}. It is not shown as ended yet.",
  "gdap.told.end.ended": "The GDAP relationship *{name}* with {customer} has ended: Microsoft shows it so.",
  "gdap.told.end.failed": "The GDAP relationship *{name}* with {customer} was *not* ended.",
  "gdap.told.ending":
    "The GDAP relationship *{name}* with {customer} ends in {days, plural, one {one day} other {# days}}, on {date}. It does not extend by itself: if it is still needed, request it anew.",
  "gdap.told.nobody": "an unnamed customer",

  "gdap.stuck.create": "*Creating a GDAP request*",
  "gdap.stuck.terminate": "*Ending a GDAP relationship*",

  "refusal.gdap-not-here": "There is no GDAP behind this workspace’s partner directory.",
  "refusal.gdap-without-tenant":
    "The customer’s tenant id is not known, so the request could be approved by anybody. Enter it in the customer’s record first.",
  "refusal.gdap-name-used": "Another GDAP request bears this name already.",
  "refusal.gdap-not-created-yet":
    "The request has not been created with Microsoft yet. Try again in a moment.",
  "refusal.gdap-was-refused": "Microsoft refused this request; it cannot be handed over. Request it anew.",
  "refusal.gdap-already-drafted": "The request was created already; its draft is in the customer’s record.",
  "refusal.gdap-already-handed-over": "The request was handed over already.",
  "refusal.gdap-already-approved": "The customer approved the request already.",
  "refusal.gdap-lapsed": "The request lapsed, because nobody approved it within 90 days. Request it anew.",
  "refusal.gdap-request-ended": "What was requested has ended already.",
  "refusal.gdap-discarded": "The draft was discarded already.",
  "refusal.gdap-nothing-chosen": "Choose at least one GDAP relationship to end.",
  "refusal.gdap-end-already-asked": "Its end was decided already.",
} as const;
