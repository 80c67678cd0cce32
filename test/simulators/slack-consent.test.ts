import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { type ListeningApp, startListeningApp } from "./listening-app.ts";

const browser = useBrowser();
let app: ListeningApp;

beforeEach(async () => {
  app = await startListeningApp({ name: "Kapocs", clientId: "1.2", clientSecret: "hush" });
});
afterEach(() => app.close());

describe("an installer at a real browser", () => {
  it("leaves out an optional scope, allows the rest, and is sent back with a code", async () => {
    const redirectUri = app.slack.apiUrl.replace("/api/", "/back");
    const asked = new URLSearchParams({
      client_id: "1.2",
      scope: "commands,chat:write",
      optional_scope: "channels:read,groups:read",
      state: "s1",
      redirect_uri: redirectUri,
    });
    const page = await browser.current.newPage();
    await page.goto(`${app.slack.authorizeUrl}?${asked}`);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(
      "Kapocs is requesting permission to access the Kapocs Demo workspace",
    );
    await page.getByRole("checkbox", { name: /private channels/ }).uncheck();
    await page.getByRole("combobox", { name: "Installing as" }).selectOption({ label: "Dan Hughes" });
    await page.getByRole("button", { name: "Allow" }).click();
    await page.waitForURL(`${redirectUri}?**`);
    const back = new URL(page.url()).searchParams;
    expect(back.get("state")).toBe("s1");
    const client = { client_id: "1.2", client_secret: "hush", code: back.get("code") };
    expect(await app.call("oauth.v2.access", client)).toMatchObject({
      scope: "commands,chat:write,channels:read",
      authed_user: { id: "U0DAN" },
    });
    await page.close();
  });
});
