import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ListeningApp, startListeningApp } from "./listening-app.ts";

let app: ListeningApp;
let clock = 1_800_000_000_000;
const client = { client_id: "1.2", client_secret: "hush" };
const redirect_uri = "https://kapocs.example/slack/oauth_redirect";

beforeEach(async () => {
  app = await startListeningApp({ clientId: "1.2", clientSecret: "hush" }, { now: () => clock });
});
afterEach(() => app.close());

async function agree(): Promise<URLSearchParams> {
  const query = new URLSearchParams({
    client_id: "1.2",
    scope: "commands,chat:write",
    state: "s1",
    redirect_uri,
  });
  const response = await fetch(`${app.slack.authorizeUrl}?${query}`, { redirect: "manual" });
  return new URL(response.headers.get("location") ?? "").searchParams;
}

describe("an installation by OAuth", () => {
  it("brings the state back with a code, which buys the bot's token once", async () => {
    const back = await agree();
    expect(back.get("state")).toBe("s1");
    const answer = await app.call("oauth.v2.access", { ...client, code: back.get("code"), redirect_uri }, "");
    expect(answer).toMatchObject({
      ok: true,
      scope: "commands,chat:write",
      team: { id: "T0001" },
      is_enterprise_install: false,
    });
    expect(await app.call("auth.test", {}, answer.access_token)).toMatchObject({ ok: true });
    expect(await app.call("users.info", { user: "U0ANNA" }, answer.access_token)).toMatchObject({
      error: "missing_scope",
    });
    expect(await app.call("oauth.v2.access", { ...client, code: back.get("code") })).toEqual({
      ok: false,
      error: "code_already_used",
    });
  });
  it("is refused for a wrong client, secret, address, or an old code", async () => {
    const trade = async (more: object) =>
      (await app.call("oauth.v2.access", { ...client, code: (await agree()).get("code"), ...more })).error;
    expect(await trade({ client_id: "9" })).toBe("invalid_client_id");
    expect(await trade({ client_secret: "9" })).toBe("bad_client_secret");
    expect(await trade({ redirect_uri: "https://evil.example/" })).toBe("bad_redirect_uri");
    expect(await trade({ code: "9" })).toBe("invalid_code");
    const code = (await agree()).get("code");
    clock += 11 * 60_000;
    expect(await trade({ code })).toBe("invalid_code");
  });
  it("can be declined by the installer", async () => {
    app.slack.faults.on("oauth.v2.authorize", { error: "access_denied", times: 1 });
    expect(Object.fromEntries(await agree())).toEqual({ error: "access_denied", state: "s1" });
  });
  it("ends when the app removes itself", async () => {
    expect(await app.call("apps.uninstall", client)).toEqual({ ok: true });
    expect(await app.call("auth.test")).toEqual({ ok: false, error: "token_revoked" });
  });
});
