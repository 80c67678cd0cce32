import { and, desc, eq, gt, inArray, sql } from "drizzle-orm";
import type { GdapFailure, GdapRequest, GdapRequestState } from "../../src/domain/gdap.ts";
import type { CustomerId, GdapRequestId, SlackChannelId, WorkspaceId } from "../../src/domain/ids.ts";
import { type Db, rowsOf, type Tx } from "../client.ts";
import { GuardFailed } from "../errors.ts";
import { gdapRequests } from "../schema/index.ts";

/** False when this very one is there already. */
export async function insertGdapRequest(
  tx: Tx,
  workspaceId: WorkspaceId,
  request: GdapRequest,
): Promise<boolean> {
  const { id, failure, ...row } = request;
  const inserted = await tx
    .insert(gdapRequests)
    .values({ workspaceId, gdapRequestId: id, ...row, failure: writeGdapFailure(failure) })
    .onConflictDoNothing()
    .returning({ id: gdapRequests.gdapRequestId });
  return inserted.length === 1;
}

export async function findGdapRequest(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  id: GdapRequestId,
): Promise<GdapRequest | null> {
  const [row] = await db.select().from(gdapRequests).where(is(workspaceId, id)).limit(1);
  return row ? fromRow(row) : null;
}

export async function lockGdapRequest(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: GdapRequestId,
): Promise<GdapRequest | null> {
  const [row] = await tx.select().from(gdapRequests).where(is(workspaceId, id)).for("update");
  return row ? fromRow(row) : null;
}

/** Saves a transition from `from`; throws GuardFailed if the row is not in that state. */
export async function saveGdapRequest(
  tx: Tx,
  workspaceId: WorkspaceId,
  from: GdapRequestState,
  { id, failure, ...row }: GdapRequest,
): Promise<void> {
  const changed = await tx
    .update(gdapRequests)
    .set({ ...row, failure: writeGdapFailure(failure) })
    .where(and(is(workspaceId, id), eq(gdapRequests.state, from)))
    .returning({ id: gdapRequests.gdapRequestId });
  if (changed.length !== 1) throw new GuardFailed(`GDAP request ${id} is not ${from}`);
}

/** A customer's, newest first. */
export async function listGdapRequestsOf(
  db: Db,
  workspaceId: WorkspaceId,
  customerId: CustomerId,
  limit: number,
): Promise<readonly GdapRequest[]> {
  const rows = await db
    .select()
    .from(gdapRequests)
    .where(and(eq(gdapRequests.workspaceId, workspaceId), eq(gdapRequests.customerId, customerId)))
    .orderBy(desc(gdapRequests.createdAt), desc(gdapRequests.gdapRequestId))
    .limit(limit);
  return rows.map(fromRow);
}

/** Ours that carries this relationship of the vendor's. */
export async function findGdapRequestBy(
  db: Db,
  workspaceId: WorkspaceId,
  gdapId: string,
): Promise<GdapRequest | null> {
  const [row] = await db
    .select()
    .from(gdapRequests)
    .where(and(eq(gdapRequests.workspaceId, workspaceId), eq(gdapRequests.gdapId, gdapId)))
    .limit(1);
  return row ? fromRow(row) : null;
}

/** Another of ours bears this name: the vendor takes each once. One that it refused made none. */
export async function isGdapNameUsed(tx: Tx, workspaceId: WorkspaceId, name: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: gdapRequests.gdapRequestId })
    .from(gdapRequests)
    .where(
      and(
        eq(gdapRequests.workspaceId, workspaceId),
        sql`lower(${gdapRequests.name}) = ${name.toLowerCase()}`,
        sql`${gdapRequests.state} <> 'refused'`,
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Those that wait for the customer, by their id after `after`. */
export async function listWaitingGdapRequests(
  db: Db,
  workspaceId: WorkspaceId,
  after: GdapRequestId | null,
  limit: number,
): Promise<readonly GdapRequest[]> {
  const rows = await db
    .select()
    .from(gdapRequests)
    .where(
      and(
        eq(gdapRequests.workspaceId, workspaceId),
        inArray(gdapRequests.state, ["drafted", "handed-over"]),
        after === null ? undefined : gt(gdapRequests.gdapRequestId, after),
      ),
    )
    .orderBy(gdapRequests.gdapRequestId)
    .limit(limit);
  return rows.map(fromRow);
}

/**
 * Where the team hears of a customer: the channel of its latest invitation, else the default one. Channels that another
 * organisation can read are left out, unless an admin agent allowed them.
 */
export async function findChannelFor(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  customerId: CustomerId | null,
): Promise<SlackChannelId | null> {
  const [row] = await rowsOf<{ channel_id: SlackChannelId }>(
    db,
    sql`select channel.channel_id from team_channels channel
        join workspaces workspace on workspace.workspace_id = channel.workspace_id
        left join (select channel_id from invitations where workspace_id = ${workspaceId}
            and customer_id = ${customerId}::uuid order by created_at desc limit 1) as latest
          on latest.channel_id = channel.channel_id
        where channel.workspace_id = ${workspaceId}
          and (not channel.is_shared or workspace.shared_channels_allowed)
          and (latest.channel_id is not null or channel.is_default)
        order by latest.channel_id is null limit 1`,
  );
  return row?.channel_id ?? null;
}

export function writeGdapFailure(failure: GdapFailure | null): string | null {
  return failure === null ? null : JSON.stringify(failure);
}

export function readGdapFailure(text: string | null): GdapFailure | null {
  // Written by writeGdapFailure and by nothing else.
  return text === null ? null : (JSON.parse(text) as GdapFailure);
}

function is(workspaceId: WorkspaceId, id: GdapRequestId) {
  return and(eq(gdapRequests.workspaceId, workspaceId), eq(gdapRequests.gdapRequestId, id));
}

function fromRow({
  workspaceId: _workspaceId,
  gdapRequestId,
  failure,
  ...row
}: typeof gdapRequests.$inferSelect): GdapRequest {
  return { ...row, id: gdapRequestId, failure: readGdapFailure(failure) };
}
