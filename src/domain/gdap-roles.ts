/** The vendor's role templates that a request may ask for. Source: the reference's section on granular administration. */
export const gdapRoles = {
  "directory-readers": "88d8e3e3-8f55-4a1e-953a-9b9898b8876b",
  "directory-writers": "9360feb5-f418-4baa-8175-e2a00bac4301",
  "global-reader": "f2ef992c-3afb-46b9-b7cf-a126ee74c451",
  "license-administrator": "4d6ac14f-3453-41d0-bef9-a3e0c569773a",
  "service-support-administrator": "f023fd81-a637-4b56-95fd-791ac0226033",
  "user-administrator": "fe930be7-5e62-47db-91af-98c3a49a38b1",
  "helpdesk-administrator": "729827e3-9c14-49f7-bb1b-9608f156bbb8",
  "privileged-role-administrator": "e8611ab8-c189-46e8-94e1-60213ab1f814",
  "privileged-authentication-administrator": "7be44c8a-adaf-4e2a-84d6-ab2649e08a13",
  "application-administrator": "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3",
  "cloud-application-administrator": "158c047a-c907-4556-b7ef-446551a6b5f7",
  "domain-name-administrator": "8329153b-31d0-4727-b945-745eb3bc5f31",
  "exchange-administrator": "29232cdf-9323-42fd-ade2-1d097af3e4de",
  "intune-administrator": "3a2c62db-5318-420d-8d74-23affee5d9d5",
  "sharepoint-administrator": "f28a1f50-f6e7-4571-818b-6a12f2af6b6c",
  "teams-administrator": "69091246-20e8-4a56-aa4d-066075b2a7a8",
  "security-administrator": "194ae4cb-b126-40b2-bd5b-6091b380977d",
  "cloud-app-security-administrator": "892c5842-a9a6-463a-8041-72aa08ca3cf6",
  "cloud-device-administrator": "7698a772-787b-4ac8-901f-60d6b08affd2",
  "authentication-policy-administrator": "0526716b-113d-4c15-b2c8-68e3c22b9f80",
  "billing-administrator": "b0f54661-2d74-4c50-afa3-1ec803f12efe",
  "global-administrator": "62e90394-69f5-4237-9190-012177145e10",
} as const;

export type GdapRole = keyof typeof gdapRoles;

// Object.keys forgets the names; they are the ones written above.
export const gdapRoleNames = Object.keys(gdapRoles) as readonly GdapRole[];

const byId = new Map<string, GdapRole>(gdapRoleNames.map((name) => [gdapRoles[name], name]));

/** The role behind a template id, in either case of letters; null for one that we do not know. */
export function gdapRoleOf(id: string): GdapRole | null {
  return byId.get(id.toLowerCase()) ?? null;
}

/**
 * Ready-made requests: the least rights that a job takes. Global Administrator is in none of them, because nothing that a
 * partner does for a customer needs it.
 */
export const gdapRoleSets = {
  reading: ["global-reader", "directory-readers"],
  "licences-and-users": [
    "license-administrator",
    "user-administrator",
    "directory-readers",
    "service-support-administrator",
  ],
  helpdesk: ["helpdesk-administrator", "service-support-administrator", "directory-readers"],
  /** What an indirect provider needs at least to order for and support a customer. */
  "provider-minimum": [
    "directory-readers",
    "directory-writers",
    "global-reader",
    "license-administrator",
    "service-support-administrator",
    "user-administrator",
    "helpdesk-administrator",
  ],
} as const satisfies Record<string, readonly GdapRole[]>;

export type GdapRoleSet = keyof typeof gdapRoleSets;

// Object.keys forgets the names; they are the ones written above.
export const gdapRoleSetNames = Object.keys(gdapRoleSets) as readonly GdapRoleSet[];

/** The vendor does not prolong a relationship with this role by itself. */
export function isExtendable(roleIds: readonly string[]): boolean {
  return roleIds.every((id) => gdapRoleOf(id) !== "global-administrator");
}
