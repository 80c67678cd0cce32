import { CustomerTenantId } from "../../domain/ids.ts";
import type { VendorNews } from "../../ports/vendor-desk.ts";
import { fieldsOf, textOf } from "./fields.ts";
import { instantIn, kindOf } from "./news-kind.ts";

/** A record of the activity log that is about a relationship. `name` is the vendor's word for what happened. */
export interface HeardRecord extends Pick<VendorNews, "kind" | "tenantId" | "companyName" | "gdapId" | "at"> {
  readonly name: string;
}

type Fields = ReadonlyMap<string, unknown>;

const longestName = 256;

/**
 * Null for records that are about something else, or about something that did not come to pass. Two kinds of names tell
 * what happened: the operation's, and the one within the record's id; for some acceptances only the latter is published.
 * Source: https://learn.microsoft.com/en-us/partner-center/developer/auditing-resources
 */
export function readRecord(body: unknown): HeardRecord | null {
  const fields = fieldsOf(body);
  const id = textOf(fields.get("id"));
  const name = nameOf(textOf(fields.get("operationtype")), id);
  if (name === null || /^(?:failed|declined?|denied)$/i.test(textOf(fields.get("operationstatus")) ?? ""))
    return null;
  const at = instantIn(id) ?? instantIn(textOf(fields.get("operationdate")));
  if (at === null) return null;
  const kind = kindOf(name);
  const resource = resourceOf(fields);
  const customer = fieldsOf(resource.get("customer"));
  const company = textOf(fields.get("customername")) ?? textOf(customer.get("organizationdisplayname"));
  return {
    name,
    kind,
    at,
    tenantId: tenantOf(fields, resource),
    companyName: company && [...company].slice(0, longestName).join(""),
    gdapId: kind === "gdap.changed" ? granularOf(resource) : null,
  };
}

function nameOf(operation: string | null, id: string | null): string | null {
  const inId = id?.split("_").at(-2) ?? "";
  return [operation ?? "", inId].find((name) => kindOf(name) !== "other") ?? null;
}

/** The new value is JSON inside a text, its names in another case than the record's own. Where it is null, the old one. */
function resourceOf(fields: Fields): Fields {
  for (const name of ["resourcenewvalue", "resourceoldvalue"]) {
    const value = fields.get(name);
    const resource = fieldsOf(typeof value === "string" ? parsed(value) : value);
    if (resource.size > 0) return resource;
  }
  return new Map();
}

function tenantOf(fields: Fields, resource: Fields): CustomerTenantId | null {
  const customer = fieldsOf(resource.get("customer"));
  const candidates = [
    fields.get("customerid"),
    fieldsOf(resource.get("companyprofile")).get("tenantid"),
    customer.get("organizationid"),
    customer.get("tenantid"),
  ];
  for (const candidate of candidates) {
    const tenantId = CustomerTenantId.safeParse(textOf(candidate)?.toLowerCase());
    if (tenantId.success) return tenantId.data;
  }
  return null;
}

function granularOf(resource: Fields): string | null {
  const id = textOf(resource.get("id"));
  return id && /^[\w-]{1,120}$/.test(id) ? id : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
