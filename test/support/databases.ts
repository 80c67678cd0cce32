import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, inject } from "vitest";
import type { TestProject } from "vitest/node";
import { type Database, openInMemory, openPostgres } from "../../db/client.ts";
import { migrate } from "../../db/migrate.ts";
import { type PostgresServer, packages, startPostgres } from "./postgres-server.ts";

export type Engine = "newest" | "oldest" | "embedded";

declare module "vitest" {
  interface ProvidedContext {
    /** Where a test file asks for a server; each is started when the first file asks. */
    databasesUrl: string;
  }
}

type Answer =
  | { readonly adminUrl: string; readonly ownerUrl: string }
  | { readonly dump: string }
  | { readonly unavailable: string };

const template = "template_migrated";

/** vitest's globalSetup: a small desk that starts what the run needs, once, and sweeps up at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started = new Map<Engine, Promise<Answer>>();
  const servers: PostgresServer[] = [];
  const dumpPath = join(tmpdir(), `kapocs-embedded-${randomUUID()}.tar.gz`);
  const start = (engine: Engine): Promise<Answer> =>
    (engine === "embedded" ? dumpEmbedded(dumpPath) : startMigrated(engine, servers)).catch(
      (error: Error) => {
        console.error(`\n!!!! NOT TESTED on ${engine} PostgreSQL: ${error.message}\n`);
        return { unavailable: error.message };
      },
    );

  const desk = createServer(async (request, response) => {
    // Only our own test files ask, and only for these three.
    const engine = (request.url ?? "").slice(1) as Engine;
    const answer = started.get(engine) ?? start(engine);
    started.set(engine, answer);
    response.end(JSON.stringify(await answer));
  }).listen(0, "127.0.0.1");
  await once(desk, "listening");
  const address = desk.address();
  if (typeof address !== "object" || address === null) throw new Error("the desk has no port");
  project.provide("databasesUrl", `http://127.0.0.1:${address.port}`);

  return async () => {
    desk.close();
    desk.closeAllConnections();
    await Promise.all(started.values());
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(dumpPath, { force: true });
  };
}

/** Where RECORD_STATEMENTS names a file, the server writes every statement into it: see test/db/rolling. */
function statementLog(): Record<string, string> {
  const file = process.env["RECORD_STATEMENTS"];
  if (!file) return {};
  return {
    log_statement: "all",
    logging_collector: "on",
    log_destination: "csvlog",
    log_directory: dirname(file),
    log_filename: basename(file),
    log_file_mode: "0644",
    log_rotation_size: "0",
  };
}

async function startMigrated(engine: "newest" | "oldest", servers: PostgresServer[]): Promise<Answer> {
  const server = await startPostgres(packages[engine], engine === "newest" ? statementLog() : {});
  servers.push(server);
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} });
  // An ordinary owner, as in production: nothing may need a superuser.
  await admin`create role kapocs login`;
  await admin`create database ${admin(template)} owner kapocs`;
  await admin.end();
  const database = openPostgres(server.url(template));
  await migrate(database);
  await database.close();
  return { adminUrl: server.adminUrl, ownerUrl: server.url("") };
}

async function dumpEmbedded(path: string): Promise<Answer> {
  const { PGlite } = await import("@electric-sql/pglite");
  const database = await openInMemory();
  await migrate(database);
  // Drizzle keeps the engine it was given here; only the engine itself can dump.
  const { $client } = database.db as unknown as { $client: InstanceType<typeof PGlite> };
  const dump = await $client.dumpDataDir("gzip");
  writeFileSync(path, Buffer.from(await dump.arrayBuffer()));
  await database.close();
  return { dump: path };
}

/** A migrated, empty database of this file's own, and how to open more handles on it. */
export interface TestDatabase {
  readonly current: Database;
  /** "" on the embedded engine. */
  readonly url: string;
  /** The address of one more on the same server, without a table; not on the embedded engine. */
  makeEmpty(): Promise<string>;
}

/** Opens a database before the tests of this file or suite, and drops it after them. */
export function useDatabase(engine: Engine = "newest"): TestDatabase {
  let opened: Opened | undefined;
  let missing = "";
  // Asked for at once, so that a file with several engines has them started side by side.
  const asked = fetch(`${inject("databasesUrl")}/${engine}`);
  asked.catch(() => {});

  beforeAll(async () => {
    const reply = await asked;
    // Written by the desk above.
    const answer = (await reply.json()) as Answer;
    if ("unavailable" in answer) {
      if (process.env["CI"]) throw new Error(answer.unavailable);
      missing = answer.unavailable;
    } else if ("dump" in answer) {
      const database = await openInMemory(new Blob([readFileSync(answer.dump)]));
      const makeEmpty = () => Promise.reject(new Error("the embedded engine has no server"));
      opened = { database, url: "", makeEmpty, drop: () => database.close() };
    } else {
      opened = await cloneTemplate(answer.adminUrl, answer.ownerUrl);
    }
  });
  beforeEach(({ skip }) => {
    if (missing !== "") skip(`no PostgreSQL: ${missing}`);
  });
  afterAll(() => opened?.drop());

  const get = () => {
    if (!opened) throw new Error("the database is open from beforeAll to afterAll only");
    return opened;
  };
  return {
    get current() {
      return get().database;
    },
    get url() {
      return get().url;
    },
    makeEmpty: () => get().makeEmpty(),
  };
}

interface Opened {
  readonly database: Database;
  readonly url: string;
  readonly makeEmpty: () => Promise<string>;
  readonly drop: () => Promise<void>;
}

async function cloneTemplate(adminUrl: string, ownerUrl: string): Promise<Opened> {
  const name = `test_${randomUUID()}`;
  const others: string[] = [];
  const administrate = async (work: (admin: postgres.Sql) => Promise<unknown>) => {
    const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
    await work(admin).finally(() => admin.end());
  };
  await administrate(
    (admin) => admin`create database ${admin(name)} template ${admin(template)} owner kapocs`,
  );
  const url = `${ownerUrl}${name}`;
  const database = openPostgres(url);
  const makeEmpty = async () => {
    const other = `test_${randomUUID()}`;
    others.push(other);
    await administrate((admin) => admin`create database ${admin(other)} template template0 owner kapocs`);
    return `${ownerUrl}${other}`;
  };
  const drop = async () => {
    await database.close();
    await administrate(async (admin) => {
      for (const each of [name, ...others]) await admin`drop database ${admin(each)} with (force)`;
    });
  };
  return { database, url, makeEmpty, drop };
}

/** Runs the same suite on every engine we promise: the newest and the oldest PostgreSQL, and the embedded one. */
export function describeEachEngine(
  name: string,
  suite: (database: TestDatabase, engine: Engine) => void,
): void {
  describe.each<Engine>(["newest", "oldest", "embedded"])(`${name} (%s)`, (engine) => {
    suite(useDatabase(engine), engine);
  });
}
