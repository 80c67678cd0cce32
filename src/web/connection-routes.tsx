import { Hono } from "hono";
import type { SlackUserId, WorkspaceId } from "../domain/ids.ts";
import type { Language } from "../domain/language.ts";
import { languageOf as browserLanguage } from "../i18n/index.ts";
import type { FinishedSignIn, SignInDesk } from "../service/index.ts";
import { ConnectionPage } from "./connection-page.tsx";

export interface SignInReturn {
  readonly desk: SignInDesk;
  /** Of somebody in Slack. */
  readonly languageOf: (workspaceId: WorkspaceId, slackUserId: SlackUserId) => Promise<Language>;
}

/** The vendor's sign-in service is asked while the person waits. */
export const signInWaitMs = 15_000;

/** Longer than anything the vendor sends back. */
const longestParameter = 8_000;

/** Where the vendor sends people back to. Nothing of the address is logged: the code in it is a secret until it is used. */
export function connectionRoutes({ desk, languageOf }: SignInReturn, now: () => Date): Hono {
  const routes = new Hono();
  routes.get("/", async (c) => {
    // A mere look at the address must not use it up.
    if (c.req.method === "HEAD") return c.body(null, 405);
    const parameter = (name: string) => {
      const value = c.req.query(name);
      return value && value.length <= longestParameter ? value : null;
    };
    const error = parameter("error");
    const finished = await finish(desk, now(), {
      state: parameter("state"),
      code: error === null ? parameter("code") : null,
      error: error && [error, parameter("error_description")].filter(Boolean).join(": "),
    });
    const language = await readerLanguage(finished).catch(() =>
      browserLanguage(c.req.header("accept-language")),
    );
    const page = <ConnectionPage finished={finished} language={language} />;
    return c.html(`<!doctype html>${page}`, finished.end.outcome === "signed-in" ? 200 : 400);

    /** The result is known: a language that cannot be asked for must not lose it. */
    async function readerLanguage({ workspaceId, by }: FinishedSignIn): Promise<Language> {
      if (workspaceId === null || by === null) return browserLanguage(c.req.header("accept-language"));
      return languageOf(workspaceId, by);
    }
  });
  return routes;
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
