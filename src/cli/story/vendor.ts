import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { vendorPartner } from "../../playground/seed/vendor-set-up.ts";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../simulators/partner-center/simulator.ts";

/** A little world in which we are an indirect reseller that the vendor lets remove. */
export function startVendor(): Promise<PartnerCenterSimulator> {
  return startPartnerCenterSimulator({ world: "small", settings: { mayResellersRemove: true } });
}

/** The settings an operator would write, and the application as it would be registered for this bot. */
export async function vendorSettings(
  vendor: PartnerCenterSimulator,
  botUrl: string,
  folder: string,
): Promise<Record<string, string>> {
  const app = vendor.world.partners.get(vendorPartner.tenantId)?.apps[0];
  if (!app) throw new Error("the simulated vendor does not know our application");
  app.redirectUris.push(`${botUrl}/setup/partner-center/callback`);
  const roots = join(folder, "partner-center-root.pem");
  await writeFile(roots, vendor.rootCertificate);
  return {
    PUBLIC_URL: botUrl,
    PARTNER_DIRECTORY: "partner-center",
    PARTNER_CENTER_TENANT_ID: vendorPartner.tenantId,
    PARTNER_CENTER_CLIENT_ID: vendorPartner.clientId,
    PARTNER_CENTER_CLIENT_SECRET: app.secret,
    PARTNER_CENTER_LOGIN_URL: vendor.addresses.login,
    PARTNER_CENTER_API_URL: vendor.addresses.api,
    PARTNER_CENTER_GRAPH_URL: vendor.addresses.graph,
    PARTNER_CENTER_ADMIN_CENTER_URL: vendor.addresses.adminCenter,
    PARTNER_CENTER_CERTIFICATE_HOSTS: new URL(vendor.addresses.certificates).host,
    PARTNER_CENTER_TRUSTED_ROOTS: roots,
    PARTNER_CENTER_RESELLER_REMOVES: "yes",
    // Nobody who watches wants to wait five minutes for the activity log.
    PARTNER_CENTER_POLL_SECONDS: "10",
  };
}
