import type { Context } from "hono";
import { classicError, json } from "../server/errors.ts";
import type { CallerEnv, Simulation } from "../simulation.ts";
import { findPartner } from "../world/relate.ts";
import type { Partner } from "../world/state.ts";
import { guidPattern } from "./fields.ts";

const explained = ["https://docs.microsoft.com/partner-center/mpa-indirect-provider-faq"];

/** `GET /v1/compliance/csp/agreementstatus?mpnId=…` or `?tenantId=…`: has this reseller signed the partner agreement? */
export function getAgreementStatus(sim: Simulation, c: Context<CallerEnv>): Response {
  const given = [...new URL(c.req.url).searchParams].map(
    ([name, value]) => [name.toLowerCase(), value.trim()] as const,
  );
  const mpnIds = given.filter(([name, value]) => name === "mpnid" && value !== "").map(([, value]) => value);
  const tenantIds = given
    .filter(([name, value]) => name === "tenantid" && value !== "")
    .map(([, value]) => value);
  const [mpnId] = mpnIds;
  const [tenantId] = tenantIds;
  if (mpnIds.length + tenantIds.length === 0)
    return refuse(2001, "Neither an MPN Id nor a tenant Id was given. Please give one of them.");
  if (mpnIds.length + tenantIds.length > 1)
    return refuse(2000, "Give either one MPN Id or one tenant Id, not both.");
  const caller = findPartner(sim.world, c.get("caller").partnerId);
  if (mpnId !== undefined) {
    if (!/^\d+$/.test(mpnId)) return refuse(2000, `MPN Id ${mpnId} is not in the expected format.`);
    const partner = [...sim.world.partners.values()].find((one) => one.partnerId === mpnId);
    if (!partner)
      return refuse(
        2200,
        `MPN Id ${mpnId} is invalid or was not migrated to Partner Center. Please check the id.`,
      );
    return (
      refuseReseller(partner, caller, `MPN Id ${mpnId}`) ??
      (partner.isAgreementSigned
        ? json(200, { isAgreementSigned: true })
        : refuse(
            2203,
            `MPN Id ${mpnId} has not signed Microsoft Partner Agreement (MPA) for the CSP region where the order is being placed. Please advise your reseller to sign MPA to continue with the order.`,
          ))
    );
  }
  if (!guidPattern.test(tenantId?.toLowerCase() ?? ""))
    return refuse(2000, `Tenant Id ${tenantId} is not in the expected format.`);
  const partner = findPartner(sim.world, tenantId ?? "");
  if (!partner) return refuse(2205, `Tenant Id ${tenantId} was not found.`);
  return (
    refuseReseller(partner, caller, `Tenant Id ${tenantId}`) ??
    (partner.isAgreementSigned
      ? json(200, { isAgreementSigned: true })
      : refuse(2206, `Tenant Id ${tenantId} has not signed Microsoft Partner Agreement (MPA).`))
  );
}

function refuseReseller(partner: Partner, caller: Partner | undefined, who: string): Response | undefined {
  if (partner.kind !== "indirect-reseller" && partner.kind !== "dual-role")
    return refuse(2204, `${who} has no CSP indirect reseller account.`);
  if (caller && caller.region !== partner.region)
    return refuse(2201, `${who} belongs to another region than the CSP region of the caller.`);
  return undefined;
}

function refuse(code: number, description: string): Response {
  return classicError(400, code, description, explained);
}
