import { subDays } from "date-fns";
import { type Database, inTransaction, type Tx } from "../../../../db/client.ts";
import {
  countDiffering,
  countNew,
  findEmailLanguage,
  insertNew,
  tidyCustomers,
  updateMatched,
} from "../../../../db/queries/customer-import.ts";
import {
  dropDuplicates,
  emptyStaging,
  type ImportRun,
  matchStaging,
  prepareStaging,
  stagingColumns,
  stagingTable,
  sweepStaging,
} from "../../../../db/queries/customer-staging.ts";
import { insertImport } from "../../../../db/queries/imports.ts";
import { actorName } from "../../../domain/actor.ts";
import { ImportId } from "../../../domain/ids.ts";
import { declined, done, type Outcome } from "../../../domain/outcome.ts";
import { may } from "../../../domain/permissions.ts";
import type { ServiceContext } from "../../context.ts";
import { record } from "../../record.ts";
import { readHeader } from "./columns.ts";
import { NotUtf8, readTable } from "./read-table.ts";
import { type ImportReport, ProblemList, problemLimit } from "./report.ts";
import { stageRows, type Tally } from "./stage-rows.ts";

export interface ImportRequest {
  /** The handle that `ctx.db` belongs to: bulk loading has a connection of its own. */
  readonly database: Database;
  /** A delimited text file in UTF-8 or UTF-16, in pieces of any size. */
  readonly source: AsyncIterable<string | Uint8Array>;
  readonly isDryRun: boolean;
  /** Where the caller must find it again after a death: of two runs with one id the second fails. */
  readonly importId?: ImportId;
}

/** From so many new rows on, what the planner believes of the table is worth renewing at once. */
const manyRows = 500;

/**
 * Takes over a customer list. Good rows are taken, bad ones reported with their line; running it again changes nothing.
 * Customers there before are brought up to date with what the file says; what it leaves out stays. Nobody becomes active
 * by it. A dry run reports the same and changes nothing.
 */
export async function importCustomers(
  ctx: ServiceContext,
  { database, source, isDryRun, importId: given }: ImportRequest,
): Promise<Outcome<ImportReport, "not-permitted" | "empty-file" | "no-name-column" | "not-utf8">> {
  if (!may(ctx.actor, "customer.import")) return declined("not-permitted");
  const run: ImportRun = { workspaceId: ctx.workspaceId, runId: ctx.newId() };
  const importId = given ?? ImportId.parse(run.runId);
  const records = readTable(source);
  try {
    const header = await records.next();
    if (header.done) return declined("empty-file");
    const columns = readHeader(header.value.record ?? []);
    if (!columns.places.has("companyName")) return declined("no-name-column");

    await sweepStaging(database.patientDb, ctx.workspaceId, subDays(ctx.now(), 1));
    const tally: Tally = { rows: 0, staged: 0, problems: new ProblemList() };
    const lines = stageRows(records, columns, tally, run, ctx.newId);
    await database.copyIn(stagingTable, stagingColumns, lines);
    const language = await findEmailLanguage(database.patientDb, ctx.workspaceId);
    const counts = await inTransaction(database.patientDb, async (tx) => {
      const merged = await compare(tx, run, tally);
      const taken = isDryRun
        ? { added: await countNew(tx, run), updated: await countDiffering(tx, run) }
        : await takeOver(tx, ctx, run, { importId, language, rejected: tally.rows - merged });
      return { ...taken, rejected: tally.rows - merged, unchanged: merged - taken.added - taken.updated };
    });
    if (counts.added >= manyRows) await tidyCustomers(database.patientDb);
    const isUndoable = !isDryRun && counts.added + counts.updated > 0;
    return done({
      isDryRun,
      importId: isUndoable ? importId : null,
      rows: tally.rows,
      ...counts,
      problems: tally.problems.inOrder(),
      ignoredColumns: columns.ignored,
    });
  } catch (error) {
    if (error instanceof NotUtf8) return declined("not-utf8");
    throw error;
  } finally {
    await records.return(undefined);
    await emptyStaging(database.patientDb, run);
  }
}

/** Compares the rows with each other and with the customers there; answers how many good ones are left. */
async function compare(tx: Tx, run: ImportRun, tally: Tally): Promise<number> {
  const staged = await prepareStaging(tx, run);
  // The driver may swallow what goes wrong at the very end of a COPY.
  if (staged !== tally.staged) throw new Error(`${tally.staged} rows were sent, ${staged} arrived`);
  const { dropped, duplicates } = await dropDuplicates(tx, run, problemLimit);
  for (const { line, field, sameAsLine } of duplicates)
    tally.problems.add({ line, field, reason: "duplicate-in-file", sameAsLine });
  const matched = await matchStaging(tx, run, problemLimit);
  for (const { line, field } of matched.ambiguous) {
    const reason = field === "domain" ? "ambiguous-domain" : "ambiguous-name";
    tally.problems.add({ line, field, reason, sameAsLine: null });
  }
  return staged - dropped - matched.dropped;
}

async function takeOver(
  tx: Tx,
  ctx: ServiceContext,
  run: ImportRun,
  { importId, language, rejected }: { importId: ImportId; language: "en" | "hu"; rejected: number },
): Promise<{ added: number; updated: number }> {
  const updated = await updateMatched(tx, run, importId);
  const added = await insertNew(tx, run, {
    language,
    createdBy: actorName(ctx.actor),
    createdAt: ctx.now(),
  });
  const by = { importedBy: actorName(ctx.actor), importedAt: ctx.now() };
  if (added + updated > 0)
    await insertImport(tx, ctx.workspaceId, { importId, added, updated, rejected, ...by });
  await record(tx, ctx, { type: "customers.imported", importId, added, updated, rejected });
  return { added, updated };
}
