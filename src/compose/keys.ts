import { readEncryptionKey } from "../adapters/sealer.ts";
import type { CoreConfig } from "../config.ts";
import { findEncryptionKeys, keepEncryptionKey } from "../encryption-key.ts";

/** The key that seals, and those that open beside it. Makes the one in the data folder where none is set. */
export function openKeys(
  { encryptionKey, otherKeys = [], dataFolder }: CoreConfig,
  make: () => Buffer,
): { readonly key: Buffer; readonly others: readonly Buffer[] } {
  const own = encryptionKey ?? keepEncryptionKey(dataFolder, make);
  const kept = encryptionKey === null ? findEncryptionKeys(dataFolder).slice(1) : [];
  const [key, ...others] = [own, ...kept, ...otherKeys].map(readEncryptionKey);
  if (!key || others.some((each) => each === null))
    throw new Error("an encryption key in the data folder is damaged");
  return { key, others: others.flatMap((each) => each ?? []) };
}
