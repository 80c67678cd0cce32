/** The pages: where customers answer, and where agents take the e-mail from. */
export const web = {
  "web.footer": "This page sets no cookies and loads nothing from anywhere else.",
  "web.error-title": "Error: {title}",

  "web.accept.title": "{partner} asks for a reseller relationship",
  "web.accept.title.joint": "{partner} and {provider} ask for a reseller relationship",
  "web.accept.lead": "Please read what is asked, then accept or decline. Opening this page accepts nothing.",
  "web.accept.customer": "Customer",
  "web.accept.asked-by": "Asked by",
  "web.accept.until": "Answer by",
  "web.accept.entitled":
    "The answer has to come from an administrator who is entitled to sign for the customer. If that is not you, please pass the e-mail on.",
  "web.accept.asked": "What is asked for",
  "web.accept.asked.choose": "Which relationships do you accept?",
  "web.accept.leg.reseller": "Reseller relationship with {partner}",
  "web.accept.leg.reseller.about":
    "{partner} may offer you cloud subscriptions, place the orders that you ask for, and help you with them.",
  "web.accept.leg.provider": "Reseller relationship with {provider}, the indirect provider",
  "web.accept.leg.provider.about":
    "{partner} orders through {provider}, so nothing can be ordered for you while one of the two relationships is missing.",
  "web.accept.meaning": "What accepting means",
  "web.accept.gives": "What it allows",
  "web.accept.gives.orders":
    "Whoever you accept is among your partners and may place the orders that you ask for.",
  "web.accept.gives.manages": "They see and manage the subscriptions that you buy through them.",
  "web.accept.gives-not": "Its limits",
  "web.accept.gives-not.admin":
    "It gives nobody administrator rights: your users, data and settings stay with you.",
  "web.accept.gives-not.admin-unless":
    "It gives nobody administrator rights, unless you also allow delegated administration below.",
  "web.accept.gives-not.purchase": "Nothing is bought: accepting costs nothing and orders nothing.",
  "web.accept.gives-not.others": "Your other partners and the subscriptions you have stay as they are.",
  "web.accept.gives-not.for-ever": "It is not for ever: the relationship can be ended later.",
  "web.accept.dap": "Delegated administration (optional)",
  "web.accept.dap.allow": "{partner} may also administer our cloud services on our behalf",
  "web.accept.dap.about":
    "These are delegated admin privileges (DAP): with them {partner} can manage your users, licences and settings. You can accept the relationship without them. They end with the relationship.",
  "web.accept.signatory": "Who answers",
  "web.accept.signatory.about":
    "{partner} receives your name and title with the answer. Both are needed to accept; to decline you may leave them empty.",
  "web.accept.name": "Your name",
  "web.accept.job-title": "Your title",
  "web.accept.accept": "Accept",
  "web.accept.decline": "Decline",
  "web.accept.once": "The link takes one answer. To change it later, ask {partner} for a new invitation.",
  "web.accept.faults": "Your answer was not recorded yet",
  "web.accept.fault.name": "Write your name: it is needed to accept.",
  "web.accept.fault.job-title": "Write your title: it is needed to accept.",
  "web.accept.fault.too-long": "This is longer than {max, number} characters. Please shorten it.",
  "web.accept.fault.legs": "Tick at least one relationship to accept, or press Decline.",
  "web.accept.fault.dap":
    "Delegated administration goes with the relationship with {partner} only. Tick that one too, or clear this box.",
  "web.accept.fault.decision": "Press Accept or Decline.",

  "web.thanks.accepted": "Thank you, your acceptance is recorded",
  "web.thanks.partly": "Thank you, you accepted one of two relationships",
  "web.thanks.declined": "You declined, and that is recorded",
  "web.thanks.told":
    "{partner} learns of your answer. You can close this page; the link cannot be used again.",
  "web.thanks.missing":
    "Nothing can be ordered for you until both relationships are accepted. {partner} can invite you to the missing one again.",
  "web.thanks.unchanged":
    "Nothing has changed for you. If you change your mind, ask {partner} for a new invitation.",
  "web.thanks.answer": "Your answer",
  "web.thanks.leg.accepted": "Accepted: {name}",
  "web.thanks.leg.declined": "Not accepted: {name}",
  "web.thanks.dap.granted": "Delegated administration: allowed",
  "web.thanks.dap.not-granted": "Delegated administration: not allowed",
  "web.thanks.signed": "Signed by {name}, {title}",

  "web.answered.title": "This invitation has been answered already",
  "web.answered.body":
    "There is nothing left to do. If it was not you who answered, or you want to change the answer, let {partner} know.",
  "web.answered.at": "Answered on {at}",
  "web.expired.title": "This invitation has expired",
  "web.expired.body":
    "It takes no answer any more, and nothing was accepted. If you still want the relationship, ask {partner} for a new invitation.",
  "web.expired.at": "It could be answered until {at}",
  "web.withdrawn.title": "This invitation was withdrawn",
  "web.withdrawn.body":
    "{partner} took it back, so there is nothing for you to do. If you were expecting it, ask them for a new one.",
  "web.withdrawn.at": "Withdrawn on {at}",
  "web.unknown.title": "We do not know this link",
  "web.unknown.body":
    "A mail program may have cut or broken it. Open the e-mail again and copy the whole link into the address bar of your browser. If that does not help, ask the person who sent you the e-mail for a new invitation.",

  "web.hand-over.title": "Hand the invitation over",
  "web.hand-over.lead":
    "Send this message from your own mailbox. Kapocs itself writes to no customer, so nothing has been sent yet.",
  "web.hand-over.step.send": "Open the message in your mail program, or copy it, and send it.",
  "web.hand-over.step.link":
    "Leave the personal link exactly as it is: it is how the answer of this customer is recognised.",
  "web.hand-over.step.done":
    "Go back to Slack and press “{done}”. Only then does the invitation count as sent.",
  "web.hand-over.customer": "Customer",
  "web.hand-over.to": "To",
  "web.hand-over.to.unknown": "No address is known: fill it in yourself.",
  "web.hand-over.message": "The message",
  "web.hand-over.subject": "Subject",
  "web.hand-over.text": "Text",
  "web.hand-over.read-only": "The text can be changed in the draft in Slack only.",
  "web.hand-over.copy-subject": "Copy subject",
  "web.hand-over.copy-text": "Copy text",
  "web.hand-over.by-hand": "Select the subject and the text and copy them with Ctrl+C (⌘C on a Mac).",
  "web.hand-over.copied": "Copied",
  "web.hand-over.not-copied":
    "The browser did not allow the copy. The words are selected: press Ctrl+C (⌘C on a Mac).",
  "web.hand-over.open": "Open the message",
  "web.hand-over.open.mail-program": "Open in my mail program",
  "web.hand-over.open.outlook": "Open in Outlook on the web",
  "web.hand-over.open.gmail": "Open in Gmail",
  "web.hand-over.open.subject-only": "with the subject only",
  "web.hand-over.open.long":
    "The text is too long for a link. The buttons marked “with the subject only” copy the text first; paste it into the message that opens.",
  "web.hand-over.open.copied": "The text was copied. Paste it into the message (Ctrl+V, ⌘V on a Mac).",
  "web.hand-over.open.not-copied":
    "The text could not be copied on the way. Come back here, press “Copy text”, and paste it into the message.",
  "web.hand-over.download": "Download as a mail file (.eml)",
  "web.hand-over.download.about":
    "Outlook and other mail programs open it as a draft that was not sent yet. It holds the whole text.",
  "web.hand-over.until": "This page is yours alone and works until {at}.",
  "web.hand-over.over.title": "This page is no longer available",
  "web.hand-over.over.body":
    "It works for a short time, and only while the invitation is a draft. Go back to Slack and press “{button}” again.",

  "web.home.title": "Kapocs",
  "web.home.body":
    "With Kapocs, the team of a cloud reseller invites customers from Slack and keeps its reseller relationships in order.",
  "web.home.nothing-here":
    "There is nothing to do on this page. If you were sent a link, open it from the e-mail.",
  "web.not-found.title": "There is no such page",
  "web.not-found.body": "Check the address, or open the link from the e-mail again.",
  "web.error.title": "Something went wrong on our side",
  "web.error.body":
    "We are sorry. Please try again in a few minutes. If it happens again, pass this reference on to the person who sent you here:",
  "web.unavailable.title": "This page cannot be shown right now",
  "web.unavailable.body":
    "The database behind it does not answer. Please try again in a few minutes: reload this page. If it goes on, pass this reference on to the person who sent you here:",
  "web.unavailable.answer.title": "Your answer may not have been recorded",
  "web.unavailable.answer.body":
    "The database did not answer in time. What you wrote is kept below. Please wait a minute and send it again; if it was recorded after all, the next page says so and nothing is recorded twice.",
  "web.unavailable.answer.accept": "Accept: send again",
  "web.unavailable.answer.decline": "Decline: send again",
  "web.foreign.title": "The answer came from another site",
  "web.foreign.body":
    "Nothing was recorded. To be safe, open the link from the e-mail again and answer on the page that opens.",
  "web.unreadable.title": "The answer could not be read",
  "web.unreadable.body": "Nothing was recorded. Open the link from the e-mail again and answer on the page.",
} as const;
