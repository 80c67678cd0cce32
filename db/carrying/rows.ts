import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Db, rowsOf, type Tx } from "../client.ts";
import { type CarriedTable, quoted } from "./tables.ts";

/** How many rows there are, and a digest of every value of theirs in their order. Equal digests are equal tables. */
export interface TableDigest {
  readonly table: string;
  readonly rows: number;
  /** SHA-256 over the lines as COPY's text format has them. */
  readonly sha256: string;
}

const rowsAtOnce = 500;

/**
 * All of it sees the database as it is at one moment, and values read alike on every server. Begin with it in a
 * transaction that has done nothing else.
 */
export async function beginReading(tx: Db | Tx): Promise<void> {
  await tx.execute(sql`set transaction isolation level repeatable read`);
  await readAlike(tx);
}

/** Instants to the microsecond and in UTC, bytes in hex, numbers to their last digit. */
export async function readAlike(tx: Db | Tx): Promise<void> {
  await tx.execute(
    sql`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),
          set_config('intervalstyle', 'iso_8601', true), set_config('bytea_output', 'hex', true),
          set_config('extra_float_digits', '3', true)`,
  );
}

/** The rows as lines of COPY's text format, some hundred at a time: however long the table, little is held at once. */
export async function* readLines(tx: Db | Tx, table: CarriedTable): AsyncGenerator<string> {
  const columns = table.columns.map((column, at) => `${quoted(column)}::text as "${at}"`).join(", ");
  await tx.execute(
    sql.raw(
      `declare carried no scroll cursor for select ${columns} from ${quoted(table.name)} order by ${table.order.join(", ")}`,
    ),
  );
  for (;;) {
    const rows = await rowsOf<Readonly<Record<number, string | null>>>(
      tx,
      sql.raw(`fetch forward ${rowsAtOnce} from carried`),
    );
    if (rows.length > 0)
      yield rows.map((row) => `${table.columns.map((_, at) => field(row[at])).join("\t")}\n`).join("");
    if (rows.length < rowsAtOnce) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await tx.execute(sql.raw("close carried"));
}

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function field(value: string | null | undefined): string {
  if (value === null || value === undefined) return "\\N";
  return value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);
}

/** Counts and digests lines on their way; `digest` is known when all have passed. */
export class Counter {
  readonly #hash = createHash("sha256");
  readonly #table: string;
  #rows = 0;
  constructor(table: string) {
    this.#table = table;
  }

  async *pass(chunks: AsyncIterable<string>, onRows?: (rows: number) => void): AsyncGenerator<string> {
    for await (const chunk of chunks) {
      this.#hash.update(chunk);
      for (let at = chunk.indexOf("\n"); at >= 0; at = chunk.indexOf("\n", at + 1)) this.#rows += 1;
      onRows?.(this.#rows);
      yield chunk;
    }
  }

  digest(): TableDigest {
    return { table: this.#table, rows: this.#rows, sha256: this.#hash.copy().digest("hex") };
  }
}

export async function digestTable(tx: Db | Tx, table: CarriedTable): Promise<TableDigest> {
  const counter = new Counter(table.name);
  for await (const _ of counter.pass(readLines(tx, table)));
  return counter.digest();
}
