import { sql } from "drizzle-orm";
import { type Db, rowsOf } from "../../db/client.ts";
import {
  acceptances,
  customers,
  driftFindings,
  gdapRequests,
  invitations,
  outboxMessages,
  providers,
  relationships,
  removalRequests,
} from "../../db/schema/index.ts";
import {
  AcceptanceId,
  CustomerId,
  CustomerTenantId,
  DriftFindingId,
  GdapRequestId,
  InvitationId,
  OutboxMessageId,
  ProviderId,
  RelationshipId,
  RemovalRequestId,
  SlackChannelId,
  SlackUserId,
  type WorkspaceId,
} from "../../src/domain/ids.ts";
import { searchText } from "../../src/domain/search-text.ts";
import type { UserSeed } from "../../src/simulators/slack/world/state.ts";
import { makeInvitation, makeRemoval } from "../support/make.ts";

/** Two ids name a record of every kind each: whatever kind a button's value is of, something is there. */
export const records = {
  open: "aaaaaaaa-0000-7000-8000-000000000001",
  underWay: "bbbbbbbb-0000-7000-8000-000000000002",
} as const;

/** Stands in everything that a person without rights must never see. */
export const secret = "Titkosügyfél";

/** Sells, and asked for everything that is there. */
const requester = SlackUserId.parse("U0ANNA");
const channelId = SlackChannelId.parse("C0SALES");
const at = new Date(Date.now() - 3_600_000);
const inThirtyDays = new Date(Date.now() + 30 * 86_400_000);

/** The kinds of people there are; ours is T0001, in the organisation E0001. */
export const people = {
  "a stranger from another organisation": {
    id: "U0STRANGER",
    teamId: "T0OUT",
    isStranger: true,
  },
  "a person of another workspace, without the flag": { id: "U0ELSEWHERE", teamId: "T0ELSE" },
  "a person of another organisation": {
    id: "U0OTHERORG",
    teamId: "T0ELSE",
    enterprise: { id: "E0OTHER", teams: ["T0ELSE"] },
  },
  "a person of another workspace of our organisation": {
    id: "U0SISTER",
    teamId: "T0SISTER",
    enterprise: { id: "E0001", teams: ["T0SISTER"] },
  },
  "a guest": { id: "U0GUEST", isRestricted: true },
  "a guest of a single channel": { id: "U0SINGLE", isRestricted: true, isUltraRestricted: true },
  "somebody who was deactivated": { id: "U0GONE", deleted: true },
  "a bot": { id: "U0ROBOT", isBot: true },
} as const satisfies Record<string, UserSeed>;

/** One record of every kind in two states, all asked for by one sales agent. */
export async function haveRecords(db: Db, workspaceId: WorkspaceId): Promise<void> {
  for (const [index, id] of Object.values(records).entries()) {
    const isOpen = id === records.open;
    const customerId = CustomerId.parse(id);
    const of = { workspaceId, customerId };
    const companyName = `${secret} ${index} Kft.`;
    const tenantId = CustomerTenantId.parse(`7e4a0000-0000-4000-8000-00000000010${index}`);
    await db.insert(customers).values({
      ...of,
      companyName,
      tenantId,
      origin: "own-marketing",
      language: "en",
      standing: isOpen ? "active" : "invited",
      sortName: companyName.toLowerCase(),
      searchText: searchText([companyName]),
      createdBy: requester,
      createdAt: at,
    });
    await db.insert(providers).values({
      workspaceId,
      providerId: ProviderId.parse(id),
      name: `${secret} Provider ${index}`,
    });
    const { id: _invitation, ...invitation } = makeInvitation({
      channelId,
      requestedBy: requester,
      subject: secret,
      createdAt: at,
    });
    const sent = {
      state: "sent",
      hasLink: true,
      sentBy: requester,
      sentAt: at,
      expiresAt: inThirtyDays,
    } as const;
    await db.insert(invitations).values({
      ...invitation,
      ...of,
      ...(isOpen ? {} : sent),
      invitationId: InvitationId.parse(id),
    });
    await db.insert(relationships).values({
      ...of,
      relationshipId: RelationshipId.parse(id),
      leg: "reseller",
      legKey: "",
      hasDap: true,
      state: "active",
      activatedAt: at,
    });
    const {
      id: _removal,
      failure: _failure,
      ...removal
    } = makeRemoval({
      channelId,
      requestedBy: requester,
      reason: secret,
      lapsesAt: inThirtyDays,
    });
    await db.insert(removalRequests).values({
      ...removal,
      ...of,
      removalId: RemovalRequestId.parse(id),
      relationshipId: RelationshipId.parse(id),
      createdAt: at,
      state: isOpen ? "attested" : "failed",
      failure: isOpen ? null : JSON.stringify({ code: "unknown", message: secret }),
      decidedBy: isOpen ? null : SlackUserId.parse("U0DAN"),
      decidedAt: isOpen ? null : at,
    });
    await db.insert(acceptances).values({
      workspaceId,
      acceptanceId: AcceptanceId.parse(id),
      tenantId,
      companyName,
      acceptedAt: at,
      via: "customer-list",
      state: isOpen ? "unclaimed" : "likely",
      invitationId: isOpen ? null : InvitationId.parse(id),
      candidates: [],
      createdAt: at,
    });
    await db.insert(driftFindings).values({
      workspaceId,
      findingId: DriftFindingId.parse(id),
      kind: "renamed",
      subjectKey: id,
      tenantId,
      customerId,
      details: { theirs: secret, ours: companyName },
      state: "open",
      foundAt: at,
    });
    await db.insert(gdapRequests).values({
      ...of,
      gdapRequestId: GdapRequestId.parse(id),
      state: "drafted",
      name: secret,
      roleIds: [],
      durationDays: 30,
      isAutoExtended: false,
      language: "en",
      channelId,
      subject: secret,
      text: secret,
      requestedBy: requester,
      createdAt: at,
    });
    await db.insert(outboxMessages).values({
      workspaceId,
      messageId: OutboxMessageId.parse(id),
      lane: `channel:${channelId}`,
      topic: "card.refresh",
      body: { topic: "card.refresh", card: { kind: "invitation", id } },
      state: isOpen ? "dead" : "uncertain",
      runAt: at,
      correlationId: "acting",
      createdAt: at,
      settledAt: at,
    });
  }
}

/**
 * Everything that people can change, as one text; what the trail, deliveries and deadlines keep is no change of theirs. Grants
 * end by the bot's own hand at any moment: who changed them is told by the trail.
 */
export async function everything(db: Db): Promise<string> {
  const tables = await rowsOf<{ name: string }>(
    db,
    sql`select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`,
  );
  const kept =
    /^(audit_|outbox_lanes|workspace_dues|cards|bulletins|slack_standings|role_grants|directory_cursors|workspaces$)/;
  const parts = [];
  for (const { name } of tables.filter((each) => !kept.test(each.name))) {
    const rows = await rowsOf<{ row: string }>(
      db,
      sql`select t::text as row from ${sql.identifier(name)} t order by t::text`,
    );
    parts.push(`${name}\n${rows.map(({ row }) => row).join("\n")}`);
  }
  return parts.join("\n\n");
}

/** The acts that somebody brought about, each once. */
export async function changesBy(db: Db, slackUserId: string): Promise<string[]> {
  const rows = await rowsOf<{ act: string }>(
    db,
    sql`select distinct act from audit_entries where actor = ${slackUserId} and outcome = 'changed' order by act`,
  );
  return rows.map(({ act }) => act);
}
