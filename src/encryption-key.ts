import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The key kept in the data folder, made when there is none; only its owner may read it. `make` gives 32 bytes. */
export function keepEncryptionKey(folder: string, make: () => Buffer): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "encryption.key");
  try {
    writeFileSync(path, make().toString("base64"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    // Node's file errors carry a code; somebody made the key before.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(path, "utf8").trim();
}

/** The keys in the data folder, the one that seals first; none where there is none. Makes nothing. */
export function findEncryptionKeys(folder: string): readonly string[] {
  return ["encryption.key", "encryption.key.next"].flatMap((name) => {
    const path = join(folder, name);
    return existsSync(path) ? [readFileSync(path, "utf8").trim()] : [];
  });
}
