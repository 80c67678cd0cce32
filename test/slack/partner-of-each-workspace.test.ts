import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../src/simulators/partner-center/simulator.ts";
import type { SlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { useDatabase } from "../support/databases.ts";
import { type ManyBot, startManyBot } from "../support/many.ts";

const database = useDatabase();
const app = {
  clientId: "22222222-0000-4000-8000-000000000001",
  secret: "the-secret-of-the-application",
  redirectUris: [] as string[],
  hasPartnerConsent: true,
  hasGraphConsent: true,
};
let vendor: PartnerCenterSimulator;
let many: ManyBot;

beforeAll(async () => {
  vendor = await startPartnerCenterSimulator();
  vendor.world.partners.clear();
  for (const name of ["Alma", "Birs"]) vendor.addPartner({ name, kind: "direct", apps: [app] });
  const { login, api, graph, adminCenter } = vendor.addresses;
  many = await startManyBot({
    databaseUrl: database.url,
    partnerDirectory: {
      ...{ kind: "partner-center", cloud: "global", tenantId: null },
      ...{ clientId: app.clientId, clientSecret: app.secret },
      ...{ loginUrl: login, apiUrl: api, graphUrl: graph, adminCenterUrl: adminCenter },
      ...{ linkHosts: [], certificateHosts: null, trustedRoots: [] },
      ...{ customerCallsPerMinute: 500, pollSeconds: 300, resellerRemoves: false },
    },
  });
  app.redirectUris.push(`${many.bot.url}/setup/partner-center/callback`);
});
afterAll(async () => {
  await many?.stop();
  await vendor?.close();
});
afterEach(() => expect(many.slack.violations).toEqual([]));

/** The address behind the set-up's button, opened by somebody of this partner: the page that they come back to. */
async function signsIn(slack: SlackSimulator, userId: string, partner: string) {
  const person = slack.person(userId);
  await person.command("/kapocs", "setup");
  const urls = [...JSON.stringify(person.modal()?.view).matchAll(/"url":"([^"]+)"/g)];
  const address = urls.map((each) => each[1] ?? "").find((url) => url.includes("/oauth2/")) ?? "";
  const [found] = [...vendor.world.partners.values()].filter(({ name }) => name === partner);
  const form = new URLSearchParams({
    request: new URL(address).search.slice(1),
    user: found?.users[0]?.userPrincipalName ?? "",
    decision: "with-mfa",
  });
  const page = await fetch(address.split("?")[0] ?? "", { method: "POST", body: form });
  return { page: await page.text(), url: new URL(page.url), address };
}

describe("two workspaces of one bot, each with a partner tenant of its own", () => {
  it("are connected by whoever signs in and confirms that it is their Slack", async () => {
    await many.install("T0001");
    const { page, url, address } = await signsIn(many.slack, "U0OWNER", "Alma");
    expect(new URL(address).pathname).toContain("/organizations/");
    expect(page).toContain("Is this your Slack workspace?");
    expect(page).toContain("T0001");
    const person = many.slack.person("U0OWNER");
    const shown = () => JSON.stringify(person.modal()?.view);
    await person.command("/kapocs", "setup");
    expect(shown()).not.toContain("admin@alma.example");

    const sent = await fetch(`${url.origin}${url.pathname}`, { method: "POST", body: url.searchParams });
    expect(await sent.text()).toContain("Kapocs is connected");
    await person.command("/kapocs", "setup");
    expect(shown()).toContain("admin@alma.example");
  });

  it("show and use their own, and never the other's", async () => {
    const fabrikam = many.slack.openWorkspace({
      team: { id: "T0002", name: "Fabrikam", domain: "fabrikam" },
      users: [{ id: "U0ZOE", name: "zoe", realName: "Zoe Smith", isAdmin: true, isOwner: true }],
      channels: [],
      userGroups: [],
    });
    await many.install("T0002");
    const { page, url } = await signsIn(fabrikam, "U0ZOE", "Birs");
    for (const word of ["Fabrikam", "T0002", "zoe"]) expect(page).toContain(word);
    await fetch(`${url.origin}${url.pathname}`, { method: "POST", body: url.searchParams });

    const zoe = fabrikam.person("U0ZOE");
    await zoe.command("/kapocs", "setup");
    expect(JSON.stringify(zoe.modal()?.view)).toContain("admin@birs.example");
    expect(JSON.stringify(zoe.modal()?.view)).not.toContain("alma.example");
    const owner = many.slack.person("U0OWNER");
    await owner.command("/kapocs", "setup");
    expect(JSON.stringify(owner.modal()?.view)).toContain("admin@alma.example");
    expect(JSON.stringify(owner.modal()?.view)).not.toContain("birs.example");
    expect(many.logged()).not.toContain(app.secret);
  });
});
