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

describe("the page where an installer agrees", () => {
  const asked = (more: Record<string, string> = {}) =>
    new URLSearchParams({
      client_id: "1.2",
      scope: "commands,chat:write",
      optional_scope: "channels:read,groups:read",
      state: 's"1',
      redirect_uri,
      ...more,
    });
  const open = (more?: Record<string, string>) =>
    fetch(`${app.slack.authorizeUrl}?${asked(more)}`, {
      redirect: "manual",
      headers: { Accept: "text/html,application/xhtml+xml" },
    });
  async function decide(fields: [string, string][], origin?: string): Promise<Response> {
    const form = asked();
    for (const [name, value] of fields) form.append(name, value);
    return fetch(app.slack.authorizeUrl, {
      method: "POST",
      redirect: "manual",
      headers: origin ? { Origin: origin } : {},
      body: form,
    });
  }
  const backFrom = (response: Response) =>
    Object.fromEntries(new URL(response.headers.get("location") ?? "").searchParams);

  it("shows a browser who asks for what, with hostile text as text", async () => {
    const response = await open();
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain("Send messages as the app");
    expect(html).toContain('value="channels:read" checked');
    expect(html).toContain('value="s&quot;1"');
    expect(html).toContain("Olivia Owner");
    expect(html).not.toContain("Gustav Guest");
  });
  it("gives a code for what was left ticked, in the installer's name", async () => {
    const back = backFrom(
      await decide([
        ["decision", "allow"],
        ["installer", "U0DAN"],
        ["granted", "channels:read"],
      ]),
    );
    expect(back["state"]).toBe('s"1');
    const answer = await app.call("oauth.v2.access", { ...client, code: back["code"], redirect_uri });
    expect(answer).toMatchObject({
      scope: "commands,chat:write,channels:read",
      authed_user: { id: "U0DAN" },
    });
  });
  it("tells the app when the installer cancels, or is nobody who may install", async () => {
    expect(
      backFrom(
        await decide([
          ["decision", "cancel"],
          ["installer", "U0DAN"],
        ]),
      ),
    ).toEqual({ error: "access_denied", state: 's"1' });
    expect(
      backFrom(
        await decide([
          ["decision", "allow"],
          ["installer", "U0GUEST"],
        ]),
      ),
    ).toMatchObject({ error: "access_denied" });
  });
  it("sends nobody to an address that was not registered, and takes no form of another page", async () => {
    app.slack.install({ redirectUrls: ["https://kapocs.example/slack/"] });
    expect(await (await open({ redirect_uri: "https://evil.example/" })).text()).toContain(
      "bad_redirect_uri",
    );
    expect((await open({ redirect_uri: "javascript:alert(1)" })).status).toBe(400);
    expect((await decide([["decision", "allow"]], "https://evil.example")).status).toBe(403);
    expect((await open()).status).toBe(200);
  });
});

describe("token rotation", () => {
  const day = 24 * 3_600_000;
  const refresh = (token: string) =>
    app.call("oauth.v2.access", { ...client, grant_type: "refresh_token", refresh_token: token });

  beforeEach(async () => {
    await app.close();
    app = await startListeningApp(
      { clientId: "1.2", clientSecret: "hush", rotatesTokens: true },
      { now: () => clock },
    );
  });

  it("gives tokens of twelve hours, and the next for a refresh token, once", async () => {
    const code = (await agree()).get("code");
    const first = await app.call("oauth.v2.access", { ...client, code, redirect_uri });
    expect(first).toMatchObject({ expires_in: 43_200, refresh_token: expect.stringMatching(/^xoxe-1-/) });
    clock += day;
    expect(await app.call("auth.test", {}, first.access_token)).toMatchObject({ error: "token_expired" });
    const second = await refresh(first.refresh_token);
    expect(await app.call("auth.test", {}, second.access_token)).toMatchObject({ ok: true });
    expect(await refresh(first.refresh_token)).toEqual({ ok: false, error: "invalid_refresh_token" });
  });
  it("keeps two access tokens good", async () => {
    const code = (await agree()).get("code");
    const first = await app.call("oauth.v2.access", { ...client, code, redirect_uri });
    const second = await refresh(first.refresh_token);
    expect(await app.call("auth.test", {}, first.access_token)).toMatchObject({ ok: true });
    const third = await refresh(second.refresh_token);
    expect(await app.call("auth.test", {}, first.access_token)).toMatchObject({ error: "token_revoked" });
    expect(await app.call("auth.test", {}, third.access_token)).toMatchObject({ ok: true });
  });
  it("dies as a whole when the app is removed", async () => {
    const code = (await agree()).get("code");
    const first = await app.call("oauth.v2.access", { ...client, code, redirect_uri });
    await app.slack.uninstall();
    expect(await app.call("auth.test", {}, first.access_token)).toMatchObject({ error: "token_revoked" });
    expect(await refresh(first.refresh_token)).toMatchObject({ error: "invalid_refresh_token" });
    app.slack.install();
    expect(await refresh(first.refresh_token)).toMatchObject({ error: "invalid_refresh_token" });
    expect(await app.call("auth.test", {}, first.access_token)).toMatchObject({ error: "token_revoked" });
  });
  it("is switched on later by exchanging the token that never expired", async () => {
    await app.close();
    app = await startListeningApp({ clientId: "1.2", clientSecret: "hush" }, { now: () => clock });
    const { botToken } = app;
    expect(await app.call("oauth.v2.exchange", client, botToken)).toMatchObject({ ok: false });
    app.slack.install({ rotatesTokens: true });
    expect(await app.call("auth.test", {}, botToken)).toMatchObject({ ok: true });
    const answer = await app.call("oauth.v2.exchange", client, botToken);
    expect(await app.call("auth.test", {}, answer.access_token)).toMatchObject({ ok: true });
    expect(await app.call("auth.test", {}, botToken)).toMatchObject({ error: "token_revoked" });
  });
});

describe("several workspaces of one Slack", () => {
  const organisation = { enterpriseId: "E1", enterpriseName: "Group" };
  const agreeIn = async (placeId: string) => {
    const asked = {
      client_id: "1.2",
      scope: "commands,chat:write,users:read,usergroups:read",
      state: "s",
      redirect_uri,
    };
    const query = new URLSearchParams({ ...asked, team: placeId });
    const response = await fetch(`${app.slack.authorizeUrl}?${query}`, { redirect: "manual" });
    return new URL(response.headers.get("location") ?? "http://nowhere").searchParams.get("code");
  };
  const installIn = async (placeId: string) =>
    app.call("oauth.v2.access", { ...client, code: await agreeIn(placeId), redirect_uri }, "");

  it("give out a token each, which knows the people of its own workspace alone", async () => {
    const other = app.slack.openWorkspace({ team: { id: "T0002", name: "Other" }, users: [{ id: "U0ZOE" }] });
    const first = await installIn("T0001");
    const second = await installIn("T0002");
    expect(second).toMatchObject({ team: { id: "T0002", name: "Other" }, is_enterprise_install: false });
    expect(second.access_token).not.toBe(first.access_token);
    expect(await app.call("users.info", { user: "U0ZOE" }, first.access_token)).toMatchObject({
      error: "user_not_found",
    });
    expect(await app.call("users.info", { user: "U0ZOE" }, second.access_token)).toMatchObject({ ok: true });
    await other.uninstall();
    expect(await app.call("auth.test", {}, second.access_token)).toMatchObject({ error: "token_revoked" });
    expect(await app.call("auth.test", {}, first.access_token)).toMatchObject({ ok: true });
  });

  it("share one where they are an organisation, which has to name a workspace for what belongs to one", async () => {
    Object.assign(app.slack.world.team, organisation);
    app.slack.openWorkspace({
      team: { id: "T0002", name: "Other", ...organisation },
      users: [{ id: "U0ZOE" }],
    });
    const installed = await installIn("E1");
    expect(installed).toMatchObject({
      team: null,
      enterprise: { id: "E1", name: "Group" },
      is_enterprise_install: true,
    });
    const { access_token: token } = installed;
    expect(await app.call("users.info", { user: "U0ZOE" }, token)).toMatchObject({ ok: true });
    expect(await app.call("users.info", { user: "U0ANNA" }, token)).toMatchObject({ ok: true });
    expect(await app.call("usergroups.list", {}, token)).toMatchObject({ error: "missing_argument" });
    expect(await app.call("usergroups.list", { team_id: "T0001" }, token)).toMatchObject({ ok: true });
    expect(await app.call("auth.teams.list", {}, token)).toMatchObject({
      teams: [{ id: "T0001" }, { id: "T0002", name: "Other" }],
    });
  });

  it("are told nothing of a code for another place", async () => {
    expect(await agreeIn("T0404")).toBeNull();
  });
});

describe("a refresh token whose answer was lost", () => {
  it("works once more within the grace, if Slack gives any", async () => {
    await app.close();
    app = await startListeningApp(
      { clientId: "1.2", clientSecret: "hush", rotatesTokens: true },
      { now: () => clock, refreshGraceMs: 60_000 },
    );
    const code = (await agree()).get("code");
    const { refresh_token } = await app.call("oauth.v2.access", { ...client, code, redirect_uri });
    const refresh = () =>
      app.call("oauth.v2.access", { ...client, grant_type: "refresh_token", refresh_token });
    expect(await refresh()).toMatchObject({ ok: true });
    clock += 30_000;
    expect(await refresh()).toMatchObject({ ok: true });
    clock += 31_000;
    expect(await refresh()).toEqual({ ok: false, error: "invalid_refresh_token" });
  });
});
