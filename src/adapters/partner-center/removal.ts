import type { CustomerTenantId, ProviderId } from "../../domain/ids.ts";
import { DirectoryUnavailable, type RemovalAnswer } from "../../ports/partner-directory.ts";
import { type Asking, isForbidden } from "./asking.ts";
import { VendorRefusal } from "./call.ts";
import { readCustomerResource } from "./customer-record.ts";
import type { Party } from "./links.ts";

interface RemovalParts {
  readonly asking: Asking;
  readonly party: Party;
  /** An indirect reseller tries it itself before its provider is asked. */
  readonly resellerRemoves: boolean;
}

/**
 * Ends the reseller relationship (PATCH, `relationshipToPartner: "none"`) with a signed-in person's rights, and nothing
 * else: no subscription is suspended or cancelled. It is read before, and after an answer that did not come; never
 * repeated blindly. Throws DirectoryUnavailable where nothing was sent.
 * Source: https://learn.microsoft.com/en-us/partner-center/developer/remove-a-reseller-relationship-with-a-customer
 */
export async function removeRelationship(
  parts: RemovalParts,
  tenantId: CustomerTenantId,
  requestId: string,
): Promise<RemovalAnswer> {
  const { isOurs } = await readCustomerResource(parts.asking, tenantId);
  if (!isOurs) return { outcome: "carried-out" };
  if (isReseller(parts) && !parts.resellerRemoves) return providerMust(parts.party, "");
  try {
    await sendRemoval(parts.asking, tenantId, requestId);
    return { outcome: "carried-out" };
  } catch (error) {
    if (maySellThroughProvider(parts) && isForbidden(error) && !isAboutRole(error))
      return providerMust(parts.party, refusalIn(error)?.said ?? "");
    if (error instanceof VendorRefusal) return judgeRefusal(parts, tenantId, error);
    if (error instanceof DirectoryUnavailable && error.trouble === "no-answer")
      return lookAgain(parts, tenantId, error);
    throw error;
  }
}

async function sendRemoval(
  { client, workspaceId, correlationId }: Asking,
  tenantId: CustomerTenantId,
  requestId: string,
): Promise<void> {
  await client.call({
    workspaceId,
    correlationId,
    to: "api",
    method: "PATCH",
    path: `/v1/customers/${tenantId}`,
    body: { relationshipToPartner: "none", attributes: { objectType: "Customer" } },
    as: "user",
    requestId,
    isRepeatable: false,
  });
}

/** 3000: there is no such relationship. Believed only when a reading says so, too. */
async function judgeRefusal(
  { asking }: RemovalParts,
  tenantId: CustomerTenantId,
  { code, said, status, correlationId }: VendorRefusal,
): Promise<RemovalAnswer> {
  if (code === "3000" || status === 404) {
    const { isOurs } = await readCustomerResource(asking, tenantId);
    if (!isOurs) return { outcome: "carried-out" };
  }
  return { outcome: "refused", message: said ?? `HTTP ${status}`, correlationId };
}

/** The effect may have come without its answer. */
async function lookAgain(
  { asking }: RemovalParts,
  tenantId: CustomerTenantId,
  { message }: DirectoryUnavailable,
): Promise<RemovalAnswer> {
  try {
    const { isOurs } = await readCustomerResource(asking, tenantId);
    return isOurs ? { outcome: "unknown", message } : { outcome: "carried-out" };
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return { outcome: "unknown", message };
    throw error;
  }
}

function isReseller({ party }: RemovalParts): boolean {
  return party.partnerKind === "indirect-reseller";
}

/** A partner that sells directly, too, may have this customer through a provider. */
function maySellThroughProvider(parts: RemovalParts): boolean {
  const { partnerKind, providers } = parts.party;
  return isReseller(parts) || (partnerKind === "direct" && providers.length > 0);
}

function providerMust({ providers }: Party, message: string): RemovalAnswer {
  const [only, ...others] = providers;
  const providerId: ProviderId | null = only && others.length === 0 ? only.id : null;
  return { outcome: "provider-must", message, providerId };
}

/** The person who is signed in may not, whoever the partner is: the provider could not help. */
function isAboutRole(error: VendorRefusal | DirectoryUnavailable): boolean {
  const code = refusalIn(error)?.code;
  return code === "900150" || code === "900308" || code === "900329";
}

function refusalIn(error: VendorRefusal | DirectoryUnavailable): VendorRefusal | null {
  if (error instanceof VendorRefusal) return error;
  return error.cause instanceof VendorRefusal ? error.cause : null;
}
