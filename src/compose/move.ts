import { type Database, inTransaction, openEmbedded, openPostgres } from "../../db/client.ts";
import { DatabaseInUse } from "../../db/errors.ts";
import { markMoved, readMovedMark, unmarkMoved } from "../../db/moved-mark.ts";
import type { HeldTopics } from "../../db/queries/restored-outbox.ts";
import { NoSnapshot } from "../../db/snapshots.ts";
import { holdQueues } from "../carrying/hold.ts";
import { type Loaded, load } from "../carrying/load.ts";
import { type SealedCount, tryKeys } from "../carrying/sealed.ts";
import { readSource, type SourceRefusal } from "../carrying/source.ts";
import type { TargetRefusal } from "../carrying/target.ts";
import { placeOf } from "../config/text.ts";
import type { MoveConfig } from "../config.ts";
import { declined, done, type Outcome } from "../domain/outcome.ts";
import { findEncryptionKeys } from "../encryption-key.ts";
import { hasEmbedded } from "./migrations.ts";

export type MoveRefusal = "no-database" | "moved-before" | "key-changing" | SourceRefusal | TargetRefusal;

export interface Moved extends Loaded {
  /** Where the key stands that ENCRYPTION_KEY must be set to; a folder that no bot ran on has none yet. */
  readonly keyIn: "folder" | "environment" | "nowhere";
  readonly key: string | null;
  /** What this key does not open did not open before either. */
  readonly sealed: SealedCount;
}

interface Options {
  readonly isTrial: boolean;
  readonly onTable: (name: string, rows: number) => void;
  readonly now: () => Date;
}

/**
 * Carries the folder's database over to an empty PostgreSQL and marks the folder, so that no bot starts on it by
 * accident. A run that died is simply run again. Throws DatabaseInUse while the folder has an owner, and CarryingBroken.
 */
export async function move(
  { folder, targetUrl, encryptionKey }: MoveConfig,
  { isTrial, onTable, now }: Options,
): Promise<Outcome<Moved, MoveRefusal>> {
  if (!hasEmbedded(folder)) return declined("no-database");
  const mark = readMovedMark(folder);
  if (mark) return declined("moved-before", { at: mark.at, state: mark.to });
  const keys = findEncryptionKeys(folder);
  if (encryptionKey === null && keys.length > 1) return declined("key-changing");
  const key = encryptionKey ?? keys[0] ?? null;
  const from = await openEmbedded(folder);
  try {
    const to = openPostgres(targetUrl, { max: 1 });
    try {
      const carried = await carry(from, to, { isTrial, onTable, key });
      if (!carried.ok) return carried;
      if (!isTrial) markMoved(folder, { at: now(), to: placeOf(targetUrl) });
      const keyIn = encryptionKey !== null ? "environment" : key !== null ? "folder" : "nowhere";
      return done({ ...carried.value, key, keyIn });
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

function carry(
  from: Database,
  to: Database,
  { isTrial, onTable, key }: Pick<Options, "isTrial" | "onTable"> & { readonly key: string | null },
): Promise<Outcome<Loaded & Pick<Moved, "sealed">, MoveRefusal>> {
  return inTransaction(from.patientDb, async (tx) => {
    const source = await readSource(tx);
    if (typeof source === "string") return declined(source);
    const loaded = await load(to, source, { isTrial, acceptsSame: true, onTable });
    if (!loaded.ok) return loaded;
    return done({
      ...loaded.value,
      sealed: isTrial ? { open: 0, closed: 0 } : await tryKeys(to, key === null ? [] : [key]),
    });
  });
}

/**
 * Takes the mark away again: the folder is as it was when it moved, but for its queue, which the bot on PostgreSQL may have
 * sent. Answers what is held of it; null where there was no mark. Throws DatabaseInUse.
 */
export async function undoMove(folder: string, now: () => Date): Promise<HeldTopics | null> {
  const mark = readMovedMark(folder);
  if (!mark) return null;
  const database = await openEmbedded(folder, undefined, { evenIfMoved: true });
  try {
    const held = await database.inBulk(({ db }) => holdQueues(db, mark.at, now));
    unmarkMoved(folder);
    return held;
  } finally {
    await database.close();
  }
}

/** The key that stands in the folder, as ENCRYPTION_KEY takes it. */
export function keyOf(folder: string): string | null {
  return findEncryptionKeys(folder)[0] ?? null;
}

/** Who has the folder, where that is what the error says. */
export function ownerOf(error: unknown): { readonly folder: string; readonly who: string } | null {
  if (!(error instanceof DatabaseInUse)) return null;
  return { folder: error.folder, who: error.pid > 0 ? `kapocs (pid ${error.pid})` : "kapocs" };
}

/** Whether the error says that the folder's owner gave no copy of it. */
export function whyNoSnapshot(error: unknown): boolean {
  return error instanceof NoSnapshot;
}
