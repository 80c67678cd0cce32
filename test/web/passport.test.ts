import { describe, expect, it } from "vitest";
import { CorrelationId } from "../../src/domain/ids.ts";
import type { DomainStanding, PassportPageOffer } from "../../src/ports/passport.ts";
import { createWebApp } from "../../src/web/app.tsx";

const open = {
  state: "open",
  companyName: "Kovács & Társa <Kft.>",
  partnerName: "Contoso Partner",
  providerName: "Northwind Distribution",
  asksForUs: true,
  language: "en",
  expiresAt: new Date("2026-04-01T09:00:00.000Z"),
  domain: "kovacs.example",
  vendorUrl: "https://vendor.example/partners/invite?partner=1&x=2",
} as const satisfies PassportPageOffer;

function pages(offer: PassportPageOffer | null, standing: DomainStanding = "known") {
  const answers: (string | null)[] = [];
  const logged: string[] = [];
  const log = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }));
  const app = createWebApp({
    front: { open: async () => null, answer: async () => null },
    handOver: { read: async () => null },
    passports: {
      open: async () => offer,
      answer: async (_token, domain) => {
        answers.push(domain);
        return offer && { offer: offer.state === "open" ? { ...offer, domain } : offer, standing };
      },
    },
    log: { info: log, error: log },
    newCorrelationId: () => CorrelationId.parse("reference-1"),
    now: () => new Date("2026-03-02T09:00:00.000Z"),
  });
  const post = (fields: string, headers: Record<string, string> = {}) =>
    app.request("/p/secret-token", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: fields,
    });
  return { app, post, answers, logged, get: () => app.request("/p/secret-token") };
}

describe("our own page before the vendor's", () => {
  it("says who asks for what and asks for the domain, filled with what is known", async () => {
    const answer = await pages(open).get();
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain("Contoso Partner and Northwind Distribution ask you for a reseller relationship");
    expect(html).toContain("Kovács &amp; Társa &lt;Kft.&gt;");
    expect(html).toContain('value="kovacs.example"');
    expect(html).not.toContain("vendor.example");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("speaks Hungarian to Hungarian customers", async () => {
    const html = await (await pages({ ...open, language: "hu" }).get()).text();
    expect(html).toContain("Melyik tartománnyal jelentkezik be?");
    expect(html).toContain('lang="hu"');
  });

  it.each([
    ["known", "is known to Microsoft"],
    ["unknown", "knows no organisation under"],
    ["noted", "Noted: kovacs.example"],
  ] as const)("leads on by a link, and says what it means that the domain is %s", async (standing, said) => {
    const { post, answers } = pages(open, standing);
    const answer = await post("answer=confirm&domain=Eva%40Kovacs.example");
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("location")).toBeNull();
    expect(answers).toEqual(["kovacs.example"]);
    expect(html).toContain(said);
    expect(html).toContain('href="https://vendor.example/partners/invite?partner=1&amp;x=2"');
    expect(html).toContain("Go on to vendor.example");
  });

  it("leads on somebody who does not say, whatever stands in the field", async () => {
    const { post, answers } = pages(open, "unsaid");
    expect((await post("answer=skip&domain=not+a+domain")).status).toBe(200);
    expect(answers).toEqual([null]);
  });

  it("keeps what was typed when it is no domain", async () => {
    const { post, answers } = pages(open);
    const answer = await post("answer=confirm&domain=not+a+domain");
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('value="not a domain"');
    expect(html).toContain("This is no domain");
    expect(answers).toEqual([]);
  });

  it("takes no form from elsewhere, of another kind, or of any size", async () => {
    const { post, answers } = pages(open);
    expect((await post("answer=skip", { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post("{}", { "content-type": "application/json" })).status).toBe(415);
    expect((await post(`domain=${"x".repeat(10_000)}`)).status).toBe(413);
    expect(answers).toEqual([]);
  });

  it.each(["expired", "withdrawn", "answered"] as const)("says that it is over: %s", async (state) => {
    const { get, post } = pages({ state, partnerName: "Contoso Partner", language: "en" });
    for (const answer of [await get(), await post("answer=skip")]) {
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain("This invitation is over");
    }
  });

  it("knows nothing of a token that nobody made", async () => {
    expect((await pages(null).get()).status).toBe(404);
    expect((await pages(null).post("answer=skip")).status).toBe(404);
  });

  it("leaves no token in the log", async () => {
    const { get, post, logged } = pages(open);
    await get();
    await post("answer=skip");
    expect(logged).toHaveLength(2);
    expect(logged.join()).not.toContain("secret-token");
  });
});
