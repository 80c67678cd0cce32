import type { CustomerField, TypedCustomer } from "../../../domain/customer.ts";
import { fold } from "../../../domain/search-text.ts";
import { withoutTextMark } from "../export.ts";

/** Which field stands in which column of the file, and the headers nobody knows. */
export interface Columns {
  readonly places: ReadonlyMap<CustomerField, number>;
  readonly ignored: readonly string[];
}

/** Header names as `fold` leaves them: English, Hungarian, and those of Partner Center's own export. */
const names: Record<CustomerField, readonly string[]> = {
  companyName: [
    ...["company name", "company", "customer name", "customer", "name"],
    ...["vallalat neve", "cegnev", "ceg neve", "ceg", "ugyfel neve", "ugyfel", "nev"],
  ],
  domain: [
    ...["primary domain name", "primary domain", "domain name", "domain"],
    ...["elsodleges tartomanynev", "tartomanynev", "tartomany", "elsodleges domain", "domainnev"],
  ],
  tenantId: [
    ...["microsoft id", "tenant id", "customer tenant id", "tenant"],
    ...["microsoft azonosito", "berloazonosito", "berlo azonositoja", "berlo"],
  ],
  ownReference: [
    ...["own reference", "our reference", "reference", "customer number"],
    ...["sajat hivatkozas", "hivatkozas", "sajat azonosito", "ugyfelszam", "vevokod"],
  ],
  country: ["country", "country code", "orszag", "orszagkod"],
  origin: ["origin", "source", "eredet", "forras"],
  contactName: ["contact name", "contact", "kapcsolattarto neve", "kapcsolattarto"],
  contactEmail: [
    ...["contact email", "contact e mail", "email", "e mail", "email address", "e mail address"],
    ...["kapcsolattarto e mail cime", "kapcsolattarto email cime", "e mail cim", "email cim"],
  ],
  language: ["language", "nyelv"],
};

/** Known, and not taken over: where a relationship stands is learnt from the partner directory alone. */
const left = new Set([
  // Our own export's.
  "kapocs id",
  "relationship",
  "partner relationship",
  "kapcsolat",
  "partnerkapcsolat",
  "viszonteladoi kapcsolat",
]);

const fields = new Map(
  // The keys of `names` are the fields.
  (Object.keys(names) as CustomerField[]).flatMap((field) =>
    names[field].map((name) => [name, field] as const),
  ),
);

/** The first column of a field counts; a second one is ignored like an unknown one. */
export function readHeader(header: readonly string[]): Columns {
  const places = new Map<CustomerField, number>();
  const ignored: string[] = [];
  for (const [place, title] of header.entries()) {
    const name = fold(title);
    const field = fields.get(name);
    if (field && !places.has(field)) places.set(field, place);
    else if (name !== "" && !left.has(name)) ignored.push(title.trim());
  }
  return { places, ignored };
}

export function readRecord(record: readonly string[], { places }: Columns): TypedCustomer {
  const typed: { [Field in CustomerField]?: string } = {};
  for (const [field, place] of places) {
    const value = record[place];
    if (value !== undefined && value !== "") typed[field] = withoutTextMark(value);
  }
  if (typed.language) typed.language = languages.get(fold(typed.language)) ?? typed.language;
  if (typed.origin) typed.origin = origins.get(fold(typed.origin)) ?? typed.origin;
  return typed;
}

// Maps: a cell may say anything, "constructor" too.
const languages = new Map([
  ["en", "en"],
  ["english", "en"],
  ["angol", "en"],
  ["hu", "hu"],
  ["hungarian", "hu"],
  ["magyar", "hu"],
]);

const origins = new Map([
  ["own marketing", "own-marketing"],
  ["sajat marketing", "own-marketing"],
  ["vendor referral", "vendor-referral"],
  ["gyartoi ajanlas", "vendor-referral"],
  ["indirect provider", "indirect-provider"],
  ["kozvetett szolgaltato", "indirect-provider"],
  ["other portal", "other-portal"],
  ["mas portal", "other-portal"],
]);
