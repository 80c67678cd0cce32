import { beginReading, readLines } from "../../db/carrying/rows.ts";
import { readSequences, readTables, type SequencePlace } from "../../db/carrying/tables.ts";
import type { Db, Tx } from "../../db/client.ts";
import { readMigrations } from "../../db/migrate.ts";
import type { AuditHeadOf } from "../../db/queries/audit.ts";
import { audit } from "../service/index.ts";

/** A table on its way, as lines of COPY's text format. */
export interface TableOnItsWay {
  readonly name: string;
  readonly columns: readonly string[];
  readonly lines: AsyncIterable<string>;
}

/** Everything that a database holds at one moment, wherever it is read from. */
export interface Source {
  /** The last migration that was applied to it. */
  readonly level: string;
  readonly sequences: readonly SequencePlace[];
  /** Where the audit chain of each workspace ends. */
  readonly heads: readonly AuditHeadOf[];
  /** One after the other, each read to its end before the next; may be asked for again. */
  tables(): AsyncIterable<TableOnItsWay>;
}

/** Why a database cannot be read out: it has nothing in it, or a newer program's schema. */
export type SourceRefusal = "source-empty" | "source-newer";

/** The database as the transaction sees it, which must have done nothing else and stay open meanwhile. */
export async function readSource(tx: Db | Tx): Promise<Source | SourceRefusal> {
  await beginReading(tx);
  const { applied, unknown } = await readMigrations(tx);
  const level = applied.at(-1);
  if (level === undefined) return "source-empty";
  if (unknown > 0) return "source-newer";
  const tables = await readTables(tx);
  return {
    level,
    sequences: await readSequences(tx),
    heads: await audit.heads({ db: tx }),
    async *tables() {
      for (const table of tables) yield { ...table, lines: readLines(tx, table) };
    },
  };
}
