import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { audiencesOf, hostsOf, type VendorCloud } from "../../../src/adapters/partner-center/hosts.ts";
import { createLogins, troubleOfRefusal } from "../../../src/adapters/partner-center/login.ts";
import { readRetryAfter } from "../../../src/adapters/partner-center/retry.ts";
import type { DirectoryTrouble } from "../../../src/ports/partner-directory.ts";
import { useScriptedVendor } from "./scripted-vendor.ts";

const vendor = useScriptedVendor();
const tenantId = "aaaaaaaa-0000-4000-8000-000000000001";

const start = (cloud: VendorCloud = "global") =>
  createLogins({
    login: vendor.url,
    audiences: audiencesOf(cloud),
    clientId: "bbbbbbbb-0000-4000-8000-000000000001",
    clientSecret: "the-secret",
  })(tenantId);

const form = (at = 0) => Object.fromEntries(new URLSearchParams(vendor.seen[at]?.body));
const jwt = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.sig`;

/** As the first version of the service answers: numbers as JSON strings. */
const firstVersion = {
  token_type: "Bearer",
  scope: "user_impersonation",
  expires_in: "3600",
  ext_expires_in: "3600",
  expires_on: "1547581389",
  not_before: "1547577489",
  resource: "https://api.partnercenter.microsoft.com",
  access_token: "access",
  refresh_token: "refresh",
  id_token: "not.a.jwt",
};

describe("a token from the sign-in service", () => {
  it("is asked for at the partner's own tenant, with the application's secret", async () => {
    vendor.answers({ status: 200, body: { access_token: "a", expires_in: 3599, refresh_token: "r2" } });
    expect(await start().refresh("r1", "api")).toMatchObject({
      accessToken: "a",
      expiresInMs: 3_599_000,
      refreshToken: "r2",
    });
    expect(vendor.seen[0]?.url).toBe(`/${tenantId}/oauth2/v2.0/token`);
    expect(form()).toEqual({
      client_id: "bbbbbbbb-0000-4000-8000-000000000001",
      client_secret: "the-secret",
      grant_type: "refresh_token",
      refresh_token: "r1",
      scope: "https://api.partnercenter.microsoft.com/user_impersonation openid profile offline_access",
    });
  });

  it.each([
    ["global", "https://graph.microsoft.com/.default"],
    ["us-government", "https://graph.microsoft.us/.default"],
    ["china", "https://microsoftgraph.chinacloudapi.cn/.default"],
  ] as const)("is meant for the service of the cloud: %s", async (cloud, scope) => {
    vendor.answers({ status: 200, body: { access_token: "a" } });
    await start(cloud).asApplication("graph");
    expect(form()).toMatchObject({ grant_type: "client_credentials", scope });
  });

  it("is asked for in the first version's way where there is no second one", async () => {
    vendor.answers({ status: 404, body: "<html>Not found</html>" }, { status: 200, body: firstVersion });
    const login = start();
    expect(await login.refresh("r1", "api")).toEqual({
      accessToken: "access",
      expiresInMs: 3_600_000,
      refreshToken: "refresh",
      claims: { tenantId: null, person: null, hasMfa: null },
    });
    expect(vendor.seen[1]?.url).toBe(`/${tenantId}/oauth2/token`);
    expect(form(1)).toMatchObject({
      resource: "https://api.partnercenter.microsoft.com",
      refresh_token: "r1",
    });
    await login.refresh("r2", "graph");
    expect(vendor.seen.map(({ url }) => url.includes("v2.0"))).toEqual([true, false, false]);
    expect(form(2)).toMatchObject({ resource: "https://graph.microsoft.com" });
  });

  it("tells who signed in, where, and whether with a second factor", async () => {
    const id = { tid: tenantId.toUpperCase(), preferred_username: "anna@contoso.example", amr: null };
    const access = { name: "Anna", amr: ["rsa", "mfa"], tid: 7 };
    vendor.answers({
      status: 200,
      body: { access_token: jwt(access), id_token: jwt(id), refresh_token: "r" },
    });
    expect((await start().redeem("code", "verifier", "https://kapocs.example/back")).claims).toEqual({
      tenantId,
      person: "anna@contoso.example",
      hasMfa: true,
    });
    expect(form()).toMatchObject({
      grant_type: "authorization_code",
      code: "code",
      code_verifier: "verifier",
      redirect_uri: "https://kapocs.example/back",
    });
  });

  it.each([
    [["pwd"], false],
    [["pwd", "mfa"], true],
    [[], null],
    [undefined, null],
  ])("knows by %j whether there was a second factor: %s", async (amr, expected) => {
    vendor.answers({ status: 200, body: { access_token: jwt({ amr }) } });
    expect((await start().refresh("r", "api")).claims.hasMfa).toBe(expected);
  });

  it("may come without another refresh token: then the one before stays good", async () => {
    vendor.answers({
      status: 200,
      body: { access_token: "a", expires_in: "not a number", refresh_token: null },
    });
    expect(await start().refresh("r", "api")).toMatchObject({ refreshToken: null, expiresInMs: 3_599_000 });
  });
});

describe("a refusal of the sign-in service", () => {
  it.each<[number, DirectoryTrouble]>([
    [50074, "no-mfa"],
    [50076, "no-mfa"],
    [50079, "no-mfa"],
    [53000, "conditional-access"],
    [53003, "conditional-access"],
    [53011, "conditional-access"],
    [530003, "conditional-access"],
    [65001, "consent-missing"],
    [65004, "consent-missing"],
    [90094, "consent-missing"],
    [7000215, "bad-client"],
    [7000222, "bad-client"],
    [700016, "bad-client"],
    [90002, "bad-client"],
    [700082, "sign-in-ended"],
    [50173, "sign-in-ended"],
    [70008, "sign-in-ended"],
    [700084, "sign-in-ended"],
    [500011, "wrong-audience"],
  ])("AADSTS%i is %s, whether it stands in the sentence or in the list", async (number, trouble) => {
    const refusal = { error: "invalid_grant", correlation_id: "c", trace_id: "t" };
    vendor.answers({
      status: 400,
      body: { ...refusal, error_description: `AADSTS${number}: It cannot be.` },
    });
    await expect(start().refresh("r", "api")).rejects.toMatchObject({ trouble });
    vendor.answers({ status: 400, body: { ...refusal, error_codes: [number] } });
    await expect(start().refresh("r", "api")).rejects.toMatchObject({ trouble });
  });

  it.each<[string, DirectoryTrouble]>([
    ["invalid_grant", "sign-in-ended"],
    ["interaction_required", "no-mfa"],
    ["consent_required", "consent-missing"],
    ["invalid_client", "bad-client"],
    ["unauthorized_client", "bad-client"],
    ["invalid_resource", "wrong-audience"],
    ["server_error", "no-answer"],
    ["temporarily_unavailable", "no-answer"],
  ])("without a number that we know goes by its word: %s is %s", (error, trouble) => {
    expect(troubleOfRefusal(error, "AADSTS99999999: something new")).toBe(trouble);
  });

  it.each<[string, Parameters<typeof vendor.answers>[0], DirectoryTrouble]>([
    ["a breakdown", { status: 503, body: "busy" }, "no-answer"],
    ["a wish for fewer calls", { status: 429, body: { error: "temporarily_unavailable" } }, "throttled"],
    ["a page of a proxy's", { status: 200, body: "<html>" }, "no-answer"],
    ["a redirect", { status: 302, headers: { location: "https://elsewhere.example/" } }, "no-answer"],
    ["a hang-up", "hang-up", "no-answer"],
  ])("is not mixed up with %s", async (_what, answer, trouble) => {
    vendor.answers(answer);
    await expect(start().refresh("r", "api")).rejects.toMatchObject({ trouble });
  });

  it("repeats nothing of what was sent", async () => {
    const said = "AADSTS7000215: Invalid client secret the-secret for refresh-token-1.";
    vendor.answers({ status: 401, body: { error: "the-secret is wrong", error_description: said } });
    const error: unknown = await start()
      .refresh("refresh-token-1", "api")
      .catch((reason: unknown) => reason);
    const text = `${String(error)} ${JSON.stringify(error)} ${error instanceof Error ? error.stack : ""}`;
    expect(text).not.toMatch(/the-secret|refresh-token-1/);
  });
});

describe("the clouds", () => {
  const bare = {
    loginUrl: null,
    apiUrl: null,
    graphUrl: null,
    adminCenterUrl: null,
    linkHosts: [],
    certificateHosts: null,
    trustedRoots: [],
  } as const;

  it.each([
    ["global", "login.microsoftonline.com", "api.partnercenter.microsoft.com", "https://graph.microsoft.com"],
    ["us-government", "login.microsoftonline.us", "api.partnercenter.microsoft.com", null],
    ["china", "login.chinacloudapi.cn", "partner.partnercenterapi.microsoftonline.cn", null],
  ] as const)("%s has its own addresses", (cloud, login, api, graph) => {
    expect(hostsOf({ ...bare, cloud })).toMatchObject({
      login: `https://${login}`,
      api: `https://${api}`,
      graph,
    });
  });

  it("give way to whatever is set, and trust links to an admin center that is", () => {
    const hosts = hostsOf({
      ...bare,
      cloud: "global",
      loginUrl: "http://127.0.0.1:4000/login/",
      apiUrl: "http://127.0.0.1:4000/api",
      graphUrl: "http://127.0.0.1:4000/graph/",
      adminCenterUrl: "http://127.0.0.1:4000/admin",
      linkHosts: ["Links.Example.com"],
      certificateHosts: ["Certificates.example.com"],
    });
    expect(hosts).toEqual({
      login: "http://127.0.0.1:4000/login",
      api: "http://127.0.0.1:4000/api",
      graph: "http://127.0.0.1:4000/graph",
      adminCenter: "http://127.0.0.1:4000/admin",
      linkHosts: [
        "admin.microsoft.com",
        "admin.cloud.microsoft",
        "portal.office.com",
        "127.0.0.1:4000",
        "links.example.com",
      ],
      certificateHosts: ["certificates.example.com"],
      trustedRoots: [],
    });
  });
});

describe("Retry-After", () => {
  const now = new Date("2026-03-02T09:00:00Z");
  it.each([
    ["57", 57_000],
    [" 0 ", 0],
    ["1.5", 1_500],
    ["Mon, 02 Mar 2026 09:01:00 GMT", 60_000],
    ["Mon, 02 Mar 2026 08:00:00 GMT", 0],
    // However far off the vendor’s word or one of the clocks is: within the hour it is asked again.
    ["999999999", 3_600_000],
    ["Mon, 02 Mar 2037 09:00:00 GMT", 3_600_000],
    ["soon", null],
    ["-5", null],
    ["", null],
    [null, null],
  ])("%j is %j ms", (value, expected) => {
    expect(readRetryAfter(value, now)).toBe(expected);
  });
});

describe("the example of a token", () => {
  const folder = process.env["REFERENCE_DIR"] && `${process.env["REFERENCE_DIR"]}/partner-center`;
  it.runIf(folder)("post.oauth2.token.refresh.json is asked for and read as it stands", async () => {
    const example = JSON.parse(readFileSync(`${folder}/post.oauth2.token.refresh.json`, "utf8"));
    vendor.answers({ status: 404 }, example.response);
    const grant = await start().refresh("{refresh-token}", "api");
    expect(grant).toMatchObject({
      accessToken: "{access-token}",
      expiresInMs: 3_600_000,
      refreshToken: null,
    });
    const { resource, grant_type, refresh_token } = example.request.body;
    expect(form(1)).toMatchObject({ resource, grant_type, refresh_token });
  });
});
