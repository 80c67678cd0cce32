import { listAcceptancesOf, listAdoptedAs } from "../../../db/queries/acceptances.ts";
import { listCustomerNames } from "../../../db/queries/customers.ts";
import { findPendingOf, listInvitationsOf } from "../../../db/queries/invitations.ts";
import { findProvider } from "../../../db/queries/providers.ts";
import { listRelationshipsOf } from "../../../db/queries/relationships.ts";
import { findOpenRemovalOf, listRemovalsOf } from "../../../db/queries/removals.ts";
import type { Acceptance } from "../../domain/acceptance.ts";
import type { Customer } from "../../domain/customer.ts";
import type { CustomerId, ProviderId } from "../../domain/ids.ts";
import { type Invitation, isPartlyAccepted, type Leg, missingLegs } from "../../domain/invitation.ts";
import { done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { Relationship } from "../../domain/relationship.ts";
import type { RemovalRequest } from "../../domain/removal-request.ts";
import {
  type DirectoryCustomer,
  type DirectoryRecord,
  type DirectoryTrouble,
  DirectoryUnavailable,
  type RegistryEntry,
} from "../../ports/partner-directory.ts";
import type { NamedLeg } from "../cards/describe.ts";
import type { ServiceContext } from "../context.ts";
import { type GdapOfCustomer, gdapOfCustomer } from "../gdap/read.ts";
import { waitingEntries } from "../registry/read.ts";
import { getCustomer } from "./read.ts";

/** Where the older part of the story begins: behind this place. */
export interface StoryPlace {
  readonly at: Date;
  readonly id: string;
}

/** An invitation, a removal, or an acceptance without either; newest first. */
export type StoryEntry =
  | {
      readonly kind: "invitation";
      readonly at: Date;
      readonly invitation: Invitation;
      readonly legs: readonly NamedLeg[];
      /** The acceptance that is its answer, or likely so, where links are the vendor's. */
      readonly acceptance?: Acceptance;
      /** The link is the vendor's: it leads on after the invitation ended. */
      readonly isVendorLink?: boolean;
    }
  | { readonly kind: "removal"; readonly at: Date; readonly removal: RemovalRequest }
  /** Accepted without an invitation of ours. */
  | { readonly kind: "acceptance"; readonly at: Date; readonly acceptance: Acceptance };

export interface NamedRelationship extends Relationship {
  /** Null on our own leg. */
  readonly providerName: string | null;
}

/** What we know of a customer from our own rows. What the partner directory shows is read apart: see `readDirectoryOf`. */
export interface CustomerRecord {
  readonly customer: Customer;
  readonly relationships: readonly NamedRelationship[];
  readonly story: readonly StoryEntry[];
  /** Null at the end of the story. */
  readonly older: StoryPlace | null;
  readonly pending: Invitation | null;
  /** The newest one that was handed over, if it ended with a leg accepted that still stands, and another that is still missing. */
  readonly partly: Invitation | null;
  readonly openRemoval: RemovalRequest | null;
  /** What we asked for of granular administration; null where the directory has none. */
  readonly gdap: GdapOfCustomer | null;
  /** Asked for by admin agents, not in the registry yet. */
  readonly waiting: readonly RegistryEntry[];
  /** The directory has no source of its own: admin agents may enter what it shows. */
  readonly takesEntries: boolean;
}

const storyPage = 8;

export async function readCustomerRecord(
  ctx: ServiceContext,
  customerId: CustomerId,
  before: StoryPlace | null = null,
): Promise<Outcome<CustomerRecord, "not-permitted" | "not-found">> {
  const found = await getCustomer(ctx, customerId);
  if (!found.ok) return found;
  const { db, workspaceId } = ctx;
  const [relationships, invitations, removals, pending, newest, waiting, gdap] = await Promise.all([
    listRelationshipsOf(db, workspaceId, customerId),
    listInvitationsOf(db, workspaceId, customerId, storyPage + 1, before),
    listRemovalsOf(db, workspaceId, customerId, storyPage + 1, before),
    findPendingOf(db, workspaceId, customerId),
    findNewestHandedOver(ctx, customerId),
    waitingEntries(ctx, customerId),
    gdapOfCustomer(ctx, customerId),
  ]);
  const ours = relationships.find((each) => each.leg === "reseller" && each.state === "active");
  const openRemoval = ours ? await findOpenRemovalOf(db, workspaceId, ours.id) : null;
  const nameOf = await readProviderNames(ctx, [
    ...relationships.map((each) => each.providerId),
    ...invitations.flatMap((each) => each.legs.map((leg) => leg.providerId)),
  ]);

  const isVendorLink = !ctx.directory.linksArePersonal;
  const known = isVendorLink
    ? await listAcceptancesOf(
        db,
        workspaceId,
        invitations.map(({ id }) => id),
      )
    : [];
  const adopted = isVendorLink ? await listAdoptedAs(db, workspaceId, customerId, storyPage + 1, before) : [];
  const whole: StoryEntry[] = [
    ...invitations.map((invitation) => {
      const acceptance = known.find((each) => each.invitationId === invitation.id);
      return {
        kind: "invitation" as const,
        at: invitation.createdAt,
        invitation,
        legs: invitation.legs.map((leg) => ({ ...leg, providerName: nameOf(leg.providerId) })),
        isVendorLink,
        ...(acceptance ? { acceptance } : {}),
      };
    }),
    ...adopted.map((acceptance) => ({
      kind: "acceptance" as const,
      at: acceptance.acceptedAt,
      acceptance,
    })),
    ...removals.map((removal) => ({ kind: "removal" as const, at: removal.attestation.at, removal })),
  ];
  const story = whole.sort(newestFirst).slice(0, storyPage);
  const last = story.at(-1);
  return done({
    customer: found.value,
    relationships: relationships.map((each) => ({ ...each, providerName: nameOf(each.providerId) })),
    story,
    older: whole.length > storyPage && last ? { at: last.at, id: idOf(last) } : null,
    pending,
    partly: newest && leavesPartMissing(newest, relationships) ? newest : null,
    openRemoval,
    gdap,
    waiting,
    takesEntries: ctx.directory.takesEntries,
  });
}

/** One reading of the partner directory, null when it does not answer. A call over the network: never in a transaction. */
export async function readDirectoryOf(
  ctx: ServiceContext,
  customer: Pick<Customer, "id" | "tenantId">,
): Promise<DirectoryRecord | null> {
  const asked = await askDirectoryFor(ctx, customer);
  return typeof asked === "string" ? null : asked;
}

/** The same, or why it cannot be asked; null for those who may not see customers. */
export async function askDirectoryFor(
  ctx: ServiceContext,
  { id, tenantId }: Pick<Customer, "id" | "tenantId">,
): Promise<DirectoryRecord | DirectoryTrouble | null> {
  if (!may(ctx.actor, "customer.see")) return null;
  const customer: DirectoryCustomer = { workspaceId: ctx.workspaceId, customerId: id, tenantId };
  try {
    return await ctx.directory.readCustomer(customer, ctx.now());
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return error.trouble;
    throw error;
  }
}

/** The names of customers that a list speaks of; none for those who may not see customers. */
export async function readCustomerNames(
  ctx: ServiceContext,
  ids: readonly CustomerId[],
): Promise<ReadonlyMap<CustomerId, string>> {
  if (!may(ctx.actor, "customer.see")) return new Map();
  const found = await listCustomerNames(ctx.db, ctx.workspaceId, [...new Set(ids)]);
  return new Map(found.map(({ id, companyName }) => [id, companyName]));
}

async function readProviderNames(ctx: ServiceContext, ids: readonly (ProviderId | null)[]) {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const found = await Promise.all(wanted.map((id) => findProvider(ctx.db, ctx.workspaceId, id)));
  const names = new Map(found.flatMap((each) => (each ? [[each.id, each.name] as const] : [])));
  return (id: ProviderId | null) => (id === null ? null : (names.get(id) ?? null));
}

/** Drafts, discarded ones too, were never the customer's to answer. Twenty of them in a row are more than anybody writes. */
async function findNewestHandedOver(ctx: ServiceContext, customerId: CustomerId): Promise<Invitation | null> {
  const newest = await listInvitationsOf(ctx.db, ctx.workspaceId, customerId, 20);
  return newest.find((each) => each.state !== "draft" && each.state !== "discarded") ?? null;
}

/** Whether what was accepted still stands, and what was not has not come by another way since. */
function leavesPartMissing(invitation: Invitation, relationships: readonly Relationship[]): boolean {
  const isOver = invitation.state !== "sent";
  const stands = ({ kind, providerId }: Leg) =>
    relationships.some(
      (each) => each.leg === kind && each.providerId === providerId && each.state === "active",
    );
  const missing = missingLegs(invitation);
  const accepted = invitation.legs.filter((leg) => !missing.includes(leg));
  return isOver && isPartlyAccepted(invitation) && accepted.every(stands) && !missing.every(stands);
}

function newestFirst(one: StoryEntry, other: StoryEntry): number {
  return other.at.getTime() - one.at.getTime() || (idOf(one) < idOf(other) ? 1 : -1);
}

function idOf(entry: StoryEntry): string {
  switch (entry.kind) {
    case "invitation":
      return entry.invitation.id;
    case "removal":
      return entry.removal.id;
    case "acceptance":
      return entry.acceptance.id;
  }
}
