import type { Refusal } from "./refusals.ts";

/** Everything the pages say. Names stand bare, so that Hungarian needs no suffix on them. */
export interface Words {
  readonly lang: "en" | "hu";
  readonly place: string;
  readonly simulated: string;
  readonly whoAreYou: string;
  readonly whoAreYouHelp: string;
  readonly search: string;
  readonly searchButton: string;
  readonly nobodyFound: string;
  readonly globalAdministrator: string;
  readonly otherAdministrator: string;
  readonly signedInAs: string;
  readonly changePerson: string;
  readonly invitationTitle: (partner: string) => string;
  readonly invitationText: (partner: string) => string;
  readonly jointText: (partner: string, provider: string) => string;
  readonly noAdminRights: string;
  readonly agreeToPartner: string;
  readonly agreeToAgreement: string;
  readonly accept: string;
  readonly close: string;
  readonly accepted: string;
  readonly acceptedText: string;
  readonly acceptedBefore: string;
  readonly closed: string;
  readonly closedText: string;
  readonly refused: string;
  readonly gdapTitle: (partner: string) => string;
  readonly gdapText: string;
  readonly gdapName: string;
  readonly gdapDuration: string;
  readonly gdapRoles: string;
  readonly approveAll: string;
  readonly approved: string;
  readonly approvedText: string;
  readonly agreementTitle: string;
  readonly agreementText: string;
  readonly agreementSigned: string;
  readonly home: string;
  readonly homeText: string;
  readonly linkLabel: string;
  readonly open: string;
  readonly partners: string;
  readonly noPartners: string;
  readonly reseller: string;
  readonly hasDap: string;
  readonly endDap: string;
  readonly endGdap: string;
  readonly until: string;
  readonly refusals: { readonly [R in Refusal as R["because"]]: (refusal: R) => string };
}

export function sentenceFor(words: Words, refusal: Refusal): string {
  // The table has a sentence for each reason, but the compiler cannot tie the key to its own argument.
  const sentence = words.refusals[refusal.because] as (refusal: Refusal) => string;
  return sentence(refusal);
}

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
  homeText: "Open the link that your partner sent you, or put it here.",
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

export const hungarian: Words = {
  lang: "hu",
  place: "Felügyeleti központ",
  simulated: "Ez szimuláció: valódi szervezettel nem történik semmi.",
  whoAreYou: "Ki Ön?",
  whoAreYouHelp: "Válassza ki a szervezetet, amelybe bejelentkezett, és saját magát a rendszergazdák közül.",
  search: "Vállalat neve, tartomány vagy Microsoft-azonosító",
  searchButton: "Keresés",
  nobodyFound: "Nincs ilyen szervezet. Próbáljon másik szót.",
  globalAdministrator: "Globális rendszergazda",
  otherAdministrator: "Egy terület rendszergazdája",
  signedInAs: "Bejelentkezve:",
  changePerson: "Másvalaki",
  invitationTitle: (partner) => `${partner} viszonteladói kapcsolatot kér`,
  invitationText: (partner) =>
    `Ha elfogadja, a partner (${partner}) értékesíthet előfizetéseket a szervezetének, és kezelheti azokat.`,
  jointText: (partner, provider) =>
    `Ha elfogadja, a partner (${partner}) értékesíthet előfizetéseket a szervezetének, és kezelheti azokat. A megrendeléseket a közvetett szolgáltató (${provider}) adja fel, amely szintén az Ön partnere lesz.`,
  noAdminRights: "Az elfogadással senki sem kap rendszergazdai jogot az Ön szervezetében.",
  agreeToPartner: "A szervezetem nevében elfogadom a viszonteladói kapcsolatot.",
  agreeToAgreement: "A szervezetem nevében elfogadom a Microsoft Ügyfélszerződést.",
  accept: "Elfogadás",
  close: "Bezárás",
  accepted: "Elfogadta",
  acceptedText: "A partner mostantól látja a szervezetét az ügyfelei listájában.",
  acceptedBefore: "A szervezete ezt már korábban elfogadta. Nem változott semmi.",
  closed: "Nem változott semmi",
  closedText: "Bezárta a meghívót. A hivatkozást bármikor újra megnyithatja.",
  refused: "Ez nem fogadható el",
  gdapTitle: (partner) => `${partner} rendszergazdai szerepköröket kér`,
  gdapText:
    "Az összes jóváhagyásával a partner megkapja ezeket a szerepköröket, amíg le nem járnak, vagy Ön véget nem vet nekik.",
  gdapName: "Kérés",
  gdapDuration: "Időtartam",
  gdapRoles: "Szerepkörök",
  approveAll: "Összes jóváhagyása",
  approved: "Jóváhagyta",
  approvedText: "Néhány percbe telhet, amíg a szerepkörök életbe lépnek.",
  agreementTitle: "Microsoft Ügyfélszerződés",
  agreementText: "A szervezete a vásárlás előtt fogadja el a szerződést.",
  agreementSigned: "A szerződés el van fogadva.",
  home: "Meghívó megnyitása",
  homeText: "Nyissa meg a hivatkozást, amelyet a partnerétől kapott, vagy írja be ide.",
  linkLabel: "Hivatkozás",
  open: "Megnyitás",
  partners: "Partnerkapcsolatok",
  noPartners: "A szervezetének nincs partnere.",
  reseller: "Viszonteladó",
  hasDap: "A partnernek delegált rendszergazdai jogosultsága (DAP) van.",
  endDap: "Rendszergazdai szerepköreinek eltávolítása",
  endGdap: "E szerepkörök megszüntetése",
  until: "eddig:",
  refusals: {
    "nothing-asked": () =>
      "Ez a hivatkozás nem nevez meg meghívót. Nyissa meg a teljes hivatkozást, amelyet a partnerétől kapott.",
    "for-partners": () => "Ez a hivatkozás partnereket köt össze egymással, nem ügyfeleknek való.",
    "unknown-partner": () =>
      "A hivatkozás olyan partnert nevez meg, amely nem létezik. Kérjen új hivatkozást a partnerétől.",
    "unknown-tenant": () => "Nincs ilyen szervezet. Abba jelentkezzen be, amelyet meghívtak.",
    "unknown-relationship": () => "Ez a kérés nem létezik. Kérjen új hivatkozást a partnerétől.",
    "relationship-not-waiting": () =>
      "Ez a kérés nem vár válaszra: már megválaszolták, megszüntették, vagy 90 nap után lejárt. Kérjen újat a partnerétől.",
    "relationship-of-another": ({ customer }) =>
      `Ez a kérés egy másik szervezetnek (${customer}) szól. Abba jelentkezzen be.`,
    "not-global-administrator": ({ administrator, tenant }) =>
      `Csak a szervezet (${tenant}) globális rendszergazdája fogadhatja el. ${administrator ? `${administrator} nem az. ` : ""}Kérjen meg egy globális rendszergazdát, hogy nyissa meg a hivatkozást.`,
    "consumer-identity": ({ tenant }) =>
      `${tenant}: ez a szervezet fogyasztói identitások címtára, és nem lehet viszonteladója.`,
    "other-region": ({ tenant, partner, region }) =>
      `${partner} csak ebben a régióban értékesíthet: ${region}. A szervezet (${tenant}) másik régióhoz tartozik.`,
    "agreement-unsigned": ({ partner }) =>
      `${partner} még nem írta alá a Microsoft Partnerszerződést. Kérje meg a partnerét, hogy előbb írja alá.`,
    "not-a-reseller": ({ partner }) =>
      `A hivatkozás olyan fajta, amelyet a partner (${partner}) nem használhat. Kérjen új hivatkozást a partnerétől.`,
    "not-a-provider": ({ partner }) =>
      `A hivatkozás szerint ${partner} közvetett szolgáltató, pedig nem az. Kérjen új hivatkozást a partnerétől.`,
    "no-partnership": ({ partner, provider }) =>
      `A két partner (${partner} és ${provider}) között nincs partnerkapcsolat. Kérjen új hivatkozást a partnerétől.`,
    "not-ticked": () => "Az elfogadáshoz jelöljön be minden négyzetet, vagy zárja be az oldalt.",
  },
};

/** By `Accept-Language`: Hungarian if it is liked better than English. */
export function wordsFor(acceptLanguage: string | undefined): Words {
  const liked = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [language = "", ...rest] = part.trim().toLowerCase().split(";");
      const weight = /q=([\d.]+)/.exec(rest.join(";"))?.[1];
      return { language: language.split("-")[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ language, weight }) => (language === "hu" || language === "en") && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return liked[0]?.language === "hu" ? hungarian : english;
}
