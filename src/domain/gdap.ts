import type { CustomerId, GdapEndId, GdapRequestId, SlackChannelId, SlackUserId } from "./ids.ts";
import type { Language } from "./language.ts";

/**
 * `asked`: to be created with the vendor. `refused`: it would not. `drafted`: the approval link is there. `handed-over`:
 * waiting for the customer. `active`, `lapsed` (90 days without an answer), `ended`: as the directory shows it.
 */
export type GdapRequestState =
  | "asked"
  | "refused"
  | "drafted"
  | "handed-over"
  | "active"
  | "lapsed"
  | "ended"
  | "discarded";

export interface GdapRequest {
  readonly id: GdapRequestId;
  readonly customerId: CustomerId;
  readonly state: GdapRequestState;
  readonly name: string;
  readonly roleIds: readonly string[];
  readonly durationDays: number;
  readonly isAutoExtended: boolean;
  readonly language: Language;
  readonly channelId: SlackChannelId | null;
  readonly gdapId: string | null;
  readonly approvalUrl: string | null;
  readonly subject: string;
  /** Holds `linkPlaceholder` (invitation.ts) where the approval link belongs. */
  readonly text: string;
  readonly failure: string | null;
  readonly requestedBy: SlackUserId;
  readonly createdAt: Date;
  readonly handedOverBy: SlackUserId | null;
  readonly handedOverAt: Date | null;
  readonly endedAt: Date | null;
}

/** `asked`: decided, to be told to the vendor. `ending`: the vendor took it. `ended`: seen in the directory. */
export type GdapEndState = "asked" | "ending" | "ended" | "failed";

export interface GdapEnd {
  readonly id: GdapEndId;
  readonly customerId: CustomerId;
  readonly gdapId: string;
  readonly name: string;
  readonly state: GdapEndState;
  readonly reason: string;
  readonly channelId: SlackChannelId | null;
  readonly askedBy: SlackUserId;
  readonly askedAt: Date;
  readonly failure: string | null;
  readonly endedAt: Date | null;
}

export type GdapEvent =
  | { readonly type: "gdap.requested"; readonly request: GdapRequest }
  | { readonly type: "gdap.request-moved"; readonly request: GdapRequest }
  | { readonly type: "gdap.request-handed-over"; readonly request: GdapRequest }
  | { readonly type: "gdap.end-asked"; readonly end: GdapEnd }
  | { readonly type: "gdap.end-moved"; readonly end: GdapEnd };
