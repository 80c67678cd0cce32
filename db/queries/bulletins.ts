import { and, eq, gte } from "drizzle-orm";
import type { Bulletin, BulletinKind } from "../../src/domain/bulletin.ts";
import type { MessageTs, WorkspaceId } from "../../src/domain/ids.ts";
import type { Db, Tx } from "../client.ts";
import { bulletins } from "../schema/index.ts";

/** Where a bulletin stands for one reader. `channelId` of a direct message is the conversation's own. */
export interface PostedBulletin {
  readonly channelId: string;
  readonly ts: MessageTs;
  readonly postedAt: Date;
}

export async function findBulletin(
  db: Db,
  workspaceId: WorkspaceId,
  bulletin: Bulletin,
  reader: string,
): Promise<PostedBulletin | null> {
  const [row] = await db
    .select({ channelId: bulletins.channelId, ts: bulletins.ts, postedAt: bulletins.postedAt })
    .from(bulletins)
    .where(
      and(
        eq(bulletins.workspaceId, workspaceId),
        eq(bulletins.kind, bulletin.kind),
        eq(bulletins.subjectId, bulletin.id),
        eq(bulletins.reader, reader),
      ),
    )
    .limit(1);
  return row ?? null;
}

/** One that was posted anew takes the place of the one that is gone. */
export async function saveBulletin(
  db: Db,
  workspaceId: WorkspaceId,
  bulletin: Bulletin,
  reader: string,
  posted: PostedBulletin,
): Promise<void> {
  await db
    .insert(bulletins)
    .values({ workspaceId, kind: bulletin.kind, subjectId: bulletin.id, reader, ...posted })
    .onConflictDoUpdate({
      target: [bulletins.workspaceId, bulletins.kind, bulletins.subjectId, bulletins.reader],
      set: { ...posted },
    });
}

/** Who has it on their screen: people's and channels' Slack ids. */
export async function listBulletinReaders(
  db: Db,
  workspaceId: WorkspaceId,
  bulletin: Bulletin,
): Promise<readonly string[]> {
  const rows = await db
    .select({ reader: bulletins.reader })
    .from(bulletins)
    .where(
      and(
        eq(bulletins.workspaceId, workspaceId),
        eq(bulletins.kind, bulletin.kind),
        eq(bulletins.subjectId, bulletin.id),
      ),
    );
  return rows.map(({ reader }) => reader);
}

/** Those of a kind that were posted since then, each once. */
export async function listPostedSince(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  kind: BulletinKind,
  since: Date,
): Promise<readonly Bulletin[]> {
  const rows = await db
    .selectDistinct({ id: bulletins.subjectId })
    .from(bulletins)
    .where(
      and(eq(bulletins.workspaceId, workspaceId), eq(bulletins.kind, kind), gte(bulletins.postedAt, since)),
    );
  return rows.map(({ id }) => ({ kind, id }));
}
