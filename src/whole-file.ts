import { createWriteStream, existsSync, linkSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import type { Writable } from "node:stream";

/** There is a file already, and it was to be left alone. */
export class FileExists extends Error {
  override readonly name = "FileExists";
}

/**
 * Writes a file that is there as a whole or not at all, and that only its owner may read, whatever was there before. A
 * device or a pipe is written to as it is. Ctrl-C leaves nothing of it. Throws FileExists when nothing may be replaced.
 */
export async function writeWhole(
  path: string,
  write: (file: Writable) => Promise<void>,
  { mayReplace }: { readonly mayReplace: boolean },
): Promise<void> {
  if (existsSync(path)) {
    if (!statSync(path).isFile()) return write(createWriteStream(path));
    if (!mayReplace) throw new FileExists(path);
  }
  // Behind a link, the file that it leads to.
  const place = existsSync(path) ? realpathSync(path) : path;
  // Two that write the same at once do not write into each other.
  const draft = `${place}.${process.pid}.part`;
  const remove = () => rmSync(draft, { force: true });
  const stop = () => process.exit(130);
  process.once("exit", remove).once("SIGINT", stop).once("SIGTERM", stop);
  try {
    await write(createWriteStream(draft, { flags: "w", mode: 0o600, flush: true }));
    if (mayReplace) renameSync(draft, place);
    else putWhereNothingIs(draft, place);
  } catch (error) {
    // People know the file by the name that they gave it.
    if (error instanceof Error && "path" in error && error.path === draft) error.path = path;
    throw error;
  } finally {
    remove();
    process.off("exit", remove).off("SIGINT", stop).off("SIGTERM", stop);
  }
}

function putWhereNothingIs(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    // Node's file errors carry a code. Some file systems have no links.
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw new FileExists(path);
    renameSync(draft, path);
  }
}
