import { z } from "zod";
import { CustomerTenantId } from "../../../domain/ids.ts";
import type { GdapRelationship, GdapState } from "../../../ports/delegated-admin.ts";
import { daysOf } from "./duration.ts";

/** Graph's words for the states, in lower case. Any other is "unknown": the enumeration may grow. */
const states: Readonly<Record<string, GdapState>> = {
  created: "created",
  approvalpending: "approval-pending",
  approved: "approved",
  activating: "activating",
  active: "active",
  expiring: "expiring",
  expired: "expired",
  terminationrequested: "termination-requested",
  terminating: "terminating",
  terminated: "terminated",
};

const text = z
  .union([z.string(), z.number().transform(String)])
  .transform((value) => value.trim() || null)
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

/** Before 1970 is a date that nobody set. */
const instant = text.transform((value) => {
  const at = value === null ? Number.NaN : Date.parse(value);
  return at > 0 ? new Date(at) : null;
});

const Customer = z.looseObject({ tenantid: text, displayname: text }).nullish().catch(null);
const Role = z.looseObject({ roledefinitionid: text });
const Access = z
  .looseObject({ unifiedroles: z.array(Role.nullish().catch(null)).nullish().catch(null) })
  .nullish()
  .catch(null);

/**
 * A relationship as Graph shows it, with its keys in lower case. A provider's for a reseller has more fields, which
 * change nothing for us.
 * Source: https://learn.microsoft.com/en-us/graph/api/resources/delegatedadminrelationship
 */
const Relationship = z
  .looseObject({
    "@odata.etag": text,
    id: z.union([z.string().trim().min(1), z.number().transform(String)]),
    displayname: text,
    duration: text,
    customer: Customer,
    accessdetails: Access,
    status: text,
    autoextendduration: text,
    createddatetime: instant,
    activateddatetime: instant,
    enddatetime: instant,
  })
  .transform((shown): GdapRelationship => {
    const tenantId = CustomerTenantId.safeParse(shown.customer?.tenantid?.toLowerCase());
    const state = states[shown.status?.toLowerCase() ?? ""] ?? "unknown";
    const roleIds = (shown.accessdetails?.unifiedroles ?? []).flatMap((role) =>
      role?.roledefinitionid ? [role.roledefinitionid.toLowerCase()] : [],
    );
    return {
      id: shown.id,
      name: shown.displayname ?? "",
      state,
      tenantId: tenantId.success ? tenantId.data : null,
      companyName: shown.customer?.displayname ?? null,
      roleIds: [...new Set(roleIds)],
      durationDays: daysOf(shown.duration),
      isAutoExtended: (daysOf(shown.autoextendduration) ?? 0) > 0,
      createdAt: shown.createddatetime,
      activatedAt: shown.activateddatetime,
      endsAt: shown.enddatetime,
      etag: shown["@odata.etag"] ?? "",
    };
  });

/** Null for what is no relationship. `etag`: the answer's header, which counts where the body has none. */
export function readRelationship(body: unknown, etag: string | null = null): GdapRelationship | null {
  const read = Relationship.safeParse(withLowerKeys(body));
  if (!read.success) return null;
  return read.data.etag === "" ? { ...read.data, etag: etag ?? "" } : read.data;
}

export interface RelationshipPage {
  readonly relationships: readonly GdapRelationship[];
  /** Graph's own address of the next page. */
  readonly next: string | null;
}

const Page = z.looseObject({
  value: z.array(z.unknown()).nullish().catch(null),
  "@odata.nextlink": text,
});

/** An entry that cannot be read is left out; null for what is no page. */
export function readPage(body: unknown): RelationshipPage | null {
  const read = Page.safeParse(withLowerKeys(body));
  if (!read.success || !read.data.value) return null;
  const relationships = read.data.value.map((each) => readRelationship(each)).filter((each) => each !== null);
  return { relationships, next: read.data["@odata.nextlink"] };
}

/** Names of fields come in either case. */
function withLowerKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withLowerKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key.toLowerCase(), withLowerKeys(field)]),
  );
}
