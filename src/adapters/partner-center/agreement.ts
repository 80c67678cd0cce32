import type { LinkRefusal } from "../../ports/partner-directory.ts";
import { type Asking, get, isForbidden } from "./asking.ts";
import { VendorRefusal } from "./call.ts";
import { fieldsOf, isTrue } from "./fields.ts";

/** 2203, 2206: not signed. 2201: another region. The other 2xxx are about how we asked. */
const obstacles: Readonly<Record<string, LinkRefusal["because"]>> = {
  "2201": "other-region",
  "2203": "agreement-not-signed",
  "2206": "agreement-not-signed",
};
/** The question is meant for resellers: of everybody else the vendor says that they have no reseller's account. */
const noResellerAccount = "2204";

/**
 * Whether we signed the vendor's partner agreement. A caller who may not ask is not held up: the link's own call says.
 * Source: https://learn.microsoft.com/en-us/partner-center/developer/verify-indirect-reseller-mpa-status
 */
export async function findAgreementObstacle(
  asking: Asking,
  partnerTenantId: string,
  isReseller: boolean,
): Promise<LinkRefusal | null> {
  try {
    const body = await get(asking, "/v1/compliance/csp/agreementstatus", "user", {
      tenantId: partnerTenantId,
    });
    const isSigned = fieldsOf(body).get("isagreementsigned");
    if (isSigned === undefined || isTrue(isSigned)) return null;
    return { outcome: "refused", because: "agreement-not-signed", message: null, correlationId: null };
  } catch (error) {
    if (isForbidden(error)) return null;
    if (!(error instanceof VendorRefusal)) throw error;
    const code = error.code ?? "";
    const because = code === noResellerAccount && isReseller ? "agreement-not-signed" : obstacles[code];
    if (!because) return null;
    return { outcome: "refused", because, message: error.said, correlationId: error.correlationId };
  }
}
