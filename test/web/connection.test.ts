import { describe, expect, it } from "vitest";
import { CorrelationId, SlackUserId, WorkspaceId } from "../../src/domain/ids.ts";
import type { DirectoryTrouble } from "../../src/ports/partner-directory.ts";
import type { SignInEnd } from "../../src/ports/vendor-connection.ts";
import type { SignInAnswer } from "../../src/service/index.ts";
import { createWebApp } from "../../src/web/app.tsx";
import type { SlackPlace } from "../../src/web/connection-confirm-page.tsx";

const callback = "/setup/partner-center/callback";
const workspaceId = WorkspaceId.parse("00000000-0000-7000-8000-000000000001");
const anna = SlackUserId.parse("U0ANNA");

/** The page over a desk that answers as it is told. */
function webSide(
  end: SignInEnd | Error,
  language: "en" | "hu" | Error = "en",
  trouble: DirectoryTrouble | null = null,
  place: SlackPlace | null = null,
) {
  const answers: SignInAnswer[] = [];
  const logged: string[] = [];
  const unknown = end instanceof Error || (end.outcome === "refused" && end.because === "unknown-state");
  const app = createWebApp({
    front: { open: async () => null, answer: async () => null },
    handOver: { read: async () => null },
    signIn: {
      desk: {
        begun: async () => (unknown ? null : { workspaceId, by: anna }),
        async finish(answer) {
          answers.push(answer);
          if (end instanceof Error) throw end;
          return { workspaceId: unknown ? null : workspaceId, by: unknown ? null : anna, end, trouble };
        },
      },
      languageOf: async () => {
        if (language instanceof Error) throw language;
        return language;
      },
      placeOf: place && (async () => place),
    },
    log: {
      info: (fields, message) => void logged.push(JSON.stringify({ ...fields, message })),
      error: (fields, message) => void logged.push(JSON.stringify({ ...fields, message })),
    },
    newCorrelationId: () => CorrelationId.parse("reference-1"),
    now: () => new Date("2026-03-02T09:00:00.000Z"),
  });
  return { app, answers, logged };
}

const signedIn: SignInEnd = { outcome: "signed-in", as: "anna@contoso.example", withMfa: true };
const refused = (because: Extract<SignInEnd, { outcome: "refused" }>["because"]): SignInEnd => ({
  outcome: "refused",
  because,
});

describe("the page that the vendor sends people back to", () => {
  it("says with whose rights the bot works now, in the language of whoever began", async () => {
    const { app, answers } = webSide(signedIn, "hu");
    const page = await app.request(`${callback}?state=s&code=c`, { headers: { "accept-language": "en" } });
    const text = await page.text();
    expect(page.status).toBe(200);
    expect(text).toContain('lang="hu"');
    expect(text).toContain("A Kapocs kapcsolódott");
    expect(text).toContain("anna@contoso.example");
    expect(answers).toEqual([{ state: "s", code: "c", error: null }]);
  });

  it("says at once what a first try with the new rights ran into, and who must do what", async () => {
    const { app } = webSide(signedIn, "en", "wrong-role");
    const page = await app.request(`${callback}?state=s&code=c`);
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/A first try did not go well.*Admin agent role/);
  });

  it("hands on what the vendor says instead of a code", async () => {
    const { app, answers } = webSide(refused("cancelled"));
    const query = new URLSearchParams({
      state: "s",
      code: "not-to-be-used",
      error: "access_denied",
      error_description: "AADSTS65004: User declined to consent.",
    });
    const page = await app.request(`${callback}?${query}`);
    expect(page.status).toBe(400);
    expect(await page.text()).toContain("cancelled");
    expect(answers).toEqual([
      { state: "s", code: null, error: "access_denied: AADSTS65004: User declined to consent." },
    ]);
  });

  const reasons = [
    "cancelled",
    "unknown-state",
    "other-tenant",
    "other-partner",
    "unknown-tenant",
    "sign-in-ended",
    "no-mfa",
    "conditional-access",
    "consent-missing",
    "wrong-role",
    "wrong-audience",
    "bad-client",
    "app-only-refused",
    "not-signed-in",
    "no-answer",
    "throttled",
  ] as const;

  it.each(reasons)(
    "says what happened and what to do when it ended with %s, in both languages",
    async (because) => {
      const pages = await Promise.all(
        (["en", "hu"] as const).map(async (language) => {
          const { app } = webSide(refused(because), language);
          const page = await app.request(`${callback}?state=s&code=c`, {
            headers: { "accept-language": language },
          });
          return page.text();
        }),
      );
      for (const [at, language] of (["en", "hu"] as const).entries()) {
        expect(pages[at]).toContain(`lang="${language}"`);
        expect(pages[at]).not.toMatch(/connection\.|undefined|\{/);
        expect(pages[at]?.match(/<h1>/g)).toHaveLength(1);
      }
      expect(pages[0]).not.toBe(pages[1]);
    },
  );

  it.each(["", "?code=c", `?state=${"x".repeat(9_000)}&code=c`])(
    "asks nobody about an address without a state (%#)",
    async (query) => {
      const { app, answers } = webSide(signedIn);
      const page = await app.request(`${callback}${query}`);
      expect(page.status).toBe(400);
      expect(answers).toEqual([]);
    },
  );

  it("is not used up by a mere look", async () => {
    const { app, answers } = webSide(signedIn);
    expect((await app.request(`${callback}?state=s&code=c`, { method: "HEAD" })).status).toBe(405);
    expect(answers).toEqual([]);
  });

  it("tells how it ended although nobody knows the reader's language", async () => {
    const { app } = webSide(signedIn, new Error("Slack is away"));
    const page = await app.request(`${callback}?state=s&code=c`, { headers: { "accept-language": "hu-HU" } });
    expect([page.status, (await page.text()).includes("A Kapocs kapcsolódott")]).toEqual([200, true]);
  });

  it("takes names as data", async () => {
    const { app } = webSide({ ...signedIn, as: "<script>alert(1)</script>" });
    expect(await (await app.request(`${callback}?state=s&code=c`)).text()).not.toContain("<script>alert");
  });

  it("leaves neither the code nor the state in the log or in what browsers keep", async () => {
    const { app, logged } = webSide(new Error("broken"));
    const page = await app.request(`${callback}?state=the-state&code=the-code`);
    expect(page.status).toBe(500);
    expect(await page.text()).not.toMatch(/the-code|the-state/);
    expect(logged.join()).not.toMatch(/the-code|the-state/);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
  });
});

describe("the page between the sign-in and its effect, where every workspace connects its own partner", () => {
  const place: SlackPlace = { name: "Contoso Sales", id: "T0CONTOSO", person: "Anna Kovács" };
  const shown = `${callback}?state=s&code=c`;
  const send = { method: "POST", body: new URLSearchParams({ state: "s", code: "c" }) };

  it("says whose Slack gets the rights, and changes nothing until that is confirmed", async () => {
    const { app, answers } = webSide(signedIn, "en", null, place);
    const page = await app.request(shown);
    const text = await page.text();
    expect(page.status).toBe(200);
    for (const word of ["Contoso Sales", "T0CONTOSO", "Anna Kovács", "close this page"])
      expect(text).toContain(word);
    expect(answers).toEqual([]);

    const after = await app.request(callback, send);
    expect([after.status, (await after.text()).includes("Kapocs is connected")]).toEqual([200, true]);
    expect(answers).toEqual([{ state: "s", code: "c", error: null }]);
  });

  it("takes no confirmation from a page of somebody else's", async () => {
    const { app, answers } = webSide(signedIn, "hu", null, place);
    const page = await app.request(callback, { ...send, headers: { "sec-fetch-site": "cross-site" } });
    expect(page.status).toBe(403);
    expect(answers).toEqual([]);
  });

  it("asks nobody to confirm what was refused, or begun by nobody", async () => {
    const { app, answers } = webSide(refused("cancelled"), "en", null, place);
    expect((await app.request(`${callback}?state=s&error=access_denied`)).status).toBe(400);
    expect(answers).toHaveLength(1);
    const unknown = webSide(refused("unknown-state"), "en", null, place);
    expect(await (await unknown.app.request(shown)).text()).toContain("used already");
  });

  it("takes the names in Slack as data, and is one page in Hungarian too", async () => {
    const { app } = webSide(signedIn, "hu", null, {
      ...place,
      name: "<script>alert(1)</script>",
      person: null,
    });
    const text = await (await app.request(shown)).text();
    expect(text).not.toContain("<script>alert");
    expect(text).toContain("Slack-munkaterület");
    expect(text).not.toMatch(/connection\.|undefined|\{/);
  });
});
