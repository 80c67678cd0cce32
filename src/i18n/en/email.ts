/** The standard text of the invitation e-mail, paragraph by paragraph. `{link}` is replaced last and byte for byte. */
export const email = {
  "email.subject.direct": "{partner}: request for a reseller relationship",
  "email.subject.joint": "{partner} and {provider}: request for a reseller relationship",
  "email.greeting.named": "Dear {name},",
  "email.greeting": "Dear Sir or Madam,",
  "email.who.direct":
    "{partner} asks {company} to agree to a reseller relationship, so that we can sell and manage cloud subscriptions for you.",
  "email.who.joint":
    "{partner} asks {company} to agree to a reseller relationship with us and with our indirect provider, {provider}. We look after you; the provider places the orders. Both have to be accepted before anything can be ordered.",
  "email.who.provider":
    "{partner} asks {company} to agree to a reseller relationship with our indirect provider, {provider}. The relationship with us stands already; orders can only be placed once the provider’s part is accepted, too.",
  "email.link": "Please read the request and answer it on this page, which is meant for you alone:",
  "email.gives":
    "By accepting you allow us to offer, order and manage subscriptions for your company. Nothing is bought by it, and you can end the relationship at any time.",
  "email.no-admin-rights":
    "Accepting by itself gives us no administrator rights: we cannot sign in to your systems or change your settings.",
  "email.dap":
    "The page also asks whether you grant us delegated administration. That is a choice of its own: you can accept the relationship without it.",
  "email.who-must-accept":
    "The answer has to come from an administrator of your organisation who may sign for it. If that is not you, please pass this message on to the right person.",
  "email.questions": "If anything is unclear, or you do not want this, simply reply to this message.",
  "email.closing": "Kind regards,\n{partner}",
} as const;
