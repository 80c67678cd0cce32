import type { PartnerKind } from "../../domain/settings.ts";
import type { LinkRefusal } from "../../ports/partner-directory.ts";
import { type Asking, get, isForbidden } from "./asking.ts";
import { VendorRefusal } from "./call.ts";
import { isCollection, itemsOf, textOf } from "./fields.ts";

/**
 * Whether our partnership with the provider stands. An empty answer, or null, means that there is none; a caller who may
 * not ask is not held up.
 * Source: https://learn.microsoft.com/en-us/partner-center/developer/retrieve-a-list-of-indirect-resellers
 */
export async function findPartnershipObstacle(
  asking: Asking,
  partnerKind: PartnerKind,
  providerTenantId: string,
): Promise<LinkRefusal | null> {
  if (partnerKind === "indirect-provider") return null;
  try {
    const body = await get(asking, "/v1/relationships", "user", {
      relationship_type: "IsIndirectResellerOf",
    });
    if (!isCollection(body)) return null;
    const stands = itemsOf(body).some(
      (item) =>
        textOf(item.get("id"))?.toLowerCase() === providerTenantId &&
        (textOf(item.get("state")) ?? "active").toLowerCase() === "active",
    );
    if (stands) return null;
    return { outcome: "refused", because: "no-provider-relation", message: null, correlationId: null };
  } catch (error) {
    // Newer pages and older ones disagree on who may ask.
    if (isForbidden(error) || error instanceof VendorRefusal) return null;
    throw error;
  }
}
