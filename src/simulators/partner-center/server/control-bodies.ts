import { z } from "zod";
import type { FaultBook } from "../faults.ts";
import type { Faults } from "../simulator.ts";

/** What the control routes take. */

const id = z.guid().transform((one) => one.toLowerCase());
const text = z.string().min(1);
const rights = z.enum(["admin-agent", "sales-agent", "helpdesk-agent", "global-admin", "billing-admin"]);

export const manyTenants = z.strictObject({
  count: z.int().min(1).max(2_000_000),
  partnerId: id,
  role: z.enum(["direct", "provider", "reseller"]).optional(),
  otherPartnerId: id.optional(),
  hasDap: z.boolean().optional(),
  namePrefix: text.optional(),
});

export const oneTenant = z.strictObject({
  companyName: text,
  domain: text,
  tenantId: id.optional(),
  otherDomains: z.array(text).optional(),
  country: z.string().length(2).optional(),
  region: text.optional(),
  email: text.optional(),
  isConsumerIdentity: z.boolean().optional(),
  hasSignedCustomerAgreement: z.boolean().optional(),
  accountStatus: z.enum(["Allowed", "UnderReview", "NotAllowed", "Unknown", "Not Ready"]).nullish(),
  administrators: z
    .array(z.strictObject({ userPrincipalName: text, name: text, isGlobalAdmin: z.boolean() }))
    .optional(),
});

export const partner = z.strictObject({
  name: text,
  kind: z.enum(["direct", "indirect-provider", "indirect-reseller", "dual-role"]),
  tenantId: id.optional(),
  partnerId: z.string().regex(/^\d+$/).optional(),
  country: z.string().length(2).optional(),
  region: text.optional(),
  isAgreementSigned: z.boolean().optional(),
  users: z
    .array(
      z.strictObject({
        objectId: id,
        userPrincipalName: text,
        displayName: text,
        roles: z.array(rights),
        hasMfa: z.boolean().default(true),
        isBlocked: z.boolean().default(false),
        isStoppedByPolicy: z.boolean().default(false),
      }),
    )
    .optional(),
  apps: z
    .array(
      z.strictObject({
        clientId: text,
        secret: text,
        redirectUris: z.array(text),
        hasPartnerConsent: z.boolean().default(true),
        hasGraphConsent: z.boolean().default(true),
      }),
    )
    .optional(),
});

export const partnership = z.strictObject({
  providerId: id,
  resellerId: id,
  state: z.enum(["Active", "Ended"]).default("Active"),
});

export const relationship = z.strictObject({
  partnerId: id,
  tenantId: id,
  role: z.enum(["direct", "provider", "reseller"]).optional(),
  otherPartnerId: id.optional(),
  hasDap: z.boolean().optional(),
});

export const userChange = z
  .strictObject({
    roles: z.array(rights),
    hasMfa: z.boolean(),
    isBlocked: z.boolean(),
    isStoppedByPolicy: z.boolean(),
  })
  .partial();

export const appChange = z
  .strictObject({
    secret: text,
    redirectUris: z.array(text),
    hasPartnerConsent: z.boolean(),
    hasGraphConsent: z.boolean(),
  })
  .partial();

export const subscriptions = z.array(
  z.strictObject({
    id: text,
    partnerId: id.optional(),
    offerName: text,
    quantity: z.int().default(1),
    status: z.enum(["none", "active", "pending", "suspended", "expired", "disabled", "deleted"]),
    suspensionReasons: z.array(text).default([]),
    isNewCommerce: z.boolean(),
    isAzurePlan: z.boolean().default(false),
    commitmentEndDate: z.number().nullable().default(null),
  }),
);

export const subscriptionChange = z
  .strictObject({
    offerName: text,
    quantity: z.int(),
    status: z.enum(["none", "active", "pending", "suspended", "expired", "disabled", "deleted"]),
    suspensionReasons: z.array(text),
    commitmentEndDate: z.number().nullable(),
  })
  .partial();

export const dap = z.strictObject({
  partnerId: id,
  tenantId: id,
  how: z.enum(["granted", "ended-by-customer", "ended-by-vendor"]),
});

export const entitlements = z.array(
  z.strictObject({
    id: text,
    partnerId: id.optional(),
    entitlementType: z.enum([
      "reservedInstance",
      "software",
      "savingsPlan",
      "virtualMachineReservedInstance",
    ]),
    productTitle: z.string().default(""),
    quantity: z.int().default(1),
    expiryDate: z.number().nullable().default(null),
    isCancelled: z.boolean().default(false),
  }),
);

export const acceptance = z.strictObject({
  link: text,
  tenantId: text.transform((one) => one.toLowerCase()),
  administrator: text.optional(),
});

export const person = z.strictObject({ userPrincipalName: text, clientId: text });
export const revoked = z.strictObject({ userPrincipalName: text });

export const settings = z
  .strictObject({
    isMfaEnforced: z.boolean(),
    isMfaDemandedAtSignIn: z.boolean(),
    mayResellersAskForLinks: z.boolean(),
    mayResellersRemove: z.boolean(),
    linkFragment: z.enum(["/BillingAccounts/partner-invitation", "/partners/invitation"]),
    leavesOutProviderInLinks: z.boolean(),
    areLinksVersioned: z.boolean(),
    areNoPartnershipsNull: z.boolean(),
    isSandbox: z.boolean(),
    continuationTokenMs: z.int(),
  })
  .partial();

const after = z.boolean().default(false);

export const fault = z.strictObject({
  method: text.optional(),
  path: z.string(),
  times: z.int().min(1).default(1),
  kind: z.discriminatedUnion("answer", [
    z.strictObject({ answer: z.literal(429), retryAfterSeconds: z.int().min(0).default(57) }),
    z.strictObject({ answer: z.literal([500, 502, 503, 504]) }),
    z.strictObject({ answer: z.literal("time-out"), after }),
    z.strictObject({ answer: z.literal("broken-connection"), after }),
    z.strictObject({ answer: z.literal("gateway-404") }),
    z.strictObject({ answer: z.literal("stale-token") }),
    z.strictObject({
      answer: z.literal("code"),
      status: z.int().min(400).max(599),
      code: z.union([text, z.number()]),
      description: z.string().default(""),
    }),
  ]),
});

export const switches = z
  .strictObject({
    customerBudgetPerMinute: z.int().min(0).nullable(),
    auditDelayMs: z.int().min(0),
    readDelayMs: z.int().min(0),
    gdapStepMs: z.int().min(0),
    hooks: z.enum(["sent", "lost", "twice", "late", "bad-signature", "foreign-certificate"]),
  })
  .partial();

/** Without the keys that were left out, so that they do not hide what is made up for them. */
export function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // Only keys whose value is undefined are gone.
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

export function readFaults(faults: Faults & Partial<Pick<FaultBook, "waiting">>): unknown {
  const { customerBudgetPerMinute, auditDelayMs, readDelayMs, gdapStepMs, hooks, waiting } = faults;
  return { customerBudgetPerMinute, auditDelayMs, readDelayMs, gdapStepMs, hooks, waiting };
}
