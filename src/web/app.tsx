import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Child } from "hono/jsx";
import { routePath } from "hono/route";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { signInCallbackPath } from "../domain/connection.ts";
import type { CorrelationId } from "../domain/ids.ts";
import type { Language } from "../domain/language.ts";
import { languageOf } from "../i18n/index.ts";
import type { AcceptanceFront, AcceptanceOffer } from "../ports/acceptance-front.ts";
import type { HandOverDesk } from "../ports/hand-over.ts";
import type { PassportDesk } from "../ports/passport.ts";
import { noTelemetry, type Telemetry } from "../ports/telemetry.ts";
import { Unavailable } from "../ports/unavailable.ts";
import type { VendorEventReceiver } from "../ports/vendor-events.ts";
import { type PostedAnswer, readAnswer, readPosted, untouched } from "./accept-form.ts";
import { AcceptPage } from "./accept-page.tsx";
import { findAsset } from "./assets/files.ts";
import { connectionRoutes, type SignInReturn, signInWaitMs } from "./connection-routes.tsx";
import { PageTooLate, within } from "./deadline.ts";
import { HandOverPage } from "./hand-over-page.tsx";
import { isForeign, safeHeaders } from "./headers.ts";
import { type InstallReturn, installRoutes, installWaitMs, oauthRedirectPath } from "./install-routes.tsx";
import { mailFile } from "./mail-file.ts";
import { ClosedPage, ErrorPage, HandOverOverPage, HomePage, PlainPage } from "./message-pages.tsx";
import { passportRoutes } from "./passport-routes.tsx";
import { ThanksPage } from "./thanks-page.tsx";
import { SendAgainPage, UnavailablePage } from "./unavailable-pages.tsx";
import { vendorEventRoutes } from "./vendor-events.ts";

/** Of a logger, what the pages need. */
interface WebLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

interface WebDependencies {
  readonly front: AcceptanceFront;
  readonly handOver: HandOverDesk;
  /** Takes up those who come back from the vendor's sign-in; left out with the local registry. */
  readonly signIn?: SignInReturn | null;
  /** Our own personal links beside the vendor's; left out with the local registry. */
  readonly passports?: PassportDesk | null;
  /** Takes the vendor's web hooks; left out with the local registry. */
  readonly vendorEvents?: VendorEventReceiver | null;
  /** Adding the app to Slack; left out where it serves one workspace. */
  readonly install?: InstallReturn | null;
  readonly log: WebLog;
  readonly telemetry?: Telemetry;
  readonly newCorrelationId: () => CorrelationId;
  readonly now: () => Date;
}

type Env = {
  Variables: {
    correlationId: CorrelationId;
    /** What a customer has just answered: not lost with the page that fails. */
    posted?: PostedAnswer;
    /** The customer's, once the link was read. */
    language?: Language;
  };
};
type Ctx = Context<Env>;

/** A person who waits longer than this is told so, with the database away too. */
const longestWaitMs = 2_500;
/** But for those who come back from somebody whom we have to ask. */
const waits: Readonly<Record<string, number>> = {
  [signInCallbackPath]: signInWaitMs,
  [oauthRedirectPath]: installWaitMs,
};

/** A filled-in form is a few hundred bytes. */
const largestForm = 16 * 1024;

/** The customer's page and the agent's hand-over page. Nothing here is stored, and no address is logged. */
export function createWebApp(needs: WebDependencies): Hono<Env> {
  const { front, handOver, signIn = null, passports = null, vendorEvents = null, install = null } = needs;
  const { log, telemetry = noTelemetry, newCorrelationId, now } = needs;
  const app = new Hono<Env>();

  app.use(async (c, next) => {
    c.set("correlationId", newCorrelationId());
    for (const [name, value] of Object.entries(safeHeaders)) c.header(name, value);
    const correlationId = c.get("correlationId");
    const step = { ...({ name: "web.request", correlationId } as const), route: "", status: 0 };
    await telemetry.step(step, async () => {
      await within(waits[c.req.path] ?? longestWaitMs, next());
      step.route = routePath(c, -1);
      step.status = c.res.status;
    });
    log.info({ ...about(c), status: c.res.status }, "web request");
  });

  app.get("/", (c) => page(c, <HomePage language={speaks(c)} />));

  app.get("/assets/:file", (c) => {
    const asset = findAsset(c.req.path);
    if (!asset) return c.notFound();
    return c.body(asset.body, 200, {
      "Content-Type": asset.type,
      "Cache-Control": "public, max-age=31536000, immutable",
    });
  });

  app.get("/i/:token", async (c) => {
    const offer = await front.open(c.req.param("token"), now());
    if (offer?.state !== "open") return closed(c, offer);
    return page(c, <AcceptPage offer={offer} typed={untouched(offer)} faults={{}} />);
  });

  const limit = bodyLimit({ maxSize: largestForm, onError: (c) => unreadable(c, 413) });
  app.post("/i/:token", limit, async (c) => {
    if (isForeign(c.req.raw)) return page(c, <PlainPage language={speaks(c)} about="foreign" />, 403);
    const isForm = c.req.header("content-type")?.startsWith("application/x-www-form-urlencoded");
    if (!isForm) return unreadable(c, 415);

    const token = c.req.param("token");
    const body = await c.req.text();
    c.set("posted", readPosted(body));
    const offer = await front.open(token, now());
    if (offer?.state !== "open") return closed(c, offer);
    c.set("language", offer.language);
    const read = readAnswer(body, offer);
    if ("faults" in read) {
      return page(c, <AcceptPage offer={offer} typed={read.typed} faults={read.faults} />, 422);
    }
    const result = await front.answer(token, read.answer, now());
    if (result?.counted) return page(c, <ThanksPage offer={offer} answer={read.answer} />);
    return closed(c, result?.offer ?? null);
  });

  app.get("/h/:pass", async (c) => {
    const pass = c.req.param("pass");
    const found = await handOver.read(pass, now());
    if (!found) return page(c, <HandOverOverPage language={speaks(c)} />, 404);
    const fileHref = `/h/${encodeURIComponent(pass)}/invitation.eml`;
    return page(c, <HandOverPage handOver={found} fileHref={fileHref} />);
  });

  app.get("/h/:pass/invitation.eml", async (c) => {
    const found = await handOver.read(c.req.param("pass"), now());
    if (!found) return page(c, <HandOverOverPage language={speaks(c)} />, 404);
    return c.body(mailFile(found), 200, {
      "Content-Type": "message/rfc822",
      "Content-Disposition": 'attachment; filename="invitation.eml"',
    });
  });

  if (passports) app.route("/p", passportRoutes(passports, now));
  if (signIn) app.route(signInCallbackPath, connectionRoutes(signIn, now));
  if (vendorEvents) app.route("/partner-center/events", vendorEventRoutes(vendorEvents));

  if (install) app.route("/", installRoutes(install, now));

  app.notFound((c) => page(c, <PlainPage language={speaks(c)} about="not-found" />, 404));

  app.onError((error, c) => {
    const { correlationId: reference, ...rest } = about(c);
    log.error({ err: error, correlationId: reference, ...rest }, "a page failed");
    const isAway = error instanceof PageTooLate || error instanceof Unavailable;
    const language = c.get("language") ?? speaks(c);
    if (!isAway) return page(c, <ErrorPage language={language} reference={reference} />, 500);
    c.header("Retry-After", "30");
    const posted = c.get("posted");
    return posted
      ? page(c, <SendAgainPage language={language} reference={reference} posted={posted} />, 503)
      : page(c, <UnavailablePage language={language} reference={reference} />, 503);
  });

  return app;
}

/** What may be logged of a request: the pattern of its address, never the address, which may hold a personal link. */
function about(c: Ctx) {
  return { route: routePath(c, -1), method: c.req.method, correlationId: c.get("correlationId") };
}

function closed(c: Ctx, offer: AcceptanceOffer | null) {
  if (offer === null) return page(c, <PlainPage language={speaks(c)} about="unknown" />, 404);
  // Open again between two looks is a link whose time was moved meanwhile: the page itself says so on a reload.
  if (offer.state === "open") return c.redirect(c.req.path, 303);
  return page(c, <ClosedPage offer={offer} />, 410);
}

function unreadable(c: Context, status: 413 | 415) {
  return page(c, <PlainPage language={speaks(c)} about="unreadable" />, status);
}

/** The browser's language, where there is no customer or agent yet whose language we know. */
function speaks(c: Context) {
  return languageOf(c.req.header("accept-language"));
}

function page(c: Context, content: Child, status: ContentfulStatusCode = 200) {
  return c.html(`<!doctype html>${content}`, status);
}
