import type { Simulation } from "../simulation.ts";
import { arePartners, findPartner, findTenant } from "../world/relate.ts";
import type { Partner, Tenant } from "../world/state.ts";
import type { AskedByLink } from "./link.ts";

/** Why the admin center says no. */
export type Refusal =
  | { readonly because: "nothing-asked" | "for-partners" | "unknown-partner" | "unknown-tenant" }
  | { readonly because: "unknown-relationship" | "relationship-not-waiting" }
  | { readonly because: "relationship-of-another"; readonly customer: string }
  | { readonly because: "not-global-administrator"; readonly administrator: string; readonly tenant: string }
  | { readonly because: "consumer-identity"; readonly tenant: string }
  | {
      readonly because: "other-region";
      readonly tenant: string;
      readonly partner: string;
      readonly region: string;
    }
  | { readonly because: "agreement-unsigned" | "not-a-reseller" | "not-a-provider"; readonly partner: string }
  | { readonly because: "no-partnership"; readonly partner: string; readonly provider: string }
  | { readonly because: "not-ticked" };

export interface SignedIn {
  readonly tenant: Tenant;
  readonly administrator: string;
}

export interface Invitation {
  readonly partner: Partner;
  readonly provider: Partner | null;
  readonly isIndirect: boolean;
  readonly asksForDap: boolean;
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

const no = (refusal: Refusal) => ({ ok: false, refusal }) as const;

/** Whether the link itself can be accepted by anybody. */
export function readInvitation(
  sim: Simulation,
  asked: AskedByLink & { is: "reseller-invitation" },
): Read<Invitation> {
  const partner = findPartner(sim.world, asked.partnerId);
  if (!partner) return no({ because: "unknown-partner" });
  const provider = asked.providerId === null ? null : findPartner(sim.world, asked.providerId);
  if (provider === undefined) return no({ because: "unknown-partner" });
  if (asked.isIndirect && partner.kind !== "indirect-reseller" && partner.kind !== "dual-role")
    return no({ because: "not-a-reseller", partner: partner.name });
  if (!asked.isIndirect && partner.kind === "indirect-reseller")
    return no({ because: "not-a-reseller", partner: partner.name });
  if (provider && provider.kind !== "indirect-provider")
    return no({ because: "not-a-provider", partner: provider.name });
  for (const one of [partner, provider])
    if (one && !one.isAgreementSigned) return no({ because: "agreement-unsigned", partner: one.name });
  if (provider && !arePartners(sim.world, provider.tenantId, partner.tenantId))
    return no({ because: "no-partnership", partner: partner.name, provider: provider.name });
  const { isIndirect, asksForDap } = asked;
  return { ok: true, value: { partner, provider, isIndirect, asksForDap } };
}

/** Who is signed in; the first global administrator if nobody is named. */
export function readSignedIn(
  sim: Simulation,
  tenantId: string,
  administrator: string | undefined,
): Read<SignedIn> {
  const tenant = findTenant(sim.world, tenantId);
  if (!tenant) return no({ because: "unknown-tenant" });
  const wanted = administrator?.toLowerCase();
  const person = tenant.administrators.find((one) =>
    wanted === undefined ? one.isGlobalAdmin : one.userPrincipalName.toLowerCase() === wanted,
  );
  if (!person?.isGlobalAdmin)
    return no({
      because: "not-global-administrator",
      administrator: administrator ?? "",
      tenant: tenant.companyName,
    });
  return { ok: true, value: { tenant, administrator: person.userPrincipalName } };
}

export function refuseTenant(tenant: Tenant, { partner, provider }: Invitation): Refusal | null {
  if (tenant.isConsumerIdentity) return { because: "consumer-identity", tenant: tenant.companyName };
  const elsewhere = [partner, provider].find((one) => one && one.region !== tenant.region);
  if (elsewhere)
    return {
      because: "other-region",
      tenant: tenant.companyName,
      partner: elsewhere.name,
      region: elsewhere.region,
    };
  return null;
}
