import { and, desc, eq, exists, gte, inArray, isNotNull, like, or, sql } from "drizzle-orm";
import type { CustomerId, CustomerTenantId, InvitationId, WorkspaceId } from "../../src/domain/ids.ts";
import { type Candidate, coreName, type SeenTenant, type TargetSource } from "../../src/domain/matching.ts";
import { searchWords } from "../../src/domain/search-text.ts";
import type { Db, Tx } from "../client.ts";
import { customers, invitations, invitationTargets } from "../schema/index.ts";

/** What is known twice is known as it was first, except that a person's or the customer's own word takes its place. */
export async function saveTarget(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  target: {
    readonly invitationId: InvitationId;
    readonly tenantId: CustomerTenantId;
    readonly source: TargetSource;
    readonly knownAt: Date;
  },
): Promise<void> {
  const { source, knownAt } = target;
  const isWord = source === "passport" || source === "match";
  const insert = db.insert(invitationTargets).values({ workspaceId, ...target });
  await (isWord
    ? insert.onConflictDoUpdate({
        target: [invitationTargets.workspaceId, invitationTargets.invitationId, invitationTargets.tenantId],
        set: { source, knownAt },
      })
    : insert.onConflictDoNothing());
}

/** What the customer said last on the passport page; null when they said nothing that leads to a tenant. */
export async function replacePassportTarget(
  tx: Tx,
  workspaceId: WorkspaceId,
  target: {
    readonly invitationId: InvitationId;
    readonly tenantId: CustomerTenantId | null;
    readonly knownAt: Date;
  },
): Promise<void> {
  const { invitationId, tenantId, knownAt } = target;
  await tx
    .delete(invitationTargets)
    .where(
      and(
        eq(invitationTargets.workspaceId, workspaceId),
        eq(invitationTargets.invitationId, invitationId),
        eq(invitationTargets.source, "passport"),
      ),
    );
  if (tenantId === null) return;
  await saveTarget(tx, workspaceId, { invitationId, tenantId, source: "passport", knownAt });
}

/** What the customer's former domain led to says nothing of the customer any more. */
export async function forgetDomainTargets(
  tx: Tx,
  workspaceId: WorkspaceId,
  customerId: CustomerId,
): Promise<void> {
  const theirs = tx
    .select({ id: invitations.invitationId })
    .from(invitations)
    .where(and(eq(invitations.workspaceId, workspaceId), eq(invitations.customerId, customerId)));
  await tx
    .delete(invitationTargets)
    .where(
      and(
        eq(invitationTargets.workspaceId, workspaceId),
        eq(invitationTargets.source, "domain"),
        inArray(invitationTargets.invitationId, theirs),
      ),
    );
}

export async function listTargets(db: Db | Tx, workspaceId: WorkspaceId, invitationId: InvitationId) {
  return db
    .select({ tenantId: invitationTargets.tenantId, source: invitationTargets.source })
    .from(invitationTargets)
    .where(
      and(eq(invitationTargets.workspaceId, workspaceId), eq(invitationTargets.invitationId, invitationId)),
    );
}

/**
 * Invitations that an acceptance may be of: known by the tenant, the domain or the name. Open ones, drafts that have
 * their link, and those that ended since `endedSince`; newest first.
 */
export async function listCandidates(
  db: Db,
  workspaceId: WorkspaceId,
  seen: SeenTenant,
  endedSince: Date,
  limit = 100,
): Promise<Candidate[]> {
  const name = seen.companyName === null ? [] : searchWords(coreName(seen.companyName));
  const isNamed =
    name.length > 0 ? and(...name.map((word) => like(customers.searchText, `% ${word}%`))) : undefined;
  const isMeant = exists(
    db
      .select({ one: sql`1` })
      .from(invitationTargets)
      .where(
        and(
          eq(invitationTargets.workspaceId, invitations.workspaceId),
          eq(invitationTargets.invitationId, invitations.invitationId),
          eq(invitationTargets.tenantId, seen.tenantId),
        ),
      ),
  );
  const rows = await db
    .select({ invitation: invitations, customer: customers })
    .from(invitations)
    .innerJoin(
      customers,
      and(
        eq(customers.workspaceId, invitations.workspaceId),
        eq(customers.customerId, invitations.customerId),
      ),
    )
    .where(
      and(
        eq(invitations.workspaceId, workspaceId),
        or(
          eq(invitations.state, "sent"),
          and(eq(invitations.state, "draft"), isNotNull(invitations.sealedLink)),
          and(
            inArray(invitations.state, ["expired", "withdrawn", "discarded", "declined"] as const),
            gte(invitations.endedAt, endedSince),
          ),
        ),
        or(
          eq(customers.tenantId, seen.tenantId),
          seen.domain === null ? undefined : eq(customers.domain, seen.domain),
          isNamed,
          isMeant,
        ),
      ),
    )
    .orderBy(desc(invitations.createdAt))
    .limit(limit);
  const ids = rows.map(({ invitation }) => invitation.invitationId);
  const targets = ids.length === 0 ? [] : await listTargetsOf(db, workspaceId, ids);
  return rows.map(({ invitation: { invitationId, state, createdAt, customerId }, customer }) => ({
    invitationId,
    state,
    createdAt,
    customerId,
    companyName: customer.companyName,
    domain: customer.domain,
    tenantId: customer.tenantId,
    targets: targets.filter((each) => each.invitationId === invitationId),
  }));
}

function listTargetsOf(db: Db, workspaceId: WorkspaceId, ids: readonly InvitationId[]) {
  return db
    .select({
      invitationId: invitationTargets.invitationId,
      tenantId: invitationTargets.tenantId,
      source: invitationTargets.source,
    })
    .from(invitationTargets)
    .where(
      and(eq(invitationTargets.workspaceId, workspaceId), inArray(invitationTargets.invitationId, [...ids])),
    );
}

/** An invitation that an acceptance may be linked to, and its customer, as somebody picks it from a list. */
export interface InvitationChoice {
  readonly invitationId: InvitationId;
  readonly companyName: string;
  readonly domain: string | null;
  readonly state: typeof invitations.$inferSelect.state;
  readonly sentAt: Date | null;
  readonly createdAt: Date;
}

/** Open ones and those that ended since, whose customer all the words fit; those of `ids` alone if given. Newest first. */
export async function listInvitationChoices(
  db: Db,
  workspaceId: WorkspaceId,
  ask: {
    readonly query: string;
    readonly ids?: readonly InvitationId[];
    readonly endedSince: Date;
    readonly limit: number;
  },
): Promise<InvitationChoice[]> {
  if (ask.ids?.length === 0) return [];
  return db
    .select({
      invitationId: invitations.invitationId,
      companyName: customers.companyName,
      domain: customers.domain,
      state: invitations.state,
      sentAt: invitations.sentAt,
      createdAt: invitations.createdAt,
    })
    .from(invitations)
    .innerJoin(
      customers,
      and(
        eq(customers.workspaceId, invitations.workspaceId),
        eq(customers.customerId, invitations.customerId),
      ),
    )
    .where(
      and(
        eq(invitations.workspaceId, workspaceId),
        ask.ids ? inArray(invitations.invitationId, [...ask.ids]) : undefined,
        or(
          eq(invitations.state, "sent"),
          and(eq(invitations.state, "draft"), isNotNull(invitations.sealedLink)),
          and(
            inArray(invitations.state, ["expired", "withdrawn", "discarded", "declined"] as const),
            gte(invitations.endedAt, ask.endedSince),
          ),
        ),
        ...searchWords(ask.query).map((word) => like(customers.searchText, `% ${word}%`)),
      ),
    )
    .orderBy(desc(invitations.createdAt))
    .limit(ask.limit);
}
