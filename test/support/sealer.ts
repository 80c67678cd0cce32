import { createCipheriv, createDecipheriv, createHash } from "node:crypto";
import type { Sealer } from "../../src/ports/sealer.ts";

/** Really seals, with a key everybody knows and nonces from `newSecret`, so that tests repeat. */
export function testSealer(newSecret: () => string): Sealer {
  const key = createHash("sha256").update("a key for tests only").digest();
  return {
    seal(secret, context) {
      const nonce = createHash("sha256").update(newSecret()).digest().subarray(0, 12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
    },
    open(text, context) {
      const bytes = Buffer.from(text, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
      decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
    },
  };
}
