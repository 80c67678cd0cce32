import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

const current = "encryption.key";
/** While a rotation is under way: opens already, and seals from its end on. */
const next = "encryption.key.next";

/** The key kept in the data folder, made when there is none; only its owner may read it. `make` gives 32 bytes. */
export function keepEncryptionKey(folder: string, make: () => Buffer): string {
  return keep(folder, current, make);
}

/** The key that a rotation goes to, made when there is none. */
export function keepNextKey(folder: string, make: () => Buffer): string {
  return keep(folder, next, make);
}

/** The keys in the data folder, the one that seals first; none where there is none. Makes nothing. */
export function findEncryptionKeys(folder: string): readonly string[] {
  return [current, next].flatMap((name) => {
    const path = join(folder, name);
    return existsSync(path) ? [readFileSync(path, "utf8").trim()] : [];
  });
}

/** Ends a rotation: the next key takes the place of the current one, which is gone then. At once or not at all. */
export function promoteNextKey(folder: string): void {
  renameSync(join(folder, next), join(folder, current));
  syncPath(folder);
}

/** Brings all files below a folder to the disk: the embedded database leaves that to the system. */
export function syncFolder(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncFolder(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncPath(folder);
}

/** Appears whole or not at all, and is never put over another: of two that make one, both go on with the first's. */
function keep(folder: string, name: string, make: () => Buffer): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  if (!existsSync(path)) {
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, make().toString("base64"), { mode: 0o600, flush: true });
    try {
      linkSync(draft, path);
    } catch (error) {
      // Node's file errors carry a code. Some file systems have no links.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") renameSync(draft, path);
    }
    rmSync(draft, { force: true });
    syncPath(folder);
  }
  return readFileSync(path, "utf8").trim();
}

function syncPath(path: string): void {
  // Windows opens no folder as a file.
  if (process.platform === "win32") return;
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
