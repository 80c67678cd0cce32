import { z } from "zod";

const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i)
  .toLowerCase();

/** Our own tenant: one for each installation (a Slack team, or an organisation installed org-wide). */
export const WorkspaceId = uuid.brand<"WorkspaceId">();
export type WorkspaceId = z.infer<typeof WorkspaceId>;

export const CustomerId = uuid.brand<"CustomerId">();
export type CustomerId = z.infer<typeof CustomerId>;

export const ProviderId = uuid.brand<"ProviderId">();
export type ProviderId = z.infer<typeof ProviderId>;

export const InvitationId = uuid.brand<"InvitationId">();
export type InvitationId = z.infer<typeof InvitationId>;

export const RelationshipId = uuid.brand<"RelationshipId">();
export type RelationshipId = z.infer<typeof RelationshipId>;

export const RemovalRequestId = uuid.brand<"RemovalRequestId">();
export type RemovalRequestId = z.infer<typeof RemovalRequestId>;

/** What a person was shown before attesting: the facts and, from the second step on, the exact text. */
export const RemovalPreparationId = uuid.brand<"RemovalPreparationId">();
export type RemovalPreparationId = z.infer<typeof RemovalPreparationId>;

/** A subscription, reservation or GDAP entry of the local registry. */
export const RegistryEntryId = uuid.brand<"RegistryEntryId">();
export type RegistryEntryId = z.infer<typeof RegistryEntryId>;

/** An acceptance that the vendor showed, to be matched with an invitation. */
export const AcceptanceId = uuid.brand<"AcceptanceId">();
export type AcceptanceId = z.infer<typeof AcceptanceId>;

/** One import of customers that was carried out. */
export const ImportId = uuid.brand<"ImportId">();
export type ImportId = z.infer<typeof ImportId>;

/** A customer list on its way through Slack; the import that comes of it bears the same id. */
export const ListTransferId = uuid.brand<"ListTransferId">();
export type ListTransferId = z.infer<typeof ListTransferId>;

/** One reading of the vendor's whole customer list. */
export const DirectorySyncId = uuid.brand<"DirectorySyncId">();
export type DirectorySyncId = z.infer<typeof DirectorySyncId>;

/** A difference between our view and the directory's. */
export const DriftFindingId = uuid.brand<"DriftFindingId">();
export type DriftFindingId = z.infer<typeof DriftFindingId>;

/** Our request for granular administration; the vendor's own id of it is opaque and no brand of ours. */
export const GdapRequestId = uuid.brand<"GdapRequestId">();
export type GdapRequestId = z.infer<typeof GdapRequestId>;

export const GdapEndId = uuid.brand<"GdapEndId">();
export type GdapEndId = z.infer<typeof GdapEndId>;

export const GdapWarningId = uuid.brand<"GdapWarningId">();
export type GdapWarningId = z.infer<typeof GdapWarningId>;

export const OutboxMessageId = uuid.brand<"OutboxMessageId">();
export type OutboxMessageId = z.infer<typeof OutboxMessageId>;

/** Made at the edge; travels with every call, log line and audit entry. */
export const CorrelationId = z.string().min(1).max(100).brand<"CorrelationId">();
export type CorrelationId = z.infer<typeof CorrelationId>;

/** `U...` or `W...`. Slack promises no length. */
export const SlackUserId = z
  .string()
  .regex(/^[UW][A-Z0-9]{1,30}$/)
  .brand<"SlackUserId">();
export type SlackUserId = z.infer<typeof SlackUserId>;

/** `C...`, `G...` (old private channels) or `D...` (direct messages). */
export const SlackChannelId = z
  .string()
  .regex(/^[CGD][A-Z0-9]{1,30}$/)
  .brand<"SlackChannelId">();
export type SlackChannelId = z.infer<typeof SlackChannelId>;

/** `S...`: a user group, always by id since handles can be renamed and used again. */
export const SlackGroupId = z
  .string()
  .regex(/^S[A-Z0-9]{1,30}$/)
  .brand<"SlackGroupId">();
export type SlackGroupId = z.infer<typeof SlackGroupId>;

/** Slack's message timestamp: a string and a key, never a number. */
export const MessageTs = z
  .string()
  .regex(/^\d{1,12}\.\d{1,10}$/)
  .brand<"MessageTs">();
export type MessageTs = z.infer<typeof MessageTs>;

/** Partner Center's customer tenant id (also "Microsoft ID"): a GUID. */
export const CustomerTenantId = uuid.brand<"CustomerTenantId">();
export type CustomerTenantId = z.infer<typeof CustomerTenantId>;
