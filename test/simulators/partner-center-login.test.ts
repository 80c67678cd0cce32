import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../src/simulators/partner-center/simulator.ts";
import { directId, resellerId, tenantIds } from "../../src/simulators/partner-center/world/seed-data.ts";
import type { Partner, PartnerApp } from "../../src/simulators/partner-center/world/state.ts";
import { type Answer, askToken, asUser, caller, http } from "./partner-center-caller.ts";

const anna = "anna@napraforgo.example";
const withoutMfa = "dani@napraforgo.example";
const stopped = "ferenc@napraforgo.example";
const partnerCenter = "https://api.partnercenter.microsoft.com";
const dayMs = 24 * 60 * 60 * 1000;

let sim: PartnerCenterSimulator;
let clock: number;

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 23);
  sim = await startPartnerCenterSimulator({ world: "small", now: () => clock });
});
afterEach(() => sim.close());

const direct = (): Partner => sim.world.partners.get(directId) as Partner;
const app = (): PartnerApp => direct().apps[0] as PartnerApp;
const refresh = (user: string, form: Record<string, string> = { resource: partnerCenter }) =>
  askToken(sim, direct(), {
    grant_type: "refresh_token",
    refresh_token: sim.grantRefreshToken(user, app().clientId),
    ...form,
  });
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());

describe("the token endpoint", () => {
  it("gives numbers as text in v1 and as numbers in v2", async () => {
    const one = await refresh(anna);
    expect(one.body).toMatchObject({ expires_in: "3600", token_type: "Bearer", resource: partnerCenter });
    expect(Number(one.body.expires_on)).toBe(clock / 1000 + 3600);
    const two = await refresh(anna, { scope: `${partnerCenter}/user_impersonation offline_access openid` });
    expect(two.body).toMatchObject({ expires_in: 3600, ext_expires_in: 3600, token_type: "Bearer" });
    expect(Object.keys(two.body)).toEqual(expect.arrayContaining(["refresh_token", "id_token", "scope"]));
  });

  it("gives no refresh token in v2 to those who did not ask for offline_access", async () => {
    const { body } = await refresh(anna, { scope: `${partnerCenter}/.default` });
    expect(body).not.toHaveProperty("refresh_token");
  });

  it("gives each audience its own token from the same refresh token", async () => {
    const graph = await refresh(anna, { scope: "https://graph.microsoft.com/.default" });
    expect(claimsOf(graph.body.access_token)).toMatchObject({
      aud: "https://graph.microsoft.com",
      tid: directId,
    });
    const old = await refresh(anna, { resource: "https://graph.windows.net" });
    const call = caller(sim, `Bearer ${old.body.access_token}`);
    expect(await call("/v1/customers")).toMatchObject({ status: 401, body: { code: 900420 } });
    expect((await caller(sim, `Bearer ${graph.body.access_token}`)("/v1/customers")).status).toBe(401);
  });

  it("rolls the refresh token for ninety days, and the old one lasts to its own end", async () => {
    const first = sim.grantRefreshToken(anna, app().clientId);
    const use = (refresh_token: string) =>
      askToken(sim, direct(), { grant_type: "refresh_token", refresh_token, resource: partnerCenter });
    clock += 89 * dayMs;
    const second: string = (await use(first)).body.refresh_token;
    expect((await use(first)).status).toBe(200);
    clock += 2 * dayMs;
    expect(await use(first)).toMatchObject({
      status: 400,
      body: { error: "invalid_grant", error_codes: [700082] },
    });
    expect((await use(second)).status).toBe(200);
  });

  it("lets an app in by itself", async () => {
    const { status, body } = await askToken(sim, direct(), {
      grant_type: "client_credentials",
      scope: `${partnerCenter}/.default`,
    });
    expect(status).toBe(200);
    expect(claimsOf(body.access_token)).not.toHaveProperty("upn");
  });

  type Change = () => void;
  const refusals: [string, Change, () => Promise<Answer>, number, string, number][] = [
    ["a revoked refresh token", () => {}, revoked, 400, "invalid_grant", 50173],
    [
      "an unknown refresh token",
      () => {},
      () => token({ refresh_token: "x" }),
      400,
      "invalid_grant",
      9002313,
    ],
    ["a missing refresh token", () => {}, () => token({}), 400, "invalid_request", 900144],
    ["somebody stopped by a policy", () => {}, () => refresh(stopped), 400, "invalid_grant", 53003],
    ["a blocked account", block, () => refresh(anna), 400, "invalid_grant", 50057],
    ["a missing second factor", demandMfa, signedInWithoutMfa, 400, "invalid_grant", 50076],
    ["somebody without a second factor", demandMfa, () => refresh(withoutMfa), 400, "invalid_grant", 50079],
    ["missing consent", withdrawConsent, () => refresh(anna), 400, "invalid_grant", 65001],
    ["a wrong secret", () => {}, () => refresh(anna, { client_secret: "x" }), 401, "invalid_client", 7000215],
    [
      "a missing secret",
      () => {},
      () => refresh(anna, { client_secret: "" }),
      401,
      "invalid_client",
      7000218,
    ],
    ["an unknown app", () => {}, () => refresh(anna, { client_id: "x" }), 400, "unauthorized_client", 700016],
    [
      "an unknown resource",
      () => {},
      () => refresh(anna, { resource: "https://x.example" }),
      400,
      "invalid_resource",
      500011,
    ],
    [
      "another grant",
      () => {},
      () => refresh(anna, { grant_type: "password" }),
      400,
      "unsupported_grant_type",
      70003,
    ],
  ];

  function token(form: Record<string, string>): Promise<Answer> {
    return askToken(sim, direct(), { grant_type: "refresh_token", resource: partnerCenter, ...form });
  }
  function revoked(): Promise<Answer> {
    const refresh_token = sim.grantRefreshToken(anna, app().clientId);
    sim.revokeRefreshTokens(anna.toUpperCase());
    return token({ refresh_token });
  }
  async function signedInWithoutMfa(): Promise<Answer> {
    const user = direct().users.find(({ userPrincipalName }) => userPrincipalName === anna);
    if (user) user.hasMfa = false;
    const refresh_token = sim.grantRefreshToken(anna, app().clientId);
    if (user) user.hasMfa = true;
    return token({ refresh_token });
  }
  function block(): void {
    const user = direct().users.find(({ userPrincipalName }) => userPrincipalName === anna);
    if (user) user.isBlocked = true;
  }
  function demandMfa(): void {
    sim.world.settings.isMfaDemandedAtSignIn = true;
  }
  function withdrawConsent(): void {
    app().hasPartnerConsent = false;
  }

  it.each(refusals)("refuses %s", async (_what, change, ask, status, error, number) => {
    change();
    const answer = await ask();
    expect(answer).toMatchObject({ status, body: { error, error_codes: [number] } });
    expect(answer.body.error_description).toMatch(
      new RegExp(`^AADSTS${number}: .+Trace ID: .+Correlation ID: `),
    );
  });

  it("refuses an unknown tenant, and takes a partner’s domain for its id", async () => {
    const ask = (tenant: string) =>
      http(`${sim.addresses.login}/${tenant}/oauth2/token`, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "client_credentials",
          client_id: app().clientId,
          client_secret: app().secret,
          resource: partnerCenter,
        }),
      });
    expect((await ask("nobody.example")).body.error_codes).toEqual([90002]);
    expect((await ask("napraforgo.example")).status).toBe(200);
  });
});

describe("the authorisation page", () => {
  const redirectUri = "http://localhost:3000/partner-center/signed-in";
  const address = (more: Record<string, string> = {}, version = "") =>
    `${sim.addresses.login}/${directId}/oauth2${version}/authorize?${new URLSearchParams({
      client_id: app().clientId,
      response_type: "code",
      redirect_uri: redirectUri,
      state: "s-1",
      ...more,
    })}`;
  const decide = (url: string, form: Record<string, string>) =>
    http(url, { method: "POST", body: new URLSearchParams({ request: new URL(url).search, ...form }) });
  const redeem = (code: string, form: Record<string, string> = {}) =>
    askToken(sim, direct(), {
      grant_type: "authorization_code",
      code,
      redirect_uri: redirectUri,
      resource: partnerCenter,
      ...form,
    });
  const location = (answer: Answer) => new URL(answer.headers.get("Location") ?? "http://nowhere");

  it("lists the partner’s people", async () => {
    const { status, body } = await http(address({ resource: partnerCenter }));
    expect(status).toBe(200);
    expect(body).toContain("Kovács Anna");
    expect(body).not.toContain("ildiko@tolgyfa.example");
  });

  it("goes back with a code that is good once", async () => {
    const answer = await decide(address({ resource: partnerCenter }), { user: anna, decision: "with-mfa" });
    expect(answer.status).toBe(302);
    expect(location(answer).searchParams.get("state")).toBe("s-1");
    const code = location(answer).searchParams.get("code") ?? "";
    const first = await redeem(code);
    expect(claimsOf(first.body.access_token)).toMatchObject({ upn: anna, amr: ["pwd", "mfa"] });
    expect((await redeem(code)).body.error_codes).toEqual([54005]);
  });

  it("goes back with access_denied when it is cancelled", async () => {
    const answer = await decide(address({ resource: partnerCenter }), { decision: "cancel" });
    expect(location(answer).searchParams.get("error")).toBe("access_denied");
  });

  it("checks the proof key when one was used", async () => {
    const verifier = "a-verifier-of-more-than-forty-three-characters-000";
    const code_challenge = createHash("sha256").update(verifier).digest("base64url");
    const url = address(
      {
        scope: `${partnerCenter}/user_impersonation offline_access`,
        code_challenge,
        code_challenge_method: "S256",
      },
      "/v2.0",
    );
    const codeOf = async () =>
      location(await decide(url, { user: anna, decision: "with-mfa" })).searchParams.get("code") ?? "";
    expect((await redeem(await codeOf())).body.error_codes).toEqual([50148]);
    expect((await redeem(await codeOf(), { code_verifier: "wrong" })).body.error_codes).toEqual([501481]);
    expect((await redeem(await codeOf(), { code_verifier: verifier })).status).toBe(200);
  });

  it("keeps a code for ten minutes, for its own address", async () => {
    const code = sim.signIn(anna, app().clientId, redirectUri);
    expect((await redeem(code, { redirect_uri: "http://localhost" })).body.error_codes).toEqual([500112]);
    clock += 11 * 60_000;
    expect((await redeem(code)).body.error_codes).toEqual([70008]);
  });

  it("stays on its own page for a foreign address and for people who may not sign in", async () => {
    const foreign = await http(address({ redirect_uri: "https://evil.example" }));
    expect(foreign).toMatchObject({ status: 400, body: expect.stringContaining("AADSTS50011") });
    const answer = await decide(address({ resource: partnerCenter }), {
      user: stopped,
      decision: "with-mfa",
    });
    expect(answer).toMatchObject({ status: 400, body: expect.stringContaining("AADSTS53003") });
  });

  it("takes consent from a global administrator only", async () => {
    app().hasPartnerConsent = false;
    const url = address({ resource: partnerCenter });
    const refused = await decide(url, { user: anna, decision: "with-mfa", consent: "yes" });
    expect(location(refused).searchParams.get("error")).toBe("consent_required");
    const agreed = await decide(url, {
      user: "global@napraforgo.example",
      decision: "with-mfa",
      consent: "yes",
    });
    expect(location(agreed).searchParams.get("code")).toBeTruthy();
    expect(app().hasPartnerConsent).toBe(true);
  });
});

describe("the public metadata of a domain", () => {
  it("names the tenant in the issuer", async () => {
    const ask = (domain: string) =>
      http(`${sim.addresses.login}/${domain}/v2.0/.well-known/openid-configuration`);
    expect((await ask("gombagyumolcs.example")).body.issuer).toContain(tenantIds.gomba);
    expect((await ask("TOLGYFA.example")).body.issuer).toContain(resellerId);
    expect(await ask("nobody.example")).toMatchObject({ status: 400, body: { error_codes: [90002] } });
  });
});

describe("what a token opens", () => {
  const status = async (authorization: string, path: string, headers: Record<string, string> = {}) =>
    caller(sim, authorization)(path, { headers });

  it("is nothing without a second factor, while the rule stands", async () => {
    const authorization = await asUser(sim, direct(), withoutMfa);
    expect(await status(authorization, "/v1/customers")).toMatchObject({
      status: 401,
      body: { code: 900421 },
    });
    sim.world.settings.isMfaEnforced = false;
    const answer = await status(authorization, "/v1/customers", { ValidateMfa: "true" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("isMfaCompliant")).toBe("false");
    const anna_ = await status(await asUser(sim, direct(), anna), "/v1/customers", { ValidateMfa: "true" });
    expect(anna_.headers.get("isMfaCompliant")).toBe("true");
  });

  it.each([
    ["helpdesk agents", "csilla@napraforgo.example", "/v1/customers", 200],
    [
      "helpdesk agents, to ask for links",
      "csilla@napraforgo.example",
      "/v1/customers/relationshiprequests",
      403,
    ],
    ["sales agents, to ask for links", "bence@napraforgo.example", "/v1/customers/relationshiprequests", 200],
    ["a global administrator without a role of an agent", "global@napraforgo.example", "/v1/customers", 403],
  ])("depends on the role: %s", async (_who, user, path, expected) => {
    const answer = await status(await asUser(sim, direct(), user), path);
    expect(answer.status).toBe(expected);
    if (expected === 403) expect(answer.body.code).toBe(900150);
  });

  it("ends with the hour, a changed role, a new policy", async () => {
    const authorization = await asUser(sim, direct(), anna);
    const user = direct().users.find(({ userPrincipalName }) => userPrincipalName === anna);
    if (!user) throw new Error("Anna is missing.");
    user.isStoppedByPolicy = true;
    expect((await status(authorization, "/v1/customers")).body.code).toBe(900309);
    user.isStoppedByPolicy = false;
    user.roles = [];
    expect((await status(authorization, "/v1/customers")).body.code).toBe(900150);
    user.roles = ["admin-agent"];
    clock += 3_601_000;
    expect((await status(authorization, "/v1/customers")).status).toBe(401);
  });

  it.each([
    ["no token", "", 800001],
    ["another scheme", "Basic abc", 800001],
    ["rubbish", "Bearer a.b.c", 400],
    ["half a token", "Bearer abc", 400],
  ])("is nothing for %s", async (_what, authorization, code) => {
    expect(await status(authorization, "/v1/customers")).toMatchObject({ status: 401, body: { code } });
  });
});
