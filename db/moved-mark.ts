import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where a folder's content went, and when. */
export interface MovedMark {
  readonly at: Date;
  /** Host and database; never who signs in there. */
  readonly to: string;
}

const path = (folder: string) => join(folder, "moved.json");

/** Whoever opens the folder after this is refused: see FolderMoved. */
export function markMoved(folder: string, { at, to }: MovedMark): void {
  const draft = `${path(folder)}.new`;
  writeFileSync(draft, `${JSON.stringify({ at: at.toISOString(), to })}\n`, { mode: 0o600, flush: true });
  renameSync(draft, path(folder));
}

export function unmarkMoved(folder: string): void {
  rmSync(path(folder), { force: true });
}

/** Null for a folder that was not moved. */
export function readMovedMark(folder: string): MovedMark | null {
  if (!existsSync(path(folder))) return null;
  try {
    // Written above.
    const { at, to } = JSON.parse(readFileSync(path(folder), "utf8")) as { at: string; to: string };
    return { at: new Date(at), to };
  } catch {
    // A mark that cannot be read is still a mark.
    return { at: new Date(0), to: "another database" };
  }
}
