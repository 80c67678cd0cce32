import type { ShownLeg } from "../../domain/facts.ts";
import type { CustomerTenantId } from "../../domain/ids.ts";
import { type Asking, get, isForbidden, isNotOurs } from "./asking.ts";
import { isCollection, itemsOf, textOf } from "./fields.ts";
import type { Party } from "./links.ts";

/** "unread": this caller is not shown them. */
export type ProviderLegs = readonly ShownLeg[] | "unread";

/**
 * The indirect providers that are tied to the customer beside us. No partner of the two-tier kind: an empty body, or null.
 * Source: https://learn.microsoft.com/en-us/partner-center/developer/get-indirect-resellers-of-a-customer
 */
export async function readProviderLegs(
  asking: Asking,
  tenantId: CustomerTenantId,
  partnerTenantId: string,
  { partnerKind, providers }: Party,
): Promise<ProviderLegs> {
  if (partnerKind === "direct" && providers.length === 0) return [];
  try {
    const body = await get(asking, `/v1/customers/${tenantId}/relationships`, "user");
    if (!isCollection(body)) return "unread";
    return parseProviderLegs(body, partnerTenantId, { partnerKind, providers });
  } catch (error) {
    if (isNotOurs(error)) return [];
    if (isForbidden(error)) return "unread";
    throw error;
  }
}

/** A provider that the set-up does not know is shown by the name it has there. */
export function parseProviderLegs(
  body: unknown,
  partnerTenantId: string,
  { partnerKind, providers }: Party,
): ShownLeg[] {
  return itemsOf(body).flatMap((item) => {
    const id = textOf(item.get("id"))?.toLowerCase() ?? null;
    const type = (textOf(item.get("relationshiptype")) ?? "").toLowerCase().replaceAll("_", "");
    if (id === null || id === partnerTenantId || type === "none") return [];
    // A provider finds its resellers in the same list: they are no provider's leg.
    if (partnerKind === "indirect-provider" && type === "isindirectcloudsolutionproviderof") return [];
    const known = providers.find((provider) => provider.tenantId?.toLowerCase() === id);
    const state = (textOf(item.get("state")) ?? "active").toLowerCase();
    return [
      {
        kind: "provider" as const,
        providerId: known?.id ?? null,
        providerName: known?.name ?? textOf(item.get("name")),
        isActive: state === "active",
      },
    ];
  });
}
