import type { PartnerKind, Provider } from "../../domain/settings.ts";
import type { LinkAnswer, LinkRefusal, LinkRequest } from "../../ports/partner-directory.ts";
import { findAgreementObstacle } from "./agreement.ts";
import { type Asking, get } from "./asking.ts";
import { type VendorHosts, VendorRefusal } from "./call.ts";
import { fieldsOf, textOf } from "./fields.ts";
import { isTrustedLink, providersIn, withProvider } from "./link-guard.ts";
import { findPartnershipObstacle } from "./partnership.ts";

/** Who we are to the vendor, as the set-up says. */
export interface Party {
  readonly partnerKind: PartnerKind;
  readonly providers: readonly Provider[];
}

interface LinkParts {
  readonly asking: Asking;
  readonly hosts: VendorHosts;
  readonly partnerTenantId: string;
  readonly party: Party;
}

/**
 * Asks for the invitation's link, after what it needs was checked and named. The link is the partner's, the same for every
 * customer, and opaque: nothing in it is rebuilt.
 * Source: https://learn.microsoft.com/en-us/partner-center/developer/request-reseller-relationship
 */
export async function askForLink(parts: LinkParts, request: LinkRequest): Promise<LinkAnswer> {
  const asked = request.legs.find(({ kind }) => kind === "provider");
  const provider = asked ? parts.party.providers.find(({ id }) => id === asked.providerId) : undefined;
  if (asked && !provider?.tenantId) return refused("provider-without-tenant-id");
  const providerTenantId = provider?.tenantId?.toLowerCase() ?? null;

  const isReseller = parts.party.partnerKind === "indirect-reseller" || providerTenantId !== null;
  const obstacle =
    (await findAgreementObstacle(parts.asking, parts.partnerTenantId, isReseller)) ??
    (providerTenantId &&
      (await findPartnershipObstacle(parts.asking, parts.party.partnerKind, providerTenantId)));
  if (obstacle) return obstacle;
  try {
    const body = await get(
      parts.asking,
      "/v1/customers/relationshiprequests",
      "user",
      queryOf(parts, providerTenantId),
    );
    return judge(parts.hosts, textOf(fieldsOf(body).get("url")), providerTenantId);
  } catch (error) {
    if (!(error instanceof VendorRefusal)) throw error;
    return {
      outcome: "refused",
      because: reasonOf(error),
      message: error.said,
      correlationId: error.correlationId,
    };
  }
}

function queryOf(
  { party, partnerTenantId }: LinkParts,
  providerTenantId: string | null,
): Record<string, string> {
  if (providerTenantId === null) return {};
  return {
    indirectCloudSolutionProviderId: providerTenantId,
    indirectResellerId: partnerTenantId,
    // Of a partner that sells directly, too, it says which of its roles is meant.
    dualRoleIndirectRelationship: String(party.partnerKind === "direct"),
  };
}

function judge(hosts: VendorHosts, url: string | null, providerTenantId: string | null): LinkAnswer {
  if (url === null || !isTrustedLink(url, hosts)) return refused("link-not-trusted");
  const named = providersIn(url);
  // It would tie the customer to somebody whom the draft does not name.
  if (named.some((id) => id !== providerTenantId)) return refused("link-not-trusted");
  if (providerTenantId === null || named.length > 0) return { outcome: "issued", url, isComposed: false };
  return { outcome: "issued", url: withProvider(url, providerTenantId), isComposed: true };
}

/** Source: https://learn.microsoft.com/en-us/partner-center/developer/error-codes */
function reasonOf({ code }: VendorRefusal): LinkRefusal["because"] {
  if (code === "800016" || code === "800015") return "no-provider-relation";
  if (code === "2201") return "other-region";
  return code === "2203" || code === "2206" ? "agreement-not-signed" : "refused-by-vendor";
}

function refused(because: LinkRefusal["because"]): LinkRefusal {
  return { outcome: "refused", because, message: null, correlationId: null };
}
