import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOf } from "../../db/client.ts";
import { startBot } from "../../src/compose.ts";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../src/simulators/partner-center/simulator.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { botConfig, commands, recordingLog, shortcuts } from "../support/bot.ts";
import { useDatabase } from "../support/databases.ts";

const database = useDatabase();
const clientId = "22222222-0000-4000-8000-000000000001";
const person = "admin@contosopartner.example";

let slack: SlackSimulator;
let vendor: PartnerCenterSimulator;
let bot: Awaited<ReturnType<typeof startBot>>;
let logged: () => string;

beforeAll(async () => {
  vendor = await startPartnerCenterSimulator();
  const redirectUris: string[] = [];
  const partner = vendor.addPartner({
    name: "Contoso Partner",
    kind: "direct",
    apps: [{ clientId, secret: "the-secret", redirectUris, hasPartnerConsent: true, hasGraphConsent: true }],
  });
  slack = await startSlackSimulator();
  const app = slack.install({ commands, shortcuts });
  const recording = recordingLog();
  logged = recording.logged;
  bot = await startBot(
    {
      ...botConfig(slack, app, { databaseUrl: database.url }),
      partnerDirectory: {
        kind: "partner-center",
        cloud: "global",
        tenantId: partner.tenantId,
        clientId,
        clientSecret: "the-secret",
        loginUrl: vendor.addresses.login,
        apiUrl: vendor.addresses.api,
        graphUrl: vendor.addresses.graph,
        adminCenterUrl: vendor.addresses.adminCenter,
        linkHosts: [],
        certificateHosts: null,
        trustedRoots: [],
        customerCallsPerMinute: 500,
        pollSeconds: 300,
        resellerRemoves: false,
      },
    },
    recording.log,
  );
  slack.install({ requestUrl: `${bot.url}/slack/events` });
  redirectUris.push(`${bot.url}/setup/partner-center/callback`);
});
afterAll(async () => {
  await bot?.stop();
  await slack?.close();
  await vendor?.close();
});

const modal = () => {
  const open = slack.person("U0OWNER").modal();
  if (!open) throw new Error("no modal is open");
  return open;
};

/** Where the button on the screen leads. */
function signInAddress(): string {
  const found = /"url":"([^"]+)"/.exec(JSON.stringify(modal().view))?.[1];
  if (!found) throw new Error("no button leads to the vendor");
  return found;
}

/** What the browser does on the vendor's page; answers with our page that it is led back to. */
async function signIn(address: string, decision: "with-mfa" | "without-mfa" | "cancel"): Promise<string> {
  const request = new URL(address).search.slice(1);
  const page = await (await fetch(address)).text();
  expect(page).toContain(person);
  const body = new URLSearchParams({ request, user: person, decision });
  const reply = await fetch(address.split("?")[0] ?? "", { method: "POST", body, redirect: "manual" });
  const back = reply.headers.get("location") ?? "";
  expect(back.startsWith(`${bot.url}/setup/partner-center/callback?`)).toBe(true);
  return (await fetch(back)).text();
}

const acts = async () =>
  (
    await rowsOf<{ act: string }>(
      database.current.db,
      sql`select act from audit_entries where act like 'vendor.%' order by seq`,
    )
  ).map(({ act }) => act);

describe("connecting from Slack", () => {
  it("begins with a button in the set-up and says what is missing without it", async () => {
    await slack.person("U0OWNER").command("/kapocs", "setup");
    expect(modal().text).toContain("nobody has signed in with Microsoft yet");
    expect(modal().buttons).toContain("Sign in with Microsoft");
    expect(new URL(signInAddress()).origin).toBe(new URL(vendor.addresses.login).origin);
  });

  it("tells whoever cancels that nothing was changed", async () => {
    const page = await signIn(signInAddress(), "cancel");
    expect(page).toContain("The sign-in did not succeed");
    expect(page).toContain("was cancelled");
    await modal().press("Look again");
    expect(modal().text).toContain("nobody has signed in");
  });

  it("tells whoever leaves the second factor out what to do", async () => {
    expect(await signIn(signInAddress(), "without-mfa")).toContain("multi-factor authentication (MFA)");
    await modal().press("Look again");
  });

  it("ends on our page, and the set-up shows with whose rights the bot works", async () => {
    const address = signInAddress();
    const page = await signIn(address, "with-mfa");
    expect(page).toContain("Kapocs is connected");
    expect(page).toContain(person);
    await modal().press("Look again");
    expect(modal().text).toContain(`Signed in as ${person}`);
    expect(modal().buttons).toContain("Sign in again");
    expect(modal().buttons).not.toContain("Sign in with Microsoft");
    expect(await acts()).toEqual(["vendor.sign-in-failed", "vendor.sign-in-failed", "vendor.signed-in"]);
  });

  it("receives the vendor's events after one more button", async () => {
    await modal().press("Receive the events");
    expect(modal().text).toContain("Partner Center sends its events to Kapocs now");
    expect(vendor.world.hooks.size).toBe(1);
    expect((await acts()).at(-1)).toBe("vendor.web-hook-registered");
  });

  it("leaves no secret in the log", () => {
    const secrets = vendor.traffic.flatMap(({ url }) => {
      const { searchParams } = new URL(url, "http://vendor");
      return [searchParams.get("state"), searchParams.get("code_challenge")];
    });
    for (const secret of [...secrets, "the-secret"]) if (secret) expect(logged()).not.toContain(secret);
    expect(logged()).not.toMatch(/Bearer |eyJ|"code"/);
    expect(slack.violations).toEqual([]);
  });
});
