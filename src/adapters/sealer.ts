import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { Sealer } from "../ports/sealer.ts";

const ivBytes = 12;
const tagBytes = 16;

/** The 32 bytes of a key written as base64, base64url or hex; null when it is anything else. */
export function readEncryptionKey(text: string): Buffer | null {
  const typed = text.trim();
  if (/^[0-9a-f]{64}$/i.test(typed)) return Buffer.from(typed, "hex");
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(typed)) return null;
  const bytes = Buffer.from(typed, "base64");
  return bytes.length === 32 ? bytes : null;
}

/**
 * AES-256-GCM under one key of 32 bytes. A sealed text reads `key id . iv cipher-text tag`, so that keys can be told
 * apart: what was sealed under one of `others` still opens.
 */
export function createSealer(key: Uint8Array, others: readonly Uint8Array[] = []): Sealer {
  const keys = new Map([...others, key].map((each) => [keyIdOf(each), each]));
  if ([...keys.values()].some((each) => each.length !== 32))
    throw new Error("An encryption key has 32 bytes.");
  const keyId = keyIdOf(key);

  return {
    seal(secret, context) {
      // Chance is not passed in here: an iv that comes twice under one key would give both secrets away.
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(context, "utf8"));
      const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return `${keyId}.${Buffer.concat([iv, body, cipher.getAuthTag()]).toString("base64url")}`;
    },

    open(sealed, context) {
      const [sealedUnder = "", body = ""] = sealed.split(".");
      const opener = keys.get(sealedUnder);
      if (!opener) throw new SealBroken("it was sealed under another key");
      const bytes = Buffer.from(body, "base64url");
      if (bytes.length < ivBytes + tagBytes) throw new SealBroken("it is too short");
      const decipher = createDecipheriv("aes-256-gcm", opener, bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(context, "utf8")).setAuthTag(bytes.subarray(-tagBytes));
      try {
        const secret = decipher.update(bytes.subarray(ivBytes, -tagBytes));
        return Buffer.concat([secret, decipher.final()]).toString("utf8");
      } catch (cause) {
        throw new SealBroken("it was altered, or belongs to another context", { cause });
      }
    },
  };
}

/** Tells keys apart, and nothing of the key itself: what is sealed begins with it. */
export function keyIdOf(key: Uint8Array): string {
  return createHash("sha256").update("kapocs key id").update(key).digest("hex").slice(0, 8);
}

/** A sealed text that does not open; the message never holds any of it. */
class SealBroken extends Error {
  override readonly name = "SealBroken";
  constructor(why: string, options?: ErrorOptions) {
    super(
      `A sealed secret does not open: ${why}. Check that ENCRYPTION_KEY is the one it was made with.`,
      options,
    );
  }
}
