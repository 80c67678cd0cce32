import { z } from "zod";

/**
 * An archive is gzipped text: a line with this header, then each table as a line that names it, its rows in the text
 * format of PostgreSQL's COPY, a line `\.` and a line with what they come to; a last line says that it is whole. No row can
 * look like `\.`: COPY doubles every backslash.
 */
export const archiveFormat = 1;

export const endOfRows = "\\.";

export const Header = z.object({
  kapocs: z.literal("backup"),
  format: z.literal(archiveFormat),
  /** The program that wrote it. */
  program: z.string(),
  engine: z.enum(["postgres", "embedded"]),
  takenAt: z.iso.datetime(),
  /** The last migration that was applied. */
  level: z.string(),
  sequences: z.array(z.object({ name: z.string(), last: z.string(), isCalled: z.boolean() })),
  /** Where the audit chain of each workspace ended. */
  heads: z.array(z.object({ workspaceId: z.string(), seq: z.number().int(), hash: z.string() })),
});
export type Header = z.infer<typeof Header>;

/** Of any format: only to say that it is a newer one. */
export const AnyHeader = z.object({ kapocs: z.literal("backup"), format: z.number().int() });

export const TableLine = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });

export const DigestLine = z.object({ rows: z.number().int(), sha256: z.string() });

export const EndLine = z.object({ end: z.literal(true), tables: z.number().int(), rows: z.number().int() });

/** The file is no archive, or not the whole of the one that was written. */
export class ArchiveDamaged extends Error {
  override readonly name = "ArchiveDamaged";
}
