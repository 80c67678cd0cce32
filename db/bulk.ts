import { once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PGlite, Transaction } from "@electric-sql/pglite";
import { drizzle as drizzlePostgres } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Db } from "./client.ts";
import { replaced } from "./replaced.ts";
import * as schema from "./schema/index.ts";

/** Bulk loading by COPY: each string is one or more whole lines, tab-separated, in PostgreSQL's text format. */
export type CopyIn = (
  table: string,
  columns: readonly string[],
  rows: AsyncIterable<string>,
) => Promise<void>;

/** One transaction in which COPY and everything else go together: all of it is there afterwards, or nothing. */
export interface Bulk {
  readonly engine: "postgres" | "embedded";
  /** What begins a transaction on it stays within the one that is open. */
  readonly db: Db;
  readonly copyIn: CopyIn;
}

/** Characters that the embedded engine is given at a time when loading in bulk. */
const partSize = 1_000_000;

/** On a connection of its own, for as long as the work takes. */
export async function inBulkOnPostgres<T>(url: string, work: (bulk: Bulk) => Promise<T>): Promise<T> {
  const client = postgres(url, {
    max: 1,
    connect_timeout: 10,
    // A connection is otherwise given up after a while, in the middle of a long transaction too.
    max_lifetime: null,
    connection: { application_name: "kapocs-bulk" },
    onnotice: () => {},
  });
  try {
    // The driver unwraps arrays of promises, which is nothing to T.
    return (await client.begin((tx) => {
      const within: postgres.Sql = replaced(tx as unknown as postgres.Sql, {
        options: client.options,
        begin: (nested: (tx: postgres.TransactionSql) => Promise<unknown>) => tx.savepoint(nested),
      });
      const db = drizzlePostgres(within, { schema, casing: "snake_case" });
      return work({ engine: "postgres", db, copyIn: copyToPostgres(tx) });
    })) as T;
  } finally {
    await client.end({ timeout: 5 });
  }
}

export function copyToPostgres(client: postgres.ISql): CopyIn {
  return async (table, columns, rows) => {
    const sink = await client`copy ${client(table)} (${client([...columns])}) from stdin`.writable();
    // The driver sends one more message when it closes, which would break off a next COPY that had begun.
    const closed = once(sink, "close");
    // A failing source takes the sink with it, so that nothing of it is kept.
    await Promise.all([pipeline(Readable.from(rows), sink), closed]);
  };
}

export async function inBulkOnPglite<T>(pglite: PGlite, work: (bulk: Bulk) => Promise<T>): Promise<T> {
  const { drizzle: drizzlePglite } = await import("drizzle-orm/pglite");
  return pglite.transaction((tx) => {
    const within = {
      query: tx.query.bind(tx),
      sql: tx.sql.bind(tx),
      exec: tx.exec.bind(tx),
      transaction: (nested: (tx: Transaction) => Promise<unknown>) => nested(tx),
    };
    // Of the engine Drizzle uses these members alone.
    const db = drizzlePglite(within as unknown as PGlite, { schema, casing: "snake_case" });
    return work({ engine: "embedded", db, copyIn: copyToPglite(tx) });
  });
}

export function copyToPglite(pglite: Pick<PGlite, "query">): CopyIn {
  return async (table, columns, rows) => {
    // In parts, and with a breath between them: PGlite's promises starve timers and sockets otherwise.
    let part: string[] = [];
    let size = 0;
    const flush = async () => {
      const list = columns.map((column) => `"${column}"`).join(", ");
      await pglite.query(`copy "${table}" (${list}) from '/dev/blob'`, [], { blob: new Blob(part) });
      part = [];
      size = 0;
      await new Promise((resolve) => setImmediate(resolve));
    };
    for await (const row of rows) {
      part.push(row);
      size += row.length;
      if (size >= partSize) await flush();
    }
    if (part.length > 0) await flush();
  };
}
