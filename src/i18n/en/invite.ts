export const invite = {
  "invite.title": "Invite a customer",
  "invite.customer": "Customer",
  "invite.customer.placeholder": "Type a name, domain or reference",
  "invite.customer.new-option": "New customer: {name}",
  "invite.customer.describe-new": "Describe a new customer",
  "invite.customer.choose-existing": "Choose a customer from the list",
  "invite.customer.also-found": "Also found: {names}",
  "invite.customer.not-found": "Nobody in the list fits “{query}”. You can describe the customer here.",
  "invite.customer.similar":
    "Nobody in the list is called “{query}”. Similar: {names}. Choose one of them from the list, or describe the customer here.",
  "invite.customer.required": "Choose a customer, or describe a new one.",
  "invite.twin":
    "“{customer}” has the same domain. Open its record, or press Next again to enter another customer.",
  "invite.with": "Relationship",
  "invite.with.us": "With {partner}",
  "invite.with.us-and": "With {partner} and {provider}",
  "invite.with.provider-only": "Only the missing part: {provider}",
  "invite.language": "Language of the e-mail",
  "invite.language.en": "English",
  "invite.language.hu": "Hungarian",
  "invite.channel": "Team channel for the card",
  "invite.dap": "Delegated administration",
  "invite.dap.option": "Also ask for delegated admin privileges (DAP)",
  "invite.dap.hint": "Off unless you need it. The customer decides about it separately.",
  "invite.active-already": "{customer} has this relationship already. Open the record to see it.",
  "invite.pending-already":
    "{customer} has an invitation that waits for its answer. Open the record to see it.",
  "invite.open-record": "Open the record",
  "invite.preparing.title": "One moment",
  "invite.preparing": "Preparing the personal link for {customer} …",
  "invite.preparing.hint":
    "This takes a moment. If you close this window, you find the draft again in the app’s Home under “Waiting for me”.",
  "invite.draft.title": "E-mail draft",
  "invite.draft.for": "Invitation for {customer}",
  "invite.draft.subject": "Subject",
  "invite.draft.text": "Text",
  "invite.draft.text.part": "Text, part {part, number} of {parts, number}",
  "invite.draft.link-hint":
    "Change whatever you like, but leave the link exactly as it is: it is personal to this customer.",
  "invite.draft.kept":
    "You changed the terms after editing the text. Your text was kept; please check that it still fits.",
  "invite.draft.restore-link": "Put the link back",
  "invite.draft.standard-text": "Standard text",
  "invite.draft.standard-text.confirm": "Your own wording in this draft is replaced by the standard text.",
  "invite.draft.discard": "Discard the draft",
  "invite.draft.discard.confirm":
    "The draft and its link are thrown away. A message that was already sent leads nowhere then.",
  "invite.draft.discarded": "The draft for {customer} was discarded.",
  "invite.link.missing": "The personal link is missing. Press “Put the link back”.",
  "invite.link.cut": "The end of the personal link was cut off. Press “Put the link back”.",
  "invite.link.wrapped": "The personal link is broken by a space or a new line. Press “Put the link back”.",
  "invite.link.rewritten":
    "The personal link was changed or wrapped into another address. Press “Put the link back”.",
  "invite.link.twice": "The personal link stands in the text more than once. Leave it in one place.",
  "invite.link.foreign":
    "There is a personal link of another invitation in the text. Remove it, or press “Put the link back”.",
  "invite.text.required": "The text must not be empty.",
  "invite.text.too-long": "The text is too long to be handed over. Please shorten it.",
  "invite.subject.required": "The e-mail needs a subject.",
  "invite.subject.link": "No personal link belongs in the subject. Leave it in the text.",
  "invite.subject.too-long": "The subject may have {limit, number} characters at most.",
  "invite.hand-over.title": "Hand the draft over",
  "invite.hand-over.how":
    "Send this message to the customer yourself; Kapocs writes to no customer. When it is on its way, press *Done*.",
  "invite.hand-over.open-page": "Open the hand-over page",
  "invite.hand-over.no-page":
    "There is no page to open, since the bot has no public address: copy the subject and the text from here. Your operator can set PUBLIC_URL.",
  "invite.hand-over.page-hint":
    "The page opens your mail program, Outlook or Gmail, copies the text and offers it as a file. Its address is yours alone and works until {until}.",
  "invite.hand-over.subject": "Subject",
  "invite.hand-over.text": "Text to copy",
  "invite.hand-over.done": "Done",
  "invite.hand-over.later": "Later",
  "invite.done.title": "Handed over",
  "invite.done":
    "Recorded: the invitation for {customer} was handed over. The card is in {channel}; you will get a message here when the customer answers. The customer has until {until}.",
  "invite.withdraw": "Withdraw",
  "invite.withdraw.confirm":
    "The customer’s link stops working. You can invite the customer again afterwards.",
  "invite.withdrawn": "The invitation for {customer} was withdrawn. Its link no longer works.",
} as const;
