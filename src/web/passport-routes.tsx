import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { readDomain } from "../domain/customer.ts";
import { tidyLine } from "../domain/typed-text.ts";
import { languageOf } from "../i18n/index.ts";
import type { PassportDesk, PassportPageOffer } from "../ports/passport.ts";
import { isForeign } from "./headers.ts";
import { PlainPage } from "./message-pages.tsx";
import { PassportOverPage, PassportPage, PassportReadyPage } from "./passport-page.tsx";

/** A domain and a button. */
const largestForm = 4 * 1024;

/** Our own personal link beside the vendor's: `/p/:token`. The token is in the address, which is never logged. */
export function passportRoutes(desk: PassportDesk, now: () => Date): Hono {
  const routes = new Hono();

  routes.get("/:token", async (c) => {
    const offer = await desk.open(c.req.param("token"), now());
    return offer?.state === "open" ? page(c, <PassportPage offer={offer} />) : over(c, offer);
  });

  const limit = bodyLimit({ maxSize: largestForm, onError: (c) => plain(c, "unreadable", 413) });
  routes.post("/:token", limit, async (c) => {
    if (isForeign(c.req.raw)) return plain(c, "foreign", 403);
    const isForm = c.req.header("content-type")?.startsWith("application/x-www-form-urlencoded");
    if (!isForm) return plain(c, "unreadable", 415);

    const posted = new URLSearchParams(await c.req.text());
    const typed = posted.get("domain") ?? "";
    const domain = posted.get("answer") === "skip" ? null : readDomain(domainIn(typed));
    const token = c.req.param("token");
    if (domain === "bad") {
      const offer = await desk.open(token, now());
      if (offer?.state !== "open") return over(c, offer);
      return page(c, <PassportPage offer={offer} typed={typed} />, 422);
    }
    const answered = await desk.answer(token, domain, now());
    if (answered?.offer.state !== "open") return over(c, answered?.offer ?? null);
    return page(c, <PassportReadyPage offer={answered.offer} standing={answered.standing} />);
  });

  return routes;
}

/** Whoever writes the whole address they sign in with means what stands behind the @. */
function domainIn(typed: string): string | null {
  const line = tidyLine(typed);
  return line === null ? null : line.slice(line.lastIndexOf("@") + 1);
}

function over(c: Context, offer: PassportPageOffer | null) {
  if (offer === null || offer.state === "open") return plain(c, "unknown", 404);
  return page(c, <PassportOverPage offer={offer} />, 410);
}

function plain(c: Context, about: "unknown" | "foreign" | "unreadable", status: ContentfulStatusCode) {
  const language = languageOf(c.req.header("accept-language"));
  return page(c, <PlainPage language={language} about={about} />, status);
}

function page(c: Context, content: Child, status: ContentfulStatusCode = 200) {
  return c.html(`<!doctype html>${content}`, status);
}
