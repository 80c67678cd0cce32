/** How the little world's workspace is set up, in the words of docs/setup.example.yml. */
export const littleSetUp = {
  partner: { name: "Alma Cloud Kft.", kind: "direct", emailLanguage: "hu" },
  policy: { ownRemovalNeedsNoSecondPerson: false, sharedChannelsMayCarryCustomerData: false },
  roles: {
    adminAgents: { groups: ["S0ADMINS"] },
    salesAgents: { groups: ["S0SALES"] },
  },
  providers: [{ name: "Nagy Elosztó Zrt.", tenantId: "b0c1d2e3-f405-4617-8829-3a4b5c6d7e8f" }],
  channels: [
    { id: "C0SALES", language: "en", default: true },
    { id: "C0SALESHU", language: "hu" },
  ],
} as const;
