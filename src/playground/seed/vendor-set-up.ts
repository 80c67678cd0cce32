import { providerId, resellerId } from "../../simulators/partner-center/world/seed-data.ts";

/** Which of the simulated vendor's partners we are: an indirect reseller, so that joint invitations can be played. */
export const vendorPartner = {
  tenantId: resellerId,
  clientId: "c3000000-0000-4000-8000-000000000001",
  signsInAs: "ildiko@tolgyfa.example",
} as const;

/** How the workspace beside the simulated vendor is set up, in the words of docs/setup.example.yml. */
export const vendorSetUp = {
  partner: { name: "Tölgyfa Informatika Bt.", kind: "indirect-reseller", emailLanguage: "hu" },
  roles: {
    adminAgents: { groups: ["S0ADMINS"] },
    salesAgents: { groups: ["S0SALES"] },
  },
  providers: [{ name: "Duna Disztribúció Zrt.", tenantId: providerId }],
  channels: [
    { id: "C0SALES", language: "en", default: true },
    { id: "C0SALESHU", language: "hu" },
  ],
} as const;

/** What one of its customers holds beside the vendor's own little world: so that a removal has something in its way. */
export const vendorSubscription = {
  tenantId: "b0000000-0000-4000-8000-000000000005",
  subscription: {
    id: "5b0c7d7e-0d8c-4a55-9d2e-2f6c1f0a7d01",
    offerName: "Microsoft 365 Business Basic",
    quantity: 12,
    status: "active",
    suspensionReasons: [],
    isNewCommerce: true,
    isAzurePlan: false,
    partnerId: resellerId,
  },
} as const;
