import { randomBytes } from "node:crypto";
import { forgetOlder } from "./forget.ts";

const codeLifetimeMs = 10 * 60_000;

/** What an installer agreed to. */
export interface Grant {
  readonly userId: string;
  /** The team, or the organisation when it is for all of it. */
  readonly placeId: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
}

/** Authorization codes: ten minutes, once. */
export interface OauthCodes {
  issue(grant: Grant): string;
  take(
    code: unknown,
  ): { readonly ok: true; readonly grant: Grant } | { readonly ok: false; readonly error: string };
  /** Where a code leads, whatever became of it. */
  placeOf(code: unknown): string | undefined;
  clear(): void;
}

export function makeOauthCodes(now: () => number): OauthCodes {
  const issued = new Map<string, { grant: Grant; madeAt: number; used: boolean }>();
  let count = 0;
  return {
    issue(grant) {
      forgetOlder(issued, now() - 2 * codeLifetimeMs);
      count += 1;
      const code = `${count}.${randomBytes(12).toString("hex")}`;
      issued.set(code, { grant, madeAt: now(), used: false });
      return code;
    },
    take(code) {
      const found = issued.get(String(code));
      if (!found || now() - found.madeAt > codeLifetimeMs) return { ok: false, error: "invalid_code" };
      if (found.used) return { ok: false, error: "code_already_used" };
      found.used = true;
      return { ok: true, grant: found.grant };
    },
    placeOf: (code) => issued.get(String(code))?.grant.placeId,
    clear() {
      issued.clear();
    },
  };
}
