import { z } from "zod";
import { readCountry } from "./country.ts";
import type { CustomerId, CustomerTenantId } from "./ids.ts";
import { CustomerTenantId as CustomerTenantIdSchema } from "./ids.ts";
import { Language } from "./language.ts";
import { type PastedAddress, readPastedAddress } from "./pasted-address.ts";
import type { RelationshipState } from "./relationship.ts";
import { tidyLine } from "./typed-text.ts";

/** Where we know the customer from. */
export const CustomerOrigin = z.enum([
  "own-marketing",
  "vendor-referral",
  "indirect-provider",
  "other-portal",
]);
export type CustomerOrigin = z.infer<typeof CustomerOrigin>;

/**
 * Where the customer stands with us, kept on the row so that the list can be filtered by key:
 * `none` (never invited, or every invitation ended), `invited` (one is pending), `active`, `removed`.
 */
export const CustomerStanding = z.enum(["none", "invited", "active", "removed"]);
export type CustomerStanding = z.infer<typeof CustomerStanding>;

/** What a standing is decided on: our own leg (null: there never was one), and whether an invitation waits. */
export interface StandingGround {
  readonly ownLeg: RelationshipState | null;
  readonly hasPendingInvitation: boolean;
}

/** The one rule for the standing: our own leg first, then a pending invitation, then what was. */
export function standingFrom(ground: StandingGround): CustomerStanding {
  if (ground.ownLeg === "active") return "active";
  if (ground.hasPendingInvitation) return "invited";
  return ground.ownLeg ?? "none";
}

/** Lengths count Unicode characters. `domain` is kept in its ASCII (punycode) form, lower case. */
export const limits = {
  companyName: 200,
  ownReference: 60,
  contactName: 120,
  email: 254,
  domain: 253,
} as const;

/** What a person may enter about a customer. Empty optional fields are null. */
export interface CustomerDetails {
  readonly companyName: string;
  readonly domain: string | null;
  readonly tenantId: CustomerTenantId | null;
  readonly ownReference: string | null;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string | null;
  readonly origin: CustomerOrigin;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
  /** The language of e-mails and of the acceptance page. */
  readonly language: Language;
}

export interface Customer extends CustomerDetails {
  readonly id: CustomerId;
  readonly standing: CustomerStanding;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** What a person may enter, out of a whole customer. */
export function detailsOf(customer: CustomerDetails): CustomerDetails {
  const { companyName, domain, tenantId, ownReference, country } = customer;
  const { origin, contactName, contactEmail, language } = customer;
  return {
    companyName,
    domain,
    tenantId,
    ownReference,
    country,
    origin,
    contactName,
    contactEmail,
    language,
  };
}

export function sameDetails(one: CustomerDetails, other: CustomerDetails): boolean {
  return JSON.stringify(detailsOf(one)) === JSON.stringify(detailsOf(other));
}

export type CustomerField = keyof CustomerDetails;
export type CustomerFault =
  | "required"
  | "too-long"
  | "bad-domain"
  | "bad-tenant-id"
  | "bad-country"
  | "bad-email"
  | "bad-origin"
  | "bad-language";

/** Each field as it was typed; a missing key and an empty string both mean "not given". */
export type TypedCustomer = { readonly [Field in CustomerField]?: string | null | undefined };

export type CustomerFaults = Partial<Record<CustomerField, CustomerFault>>;

/** Reads what was typed: the details, or a fault for each field that cannot stay as it is. */
export function readCustomer(
  typed: TypedCustomer,
): { details: CustomerDetails } | { faults: CustomerFaults } {
  const faults: CustomerFaults = {};
  const text = (field: CustomerField, max: number): string | null => {
    const value = clean(typed[field]);
    if (value !== null && [...value].length > max) faults[field] = "too-long";
    return value;
  };

  const companyName = text("companyName", limits.companyName);
  if (companyName === null) faults.companyName = "required";
  const ownReference = text("ownReference", limits.ownReference);
  const pasted = readPastedAddress(clean(typed.contactEmail) ?? "");
  const contactName = text("contactName", limits.contactName) ?? nameBefore(pasted);

  const domain = readDomain(clean(typed.domain));
  if (domain === "bad") faults.domain = "bad-domain";
  const contactEmail = readEmail(pasted?.address ?? clean(typed.contactEmail));
  if (contactEmail === "bad") faults.contactEmail = "bad-email";

  const tenantId = clean(typed.tenantId);
  const tenant =
    tenantId === null ? null : CustomerTenantIdSchema.safeParse(tenantId.replace(/^\{|\}$/g, ""));
  if (tenant && !tenant.success) faults.tenantId = "bad-tenant-id";

  const country = readCountry(clean(typed.country));
  if (country === "bad") faults.country = "bad-country";
  const origin = CustomerOrigin.safeParse(clean(typed.origin) ?? "own-marketing");
  if (!origin.success) faults.origin = "bad-origin";
  const language = Language.safeParse(clean(typed.language) ?? "en");
  if (!language.success) faults.language = "bad-language";

  if (Object.keys(faults).length > 0 || companyName === null || !origin.success || !language.success)
    return { faults };
  return {
    details: {
      companyName,
      domain: domain === "bad" ? null : domain,
      tenantId: tenant?.success ? tenant.data : null,
      ownReference,
      country: country === "bad" ? null : country,
      origin: origin.data,
      contactName,
      contactEmail: contactEmail === "bad" ? null : contactEmail,
      language: language.data,
    },
  };
}

/** A name longer than the field was not meant as one. */
function nameBefore(pasted: PastedAddress | null): string | null {
  const name = pasted?.name ?? null;
  return name !== null && [...name].length <= limits.contactName ? name : null;
}

/** One line of what was typed; not given and empty are both null. */
export function clean(value: string | null | undefined): string | null {
  return value === null || value === undefined ? null : tidyLine(value);
}

/** The ASCII form of a domain, internationalised ones as punycode; "bad" if it is none. */
export function readDomain(typed: string | null): string | null | "bad" {
  if (typed === null) return null;
  const bare = typed
    .replace(/^https?:\/\//i, "")
    .replace(/^www\.(?=[^.]+\.)/i, "")
    .replace(/\/.*$/, "");
  return readHost(bare);
}

function readHost(typed: string): string | "bad" {
  const bare = typed.replace(/\.$/, "");
  if (bare.length === 0 || /[\s@:/?#[\]%_<>"'|\\^`{}]/u.test(bare)) return "bad";
  const ascii = asciiHost(bare);
  if (ascii === null || ascii.length > limits.domain) return "bad";
  const labels = ascii.split(".");
  const last = labels.at(-1) ?? "";
  const isWellFormed =
    labels.length >= 2 && labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
  return isWellFormed && !/^\d+$/.test(last) ? ascii : "bad";
}

/** Local part as typed, domain in its ASCII form. */
export function readEmail(typed: string | null): string | null | "bad" {
  if (typed === null) return null;
  const at = typed.lastIndexOf("@");
  const local = typed.slice(0, at);
  // The host exactly as typed: here "www." is part of it and a path is a fault.
  const domain = readHost(typed.slice(at + 1));
  if (at < 1 || local.length > 64 || domain === "bad") return "bad";
  if (
    !/^[^\s@<>(),;:\\"[\]]+$/u.test(local) ||
    local.startsWith(".") ||
    local.endsWith(".") ||
    local.includes("..")
  )
    return "bad";
  const email = `${local}@${domain}`;
  return email.length > limits.email ? "bad" : email;
}

function asciiHost(host: string): string | null {
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    return null;
  }
}
