import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { SlackUserId, WorkspaceId } from "../domain/ids.ts";
import type { Language } from "../domain/language.ts";
import { languageOf as browserLanguage } from "../i18n/index.ts";
import type { FinishedSignIn, SignInDesk } from "../service/index.ts";
import { ConnectionConfirmPage, type SlackPlace } from "./connection-confirm-page.tsx";
import { ConnectionPage } from "./connection-page.tsx";
import { isForeign } from "./headers.ts";
import { PlainPage } from "./message-pages.tsx";

export interface SignInReturn {
  readonly desk: SignInDesk;
  /** Of somebody in Slack. */
  readonly languageOf: (workspaceId: WorkspaceId, slackUserId: SlackUserId) => Promise<Language>;
  /**
   * Where every workspace connects a partner of its own, whoever signed in says first that it is the one they meant: the
   * address of the sign-in may have been sent to them by somebody else. Null: the settings name the one partner.
   */
  readonly placeOf: ((workspaceId: WorkspaceId, by: SlackUserId | null) => Promise<SlackPlace>) | null;
}

/** The vendor's sign-in service is asked while the person waits. */
export const signInWaitMs = 15_000;

/** Longer than anything the vendor sends back. */
const longestParameter = 8_000;

/** Where the vendor sends people back to. Nothing of the address is logged: the code in it is a secret until it is used. */
export function connectionRoutes({ desk, languageOf, placeOf }: SignInReturn, now: () => Date): Hono {
  const routes = new Hono();

  routes.get("/", async (c) => {
    // A mere look at the address must not use it up.
    if (c.req.method === "HEAD") return c.body(null, 405);
    const error = kept(c.req.query("error"));
    const answer = {
      state: kept(c.req.query("state")),
      code: error === null ? kept(c.req.query("code")) : null,
      error: error && [error, kept(c.req.query("error_description"))].filter(Boolean).join(": "),
    };
    const { state, code } = answer;
    if (placeOf && state !== null && code !== null) {
      const begun = await desk.begun(state, now());
      if (begun) {
        const language = await readerLanguage(c, begun);
        const place = await placeOf(begun.workspaceId, begun.by);
        const page = <ConnectionConfirmPage place={place} sealed={{ state, code }} language={language} />;
        return c.html(`<!doctype html>${page}`);
      }
    }
    return ended(c, await finish(desk, now(), answer));
  });

  const limit = bodyLimit({ maxSize: 2 * longestParameter });
  routes.post("/", limit, async (c) => {
    if (isForeign(c.req.raw)) {
      const page = <PlainPage language={browserLanguage(c.req.header("accept-language"))} about="foreign" />;
      return c.html(`<!doctype html>${page}`, 403);
    }
    const form = new URLSearchParams(await c.req.text());
    const [state, code] = ["state", "code"].map((name) => kept(form.get(name)));
    return ended(c, await finish(desk, now(), { state: state ?? null, code: code ?? null, error: null }));
  });
  return routes;

  async function ended(c: Context, finished: FinishedSignIn) {
    const page = <ConnectionPage finished={finished} language={await readerLanguage(c, finished)} />;
    return c.html(`<!doctype html>${page}`, finished.end.outcome === "signed-in" ? 200 : 400);
  }

  /** A language that cannot be asked for must not lose what is known. */
  async function readerLanguage(
    c: Context,
    { workspaceId, by }: Pick<FinishedSignIn, "workspaceId" | "by">,
  ): Promise<Language> {
    const ofBrowser = browserLanguage(c.req.header("accept-language"));
    if (workspaceId === null || by === null) return ofBrowser;
    return languageOf(workspaceId, by).catch(() => ofBrowser);
  }
}

function kept(value: string | null | undefined): string | null {
  return value && value.length <= longestParameter ? value : null;
}

function finish(
  desk: SignInDesk,
  now: Date,
  answer: { readonly state: string | null; readonly code: string | null; readonly error: string | null },
): Promise<FinishedSignIn> {
  const { state, code, error } = answer;
  if (state !== null) return desk.finish({ state, code, error }, now);
  return Promise.resolve({
    workspaceId: null,
    by: null,
    end: { outcome: "refused", because: "unknown-state" },
    trouble: null,
  });
}
