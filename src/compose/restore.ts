import { type Database, openEmbedded, openInMemory, openPostgres } from "../../db/client.ts";
import type { HeldTopics } from "../../db/queries/restored-outbox.ts";
import type { Header } from "../archive/format.ts";
import { type ArchiveRefusal, openArchive } from "../archive/read.ts";
import { holdQueues } from "../carrying/hold.ts";
import { type Loaded, load } from "../carrying/load.ts";
import { type SealedCount, tryKeys } from "../carrying/sealed.ts";
import type { TargetRefusal } from "../carrying/target.ts";
import type { Storage } from "../config.ts";
import { declined, done, type Outcome } from "../domain/outcome.ts";
import { findEncryptionKeys } from "../encryption-key.ts";
import { hasEmbedded } from "./migrations.ts";

export interface Restored extends Loaded {
  readonly header: Header;
  /** Messages that wait for an admin agent, of all workspaces, by topic. */
  readonly held: HeldTopics;
  readonly sealed: SealedCount;
}

interface Options {
  readonly isTrial: boolean;
  /** As set; null means those in the data folder, where there are any. */
  readonly encryptionKey: string | null;
  readonly onTable: (table: string, rows: number) => void;
  readonly now: () => Date;
}

/**
 * Puts a back-up into an empty folder or database, all of it or nothing. What stood in the outbox's queue is held, in the
 * same transaction: it may have left since. Throws ArchiveDamaged, CarryingBroken, DatabaseInUse.
 */
export async function restore(
  path: string,
  storage: Storage,
  { isTrial, encryptionKey, onTable, now }: Options,
): Promise<Outcome<Restored, ArchiveRefusal | TargetRefusal>> {
  const archive = await openArchive(path);
  if (typeof archive === "string") return declined(archive);
  const { header, source } = archive;
  // Before anything is made: a damaged file is found out of itself.
  for await (const { lines } of source.tables()) for await (const _ of lines);

  const database = await openTarget(storage, isTrial);
  try {
    let held: HeldTopics = {};
    const loaded = await load(database, source, {
      isTrial,
      onTable,
      async beforeCommit({ db }) {
        held = await holdQueues(db, new Date(header.takenAt), now);
      },
    });
    if (!loaded.ok) return loaded;
    const keys =
      encryptionKey !== null
        ? [encryptionKey]
        : storage.kind === "embedded"
          ? findEncryptionKeys(storage.folder)
          : [];
    const sealed = isTrial ? { open: 0, closed: 0 } : await tryKeys(database, keys);
    return done({ ...loaded.value, header, held, sealed });
  } finally {
    await database.close();
  }
}

/** A folder without a database stays without one when it is only tried. */
async function openTarget(storage: Storage, isTrial: boolean): Promise<Database> {
  if (storage.kind === "postgres") return openPostgres(storage.url, { max: 1 });
  return isTrial && !hasEmbedded(storage.folder) ? openInMemory() : openEmbedded(storage.folder);
}
