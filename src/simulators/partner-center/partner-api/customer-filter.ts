import type { CustomerRow } from "../world/customer-index.ts";
import { field, isFields, text } from "./fields.ts";

const fieldNames = ["companyname", "domain", "indirectreseller", "indirectcloudsolutionprovider"] as const;

export interface CustomerFilter {
  readonly field: (typeof fieldNames)[number];
  /** In lower case. */
  readonly value: string;
}

/** `{"Field":…,"Value":…,"Operator":"starts_with"}`; a sentence says what is wrong with another one. */
export function readFilter(json: string | undefined): CustomerFilter | null | { readonly wrong: string } {
  if (json === undefined) return null;
  let filter: unknown;
  try {
    filter = JSON.parse(json);
  } catch {
    return { wrong: "The filter is not JSON." };
  }
  if (!isFields(filter)) return { wrong: "The filter is not a JSON object." };
  const name = text(filter, "Field")?.toLowerCase();
  const known = fieldNames.find((one) => one === name);
  if (!known) return { wrong: `Customers cannot be searched by the field '${text(filter, "Field") ?? ""}'.` };
  const operator = text(filter, "Operator")?.toLowerCase().replaceAll("_", "");
  if (operator !== "startswith")
    return { wrong: `The operator '${text(filter, "Operator") ?? ""}' is not supported; use starts_with.` };
  const value = field(filter, "Value");
  if (typeof value !== "string" && typeof value !== "number") return { wrong: "The filter has no value." };
  return { field: known, value: String(value).toLowerCase() };
}

export function matches(filter: CustomerFilter | null, { tenant, relationship }: CustomerRow): boolean {
  if (!filter) return true;
  switch (filter.field) {
    case "companyname":
      return tenant.companyName.toLowerCase().startsWith(filter.value);
    case "domain":
      return tenant.domain.toLowerCase().startsWith(filter.value);
    case "indirectreseller":
      return relationship.role === "provider" && (relationship.otherPartnerId ?? "").startsWith(filter.value);
    case "indirectcloudsolutionprovider":
      return relationship.role === "reseller" && (relationship.otherPartnerId ?? "").startsWith(filter.value);
  }
}
