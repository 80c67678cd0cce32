import { and, asc, eq, inArray, isNull, like, lt, not, sql } from "drizzle-orm";
import type { CustomerTenantId, WorkspaceId } from "../../src/domain/ids.ts";
import { type Db, inTransaction, rowsOf, type Tx } from "../client.ts";
import { vendorNews } from "../schema/index.ts";

export interface NewsRow {
  readonly newsKey: string;
  readonly kind: string;
  readonly tenantId: CustomerTenantId | null;
  readonly companyName: string | null;
  readonly gdapId: string | null;
  readonly happenedAt: Date;
  readonly via: "web-hook" | "audit-log" | "customer-list";
}

/** Keys of the same happening: all begin with `prefix` and lie between `from` and `to`. */
export interface NewsLike {
  readonly prefix: string;
  readonly from: string;
  readonly to: string;
}

/** Keys that begin so wait for the vendor's record: nobody knows yet whom they are about. */
const waitingPrefix = "record:";
const isWaiting = like(vendorNews.newsKey, `${waitingPrefix}%`);

/** Any number that no other use of advisory locks has as its first part. */
const hearingLock = 41_720_233;

/**
 * Keeps it unless it was heard before: under the same key, or under one between `like.from` and `like.to` that was not
 * dealt with before this happened. True when it is new.
 */
export function addNews(
  db: Db,
  workspaceId: WorkspaceId,
  news: NewsRow,
  like: NewsLike,
  receivedAt: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    // Two who hear of the same thing at once would not see each other's row.
    await tx.execute(sql`select pg_advisory_xact_lock(${hearingLock}, hashtext(${workspaceId}))`);
    const heard = await rowsOf(
      tx,
      sql`select 1 as heard from vendor_news
          where workspace_id = ${workspaceId} and news_key between ${like.from} and ${like.to}
            and starts_with(news_key, ${like.prefix})
            and (settled_at is null or settled_at > ${news.happenedAt.toISOString()}::timestamptz)
          limit 1`,
    );
    if (heard.length === 0) return insertNews(tx, workspaceId, news, receivedAt);
    await completeNews(tx, workspaceId, news, like);
    return false;
  });
}

/** A web hook may not have said whom it is about: the record that follows does. */
async function completeNews(
  tx: Tx,
  workspaceId: WorkspaceId,
  { tenantId, companyName }: NewsRow,
  { prefix, from, to }: NewsLike,
): Promise<void> {
  await tx.execute(
    sql`update vendor_news
        set tenant_id = coalesce(tenant_id, ${tenantId}), company_name = coalesce(company_name, ${companyName})
        where workspace_id = ${workspaceId} and news_key between ${from} and ${to}
          and starts_with(news_key, ${prefix}) and settled_at is null`,
  );
}

/** The same where only the key itself tells. */
export async function insertNews(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  news: NewsRow,
  receivedAt: Date,
): Promise<boolean> {
  const added = await db
    .insert(vendorNews)
    .values({ ...news, workspaceId, receivedAt })
    .onConflictDoNothing()
    .returning({ newsKey: vendorNews.newsKey });
  return added.length > 0;
}

/** Keeps what can only be told from the vendor's record with this id. */
export function addWaitingNews(
  db: Db,
  workspaceId: WorkspaceId,
  recordId: string,
  news: Omit<NewsRow, "newsKey">,
  receivedAt: Date,
): Promise<boolean> {
  return insertNews(db, workspaceId, { ...news, newsKey: `${waitingPrefix}${recordId}` }, receivedAt);
}

/** Ids of the vendor's records that are still to be asked for, oldest first. */
export async function listWaitingRecords(
  db: Db,
  workspaceId: WorkspaceId,
  limit: number,
): Promise<readonly { readonly recordId: string; readonly receivedAt: Date }[]> {
  const rows = await db
    .select({ newsKey: vendorNews.newsKey, receivedAt: vendorNews.receivedAt })
    .from(vendorNews)
    .where(and(isOpen(workspaceId), isWaiting))
    .orderBy(asc(vendorNews.happenedAt))
    .limit(limit);
  return rows.map(({ newsKey, receivedAt }) => ({
    recordId: newsKey.slice(waitingPrefix.length),
    receivedAt,
  }));
}

export async function settleWaitingRecord(
  db: Db,
  workspaceId: WorkspaceId,
  recordId: string,
  now: Date,
): Promise<void> {
  await settleNews(db, workspaceId, [`${waitingPrefix}${recordId}`], now);
}

export async function listUnsettledNews(
  db: Db,
  workspaceId: WorkspaceId,
  limit: number,
): Promise<readonly NewsRow[]> {
  return db
    .select({
      newsKey: vendorNews.newsKey,
      kind: vendorNews.kind,
      tenantId: vendorNews.tenantId,
      companyName: vendorNews.companyName,
      gdapId: vendorNews.gdapId,
      happenedAt: vendorNews.happenedAt,
      via: vendorNews.via,
    })
    .from(vendorNews)
    .where(and(isOpen(workspaceId), not(isWaiting)))
    .orderBy(asc(vendorNews.happenedAt), asc(vendorNews.newsKey))
    .limit(limit);
}

export async function hasUnsettledNewsOf(
  db: Db,
  workspaceId: WorkspaceId,
  { tenantId, kind }: Pick<NewsRow, "tenantId" | "kind">,
): Promise<boolean> {
  if (tenantId === null) return false;
  const [found] = await db
    .select({ newsKey: vendorNews.newsKey })
    .from(vendorNews)
    .where(and(isOpen(workspaceId), eq(vendorNews.tenantId, tenantId), eq(vendorNews.kind, kind)))
    .limit(1);
  return found !== undefined;
}

/** What was settled before keeps its time. */
export async function settleNews(
  db: Db,
  workspaceId: WorkspaceId,
  keys: readonly string[],
  now: Date,
): Promise<void> {
  if (keys.length === 0) return;
  await db
    .update(vendorNews)
    .set({ settledAt: now })
    .where(and(isOpen(workspaceId), inArray(vendorNews.newsKey, [...keys])));
}

export async function deleteSettledNews(db: Db, workspaceId: WorkspaceId, before: Date): Promise<void> {
  await db
    .delete(vendorNews)
    .where(and(eq(vendorNews.workspaceId, workspaceId), lt(vendorNews.settledAt, before)));
}

function isOpen(workspaceId: WorkspaceId) {
  return and(eq(vendorNews.workspaceId, workspaceId), isNull(vendorNews.settledAt));
}
