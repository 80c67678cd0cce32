import { existsSync, rmSync } from "node:fs";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { TableDigest } from "../../db/carrying/rows.ts";
import { type Database, inTransaction, openEmbedded, openPostgres } from "../../db/client.ts";
import { DatabaseInUse } from "../../db/errors.ts";
import { askForSnapshot } from "../../db/snapshots.ts";
import { writeArchive } from "../archive/write.ts";
import { readSource, type Source, type SourceRefusal } from "../carrying/source.ts";
import type { Storage } from "../config.ts";
import { declined, done, type Outcome } from "../domain/outcome.ts";
import { FileExists, writeWhole } from "../whole-file.ts";
import { hasEmbedded } from "./migrations.ts";

export interface BackedUp {
  readonly engine: "postgres" | "embedded";
  readonly takenAt: Date;
  readonly tables: readonly TableDigest[];
  readonly heads: Source["heads"];
  /** Another process has the folder: it was read from a copy that the owner made, and went on meanwhile. */
  readonly wasInUse: boolean;
}

interface Options {
  /** A stream is left as it is when it fails; a file is there as a whole or not at all. */
  readonly to: string | Writable;
  readonly program: string;
  readonly now: () => Date;
  readonly onTable: (table: string, rows: number) => void;
}

/** Writes everything down as it is at one moment, whether the bot runs or not. Throws NoSnapshot. */
export async function backUp(
  storage: Storage,
  options: Options,
): Promise<Outcome<BackedUp, SourceRefusal | "no-database" | "file-exists">> {
  if (typeof options.to === "string" && existsSync(options.to)) return declined("file-exists");
  if (storage.kind === "postgres") return readOut(openPostgres(storage.url, { max: 1 }), false, options);
  const { folder } = storage;
  if (!hasEmbedded(folder)) return declined("no-database");
  try {
    return await readOut(await openEmbedded(folder), false, options);
  } catch (error) {
    if (!(error instanceof DatabaseInUse)) throw error;
  }
  const copy = await askForSnapshot(folder);
  const remove = () => rmSync(copy, { recursive: true, force: true });
  process.once("exit", remove);
  try {
    return await readOut(await openEmbedded(copy), true, options);
  } finally {
    remove();
    process.off("exit", remove);
  }
}

async function readOut(
  database: Database,
  wasInUse: boolean,
  { to, program, now, onTable }: Options,
): Promise<Outcome<BackedUp, SourceRefusal | "file-exists">> {
  try {
    return await inTransaction(database.patientDb, async (tx) => {
      const source = await readSource(tx);
      if (typeof source === "string") return declined(source);
      const { engine } = database;
      const takenAt = now();
      const tables: TableDigest[] = [];
      const onDone = (digest: TableDigest) => tables.push(digest);
      await writeTo(to, writeArchive(source, { program, engine, takenAt }, { onTable, onDone }));
      return done({ engine, takenAt, tables, heads: source.heads, wasInUse });
    });
  } catch (error) {
    // Somebody made one meanwhile.
    if (error instanceof FileExists) return declined("file-exists");
    throw error;
  } finally {
    await database.close();
  }
}

function writeTo(to: string | Writable, text: AsyncIterable<string>): Promise<void> {
  const write = (file: Writable) => pipeline(Readable.from(text), createGzip(), file);
  return typeof to === "string" ? writeWhole(to, write, { mayReplace: false }) : write(to);
}
