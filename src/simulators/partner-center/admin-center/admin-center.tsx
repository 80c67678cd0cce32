import { type Context, Hono } from "hono";
import { requestTermination, settle } from "../graph/lifecycle.ts";
import type { Simulation } from "../simulation.ts";
import { findPartner } from "../world/relate.ts";
import { acceptInvitation } from "./acceptance.ts";
import { agreementPage, approvalPage, invitationPage } from "./consent-page.tsx";
import { endDap } from "./dap.ts";
import { donePage, homePage, type Page, refusedPage } from "./frame.tsx";
import { approveFor, readApproval } from "./gdap-approval.ts";
import { type AskedByLink, gdapParameter, readLink, readParameters } from "./link.ts";
import { partnersPage } from "./partners-page.tsx";
import { type Refusal, readInvitation, readSignedIn, refuseTenant, type SignedIn } from "./refusals.ts";
import { type Asking, signInPage } from "./sign-in-page.tsx";
import { sentenceFor, type Words, wordsFor } from "./words.ts";

/** The pages that a customer's administrator sees. What is shown depends on the link's parameters and the person alone. */
export function adminCenter(sim: Simulation): Hono {
  const app = new Hono();
  const home = `${sim.addresses.adminCenter}/Adminportal/Home`;
  const partners = `${sim.addresses.adminCenter}/Adminportal/Partners`;
  const paths = ["/adminportal/home", "/partner/partnersignup.aspx", "/manage/partner-invitation", "/"];
  app.get("/adminportal/partners", (c) => {
    const visit = visitOf(sim, c, new URL(c.req.url).searchParams, partners);
    return c.html(visit.signedIn ? partnersPage(visit.words, sim, partners, visit.signedIn) : refuse(visit));
  });
  app.post("/adminportal/partners", async (c) => {
    const form = await readForm(c);
    const visit = visitOf(sim, c, form, partners);
    if (!visit.signedIn) return c.html(refuse(visit), 403);
    endRights(sim, visit.signedIn, form);
    return c.html(partnersPage(visit.words, sim, partners, visit.signedIn));
  });
  for (const path of paths) {
    app.get(path, (c) => open(sim, c, home, partners));
    app.post(path, (c) => decide(sim, c, home, partners));
  }
  return app;
}

/** One request: who, in which language, with which link. */
interface Visit {
  readonly words: Words;
  readonly asked: AskedByLink;
  readonly asking: Asking;
  readonly tenantId: string | null;
  /** Null while nobody is chosen, or when the one who is may not accept. */
  readonly signedIn: SignedIn | null;
  readonly refusal: Refusal | null;
  readonly partners: string;
}

const own = new Set(["request", "tenant", "administrator", "search", "link"]);

function visitOf(
  sim: Simulation,
  c: Context,
  given: URLSearchParams,
  address: string,
  partners = address,
): Visit {
  const request =
    given.get("request") ?? new URLSearchParams([...given].filter(([name]) => !own.has(name))).toString();
  const tenantId = given.get("tenant");
  const read =
    tenantId === null ? null : readSignedIn(sim, tenantId, given.get("administrator") ?? undefined);
  return {
    words: wordsFor(c.req.header("Accept-Language")),
    asked: readParameters(new URLSearchParams(request)),
    asking: { address, request },
    tenantId,
    signedIn: read?.ok ? read.value : null,
    refusal: read && !read.ok ? read.refusal : null,
    partners,
  };
}

function open(sim: Simulation, c: Context, home: string, partners: string): Response | Promise<Response> {
  const given = new URL(c.req.url).searchParams;
  const link = given.get("link");
  if (link !== null) return c.redirect(`${home}?${requestOf(link)}`, 303);
  const visit = visitOf(sim, c, given, home, partners);
  const { asked, words } = visit;
  if (asked.is === "nothing") return c.html(homePage(words, home));
  const refusal = refusalOfLink(sim, asked);
  if (refusal) return c.html(refusedPage(words, sentenceFor(words, refusal)), 403);
  if (visit.tenantId === null)
    return c.html(signInPage(words, sim.world, visit.asking, given.get("search") ?? ""));
  return consent(sim, c, visit, null);
}

async function decide(sim: Simulation, c: Context, home: string, partners: string): Promise<Response> {
  const form = await readForm(c);
  const visit = visitOf(sim, c, form, home, partners);
  const { words, asked, signedIn } = visit;
  const refusal = refusalOfLink(sim, asked) ?? visit.refusal;
  if (refusal || !signedIn) return c.html(refuse({ ...visit, refusal }), 403);
  if (form.get("decision") !== "accept") return c.html(done(visit, words.closed, [words.closedText]));
  const isAgreed = signedIn.tenant.hasSignedCustomerAgreement || form.has("agreement");
  if (asked.is === "customer-agreement") {
    if (!isAgreed) return consent(sim, c, visit, { because: "not-ticked" });
    signedIn.tenant.hasSignedCustomerAgreement = true;
    sim.changed();
    return c.html(done(visit, words.accepted, [words.agreementSigned]));
  }
  if (asked.is === "gdap-approval") {
    const read = readApproval(sim, asked.relationshipId);
    const outcome = read.ok ? approveFor(sim, read.value, signedIn) : read;
    return outcome.ok
      ? c.html(done(visit, words.approved, [words.approvedText]))
      : c.html(refuse({ ...visit, refusal: outcome.refusal }), 403);
  }
  if (asked.is !== "reseller-invitation") return c.html(homePage(words, home));
  const invitation = readInvitation(sim, asked);
  const no = invitation.ok ? refuseTenant(signedIn.tenant, invitation.value) : invitation.refusal;
  if (!invitation.ok || no) return c.html(refuse({ ...visit, refusal: no }), 403);
  if (!form.has("agree") || !isAgreed) return consent(sim, c, visit, { because: "not-ticked" });
  const isNew = acceptInvitation(sim, invitation.value, signedIn);
  return c.html(done(visit, words.accepted, [isNew ? words.acceptedText : words.acceptedBefore]));
}

/** The page with the boxes to tick, or why this person cannot accept. */
function consent(
  sim: Simulation,
  c: Context,
  visit: Visit,
  problem: Refusal | null,
): Response | Promise<Response> {
  const { words, asked, asking, signedIn } = visit;
  if (!signedIn) return c.html(refuse(visit), 403);
  const sentence = problem && sentenceFor(words, problem);
  const status = problem ? 400 : 200;
  if (asked.is === "customer-agreement")
    return c.html(agreementPage(words, asking, signedIn, sentence), status);
  if (asked.is === "gdap-approval") {
    const read = readApproval(sim, asked.relationshipId);
    if (!read.ok) return c.html(refuse({ ...visit, refusal: read.refusal }), 403);
    const partnerName = findPartner(sim.world, read.value.partnerId)?.name ?? read.value.partnerId;
    return c.html(approvalPage(words, asking, signedIn, read.value, partnerName));
  }
  if (asked.is !== "reseller-invitation") return c.html(homePage(words, asking.address));
  const invitation = readInvitation(sim, asked);
  const no = invitation.ok ? refuseTenant(signedIn.tenant, invitation.value) : invitation.refusal;
  if (!invitation.ok || no) return c.html(refuse({ ...visit, refusal: no }), 403);
  return c.html(invitationPage(words, asking, signedIn, invitation.value, sentence), status);
}

/** What can be refused before anybody has signed in. */
function refusalOfLink(sim: Simulation, asked: AskedByLink): Refusal | null {
  if (asked.is === "nothing") return { because: "nothing-asked" };
  if (asked.is === "reseller-invitation") {
    const invitation = readInvitation(sim, asked);
    return invitation.ok ? null : invitation.refusal;
  }
  if (asked.is !== "gdap-approval") return null;
  const approval = readApproval(sim, asked.relationshipId);
  return approval.ok ? null : approval.refusal;
}

function refuse({ words, refusal }: Pick<Visit, "words" | "refusal">): Page {
  return refusedPage(words, sentenceFor(words, refusal ?? { because: "unknown-tenant" }));
}

function done({ words, partners, signedIn }: Visit, title: string, sentences: readonly string[]): Page {
  const who = new URLSearchParams({
    tenant: signedIn?.tenant.tenantId ?? "",
    administrator: signedIn?.administrator ?? "",
  });
  return donePage(words, title, sentences, `${partners}?${who}`);
}

function endRights(sim: Simulation, { tenant, administrator }: SignedIn, form: URLSearchParams): void {
  const partnerId = form.get("endDap");
  if (partnerId) endDap(sim, partnerId, tenant.tenantId, { customer: administrator });
  settle(sim);
  const relationship = sim.world.gdap.get(form.get("endGdap") ?? "");
  if (relationship?.customer?.tenantId === tenant.tenantId) requestTermination(sim, relationship);
  settle(sim);
}

/** A link that somebody put into the field: its parameters, and what stood behind its `#`. */
function requestOf(link: string): string {
  const asked = readLink(link.trim());
  if (asked.is === "gdap-approval")
    return new URLSearchParams({ [gdapParameter]: asked.relationshipId }).toString();
  return URL.canParse(link.trim()) ? new URL(link.trim()).search.slice(1) : "";
}

async function readForm(c: Context): Promise<URLSearchParams> {
  return new URLSearchParams(await c.req.text());
}
