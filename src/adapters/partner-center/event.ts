import { CustomerTenantId } from "../../domain/ids.ts";
import type { VendorNewsKind } from "../../ports/vendor-desk.ts";
import { fieldsOf, textOf } from "./fields.ts";
import { instantIn, kindOf } from "./news-kind.ts";

/** A web hook's payload, in our words. Names no partner, no customer and nobody who did it. */
export interface HeardEvent {
  /** As the vendor writes it, lower case. */
  readonly name: string;
  readonly kind: VendorNewsKind;
  readonly at: Date | null;
  readonly tenantId: CustomerTenantId | null;
  readonly gdapId: string | null;
  /** The record of what happened, as it stands in AuditUri; null where there is none at a host of ours. */
  readonly recordId: string | null;
}

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const inCustomers = new RegExp(`/customers/(${guid.source})(?:/|$)`, "i");
/** Granular relationships bear two GUIDs in a row; anything else an id may be made of is taken too. */
const inGranular = /\/granularadminrelationships\/([\w-]{1,120})(?:\/|$)/i;
const inRecords = /\/auditrecords\/([\w.-]{1,400})\/?$/i;

/**
 * Null for what is no event at all. Fields come in any case, may be missing or null; what is not understood is left out.
 * Source: https://learn.microsoft.com/en-us/partner-center/developer/partner-center-webhook-events
 */
export function readEvent(body: unknown, api: string): HeardEvent | null {
  const fields = fieldsOf(body);
  const name = textOf(fields.get("eventname"))?.toLowerCase();
  if (!name) return null;
  const resource = pathOf(textOf(fields.get("resourceuri")));
  const record = textOf(fields.get("audituri")) ?? textOf(fields.get("auditurl"));
  const tenantId = CustomerTenantId.safeParse(inCustomers.exec(resource)?.[1]?.toLowerCase());
  const recordId = record && isAt(record, api) ? (inRecords.exec(pathOf(record))?.[1] ?? null) : null;
  return {
    name,
    kind: kindOf(name),
    at: instantIn(recordId) ?? instantIn(textOf(fields.get("resourcechangeutcdate"))),
    tenantId: tenantId.success ? tenantId.data : null,
    gdapId: inGranular.exec(resource)?.[1] ?? null,
    recordId,
  };
}

/** The path alone: wherever it leads, nobody goes there. */
function pathOf(uri: string | null): string {
  return uri !== null && URL.canParse(uri, "https://vendor.invalid")
    ? new URL(uri, "https://vendor.invalid").pathname
    : "";
}

/** The same host as the one we ask, by the same protocol. */
function isAt(uri: string, api: string): boolean {
  return URL.canParse(uri) && new URL(uri).origin === new URL(api).origin;
}
