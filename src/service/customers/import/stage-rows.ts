import { type ImportRun, stagingLine } from "../../../../db/queries/customer-staging.ts";
import { type CustomerFaults, type CustomerField, readCustomer } from "../../../domain/customer.ts";
import { type Columns, readRecord } from "./columns.ts";
import type { TableRecord } from "./read-table.ts";
import type { ProblemList } from "./report.ts";

/** What was seen of the file so far. */
export interface Tally {
  rows: number;
  staged: number;
  readonly problems: ProblemList;
}

/** Characters that are handed on at a time: one by one, rows cost more in calls than in bytes. */
const pieceSize = 64_000;

/** Reads every row as a person's entry would be read, and makes lines for the staging table of the good ones. */
export async function* stageRows(
  records: AsyncIterable<TableRecord>,
  columns: Columns,
  tally: Tally,
  run: ImportRun,
  newId: () => string,
): AsyncGenerator<string> {
  let piece = "";
  for await (const { line, record } of records) {
    tally.rows += 1;
    if (!record) {
      tally.problems.add({ line, field: null, reason: "unreadable", sameAsLine: null });
      continue;
    }
    const typed = readRecord(record, columns);
    const read = readCustomer(typed);
    if ("faults" in read) {
      for (const field of fieldsOf(read.faults))
        tally.problems.add({ line, field, reason: read.faults[field] ?? "required", sameAsLine: null });
      continue;
    }
    // What the file leaves out must not replace what is known.
    const origin = typed.origin ? read.details.origin : null;
    const language = typed.language ? read.details.language : null;
    piece += stagingLine(run, line, newId(), { ...read.details, origin, language });
    tally.staged += 1;
    if (piece.length >= pieceSize) {
      yield piece;
      piece = "";
    }
  }
  if (piece !== "") yield piece;
}

function fieldsOf(faults: CustomerFaults): CustomerField[] {
  // The keys of the faults are fields.
  return Object.keys(faults) as CustomerField[];
}
