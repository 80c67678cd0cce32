import { createHash } from "node:crypto";

/** All that is stored of a personal link's token: it is found by its hash and stands nowhere itself. */
export function hashOf(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("base64url");
}
