import { z } from "zod";
import type { Role } from "./actor.ts";
import type { ProviderId, SlackChannelId, SlackGroupId, SlackUserId } from "./ids.ts";
import type { Language } from "./language.ts";

export const PartnerKind = z.enum(["direct", "indirect-reseller", "indirect-provider"]);
export type PartnerKind = z.infer<typeof PartnerKind>;

/** How this workspace works. `partnerName` is null until somebody ran the set-up. */
export interface Settings {
  readonly partnerName: string | null;
  readonly partnerKind: PartnerKind;
  /** The language an e-mail starts in when the customer has none of its own. */
  readonly emailLanguage: Language;
  readonly invitationValidForDays: number;
  readonly attestationValidForDays: number;
  /** "An admin agent's own removal needs no second person." Off by default. */
  readonly ownRemovalAllowed: boolean;
  /** Customer data may go to channels shared with another organisation. Off by default. */
  readonly sharedChannelsAllowed: boolean;
  /** E-mails carry our own personal link beside the vendor's. Matters only where links are the vendor's; off by default. */
  readonly passportsWanted: boolean;
  /** What names people is emptied so long after all with a customer has ended. Null: kept for ever. */
  readonly personalDataKeptForMonths: number | null;
  /** Details of audit entries are emptied when they are so old; the chain still holds. Null: kept for ever. */
  readonly auditDetailsKeptForMonths: number | null;
}

export const defaultSettings: Settings = {
  partnerName: null,
  partnerKind: "direct",
  emailLanguage: "en",
  invitationValidForDays: 30,
  attestationValidForDays: 14,
  ownRemovalAllowed: false,
  sharedChannelsAllowed: false,
  passportsWanted: false,
  personalDataKeptForMonths: null,
  auditDetailsKeptForMonths: null,
};

export const daysAllowed = { min: 1, max: 365 } as const;
export const monthsAllowed = { min: 1, max: 120 } as const;

/** An indirect provider of ours. `tenantId` may be unknown with the local registry. */
export interface Provider {
  readonly id: ProviderId;
  readonly name: string;
  readonly tenantId: string | null;
}

/** A channel where cards may go. `isShared` is what Slack last said about other organisations in it. */
export interface TeamChannel {
  readonly id: SlackChannelId;
  readonly name: string;
  readonly language: Language;
  readonly isDefault: boolean;
  readonly isShared: boolean;
}

export type RoleHolder =
  | { readonly kind: "person"; readonly slackUserId: SlackUserId }
  | { readonly kind: "group"; readonly slackGroupId: SlackGroupId };

export interface RoleGrant {
  readonly role: Role;
  readonly holder: RoleHolder;
  readonly grantedBy: string;
  readonly grantedAt: Date;
}

/** Lengths count Unicode characters. */
export const nameLimits = { partnerName: 120, providerName: 120 } as const;

/** The holders of a role as a screen or a file names them. */
export interface RoleHolders {
  readonly people: readonly SlackUserId[];
  readonly groups: readonly SlackGroupId[];
}
