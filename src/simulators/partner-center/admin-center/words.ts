import type { Refusal } from "./refusals.ts";
import { english } from "./words-en.ts";
import { hungarian } from "./words-hu.ts";

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
