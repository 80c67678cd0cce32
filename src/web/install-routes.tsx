import { type Context, Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { CorrelationId } from "../domain/ids.ts";
import { languageOf } from "../i18n/index.ts";
import type { InstallDesk } from "../ports/install-desk.ts";
import { InstalledPage, type InstallFault, InstallFaultPage, InstallPage } from "./install-pages.tsx";
import { type InstallStates, stateSeconds } from "./install-state.ts";

export const installPath = "/slack/install";
export const oauthRedirectPath = "/slack/oauth_redirect";

/** Slack is asked twice while the installer waits. */
export const installWaitMs = 20_000;

export interface InstallReturn {
  readonly desk: InstallDesk;
  readonly states: InstallStates;
  /** Our own address is https: the cookie never goes anywhere else. */
  readonly isSecure: boolean;
}

type Env = { Variables: { correlationId: CorrelationId } };

const cookieName = "kapocs-install";
/** Longer than anything Slack sends back. */
const longestParameter = 2_000;

/** Adding the app to Slack. Nothing of the address is logged: the code in it is a secret until it is used. */
export function installRoutes({ desk, states, isSecure }: InstallReturn, now: () => Date): Hono<Env> {
  const routes = new Hono<Env>();
  const cookie = { httpOnly: true, sameSite: "Lax", path: "/slack", secure: isSecure } as const;

  routes.get(installPath, (c) => {
    const issued = states.issue(getCookie(c, cookieName) ?? null, now());
    setCookie(c, cookieName, issued.cookie, { ...cookie, maxAge: stateSeconds });
    return page(c, <InstallPage language={speaks(c)} href={desk.consentUrl(issued.state)} />);
  });

  routes.get(oauthRedirectPath, async (c) => {
    // A mere look at the address must not use it up.
    if (c.req.method === "HEAD") return c.body(null, 405);
    const [state, code, error] = ["state", "code", "error"].map((name) => parameter(c, name));
    if (!state) return fault(c, "missing", 400);
    const checked = states.check(state, getCookie(c, cookieName) ?? null, now());
    if (checked !== "good") return fault(c, checked, 403);
    if (error === "access_denied") return fault(c, "declined", 200);
    if (error) return fault(c, "refused", 400, plainWord(error));
    if (!code) return fault(c, "missing", 400);

    const end = await desk.finish(code);
    if (end.outcome === "installed") return page(c, <InstalledPage language={speaks(c)} installed={end} />);
    if (end.because === "away") {
      c.header("Retry-After", "60");
      return fault(c, "away", 503);
    }
    return fault(c, end.because, end.because === "misconfigured" ? 500 : 400);
  });

  return routes;
}

function parameter(c: Context, name: string): string | null {
  const value = c.req.query(name);
  return value && value.length <= longestParameter ? value : null;
}

/** Slack's errors are words such as "invalid_scope"; whoever made up the address gets none of theirs shown. */
function plainWord(error: string): string {
  return /^[a-z_]{1,60}$/.test(error) ? error : "unknown";
}

function fault(c: Context<Env>, kind: InstallFault, status: ContentfulStatusCode, code = "") {
  const reference = c.get("correlationId");
  const shown = <InstallFaultPage language={speaks(c)} fault={kind} code={code} reference={reference} />;
  return page(c, shown, status);
}

function speaks(c: Context) {
  return languageOf(c.req.header("accept-language"));
}

function page(c: Context, content: Child, status: ContentfulStatusCode = 200) {
  return c.html(`<!doctype html>${content}`, status);
}
