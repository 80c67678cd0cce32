/** What the vendor's directory brings with it: what clears a blocker, what could not be read, what the provider has to do. */
export const directoryTexts = {
  "directory.remedy.suspend":
    "→ Suspend it in Partner Center, on the customer’s subscriptions page. From then on it is not billed, and its users lose access.",
  "directory.remedy.cancel": "→ Cancel it in Partner Center, on the customer’s page.",
  "directory.remedy.cancel-or-wait":
    "→ Suspending is not enough. Cancel it in Partner Center within seven days of the purchase or renewal; later, wait until its term ends.",
  "directory.remedy.ask-vendor-support":
    "→ Have it cancelled in Partner Center, or by Microsoft’s support there. Its order: {id}",

  "directory.unread.holdings":
    "Partner Center does not show our account the subscriptions, reservations and software of this customer, so nobody can say here whether something stands in the way. If something does, Partner Center refuses the removal.",
  "directory.unread.provider-legs":
    "Partner Center does not show our account which indirect providers the customer is tied to.",
  "directory.unread.gdap":
    "The granular delegated admin privileges (GDAP) could not be read. Whatever there is stays untouched.",

  "directory.correlation": "Correlation id, for Microsoft’s support: {id}",

  "provider.card.to-tell":
    "*Waiting for the indirect provider.* Our account may not end the relationship; the provider has to. A sales agent or an admin agent opens the text here and sends it from their own mailbox; the relationship stands until the partner directory shows the end.",
  "provider.card.told":
    "*Waiting for the indirect provider.* The request was sent to it; the relationship stands until the partner directory shows the end. Kapocs looks by itself.",
  "provider.card.sent-by": "The indirect provider was written to by {who}, {date}.",
  "directory.tenant-unclear":
    "The customer has no tenant id here, or another one than when this was attested, or Kapocs worked with another partner directory then, so nothing was sent. An admin agent puts the tenant id right and tries again, or closes this request; then it can be asked for anew.",
  "provider.card.gave-up": "The indirect provider did not end the relationship; {who} waits no longer.",
  "provider.text": "Text for the provider",
  "provider.sent": "I sent it",
  "provider.stop": "Wait no longer",
  "provider.stop.confirm":
    "The removal then counts as failed, and can be tried again or closed. If the provider ends the relationship all the same, the nightly comparison says so.",
  "provider.told": "It is on record that the indirect provider was written to. Customer: {customer}",
  "provider.stopped":
    "Nobody waits for the indirect provider any longer; the removal counts as failed. Customer: {customer}",

  "provider.title": "Text for the provider",
  "provider.intro":
    "Kapocs sends nothing itself. Copy the text or open it in your mail program, send it to {provider}, and then press “I sent it”.",
  "provider.intro.unnamed":
    "Kapocs sends nothing itself. Copy the text or open it in your mail program, send it to your indirect provider, and then press “I sent it”.",
  "provider.open-mail": "Open in my mail program",
  "provider.mail.subject": "Please end our reseller relationship with {customer}",
  "provider.mail.greeting": "Hello,",
  "provider.mail.ask":
    "please end the reseller relationship between {partner} and the customer below in Partner Center. Microsoft does not let us do it as an indirect reseller.",
  "provider.mail.customer": "Customer: {customer}",
  "provider.mail.tenant": "Microsoft ID (tenant id): {tenantId}",
  "provider.mail.asked": "Asked for by {who} on {date}",
  "provider.mail.decided": "Decided by {who} on {date}",
  "provider.mail.correlation": "Correlation id of our own attempt: {id}",
  "provider.mail.only":
    "Please suspend or cancel nothing on our behalf: if something stands in the way, write to us first. Granular delegated admin privileges (GDAP) are a matter of their own and stay.",
  "provider.mail.thanks": "Thank you. We see the end in Partner Center by ourselves.",

  "refusal.directory-trouble": "The partner directory cannot be asked, so nothing was done.",
  "refusal.no-provider-task": "This removal does not wait for an indirect provider.",
  "refusal.provider-already-told": "It is already on record that the indirect provider was written to.",
} as const;
