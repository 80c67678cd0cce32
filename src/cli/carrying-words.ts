import type { ArchiveRefusal } from "../archive/read.ts";
import type { SourceRefusal } from "../carrying/source.ts";
import type { TargetRefusal } from "../carrying/target.ts";
import { ownerOf } from "../compose/move.ts";
import type { Translate } from "../i18n/index.ts";

/** Why everything stays where it is, in a sentence. */
export function refusedInWords(
  reason: SourceRefusal | TargetRefusal | ArchiveRefusal | "no-database",
  { folder, file = "" }: { readonly folder: string; readonly file?: string },
  t: Translate,
): string {
  switch (reason) {
    case "no-database":
      return t("carry.refused.no-database", { folder });
    case "no-archive":
    case "newer-format":
    case "newer-schema":
      return t(`restore.refused.${reason}`, { file });
    default:
      return t(`carry.refused.${reason}`);
  }
}

/** In words where another process has the folder; null for any other error. */
export function whoIsThere(error: unknown, t: Translate): string | null {
  const owner = ownerOf(error);
  return owner && t("carry.in-use", owner);
}

/** Lines for people come no more often than this. */
const everyMs = 1_000;

/** On standard error for people, each table as a line of JSON on standard output for machines. */
export function sayProgress(isJson: boolean, t: Translate): (table: string, rows: number) => void {
  let saidAt = Date.now();
  return (table, rows) => {
    if (Date.now() - saidAt < everyMs) return;
    saidAt = Date.now();
    if (isJson) process.stdout.write(`${JSON.stringify({ step: "table", table, rows })}\n`);
    else process.stderr.write(`${t("carry.table", { table, rows })}\n`);
  };
}
