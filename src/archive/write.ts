import { Counter, type TableDigest } from "../../db/carrying/rows.ts";
import type { Source } from "../carrying/source.ts";
import { archiveFormat, endOfRows, type Header } from "./format.ts";

interface About {
  readonly program: string;
  readonly engine: Header["engine"];
  readonly takenAt: Date;
}

/** The archive's text, some rows at a time. `onTable` hears of rows as they go by, `onDone` of each table. */
export async function* writeArchive(
  source: Source,
  { program, engine, takenAt }: About,
  on: {
    readonly onTable: (table: string, rows: number) => void;
    readonly onDone: (digest: TableDigest) => void;
  },
): AsyncGenerator<string> {
  const { level, sequences, heads } = source;
  yield line({
    ...{ kapocs: "backup", format: archiveFormat, program, engine, takenAt: takenAt.toISOString() },
    ...{ level, sequences, heads },
  } satisfies Record<keyof Header, unknown>);
  let tables = 0;
  let all = 0;
  for await (const { name, columns, lines } of source.tables()) {
    yield line({ table: name, columns });
    const counter = new Counter(name);
    yield* counter.pass(lines, (rows) => on.onTable(name, rows));
    const digest = counter.digest();
    const { rows, sha256 } = digest;
    yield `${endOfRows}\n${line({ rows, sha256 })}`;
    on.onDone(digest);
    tables += 1;
    all += rows;
  }
  yield line({ end: true, tables, rows: all });
}

function line(content: object): string {
  return `${JSON.stringify(content)}\n`;
}
