import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { z } from "zod";
import { Counter } from "../../db/carrying/rows.ts";
import { knownMigrations } from "../../db/migrate.ts";
import type { Source, TableOnItsWay } from "../carrying/source.ts";
import { WorkspaceId } from "../domain/ids.ts";
import {
  AnyHeader,
  ArchiveDamaged,
  archiveFormat,
  DigestLine,
  EndLine,
  endOfRows,
  Header,
  TableLine,
} from "./format.ts";

export type ArchiveRefusal = "no-archive" | "newer-format" | "newer-schema";

/** Longer than any row of ours: a file that goes on without an end of line is none of an archive, however small it is packed. */
const longestLine = 64_000_000;
/** Rows are passed on when so many characters of them are there. */
const partSize = 64_000;

/** The archive as a source. Its tables are checked against their digests as they are read: they throw ArchiveDamaged. */
export async function openArchive(
  path: string,
): Promise<{ readonly header: Header; readonly source: Source } | ArchiveRefusal> {
  const header = await readHeader(path);
  if (typeof header === "string") return header;
  const { level, sequences } = header;
  if (!knownMigrations().includes(level)) return "newer-schema";
  const heads = header.heads.map(({ workspaceId, ...head }) => ({
    workspaceId: WorkspaceId.parse(workspaceId),
    ...head,
  }));
  return { header, source: { level, sequences, heads, tables: () => readTables(path) } };
}

async function readHeader(path: string): Promise<Header | "no-archive" | "newer-format"> {
  let first: unknown;
  try {
    for await (const text of linesOf(path)) {
      first = parsed(text);
      break;
    }
  } catch (error) {
    if (error instanceof ArchiveDamaged) return "no-archive";
    throw error;
  }
  const any = AnyHeader.safeParse(first);
  if (!any.success) return "no-archive";
  if (any.data.format > archiveFormat) return "newer-format";
  const header = Header.safeParse(first);
  return header.success ? header.data : "no-archive";
}

async function* readTables(path: string): AsyncGenerator<TableOnItsWay> {
  const lines = linesOf(path);
  await lines.next();
  let tables = 0;
  let all = 0;
  for (;;) {
    const { value: text, done } = await lines.next();
    if (done) throw new ArchiveDamaged("its end is missing");
    const end = EndLine.safeParse(parsed(text));
    if (end.success) {
      if (end.data.tables !== tables || end.data.rows !== all)
        throw new ArchiveDamaged("it does not hold what its last line says");
      return;
    }
    const { table: name, columns } = expect(TableLine, text);
    const counter = new Counter(name);
    yield { name, columns, lines: counter.pass(rowsOf(lines)) };
    const told = expect(DigestLine, (await lines.next()).value ?? "");
    const { rows, sha256 } = counter.digest();
    if (told.rows !== rows || told.sha256 !== sha256)
      throw new ArchiveDamaged(`table ${name} is not as it was written`);
    tables += 1;
    all += rows;
  }
}

/** Up to the line that ends them, together as far as they fit. */
async function* rowsOf(lines: AsyncIterator<string>): AsyncGenerator<string> {
  let part = "";
  for (;;) {
    const { value: text, done } = await lines.next();
    if (done) throw new ArchiveDamaged("its end is missing");
    if (text === endOfRows) break;
    part += `${text}\n`;
    if (part.length < partSize) continue;
    yield part;
    part = "";
  }
  if (part !== "") yield part;
}

function expect<Line>(schema: z.ZodType<Line>, text: string): Line {
  const line = schema.safeParse(parsed(text));
  if (!line.success) throw new ArchiveDamaged("a line of it is none of an archive");
  return line.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Lines end at line feeds alone. A file that is cut off, or no gzip at all, throws ArchiveDamaged. */
async function* linesOf(path: string): AsyncGenerator<string, undefined> {
  const file = createReadStream(path);
  const text = createGunzip();
  const piped = pipeline(file, text).catch(() => {});
  const decoder = new TextDecoder();
  // What there is of the last line: put together once, when its end is there.
  let rest: string[] = [];
  let length = 0;
  try {
    for await (const chunk of text) {
      const [end = "", ...later] = decoder.decode(chunk as Buffer, { stream: true }).split("\n");
      rest.push(end);
      length += end.length;
      if (length > longestLine) throw new ArchiveDamaged("a line of it is none of an archive");
      const last = later.pop();
      if (last === undefined) continue;
      yield rest.join("");
      yield* later;
      rest = [last];
      length = last.length;
    }
  } catch (error) {
    // Of zlib; a file that cannot be read at all says so in its own words.
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code.startsWith("Z_")) throw new ArchiveDamaged("it is cut off or altered", { cause: error });
    throw error;
  } finally {
    file.destroy();
    text.destroy();
    await piped;
  }
  if (length > 0) throw new ArchiveDamaged("its end is missing");
}
