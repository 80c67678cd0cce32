import { addMinutes } from "date-fns";
import type { CustomerId, CustomerTenantId, InvitationId } from "./ids.ts";
import type { InvitationState } from "./invitation.ts";
import { fold } from "./search-text.ts";

/** What speaks for a match: the tenant is known from the record, its domain or the passport page; or only names agree. */
export const certainties = [
  "tenant-in-record",
  "tenant-by-person",
  "tenant-by-passport",
  "tenant-of-domain",
] as const;
export const likelihoods = ["same-domain", "same-name"] as const;
export type Evidence = (typeof certainties)[number] | (typeof likelihoods)[number];

/**
 * Why an acceptance is nobody's yet: no invitation is like it; several are; the one that is had ended, or was written
 * after the acceptance; the tenant is another customer's; a person said no to the likely one.
 */
export const doubts = [
  "nobody-asked",
  "several",
  "too-late",
  "invited-later",
  "tenant-of-another",
  "said-no",
] as const;
export type Doubt = (typeof doubts)[number];

export type TargetSource = "record" | "domain" | "passport" | "match";

/** What the vendor showed: which tenant accepted and when. `domain` is lower case; null where it does not tell. */
export interface SeenTenant {
  readonly tenantId: CustomerTenantId;
  readonly companyName: string | null;
  readonly domain: string | null;
  readonly acceptedAt: Date;
}

/** An invitation that may be meant, with its customer and the tenants that it is known to be meant for. */
export interface Candidate {
  readonly invitationId: InvitationId;
  readonly state: InvitationState;
  readonly createdAt: Date;
  readonly customerId: CustomerId;
  readonly companyName: string;
  readonly domain: string | null;
  readonly tenantId: CustomerTenantId | null;
  readonly targets: readonly { readonly tenantId: CustomerTenantId; readonly source: TargetSource }[];
}

/** `candidates` are all that are like it, best first, the matched one included. */
export type Match =
  | {
      readonly kind: "certain" | "likely";
      readonly invitationId: InvitationId;
      readonly evidence: Evidence;
      readonly candidates: readonly InvitationId[];
    }
  | { readonly kind: "unclaimed"; readonly because: Doubt; readonly candidates: readonly InvitationId[] };

/** Clocks of two houses: an acceptance this little before its invitation is not before it. */
const clockSlackMinutes = 5;

/** People see and choose from no more. */
const candidatesKept = 10;

/**
 * Whose acceptance it is. Certain only when the tenant itself is known and one invitation alone can be meant; likely when
 * domain or name agree with exactly one. `holder` is the customer whose record has the tenant id already.
 */
export function matchAcceptance(
  seen: SeenTenant,
  all: readonly Candidate[],
  holder: CustomerId | null,
): Match {
  const fitting = all
    .flatMap((candidate) => {
      const evidence = evidenceFor(seen, candidate);
      return evidence ? [{ candidate, evidence }] : [];
    })
    .sort((one, other) => order(seen, one) - order(seen, other) || newer(one.candidate, other.candidate));
  const candidates = fitting.slice(0, candidatesKept).map(({ candidate }) => candidate.invitationId);
  const unclaimed = (because: Doubt): Match => ({ kind: "unclaimed", because, candidates });
  const meant = fitting.filter(({ candidate }) => isOpen(candidate) && isInTime(seen, candidate));

  const held = meant.filter(({ candidate }) => candidate.customerId === holder);
  if (holder !== null && held.length === 0 && meant.length > 0) return unclaimed("tenant-of-another");
  // The record's own tenant id is one customer's alone: others that merely seem to be it do not compete.
  const certain = held.length > 0 ? held : meant.filter(({ evidence }) => isCertain(evidence));
  const pool = certain.length > 0 ? certain : meant;
  const [first] = pool;
  if (!first) return unclaimed(whyNot(seen, fitting));

  const only = soleOf(pool.map(({ candidate }) => candidate));
  if (!only) return unclaimed("several");
  const { evidence } = pool.find(({ candidate }) => candidate === only) ?? first;
  const kind = isCertain(evidence) ? "certain" : "likely";
  return { kind, invitationId: only.invitationId, evidence, candidates };
}

/** The best there is; null where nothing speaks for it, or the record names another tenant and only the name agrees. */
function evidenceFor(seen: SeenTenant, candidate: Candidate): Evidence | null {
  if (candidate.tenantId === seen.tenantId) return "tenant-in-record";
  if (candidate.tenantId !== null) return null;
  const known = new Set(
    candidate.targets.filter((each) => each.tenantId === seen.tenantId).map((each) => each.source),
  );
  if (known.has("match")) return "tenant-by-person";
  if (known.has("passport")) return "tenant-by-passport";
  if (known.has("domain")) return "tenant-of-domain";
  if (seen.domain !== null && candidate.domain === seen.domain) return "same-domain";
  return seen.companyName !== null && isSameCompany(seen.companyName, candidate.companyName)
    ? "same-name"
    : null;
}

export function isCertain(evidence: string): boolean {
  return certainties.some((each) => each === evidence);
}

function isOpen({ state }: Candidate): boolean {
  return state === "sent" || state === "draft";
}

/** Mails leave before *Done*: what counts is when the draft was begun. */
function isInTime(seen: SeenTenant, { createdAt }: Candidate): boolean {
  return addMinutes(seen.acceptedAt, clockSlackMinutes) >= createdAt;
}

/** The one that is meant: the only one, or the only one handed over where the others are the same customer's drafts. */
function soleOf(pool: readonly Candidate[]): Candidate | null {
  if (new Set(pool.map((each) => each.customerId)).size > 1) return null;
  const sent = pool.filter((each) => each.state === "sent");
  const among = sent.length > 0 ? sent : pool;
  return among.length === 1 ? (among[0] ?? null) : null;
}

type Fitting = readonly { readonly candidate: Candidate; readonly evidence: Evidence }[];

function whyNot(seen: SeenTenant, fitting: Fitting): Doubt {
  if (fitting.length === 0) return "nobody-asked";
  return fitting.some(({ candidate }) => isInTime(seen, candidate)) ? "too-late" : "invited-later";
}

function order(seen: SeenTenant, { candidate, evidence }: Fitting[number]): number {
  const strength = [...certainties, ...likelihoods].indexOf(evidence);
  const isMeant = isOpen(candidate) && isInTime(seen, candidate);
  return strength + (isMeant ? 0 : 100) + (candidate.state === "draft" ? 10 : 0);
}

function newer(one: Candidate, other: Candidate): number {
  return other.createdAt.getTime() - one.createdAt.getTime();
}

/** Case, accents, punctuation and legal forms aside. Names of fewer than four letters say too little. */
export function isSameCompany(one: string, other: string): boolean {
  const core = coreName(one);
  return core.replaceAll(" ", "").length >= 4 && core === coreName(other);
}

/** The folded name without legal forms at its end; whole where nothing else would be left. */
export function coreName(companyName: string): string {
  const whole = fold(companyName);
  let core = whole;
  for (let found = formAtEnd(core); found !== undefined; found = formAtEnd(core)) {
    core = core.slice(0, -found.length - 1);
  }
  return core;
}

function formAtEnd(name: string): string | undefined {
  return legalForms.find((form) => name.endsWith(` ${form}`));
}

/** As folding leaves them: dots are blanks. Longer ones first, so that the whole of one goes at once. */
const legalForms = [
  "zartkoruen mukodo reszvenytarsasag",
  "nyilvanosan mukodo reszvenytarsasag",
  "korlatolt felelossegu tarsasag",
  "gesellschaft mit beschrankter haftung",
  "kozkereseti tarsasag",
  "egyeni vallalkozo",
  "reszvenytarsasag",
  "beteti tarsasag",
  "private limited company",
  "public limited company",
  "limited liability company",
  "aktiengesellschaft",
  "spolka z o o",
  "incorporated",
  "corporation",
  "sp z o o",
  "limited",
  "company",
  "pty ltd",
  "s a r l",
  "d o o",
  "s r o",
  "s r l",
  "s p a",
  "l l c",
  "l t d",
  "e k",
  "e v",
  "n v",
  "b v",
  "o y",
  "a s",
  "a g",
  "s a",
  "s l",
  "gmbh",
  "sarl",
  "corp",
  "nyrt",
  "kft",
  "zrt",
  "kkt",
  "doo",
  "sro",
  "srl",
  "spa",
  "llc",
  "llp",
  "ltd",
  "plc",
  "inc",
  "pty",
  "kg",
  "ag",
  "bt",
  "ev",
  "nv",
  "bv",
  "oy",
  "ab",
  "as",
  "sa",
  "sl",
  "rt",
  "se",
  "ug",
  "co",
];
