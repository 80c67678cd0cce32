import type { AcceptanceEvent } from "./acceptance.ts";
import type { Role } from "./actor.ts";
import type { Customer, CustomerDetails } from "./customer.ts";
import type { DriftEvent } from "./drift.ts";
import type { GdapEvent } from "./gdap.ts";
import type {
  CustomerId,
  DirectorySyncId,
  ImportId,
  InvitationId,
  OutboxMessageId,
  RegistryEntryId,
  SlackChannelId,
  SlackUserId,
} from "./ids.ts";
import type { InstallationEvent } from "./installation.ts";
import type { InvitationEvent } from "./invitation.ts";
import type { RelationshipActivated, RelationshipRemoved } from "./relationship.ts";
import type { RemovalEvent } from "./removal-request.ts";
import type { Provider, RoleHolder, Settings, TeamChannel } from "./settings.ts";
import type { SeenInSlack, Standing } from "./slack-standing.ts";

export type CustomerEvent =
  | { readonly type: "customer.added"; readonly customer: Customer }
  | { readonly type: "customer.edited"; readonly customer: Customer; readonly before: CustomerDetails }
  | {
      readonly type: "customers.import-undone";
      readonly importId: ImportId;
      readonly removed: number;
      readonly restored: number;
      /** Left as they are, since somebody worked with them. */
      readonly kept: number;
    }
  | { readonly type: "customers.exported"; readonly format: "csv" | "jsonl" }
  | {
      readonly type: "customers.imported";
      readonly importId: ImportId;
      readonly added: number;
      readonly updated: number;
      readonly rejected: number;
    };

export type SettingsEvent =
  | { readonly type: "settings.changed"; readonly before: Settings; readonly after: Settings }
  | { readonly type: "role.granted"; readonly role: Role; readonly holder: RoleHolder }
  | { readonly type: "role.withdrawn"; readonly role: Role; readonly holder: RoleHolder }
  | { readonly type: "provider.saved"; readonly provider: Provider }
  | { readonly type: "provider.removed"; readonly provider: Provider }
  | { readonly type: "channel.saved"; readonly channel: TeamChannel }
  | { readonly type: "channel.removed"; readonly channel: TeamChannel }
  /** Slack says otherwise of a person, a group or a channel than before. */
  | { readonly type: "standing.changed"; readonly seen: SeenInSlack; readonly before: Standing | null }
  | { readonly type: "channel.moved"; readonly from: SlackChannelId; readonly to: SlackChannelId }
  /** No admin agent was left (a group was emptied in Slack): owners and admins get the set-up again. */
  | { readonly type: "set-up.reopened"; readonly formerly: readonly SlackUserId[] };

export type RegistryEvent = {
  readonly type: "registry.entered";
  readonly customerId: CustomerId;
  readonly entryId: RegistryEntryId;
  readonly entry: unknown;
};

export type OutboxEvent =
  | { readonly type: "outbox.retried"; readonly messageId: OutboxMessageId }
  | { readonly type: "outbox.dismissed"; readonly messageId: OutboxMessageId }
  | { readonly type: "outbox.gave-up"; readonly messageId: OutboxMessageId; readonly reason: string };

/** The details of entries before then were emptied; the entries themselves stay. */
export type AuditEvent = { readonly type: "audit.purged"; readonly before: Date; readonly purged: number };

/** A back-up was put in place of the database: what came after it is not here. `held` counts messages by topic. */
export type RestoreEvent = {
  readonly type: "database.restored";
  readonly takenAt: Date;
  readonly held: Readonly<Record<string, number>>;
};

/**
 * What names people was emptied: of customers with whom all ended long ago, or of one (`customerId`) because it was
 * asked for. Counts alone: the names are what went.
 */
export type RetentionEvent = {
  readonly type: "personal-data.emptied";
  readonly customerId: CustomerId | null;
  readonly customers: number;
  readonly drafts: number;
};

export type DecisionEvent = {
  /** An admin agent pressed approve or deny; the check against Slack and the directory follows. */
  readonly type: "removal.decision-asked";
  readonly removalId: string;
  readonly customerId: CustomerId;
  readonly decision: "approve" | "deny";
};

/** The way to the vendor: who signed in for us, web hooks, readings of the whole list. Never a token, never an address. */
export type VendorEvent =
  | {
      readonly type: "vendor.signed-in";
      readonly as: string;
      readonly partnerTenantId: string;
      readonly withMfa: boolean | null;
    }
  | { readonly type: "vendor.sign-in-failed"; readonly because: string }
  | {
      readonly type: "vendor.web-hook-registered";
      readonly events: readonly string[];
      readonly tookOver: boolean;
    }
  | {
      readonly type: "directory.synced";
      readonly syncId: DirectorySyncId;
      readonly state: "started" | "finished" | "failed" | "stopped";
      readonly seen: number;
      readonly added: number;
      readonly updated: number;
      readonly gone: number;
    };

/** The customer opened our own personal link, or told there which tenant it is. */
export type PassportEvent = {
  readonly type: "passport.opened" | "passport.answered";
  readonly invitationId: InvitationId;
  readonly customerId: CustomerId;
  readonly tenantId: string | null;
};

/** Secrets were sealed anew under another key; `keyId` tells keys apart and nothing of the key. */
export type KeysEvent = {
  readonly type: "keys.rotated";
  readonly keyId: string;
  readonly secrets: number;
};

export type DomainEvent =
  | AcceptanceEvent
  | DriftEvent
  | GdapEvent
  | VendorEvent
  | PassportEvent
  | InstallationEvent
  | InvitationEvent
  | RelationshipActivated
  | RelationshipRemoved
  | RemovalEvent
  | DecisionEvent
  | CustomerEvent
  | SettingsEvent
  | RegistryEvent
  | OutboxEvent
  | AuditEvent
  | RetentionEvent
  | KeysEvent
  | RestoreEvent;
