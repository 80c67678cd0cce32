import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { type Db, rowsOf, type Tx } from "../../db/client.ts";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import type { Call, Subject } from "./calls.ts";
import { markIn } from "./pattern.ts";

/** What one call came to, as text. */
export interface Outcome {
  /** What was answered, or which error was thrown. */
  readonly answered: string;
  /** The asker's own rows of every table that was written to: how many are there, and those that are new or changed. */
  readonly written: string;
  /** How many rows were added, changed or deleted in each table, whosever they are. */
  readonly writes: readonly string[];
  /** Rows of other workspaces that are new or changed. */
  readonly strayed: number;
}

class Undo extends Error {
  override readonly name = "Undo";
}

/** Around the call itself, and not around what is made true before it or looked up after it. */
export interface Watch {
  begin(): void;
  end(): void;
}
const unwatched: Watch = { begin: () => {}, end: () => {} };

/** Calls in a transaction that is undone afterwards. */
export async function outcomeOf(
  db: Db,
  tables: readonly string[],
  { given, ask }: Call,
  { of, it }: { readonly of: WorkspaceId; readonly it: Subject },
  watch = unwatched,
): Promise<Outcome> {
  let outcome: Outcome | undefined;
  const undone = db.transaction(async (tx) => {
    for (const statement of given) await tx.execute(sql.raw(statement.replaceAll("$of", `'${of}'`)));
    const before = await writesByTable(tx);
    const answered = await answerOf(tx, (inner) => ask(inner, of, it), watch);
    const after = await writesByTable(tx);
    const touched = tables.filter((name) => before.get(name) !== after.get(name));
    const { own, elsewhere } = await rowsWritten(tx, touched, of);
    const writes = touched.map(
      (name) => `${name}: ${Number(after.get(name)) - Number(before.get(name) ?? 0)}`,
    );
    outcome = { answered, written: own.join("\n"), writes, strayed: elsewhere };
    throw new Undo();
  });
  await undone.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  if (!outcome) throw new Error("the call had no outcome");
  return outcome;
}

async function answerOf(tx: Tx, ask: (inner: Tx) => unknown, watch: Watch): Promise<string> {
  try {
    // In a savepoint: what fails does not take what follows with it, and what is written there is known by its number.
    return await tx.transaction(async (inner) => {
      watch.begin();
      try {
        return shown(await ask(inner));
      } finally {
        watch.end();
      }
    });
  } catch (error) {
    if (!(error instanceof Error) || isMisspelt(error)) throw error;
    return `threw ${error.name}: ${error.cause instanceof Error ? error.cause.message : error.message}`;
  }
}

/** The statement itself is wrong: nothing is learnt from it. */
function isMisspelt({ cause }: Error): boolean {
  return cause instanceof Error && "code" in cause && /^42/.test(String(cause.code));
}

/** Rows in no promised order come in some order: which one says nothing of whose they are. */
function shown(answer: unknown): string {
  const rows = Array.isArray(answer) ? answer.map(text).sort() : [text(answer)];
  return rows.join("\n");
}

const text = (value: unknown) =>
  inspect(value, {
    depth: 12,
    sorted: true,
    breakLength: 200,
    maxArrayLength: 1_000,
    maxStringLength: 10_000,
  });

/** How often each table was written to so far in this transaction. */
async function writesByTable(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsOf<{ name: string; writes: number | string }>(
    tx,
    sql`select relname::text as name, n_tup_ins + n_tup_upd + n_tup_del as writes, pg_current_xact_id()::text
        from pg_stat_xact_user_tables`,
  );
  return new Map(rows.map(({ name, writes }) => [name, String(writes)]));
}

const isNew = sql`xmin::text::bigint > pg_current_xact_id()::text::bigint`;

/** Rows that bear a number later than the transaction's own: the call wrote them. */
async function rowsWritten(tx: Tx, names: readonly string[], of: WorkspaceId) {
  const own: string[] = [];
  let elsewhere = 0;
  for (const name of names) {
    const rows = await rowsOf<{ own: boolean; count: number; fresh: number; rows: string | null }>(
      tx,
      sql`select workspace_id = ${of} as own, count(*)::int as count, (count(*) filter (where ${isNew}))::int as fresh,
            string_agg(t::text, E'\n' order by t::text) filter (where workspace_id = ${of} and ${isNew}) as rows
          from ${sql.identifier(name)} t group by 1`,
    );
    elsewhere += rows.filter((row) => !row.own).reduce((sum, { fresh }) => sum + fresh, 0);
    own.push(...rows.flatMap((row) => (row.own ? [`${name}, of ${row.count}: ${row.rows}`] : [])));
  }
  return { own, elsewhere };
}

/** The same in every workspace that is alike: its own id and mark, and what was digested of them, are mere signs. */
export function alike(outcome: Outcome, of: WorkspaceId): Outcome {
  return {
    ...outcome,
    answered: signs(outcome.answered, of),
    written: signs(outcome.written, of),
  };
}

function signs(seen: string, of: WorkspaceId): string {
  const mark = markIn(of);
  return seen
    .replaceAll(of, "(own)")
    .replaceAll(mark, "(mark)")
    .replaceAll(mark.toLowerCase(), "(mark)")
    .replaceAll(/\b([0-9a-f]{64}|[0-9a-f]{32})\b/g, "(digest)");
}
