import type { Tx } from "../../db/client.ts";
import {
  AcceptanceId,
  CustomerId,
  type CustomerTenantId,
  DirectorySyncId,
  DriftFindingId,
  GdapEndId,
  GdapRequestId,
  GdapWarningId,
  ImportId,
  InvitationId,
  ListTransferId,
  OutboxMessageId,
  ProviderId,
  RegistryEntryId,
  RelationshipId,
  RemovalPreparationId,
  RemovalRequestId,
  type WorkspaceId,
} from "../../src/domain/ids.ts";
import { ids, tenantOf } from "./pattern.ts";

/** The ids of one record of every kind: they are the same in every workspace. */
export interface Subject {
  readonly at: number;
  readonly id: string;
  readonly tenantId: CustomerTenantId;
  readonly acceptance: AcceptanceId;
  readonly customer: CustomerId;
  readonly finding: DriftFindingId;
  readonly gdapEnd: GdapEndId;
  readonly gdapId: string;
  readonly gdapRequest: GdapRequestId;
  readonly warning: GdapWarningId;
  readonly import: ImportId;
  readonly invitation: InvitationId;
  readonly list: ListTransferId;
  readonly message: OutboxMessageId;
  readonly preparation: RemovalPreparationId;
  readonly provider: ProviderId;
  readonly entry: RegistryEntryId;
  readonly relationship: RelationshipId;
  readonly removal: RemovalRequestId;
  readonly sync: DirectorySyncId;
  /** One of the lanes with the queued messages of this record: see pattern.ts. */
  lane(place: number): string;
  queued(place: number): OutboxMessageId;
}

export const subjects: readonly Subject[] = ids.map((id, at) => ({
  ...{ at, id, tenantId: tenantOf(at), gdapId: `gdap-${at}` },
  acceptance: AcceptanceId.parse(id),
  customer: CustomerId.parse(id),
  finding: DriftFindingId.parse(id),
  gdapEnd: GdapEndId.parse(id),
  gdapRequest: GdapRequestId.parse(id),
  warning: GdapWarningId.parse(id),
  import: ImportId.parse(id),
  invitation: InvitationId.parse(id),
  list: ListTransferId.parse(id),
  message: OutboxMessageId.parse(id),
  preparation: RemovalPreparationId.parse(id),
  provider: ProviderId.parse(id),
  entry: RegistryEntryId.parse(id),
  relationship: RelationshipId.parse(id),
  removal: RemovalRequestId.parse(id),
  sync: DirectorySyncId.parse(id),
  lane: (place) => `person:${id}:${place}`,
  queued: (place) => OutboxMessageId.parse(id.replace("7000", `701${place}`)),
}));

type Ask = (tx: Tx, of: WorkspaceId, it: Subject) => unknown;

/** Calls a function for one workspace, about a record whose ids are in all of them. */
export interface Call {
  /** What is made true beforehand in every workspace; `$of` stands for the one that asks. */
  readonly given: readonly string[];
  readonly ask: Ask;
}

export const given = (statements: readonly string[], ask: Ask): Call => ({ given: statements, ask });

/** Why a function is not tried: what it does is no workspace's. */
export type Exempt = string;

type FunctionsOf<Module> = {
  [Name in keyof Module as Module[Name] extends (...args: never[]) => unknown ? Name : never]: Module[Name];
};

/** A call, or some, for each function that a module of queries offers; a new one does not compile until it has its own. */
export type CallsOf<Module> = {
  readonly [Name in keyof FunctionsOf<Module>]: Ask | Call | readonly (Ask | Call)[] | Exempt;
};

/** What the exempt ones have in common. */
export const pure = "asks no database";
export const knocks = "finds the workspace itself, by a secret or by Slack's own id";
export const sweeps = "is about every workspace, for work that nobody asked for";
