import {
  activeProviders,
  type Blocker,
  type BlockerKind,
  type GdapEntry,
  type RemovalFacts,
} from "./facts.ts";
import type { Language } from "./language.ts";

/** Names the wording below. Change it with every change of a word: stored attestations say which one was read. */
const attestationVersion = "2026-11";

/** What a Slack section holds, in Unicode characters. */
export const paragraphLimit = 3_000;

/** What the text speaks of besides the fixed words. `companyName` and `reason` are data, never markup. */
export interface AttestationSubject {
  readonly companyName: string;
  readonly facts: RemovalFacts;
  readonly reason: string;
}

/** The whole screen: plain paragraphs that each fit a section, the tick's label and the button's. */
export interface AttestationScreen {
  readonly textVersion: string;
  readonly language: Language;
  readonly paragraphs: readonly string[];
  readonly labels: { readonly checkbox: string; readonly submit: string };
}

/** Words the attestation: what is asked, what stands in the way, what ends and what stays, why, and the declaration. */
export function composeAttestation(language: Language, subject: AttestationSubject): AttestationScreen {
  const say = wording[language];
  const { facts } = subject;
  const paragraphs = [
    say.request(subject.companyName),
    say.readAt(inUtc(language, facts.readAt, true)),
    ...(facts.blockers.length === 0 ? [say.noBlockers] : list(say.blockers, facts.blockers.map(say.blocker))),
    facts.hasDap ? say.dapEnds : say.noDap,
    ...(facts.gdap.length === 0 ? [say.noGdap] : list(say.gdapStays, facts.gdap.map(say.gdap))),
    ...activeProviders(facts).map((leg) => say.providerStays(leg.providerName)),
    say.leavesList,
    say.reason(subject.reason),
    say.declaration.join("\n"),
  ];
  return { textVersion: attestationVersion, language, paragraphs, labels: say.labels };
}

interface Wording {
  readonly request: (company: string) => string;
  readonly readAt: (instant: string) => string;
  readonly noBlockers: string;
  readonly blockers: string;
  readonly blocker: (blocker: Blocker) => string;
  readonly dapEnds: string;
  readonly noDap: string;
  readonly noGdap: string;
  readonly gdapStays: string;
  readonly gdap: (entry: GdapEntry) => string;
  readonly providerStays: (provider: string | null) => string;
  readonly leavesList: string;
  readonly reason: (reason: string) => string;
  readonly declaration: readonly string[];
  readonly labels: AttestationScreen["labels"];
}

const kinds: Record<Language, Record<BlockerKind, string>> = {
  en: {
    subscription: "subscription",
    reservation: "Azure reserved instance",
    "savings-plan": "Azure savings plan",
    software: "software",
  },
  hu: {
    subscription: "előfizetés",
    reservation: "Azure-beli fenntartott példány",
    "savings-plan": "Azure-beli megtakarítási csomag",
    software: "szoftver",
  },
};

/** The source's own words where we know them; any other word stays as the source says it. */
const statuses: Record<Language, Readonly<Record<string, string>>> = {
  en: {},
  hu: { active: "aktív", suspended: "felfüggesztve", pending: "függőben", disabled: "letiltva" },
};

const wording: Record<Language, Wording> = {
  en: {
    request: (company) =>
      `Customer: ${company}\nI ask for the removal of our reseller relationship with this customer.`,
    readAt: (instant) => `What follows is what the partner directory showed on ${instant}.`,
    noBlockers:
      "Nothing stands in the way: there is no open subscription, reservation, savings plan or software.",
    blockers:
      "These stand in the way. The removal cannot be approved before each of them has been dealt with:",
    blocker: (each) => `• ${short(each.name)} (${kinds.en[each.kind]}, ${each.status})`,
    dapEnds: "The delegated admin privileges (DAP) that we hold end with the relationship.",
    noDap: "We hold no delegated admin privileges (DAP), so none end.",
    noGdap:
      "We hold no granular delegated admin privileges (GDAP). The removal would not touch them in any case.",
    gdapStays:
      "The granular delegated admin privileges (GDAP) are not touched. These stay until they end by themselves or are ended separately:",
    gdap: (each) =>
      each.endsAt === null
        ? `• ${short(each.name)} – no end date`
        : `• ${short(each.name)} – ends on ${inUtc("en", each.endsAt)}`,
    providerStays: (provider) =>
      provider === null
        ? "The customer’s relationship with our indirect provider stays until the partner directory shows otherwise."
        : `The customer’s relationship with our indirect provider ${provider} stays until the partner directory shows otherwise.`,
    leavesList:
      "The customer leaves our list of customers. Getting the customer back takes a new invitation and a new acceptance.",
    reason: (reason) => `Reason for the removal:\n${reason}`,
    declaration: [
      "On behalf of our company I declare:",
      "• The decision was made in good faith.",
      "• It serves a lawful business purpose.",
      "• It is in accordance with our contract with the customer or the partner concerned.",
      "• Should third parties claim otherwise, our company defends the vendor against these claims and holds it harmless.",
      "• Where the contract asks for it, our company gives the legal notice of termination.",
      "• I know that this tool notifies neither the customer nor the partner.",
    ],
    labels: { checkbox: "I declare the above", submit: "Attest and request" },
  },
  hu: {
    request: (company) =>
      `Ügyfél: ${company}\nKérem az ezzel az ügyféllel fennálló viszonteladói kapcsolatunk eltávolítását.`,
    readAt: (instant) => `Az alábbiak a partnercímtár adatai. A lekérdezés ideje: ${instant}.`,
    noBlockers:
      "Az eltávolításnak nincs akadálya: nincs nyitott előfizetés, fenntartott példány, megtakarítási csomag vagy szoftver.",
    blockers:
      "Az eltávolításnak a következők állják útját. Amíg bármelyik fennáll, a kérés nem hagyható jóvá:",
    blocker: (each) =>
      `• ${short(each.name)} (${kinds.hu[each.kind]}, ${statuses.hu[each.status] ?? each.status})`,
    dapEnds: "A nálunk lévő delegált rendszergazdai jogosultságok (DAP) a kapcsolattal együtt megszűnnek.",
    noDap: "Nincsenek delegált rendszergazdai jogosultságaink (DAP), így ilyenek nem is szűnnek meg.",
    noGdap:
      "Nincsenek részletes delegált rendszergazdai jogosultságaink (GDAP). Ezeket az eltávolítás egyébként sem érintené.",
    gdapStays:
      "A részletes delegált rendszergazdai jogosultságokat (GDAP) az eltávolítás nem érinti. Az alábbiak megmaradnak, amíg le nem járnak, vagy külön meg nem szüntetik őket:",
    gdap: (each) =>
      each.endsAt === null
        ? `• ${short(each.name)} – lejárat nélkül`
        : `• ${short(each.name)} – lejár: ${inUtc("hu", each.endsAt)}`,
    providerStays: (provider) =>
      provider === null
        ? "Az ügyfélnek a közvetett szolgáltatónkkal fennálló kapcsolata megmarad, amíg a partnercímtár mást nem mutat."
        : `Az ügyfélnek a közvetett szolgáltatónkkal (${provider}) fennálló kapcsolata megmarad, amíg a partnercímtár mást nem mutat.`,
    leavesList:
      "Az ügyfél lekerül az ügyféllistánkról. Visszakerüléséhez új meghívó és új elfogadás szükséges.",
    reason: (reason) => `Az eltávolítás oka:\n${reason}`,
    declaration: [
      "Cégünk nevében kijelentem:",
      "• A döntés jóhiszeműen született.",
      "• A döntés jogos üzleti célt szolgál.",
      "• A döntés összhangban van az ügyféllel, illetve az érintett partnerrel kötött szerződésünkkel.",
      "• Ha harmadik fél ennek ellenkezőjét állítja, cégünk az ilyen követelésekkel szemben megvédi a gyártót, és mentesíti azok következményei alól.",
      "• Ha a szerződés megkívánja, a felmondásról szóló jogi értesítést cégünk adja meg.",
      "• Tudomásul veszem, hogy ez az eszköz sem az ügyfelet, sem a partnert nem értesíti.",
    ],
    labels: { checkbox: "A fentieket kijelentem", submit: "Nyilatkozom és kérem" },
  },
};

/** A heading with its items, in as many paragraphs as their length takes; nothing is left out. */
function list(heading: string, items: readonly string[]): string[] {
  const paragraphs: string[] = [];
  let current = heading;
  for (const item of items) {
    const longer = `${current}\n${item}`;
    if ([...longer].length > paragraphLimit) {
      paragraphs.push(current);
      current = item;
    } else current = longer;
  }
  return [...paragraphs, current];
}

/** The vendor's names are short; a registry's may be anything. */
function short(name: string): string {
  const letters = [...name.replace(/\s+/g, " ")];
  return letters.length <= 200 ? letters.join("") : `${letters.slice(0, 199).join("")}…`;
}

/** The stored text must read the same for everybody, so its times name their zone instead of following the reader's. */
function inUtc(language: Language, at: Date, withTime = false): string {
  const locale = language === "en" ? "en-GB" : "hu-HU";
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(at);
  if (!withTime) return `${date} (UTC)`;
  const time = at.toISOString().slice(11, 16);
  return language === "en" ? `${date} at ${time} (UTC)` : `${date} ${time} (UTC)`;
}
