import type { Words } from "./words.ts";

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
  changePerson: "Más személy",
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
    "Az összes jóváhagyásával a partner megkapja ezeket a szerepköröket, amíg le nem járnak, vagy Ön meg nem szünteti őket.",
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
  homeText: "Nyissa meg a hivatkozást, amelyet a partnerétől kapott, vagy illessze be ide.",
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
