export const link = {
  "link.refused.title": "No link yet",
  "link.refused": "Partner Center gave no link for {customer}. The draft is kept as it is.",
  "link.because.no-provider-relation":
    "Your company and this indirect provider have no active partnership in Partner Center. An Admin agent of yours, or the provider, sets it up there; then ask again.",
  "link.because.provider-without-tenant-id":
    "For a joint invitation Kapocs has to know the provider’s tenant id (Microsoft ID). An admin agent enters it in the set-up, under the indirect providers; then ask again.",
  "link.because.agreement-not-signed":
    "The Microsoft Partner Agreement of your company is not signed for this region. Your Global administrator signs it in Partner Center, under Account settings, Agreements; then ask again.",
  "link.because.other-region":
    "Your company and the provider are in different regions, and Microsoft allows no relationships across them. Choose a provider of your own region, or invite the customer with yourselves alone.",
  "link.because.link-not-trusted":
    "What Partner Center sent is no address that Kapocs may put into an e-mail: it is not https, or leads to a host it does not know. Your operator checks PARTNER_CENTER_LINK_HOSTS; then ask again.",
  "link.because.refused-by-vendor":
    "Partner Center refused the request. If its words below do not help, show them to an admin agent or to Microsoft’s support.",
  "link.vendor-said": "Partner Center’s own words:",
  "link.correlation": "Correlation id, for Microsoft’s support: {id}",
  "link.ask-again": "Ask again",
  "link.discard.confirm": "The draft is thrown away.",
  "link.composed":
    "Partner Center gave the link for your company alone; Kapocs put the indirect provider’s part in. Please check after the acceptance that both relationships are there.",
  "link.hint":
    "Change whatever you like, but leave the link exactly as it is: it ties the customer to your company.",
  "link.email.gives":
    "By accepting you let us offer, order and manage subscriptions for your company. You buy nothing by it, and you remain free to work with others, too.",
  "link.email.who-must-accept":
    "It has to be accepted by a Global administrator of your Microsoft 365 organisation. If you are signed in to another organisation, please open the link in a private browser window. Microsoft may also show the Microsoft Customer Agreement there, if nobody in your organisation has accepted it yet. If somebody else is the right person, please forward this message.",
} as const;
