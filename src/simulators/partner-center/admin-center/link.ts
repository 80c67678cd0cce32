/** What a link asks for; read from its parameters alone, whatever their case, their order and the host before them. */
export type AskedByLink =
  | {
      readonly is: "reseller-invitation";
      /** Two-tier: a reseller, with its provider in a joint link. */
      readonly isIndirect: boolean;
      readonly partnerId: string;
      readonly providerId: string | null;
      readonly asksForDap: boolean;
    }
  | { readonly is: "gdap-approval"; readonly relationshipId: string }
  | { readonly is: "customer-agreement" }
  | { readonly is: "partnership" }
  | { readonly is: "nothing" };

/** The query parameter by which the page hands on what it found behind the `#`. */
export const gdapParameter = "granularAdminRelationship";

export function readLink(link: string): AskedByLink {
  if (!URL.canParse(link)) return { is: "nothing" };
  const { pathname, searchParams, hash } = new URL(link);
  if (/\/indirectresellers\/relationshiprequest\//i.test(pathname)) return { is: "partnership" };
  const asked = readParameters(searchParams);
  if (asked.is !== "nothing") return asked;
  const behindHash = /\/granularAdminRelationships\/([^/?#&]+)/i.exec(hash)?.[1];
  return behindHash ? { is: "gdap-approval", relationshipId: behindHash.toLowerCase() } : asked;
}

export function readParameters(parameters: URLSearchParams): AskedByLink {
  const given = new Map([...parameters].map(([name, value]) => [name.toLowerCase(), value.trim()]));
  const kind = (given.get("invtype") ?? given.get("type") ?? "").toLowerCase();
  const partnerId = (given.get("partnerid") ?? given.get("id") ?? "").toLowerCase();
  if (kind === "resellerrelationship" || kind === "indirectresellerrelationship")
    return {
      is: "reseller-invitation",
      isIndirect: kind === "indirectresellerrelationship",
      partnerId,
      providerId: (given.get("indirectcspid") ?? given.get("indirectcsp") ?? "").toLowerCase() || null,
      asksForDap: given.get("dap")?.toLowerCase() === "true",
    };
  const relationshipId = given.get(gdapParameter.toLowerCase())?.toLowerCase();
  if (relationshipId) return { is: "gdap-approval", relationshipId };
  if (/\/BillingAccounts\/agreement/i.test(given.get("ref") ?? "")) return { is: "customer-agreement" };
  return { is: "nothing" };
}
