import { z } from "zod";
import { CustomerTenantId, SlackChannelId, SlackGroupId, SlackUserId } from "../../domain/ids.ts";
import { Language } from "../../domain/language.ts";
import { daysAllowed, monthsAllowed, nameLimits, PartnerKind } from "../../domain/settings.ts";
import { tidyLine } from "../../domain/typed-text.ts";

const name = (limit: number) =>
  z
    .string()
    .transform((text) => tidyLine(text) ?? "")
    .refine((text) => text !== "" && [...text].length <= limit, `must have 1 to ${limit} characters`);
const days = z.number().int().min(daysAllowed.min).max(daysAllowed.max);
const months = z.number().int().min(monthsAllowed.min).max(monthsAllowed.max).nullable().default(null);
const Holders = z
  .strictObject({ people: z.array(SlackUserId).default([]), groups: z.array(SlackGroupId).default([]) })
  .default({ people: [], groups: [] });

/** A workspace's set-up in a file. What it names is made so; providers and channels that it does not name stay. */
export const SetUpFile = z.strictObject({
  partner: z.strictObject({
    name: name(nameLimits.partnerName),
    kind: PartnerKind.default("direct"),
    emailLanguage: Language.default("en"),
  }),
  deadlines: z
    .strictObject({ invitationDays: days.default(30), attestationDays: days.default(14) })
    .default({ invitationDays: 30, attestationDays: 14 }),
  policy: z
    .strictObject({
      ownRemovalNeedsNoSecondPerson: z.boolean().default(false),
      sharedChannelsMayCarryCustomerData: z.boolean().default(false),
      ownPageBesideVendorLink: z.boolean().default(false),
    })
    .default({
      ownRemovalNeedsNoSecondPerson: false,
      sharedChannelsMayCarryCustomerData: false,
      ownPageBesideVendorLink: false,
    }),
  /** Left out: kept for ever. */
  retention: z
    .strictObject({ personalDataMonths: months, auditDetailsMonths: months })
    .default({ personalDataMonths: null, auditDetailsMonths: null }),
  roles: z.strictObject({ adminAgents: Holders, salesAgents: Holders }),
  providers: z
    .array(
      z.strictObject({
        name: name(nameLimits.providerName),
        tenantId: CustomerTenantId.nullable().default(null),
      }),
    )
    .default([]),
  channels: z
    .array(
      z.strictObject({
        id: SlackChannelId,
        language: Language.default("en"),
        default: z.boolean().default(false),
      }),
    )
    .refine((all) => all.filter((each) => each.default).length <= 1, "only one channel can be the default"),
});
export type SetUpFile = z.infer<typeof SetUpFile>;
