import { Readable } from "node:stream";
import { TextDecoder } from "node:util";
import { type CsvError, parse } from "csv-parse";

/** The file is neither in UTF-8 nor in UTF-16: names would come out wrong. */
export class NotUtf8 extends Error {
  override readonly name = "NotUtf8";
}

/** A record and the line of the file where it ends; null where the record cannot be read (an open quote, say). */
export interface TableRecord {
  readonly line: number;
  readonly record: readonly string[] | null;
}

/** Longer than any honest row: what is longer is an open quote that swallows the file. */
const recordLimit = 64_000;

/** Reads delimited text (commas, semicolons or tabs, told by the first line) record by record, never the whole file. */
export async function* readTable(source: AsyncIterable<string | Uint8Array>): AsyncGenerator<TableRecord> {
  const text = decode(source);
  const { head, hint } = await readHead(text);
  const unreadable: number[] = [];
  const parser = parse({
    delimiter: hint ?? guessDelimiter(head),
    // All of them, each where it stands: a file that was put together from two has both kinds.
    record_delimiter: ["\r\n", "\n", "\r"],
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: recordLimit,
    on_skip: (error: CsvError | undefined) => {
      unreadable.push(Number(error?.["lines"] ?? 0));
    },
  });
  const chunks = Readable.from(join(hint === null ? head : head.slice(head.indexOf("\n") + 1), text));
  chunks.once("error", (error) => parser.destroy(error));
  chunks.pipe(parser);
  const offset = hint === null ? 0 : 1;
  for await (const item of parser) {
    // With `info` each item is the record beside where it was found.
    const { record, info } = item as { record: string[]; info: { lines: number } };
    // The parser is ahead of us by what it was given at a time.
    while ((unreadable[0] ?? Number.POSITIVE_INFINITY) <= info.lines) {
      yield { line: Number(unreadable.shift()) + offset, record: null };
    }
    yield { line: info.lines + offset, record };
  }
  for (const line of unreadable) yield { line: line + offset, record: null };
}

async function* decode(source: AsyncIterable<string | Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let begun = Buffer.alloc(0);
  try {
    for await (const chunk of source) {
      const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      if (decoder) {
        yield decoder.decode(bytes, { stream: true });
        continue;
      }
      begun = Buffer.concat([begun, bytes]);
      if (begun.length < 2) continue;
      decoder = decoderFor(begun);
      yield decoder.decode(begun, { stream: true });
    }
    yield decoder ? decoder.decode() : decoderFor(begun).decode(begun);
  } catch (error) {
    if (error instanceof TypeError) throw new NotUtf8("the file is in none of these", { cause: error });
    throw error;
  }
}

/**
 * By its byte order mark, which it takes off as well; spreadsheets write UTF-16 as "Unicode text". Without a mark a header
 * in UTF-16 has a zero beside its first letter.
 */
function decoderFor([first, second]: Uint8Array): TextDecoder {
  const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  const encoding = isLittle ? "utf-16le" : isBig ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding, { fatal: true });
}

/** Everything up to the end of the first line; `hint` is what a spreadsheet's own `sep=;` line says. */
async function readHead(text: AsyncGenerator<string>): Promise<{ head: string; hint: string | null }> {
  let head = "";
  while (!head.includes("\n") && head.length < recordLimit) {
    const next = await text.next();
    if (next.done) break;
    head += next.value;
  }
  return { head, hint: /^sep=(.)\r?\n/i.exec(head)?.[1] ?? null };
}

async function* join(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  if (head !== "") yield head;
  yield* rest;
}

/** The one that stands most often in the first line, outside quotes. */
function guessDelimiter(head: string): string {
  const line = (head.split(/\r\n?|\n/, 1)[0] ?? "").replace(/"[^"]*"/g, "");
  const counts = [",", ";", "\t"].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
}
