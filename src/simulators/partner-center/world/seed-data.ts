import type {
  Address,
  Entitlement,
  Partner,
  PartnerRole,
  Partnership,
  Subscription,
  Tenant,
} from "./state.ts";

/** A little world in which every kind of partner and every blocker occurs. `days` are counted from the start. */

const user = (
  objectId: string,
  userPrincipalName: string,
  displayName: string,
  roles: PartnerRole[],
  differs: Partial<Partner["users"][number]> = {},
): Partner["users"][number] => ({
  objectId,
  userPrincipalName,
  displayName,
  roles,
  hasMfa: true,
  isBlocked: false,
  isStoppedByPolicy: false,
  ...differs,
});

const app = (clientId: string, secret: string): Partner["apps"][number] => ({
  clientId,
  secret,
  redirectUris: ["http://localhost", "http://localhost:3000/partner-center/signed-in"],
  hasPartnerConsent: true,
  hasGraphConsent: true,
});

export const directId = "5b1c7a10-4f0e-4d57-9a41-0c6a3d2f1e01";
export const providerId = "0e195b37-1c55-4a0b-8f4c-7f1d2a9b3c02";
export const resellerId = "484e548c-6a3d-4b8e-9c21-5d7e8f9a0b03";
export const dualRoleId = "9c2f4d6e-8b1a-4c3d-a5e7-1f2b3c4d5e04";

export const partners: readonly Partner[] = [
  {
    tenantId: directId,
    name: "Napraforgó Felhő Kft.",
    kind: "direct",
    partnerId: "4850011",
    country: "HU",
    region: "Europe",
    isAgreementSigned: true,
    users: [
      user("a1000000-0000-4000-8000-000000000001", "anna@napraforgo.example", "Kovács Anna", ["admin-agent"]),
      user("a1000000-0000-4000-8000-000000000002", "bence@napraforgo.example", "Nagy Bence", ["sales-agent"]),
      user("a1000000-0000-4000-8000-000000000003", "csilla@napraforgo.example", "Szabó Csilla", [
        "helpdesk-agent",
      ]),
      user(
        "a1000000-0000-4000-8000-000000000004",
        "dani@napraforgo.example",
        "Tóth Dániel",
        ["admin-agent"],
        {
          hasMfa: false,
        },
      ),
      user("a1000000-0000-4000-8000-000000000005", "global@napraforgo.example", "Varga Edit", [
        "global-admin",
      ]),
      user(
        "a1000000-0000-4000-8000-000000000006",
        "ferenc@napraforgo.example",
        "Kiss Ferenc",
        ["admin-agent"],
        {
          isStoppedByPolicy: true,
        },
      ),
    ],
    apps: [app("c1000000-0000-4000-8000-000000000001", "direct-app-secret")],
  },
  {
    tenantId: providerId,
    name: "Duna Disztribúció Zrt.",
    kind: "indirect-provider",
    partnerId: "4850022",
    country: "HU",
    region: "Europe",
    isAgreementSigned: true,
    users: [
      user("a2000000-0000-4000-8000-000000000001", "gabor@dunadiszt.example", "Horváth Gábor", [
        "admin-agent",
      ]),
      user("a2000000-0000-4000-8000-000000000002", "hanna@dunadiszt.example", "Balogh Hanna", [
        "sales-agent",
      ]),
    ],
    apps: [app("c2000000-0000-4000-8000-000000000001", "provider-app-secret")],
  },
  {
    tenantId: resellerId,
    name: "Tölgyfa Informatika Bt.",
    kind: "indirect-reseller",
    partnerId: "4850033",
    country: "HU",
    region: "Europe",
    isAgreementSigned: true,
    users: [
      user("a3000000-0000-4000-8000-000000000001", "ildiko@tolgyfa.example", "Fekete Ildikó", [
        "admin-agent",
      ]),
      user("a3000000-0000-4000-8000-000000000002", "janos@tolgyfa.example", "Molnár János", ["sales-agent"]),
    ],
    apps: [app("c3000000-0000-4000-8000-000000000001", "reseller-app-secret")],
  },
  {
    tenantId: dualRoleId,
    name: "Alpenblick Cloud GmbH",
    kind: "dual-role",
    partnerId: "4850044",
    country: "AT",
    region: "Europe",
    isAgreementSigned: true,
    users: [
      user("a4000000-0000-4000-8000-000000000001", "karin@alpenblick.example", "Karin Huber", [
        "admin-agent",
        "sales-agent",
      ]),
    ],
    apps: [app("c4000000-0000-4000-8000-000000000001", "dual-role-app-secret")],
  },
];

export const partnerships: readonly Partnership[] = [
  { providerId, resellerId, state: "Active" },
  { providerId, resellerId: dualRoleId, state: "Active" },
];

const address = (
  city: string,
  postalCode: string,
  addressLine1: string,
  firstName: string,
  lastName: string,
): Address => ({
  city,
  state: null,
  addressLine1,
  postalCode,
  phoneNumber: "+3615550123",
  firstName,
  lastName,
});

type SeedTenant = Pick<Tenant, "tenantId" | "companyName" | "domain" | "country" | "region" | "address"> &
  Partial<Tenant>;

export const tenantIds = {
  gomba: "b0000000-0000-4000-8000-000000000001",
  orveny: "b0000000-0000-4000-8000-000000000002",
  arany: "b0000000-0000-4000-8000-000000000003",
  zold: "b0000000-0000-4000-8000-000000000004",
  bastya: "b0000000-0000-4000-8000-000000000005",
  tisza: "b0000000-0000-4000-8000-000000000006",
  edelweiss: "b0000000-0000-4000-8000-000000000007",
  praha: "b0000000-0000-4000-8000-000000000008",
  kezdo: "b0000000-0000-4000-8000-000000000009",
  boston: "b0000000-0000-4000-8000-000000000010",
  aruhaz: "b0000000-0000-4000-8000-000000000011",
  malom: "b0000000-0000-4000-8000-000000000012",
} as const;

export const tenants: readonly SeedTenant[] = [
  {
    tenantId: tenantIds.gomba,
    companyName: "Gomba Gyümölcs Kft.",
    domain: "gombagyumolcs.onmicrosoft.com",
    otherDomains: ["gombagyumolcs.example"],
    country: "HU",
    region: "Europe",
    organizationRegistrationNumber: "12345678",
    address: address("Gomba", "2217", "Szőlő utca 3.", "Péter", "Gombos"),
  },
  {
    tenantId: tenantIds.orveny,
    companyName: "Örvény Fürdő Zrt.",
    domain: "orvenyfurdo.onmicrosoft.com",
    country: "HU",
    region: "Europe",
    address: address("Örvényes", "8242", "Part sétány 1.", "Éva", "Örvényi"),
  },
  {
    tenantId: tenantIds.arany,
    companyName: "Aranykalász Pékség Bt.",
    domain: "aranykalasz.onmicrosoft.com",
    country: "HU",
    region: "Europe",
    address: address("Szeged", "6720", "Kárász utca 8.", "Márta", "Pék"),
  },
  {
    tenantId: tenantIds.zold,
    companyName: "Zöld Levél Patika",
    domain: "zoldlevel.onmicrosoft.com",
    country: "HU",
    region: "Europe",
    address: address("Pécs", "7621", "Király utca 12.", "Zoltán", "Levél"),
  },
  {
    tenantId: tenantIds.bastya,
    companyName: "Bástya Építő Kft.",
    domain: "bastyaepito.onmicrosoft.com",
    country: "HU",
    region: "Europe",
    accountStatus: "UnderReview",
    address: address("Eger", "3300", "Dobó tér 2.", "István", "Bástya"),
  },
  {
    tenantId: tenantIds.tisza,
    companyName: "Tisza Vízügyi Zrt.",
    domain: "tiszavizugy.onmicrosoft.com",
    country: "HU",
    region: "Europe",
    qualifications: [
      {
        qualification: "StateOwnedEntity",
        vettingStatus: "Approved",
        vettingCreatedDate: Date.UTC(2025, 4, 12),
      },
    ],
    address: address("Szolnok", "5000", "Tisza-part 4.", "Judit", "Vízy"),
  },
  {
    tenantId: tenantIds.edelweiss,
    companyName: "Edelweiss Touristik GmbH",
    domain: "edelweisstouristik.onmicrosoft.com",
    country: "AT",
    region: "Europe",
    address: address("Innsbruck", "6020", "Bergstraße 7", "Franz", "Gruber"),
  },
  {
    tenantId: tenantIds.praha,
    companyName: "Zlatá Praha s.r.o.",
    domain: "zlatapraha.onmicrosoft.com",
    country: "CZ",
    region: "Europe",
    address: address("Praha", "11000", "Celetná 5", "Jana", "Nováková"),
  },
  {
    tenantId: tenantIds.kezdo,
    companyName: "Kezdő Lendület Kft.",
    domain: "kezdolendulet.onmicrosoft.com",
    country: "HU",
    region: "Europe",
    hasSignedCustomerAgreement: false,
    accountStatus: null,
    address: address("Budapest", "1092", "Ráday utca 15.", "Lilla", "Lendvai"),
  },
  {
    tenantId: tenantIds.boston,
    companyName: "Harborlight Boston Inc.",
    domain: "harborlight.onmicrosoft.com",
    country: "US",
    region: "North America",
    address: address("Boston", "02110", "1 Harbor Way", "Mary", "Light"),
  },
  {
    tenantId: tenantIds.aruhaz,
    companyName: "Áruház Vevői",
    domain: "aruhazvevoi.onmicrosoft.com",
    country: "HU",
    region: "Europe",
    isConsumerIdentity: true,
    address: address("Győr", "9021", "Baross út 20.", "Gergő", "Áros"),
  },
  {
    tenantId: tenantIds.malom,
    companyName: "Malom Utcai Iskola",
    domain: "malomiskola.onmicrosoft.com",
    country: "HU",
    region: "Europe",
    administrators: [
      { userPrincipalName: "admin@malomiskola.onmicrosoft.com", name: "Malom Márk", isGlobalAdmin: true },
      { userPrincipalName: "penzugy@malomiskola.onmicrosoft.com", name: "Pénz Petra", isGlobalAdmin: false },
    ],
    qualifications: [
      { qualification: "Education", vettingStatus: "Approved", vettingCreatedDate: Date.UTC(2025, 8, 1) },
    ],
    address: address("Kecskemét", "6000", "Malom utca 3.", "Márk", "Malom"),
  },
];

/** partner, tenant, role, provider or reseller on the other side, DAP, days ago */
export const relationships = [
  [directId, tenantIds.gomba, "direct", null, true, 900],
  [directId, tenantIds.orveny, "direct", null, false, 400],
  [directId, tenantIds.arany, "direct", null, false, 120],
  [resellerId, tenantIds.zold, "reseller", providerId, false, 300],
  [providerId, tenantIds.zold, "provider", resellerId, false, 300],
  [resellerId, tenantIds.bastya, "reseller", providerId, false, 200],
  [providerId, tenantIds.bastya, "provider", resellerId, false, 200],
  [providerId, tenantIds.tisza, "provider", null, false, 650],
  [dualRoleId, tenantIds.edelweiss, "direct", null, true, 800],
  [dualRoleId, tenantIds.edelweiss, "reseller", providerId, false, 90],
  [providerId, tenantIds.edelweiss, "provider", dualRoleId, false, 90],
] as const;

type SeedSubscription = Omit<Subscription, "commitmentEndDate" | "suspensionReasons"> & {
  readonly tenantId: string;
  readonly endsInDays: number | null;
  readonly suspensionReasons?: string[];
};

export const subscriptions: readonly SeedSubscription[] = [
  {
    tenantId: tenantIds.gomba,
    id: "d0000000-0000-4000-8000-000000000001",
    offerName: "Microsoft 365 Business Premium",
    quantity: 12,
    status: "active",
    isNewCommerce: true,
    isAzurePlan: false,
    endsInDays: 140,
  },
  {
    tenantId: tenantIds.gomba,
    id: "d0000000-0000-4000-8000-000000000002",
    offerName: "Azure plan",
    quantity: 1,
    status: "active",
    isNewCommerce: true,
    isAzurePlan: true,
    endsInDays: null,
  },
  {
    tenantId: tenantIds.orveny,
    id: "d0000000-0000-4000-8000-000000000003",
    offerName: "Exchange Online (Plan 1)",
    quantity: 5,
    status: "suspended",
    isNewCommerce: true,
    isAzurePlan: false,
    endsInDays: 30,
    suspensionReasons: ["customerCancellation"],
  },
  {
    tenantId: tenantIds.zold,
    id: "d0000000-0000-4000-8000-000000000004",
    offerName: "Office 365 E3",
    quantity: 3,
    status: "active",
    isNewCommerce: false,
    isAzurePlan: false,
    endsInDays: 60,
  },
  {
    tenantId: tenantIds.tisza,
    id: "d0000000-0000-4000-8000-000000000005",
    offerName: "Microsoft 365 E3",
    quantity: 80,
    status: "suspended",
    isNewCommerce: false,
    isAzurePlan: false,
    endsInDays: 15,
    suspensionReasons: ["partner"],
  },
  {
    tenantId: tenantIds.edelweiss,
    id: "d0000000-0000-4000-8000-000000000006",
    offerName: "Microsoft 365 Business Basic",
    quantity: 9,
    status: "deleted",
    isNewCommerce: true,
    isAzurePlan: false,
    endsInDays: -20,
  },
];

export const entitlements: readonly (Omit<Entitlement, "expiryDate"> & {
  tenantId: string;
  endsInDays: number | null;
})[] = [
  {
    tenantId: tenantIds.gomba,
    id: "KaJ8XvkKc_GoNZOUyjVaRJalTBN5MWdV1",
    entitlementType: "virtualMachineReservedInstance",
    productTitle: "Reserved VM Instance, Standard_D2s_v3, EU North",
    quantity: 2,
    endsInDays: 300,
    isCancelled: false,
  },
  {
    tenantId: tenantIds.tisza,
    id: "NUXMSvmS20EQ4kFsZmzkSqb747fqKmNk1",
    entitlementType: "software",
    productTitle: "SQL Server 2022 Standard",
    quantity: 1,
    endsInDays: null,
    isCancelled: false,
  },
];
