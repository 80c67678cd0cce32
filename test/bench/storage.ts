import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { type Database, openEmbedded, openPostgres } from "../../db/client.ts";
import { migrate } from "../../db/migrate.ts";
import { packages, startPostgres } from "../support/postgres-server.ts";

export type Engine = "PostgreSQL" | "PGlite";

/** Where an app keeps its rows: an address of the bench's own server, or a folder. */
export interface Storage {
  readonly engine: Engine;
  /** A postgres:// address or a folder. */
  readonly place: string;
  /** What the app is told. */
  readonly env: Readonly<Record<string, string>>;
  open(): Promise<Database>;
}

export interface Storages {
  /** Empty and migrated. */
  make(engine: Engine): Promise<Storage>;
  /** A folder that does not exist yet. */
  newFolder(): string;
  close(): Promise<void>;
}

/** As in production: commits reach the disk, and the server looks after its tables itself. */
const durable = {
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  autovacuum: "on",
  shared_buffers: "256MB",
  maintenance_work_mem: "256MB",
};

export async function openStorages(): Promise<Storages> {
  const root = mkdtempSync(join(tmpdir(), "kapocs-bench-"));
  const server = await startPostgres(packages.newest, durable);
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} });
  await admin`create role kapocs login`;
  const newFolder = () => join(root, randomUUID());

  const storageOf = async (engine: Engine): Promise<Storage> => {
    if (engine === "PGlite") {
      const place = newFolder();
      return { engine, place, env: { KAPOCS_DATA_DIR: place }, open: () => openEmbedded(place) };
    }
    const name = `bench_${randomUUID()}`;
    await admin`create database ${admin(name)} owner kapocs`;
    const place = server.url(name);
    const env = { DATABASE_URL: place, KAPOCS_DATA_DIR: newFolder() };
    return { engine, place, env, open: async () => openPostgres(place) };
  };

  return {
    async make(engine) {
      const storage = await storageOf(engine);
      const database = await storage.open();
      await migrate(database);
      await database.close();
      return storage;
    },
    newFolder,
    async close() {
      await admin.end();
      await server.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
