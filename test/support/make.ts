import { inTransaction } from "../../db/client.ts";
import { insertCustomer } from "../../db/queries/customers.ts";
import {
  invitations,
  providers,
  relationships,
  removalRequests,
  teamChannels,
} from "../../db/schema/index.ts";
import type { Customer, TypedCustomer } from "../../src/domain/customer.ts";
import type { RemovalFacts } from "../../src/domain/facts.ts";
import {
  CustomerId,
  CustomerTenantId,
  InvitationId,
  ProviderId,
  RelationshipId,
  RemovalRequestId,
  SlackChannelId,
} from "../../src/domain/ids.ts";
import { type Invitation, linkPlaceholder } from "../../src/domain/invitation.ts";
import type { Relationship } from "../../src/domain/relationship.ts";
import type { Attestation, RemovalRequest } from "../../src/domain/removal-request.ts";
import type { Provider, TeamChannel } from "../../src/domain/settings.ts";
import { firstNow, type TestContext } from "./context.ts";
import { salesAgent } from "./people.ts";

// Boring and fixed: two rows of a kind in one workspace need an id of their own from the test.
export const customerId = CustomerId.parse("c0000000-0000-7000-8000-000000000001");
export const tenantId = CustomerTenantId.parse("7e4a0000-0000-4000-8000-000000000001");
export const providerId = ProviderId.parse("b0000000-0000-7000-8000-000000000001");
export const invitationId = InvitationId.parse("a0000000-0000-7000-8000-000000000001");
export const relationshipId = RelationshipId.parse("e0000000-0000-7000-8000-000000000001");
export const removalId = RemovalRequestId.parse("d0000000-0000-7000-8000-000000000001");
export const channelId = SlackChannelId.parse("C0TEAM");

export const typedCustomer: TypedCustomer = {
  companyName: "Kovács és Társa Kft.",
  domain: "kovacs.example",
  tenantId,
  ownReference: "K-1001",
  country: "HU",
  origin: "own-marketing",
  contactName: "Kovács Éva",
  contactEmail: "eva@kovacs.example",
  language: "hu",
};

export function makeCustomer(overrides: Partial<Customer> = {}): Customer {
  return {
    id: customerId,
    companyName: "Kovács és Társa Kft.",
    domain: "kovacs.example",
    tenantId,
    ownReference: "K-1001",
    country: "HU",
    origin: "own-marketing",
    contactName: "Kovács Éva",
    contactEmail: "eva@kovacs.example",
    language: "hu",
    standing: "none",
    createdAt: firstNow,
    createdBy: salesAgent.slackUserId,
    ...overrides,
  };
}

/** A draft that was not written by anybody yet; pass what your state needs. */
export function makeInvitation(overrides: Partial<Invitation> = {}): Invitation {
  return {
    id: invitationId,
    customerId,
    state: "draft",
    legs: [{ kind: "reseller", providerId: null, state: "awaiting", answeredAt: null, signatory: null }],
    language: "hu",
    channelId,
    asksForDap: false,
    subject: "Meghívó",
    text: `Tisztelt Kovács Éva!\n\n${linkPlaceholder}\n`,
    hasLink: false,
    requestedBy: salesAgent.slackUserId,
    createdAt: firstNow,
    sentBy: null,
    sentAt: null,
    expiresAt: null,
    endedBy: null,
    endedAt: null,
    ...overrides,
  };
}

/** Handed over at the first instant of the tests, open for thirty days. */
export function makeSentInvitation(overrides: Partial<Invitation> = {}): Invitation {
  return makeInvitation({
    state: "sent",
    hasLink: true,
    sentBy: salesAgent.slackUserId,
    sentAt: firstNow,
    expiresAt: new Date("2026-04-01T09:00:00.000Z"),
    ...overrides,
  });
}

export function makeRelationship(overrides: Partial<Relationship> = {}): Relationship {
  return {
    id: relationshipId,
    customerId,
    leg: "reseller",
    providerId: null,
    state: "active",
    hasDap: false,
    invitationId: null,
    activatedAt: firstNow,
    removedAt: null,
    ...overrides,
  };
}

/** Nothing stands in the way. */
export function makeFacts(overrides: Partial<RemovalFacts> = {}): RemovalFacts {
  return {
    blockers: [],
    hasDap: false,
    gdap: [],
    legs: [{ kind: "reseller", providerId: null, providerName: null, isActive: true }],
    readAt: firstNow,
    ...overrides,
  };
}

export function makeAttestation(overrides: Partial<Attestation> = {}): Attestation {
  return {
    textVersion: "1",
    language: "en",
    text: "I declare what is declared here.",
    labels: { checkbox: "I declare the above", submit: "Attest and request" },
    hash: "0".repeat(64),
    by: salesAgent.slackUserId,
    at: firstNow,
    facts: makeFacts(),
    ...overrides,
  };
}

/** Attested at the first instant of the tests; lapses fourteen days later. */
export function makeRemoval(overrides: Partial<RemovalRequest> = {}): RemovalRequest {
  return {
    id: removalId,
    relationshipId,
    customerId,
    channelId,
    state: "attested",
    reason: "The contract ended.",
    requestedBy: salesAgent.slackUserId,
    attestation: makeAttestation(),
    lapsesAt: new Date("2026-03-16T09:00:00.000Z"),
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
    isOwnDecision: false,
    endedBy: null,
    endedAt: null,
    lapsedBecause: null,
    changedFacts: null,
    failure: null,
    notice: null,
    providerTask: null,
    ...overrides,
  };
}

/** Puts a customer in the context's workspace, without an audit entry. */
export async function haveCustomer(ctx: TestContext, overrides: Partial<Customer> = {}): Promise<Customer> {
  const customer = makeCustomer(overrides);
  const inserted = await inTransaction(ctx.db, (tx) => insertCustomer(tx, ctx.workspaceId, customer));
  if (!inserted) throw new Error(`there is a customer with the tenant id ${customer.tenantId}`);
  return customer;
}

export async function haveInvitation(
  ctx: TestContext,
  overrides: Partial<Invitation> = {},
): Promise<Invitation> {
  const { id, ...row } = makeInvitation(overrides);
  await ctx.db.insert(invitations).values({ workspaceId: ctx.workspaceId, invitationId: id, ...row });
  return { id, ...row };
}

export async function haveRelationship(
  ctx: TestContext,
  overrides: Partial<Relationship> = {},
): Promise<Relationship> {
  const { id, ...row } = makeRelationship(overrides);
  const { workspaceId } = ctx;
  await ctx.db
    .insert(relationships)
    .values({ workspaceId, relationshipId: id, legKey: row.providerId ?? "", ...row });
  return { id, ...row };
}

export async function haveRemoval(
  ctx: TestContext,
  overrides: Partial<RemovalRequest> = {},
): Promise<RemovalRequest> {
  const { id, ...row } = makeRemoval(overrides);
  const { workspaceId } = ctx;
  const failure = row.failure === null ? null : JSON.stringify(row.failure);
  await ctx.db
    .insert(removalRequests)
    .values({ workspaceId, removalId: id, createdAt: row.attestation.at, ...row, failure });
  return { id, ...row };
}

export async function haveProvider(ctx: TestContext, overrides: Partial<Provider> = {}): Promise<Provider> {
  const provider: Provider = { id: providerId, name: "Northwind Distribution", tenantId: null, ...overrides };
  const { id, ...row } = provider;
  await ctx.db.insert(providers).values({ workspaceId: ctx.workspaceId, providerId: id, ...row });
  return provider;
}

export async function haveChannel(
  ctx: TestContext,
  overrides: Partial<TeamChannel> = {},
): Promise<TeamChannel> {
  const channel: TeamChannel = {
    id: channelId,
    name: "customers",
    language: "en",
    isDefault: true,
    isShared: false,
    ...overrides,
  };
  const { id, ...row } = channel;
  await ctx.db.insert(teamChannels).values({ workspaceId: ctx.workspaceId, channelId: id, ...row });
  return channel;
}
