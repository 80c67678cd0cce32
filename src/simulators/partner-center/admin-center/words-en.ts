import type { Words } from "./words.ts";

export const english: Words = {
  lang: "en",
  place: "Admin center",
  simulated: "This is a simulation: no real organisation is touched.",
  whoAreYou: "Who are you?",
  whoAreYouHelp: "Choose the organisation you are signed in to, and yourself among its administrators.",
  search: "Company, domain or Microsoft ID",
  searchButton: "Search",
  nobodyFound: "No organisation fits. Try another word.",
  globalAdministrator: "Global administrator",
  otherAdministrator: "Administrator of one area",
  signedInAs: "Signed in as",
  changePerson: "Somebody else",
  invitationTitle: (partner) => `${partner} would like to be your reseller`,
  invitationText: (partner) =>
    `Accept to authorise ${partner} to sell and manage subscriptions for your organisation.`,
  jointText: (partner, provider) =>
    `Accept to authorise ${partner} to sell and manage subscriptions for your organisation. Its indirect provider, ${provider}, places the orders and becomes your partner, too.`,
  noAdminRights: "Accepting gives nobody administrator rights in your organisation.",
  agreeToPartner: "I accept the reseller relationship on behalf of my organisation.",
  agreeToAgreement: "I accept the Microsoft Customer Agreement on behalf of my organisation.",
  accept: "Accept",
  close: "Close",
  accepted: "You accepted",
  acceptedText: "The partner can now see your organisation in its list of customers.",
  acceptedBefore: "Your organisation had accepted this before. Nothing was changed.",
  closed: "Nothing was changed",
  closedText: "You closed the invitation. You can open its link again at any time.",
  refused: "This cannot be accepted",
  gdapTitle: (partner) => `${partner} asks for admin roles in your organisation`,
  gdapText: "Approve all to give the partner these roles until they end by themselves or you end them.",
  gdapName: "Request",
  gdapDuration: "Duration",
  gdapRoles: "Roles",
  approveAll: "Approve all",
  approved: "You approved",
  approvedText: "It can take some minutes until the roles are active.",
  agreementTitle: "Microsoft Customer Agreement",
  agreementText: "Your organisation accepts the agreement before it buys.",
  agreementSigned: "The agreement is accepted.",
  home: "Open an invitation",
  homeText: "Open the link that your partner sent you, or paste it here.",
  linkLabel: "Link",
  open: "Open",
  partners: "Partner relationships",
  noPartners: "Your organisation has no partners.",
  reseller: "Reseller",
  hasDap: "The partner has delegated administration (DAP).",
  endDap: "Remove its admin roles",
  endGdap: "End these roles",
  until: "until",
  refusals: {
    "nothing-asked": () => "This link names no invitation. Open the whole link that your partner sent you.",
    "for-partners": () => "This link ties partners to one another. It is not for customers.",
    "unknown-partner": () => "The link names a partner that does not exist. Ask your partner for a new link.",
    "unknown-tenant": () => "There is no such organisation. Sign in to the one that was invited.",
    "unknown-relationship": () => "This request does not exist. Ask your partner for a new link.",
    "relationship-not-waiting": () =>
      "This request does not wait for an answer: it was answered, ended, or lapsed after 90 days. Ask your partner for a new one.",
    "relationship-of-another": ({ customer }) =>
      `This request is for another organisation (${customer}). Sign in to that one.`,
    "not-global-administrator": ({ administrator, tenant }) =>
      `Only a Global administrator of ${tenant} can accept this. ${administrator ? `${administrator} is none. ` : ""}Ask one of them to open the link.`,
    "consumer-identity": ({ tenant }) =>
      `${tenant} is a directory for consumer identities. Such organisations cannot have a reseller.`,
    "other-region": ({ tenant, partner, region }) =>
      `${partner} may sell in this region only: ${region}. ${tenant} belongs to another one.`,
    "agreement-unsigned": ({ partner }) =>
      `${partner} has not signed the Microsoft Partner Agreement. Ask your partner to sign it first.`,
    "not-a-reseller": ({ partner }) =>
      `The link is of a kind that ${partner} cannot use. Ask your partner for a new link.`,
    "not-a-provider": ({ partner }) =>
      `The link names ${partner} as an indirect provider, which it is not. Ask your partner for a new link.`,
    "no-partnership": ({ partner, provider }) =>
      `${partner} and ${provider} have no partnership with one another. Ask your partner for a new link.`,
    "not-ticked": () => "Tick every box to accept, or close the page.",
  },
};
