import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** So long an installer may take on Slack's page. */
export const stateSeconds = 600;

const nonceForm = /^[A-Za-z0-9_-]{43}$/;

/** What goes to Slack's page and comes back from it: signed, for ten minutes, and good in one browser only. */
export interface InstallStates {
  /** Tied to this browser's cookie, or to a new one. */
  issue(cookie: string | null, now: Date): { readonly state: string; readonly cookie: string };
  check(state: string, cookie: string | null, now: Date): "good" | "expired" | "foreign";
}

export function createInstallStates(secret: string): InstallStates {
  const sign = (body: string) =>
    createHmac("sha256", secret).update(`install-state ${body}`).digest("base64url");
  return {
    issue(cookie, now) {
      // The same cookie for every tab: an installation that was begun in another one stays good.
      const nonce =
        cookie !== null && nonceForm.test(cookie) ? cookie : randomBytes(32).toString("base64url");
      const until = Math.floor(now.getTime() / 1_000) + stateSeconds;
      const body = `${until}.${sign(`nonce ${nonce}`)}`;
      return { state: `${body}.${sign(body)}`, cookie: nonce };
    },

    check(state, cookie, now) {
      const [until = "", nonce = "", signature = ""] = state.split(".");
      if (!isSame(signature, sign(`${until}.${nonce}`))) return "foreign";
      if (Number(until) * 1_000 <= now.getTime()) return "expired";
      return cookie !== null && isSame(nonce, sign(`nonce ${cookie}`)) ? "good" : "foreign";
    },
  };
}

function isSame(given: string, wanted: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}
