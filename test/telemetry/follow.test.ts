import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOf } from "../../db/client.ts";
import { teamChannels } from "../../db/schema/index.ts";
import { type Bot, startBot } from "../../src/compose.ts";
import { SlackChannelId, SlackGroupId, WorkspaceId } from "../../src/domain/ids.ts";
import { translator } from "../../src/i18n/index.ts";
import { roles } from "../../src/service/index.ts";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../src/simulators/partner-center/simulator.ts";
import {
  eventually,
  type ModalDriver,
  type SlackSimulator,
  startSlackSimulator,
} from "../../src/simulators/slack/simulator.ts";
import { botConfig, commands, recordingLog, shortcuts } from "../support/bot.ts";
import { type Collector, startCollector } from "../support/collector.ts";
import { makeContext } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";
import { adminAgent, system } from "../support/people.ts";
import { amount, scrape } from "../support/scrape.ts";

const database = useDatabase();
const t = translator("en");
const clientId = "22222222-0000-4000-8000-000000000001";
const company = "Nyomkövető Kft.";
let slack: SlackSimulator;
let vendor: PartnerCenterSimulator;
let collector: Collector;
let bot: Bot | undefined;
let url: string;
let logged: () => string;
/** Of the request that asked for the link. */
let correlationId: string;

const db = () => database.current.db;
const lines = () =>
  logged()
    .split("\n")
    .filter(Boolean)
    .map((line): Record<string, unknown> => JSON.parse(line));
const modal = (id: string): ModalDriver => {
  const open = slack.person(id).modal();
  if (!open) throw new Error("no modal is open");
  return open;
};

beforeAll(async () => {
  collector = await startCollector();
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
      watch: {
        metricsToken: null,
        traces: {
          url: `${collector.url}/v1/traces`,
          headers: { "x-key": "of-the-collector" },
          serviceName: "kapocs-test",
          ratio: 1,
        },
      },
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
  url = bot.url;
  slack.install({ requestUrl: `${url}/slack/events` });
  redirectUris.push(`${url}/setup/partner-center/callback`);

  const [row] = await rowsOf<{ workspace_id: string }>(db(), sql`select workspace_id from workspaces`);
  const workspaceId = WorkspaceId.parse(row?.workspace_id);
  await db().execute(sql`update workspaces set partner_name = 'Contoso Partner'`);
  await db()
    .insert(teamChannels)
    .values({
      ...{ workspaceId, channelId: SlackChannelId.parse("C0SALES"), name: "sales", language: "en" },
      ...{ isDefault: true, isShared: false },
    });
  const ctx = await makeContext(database.current, { workspaceId, actor: system("operator") });
  await slack.person("U0OWNER").command("/kapocs", "setup");
  const address = /"url":"([^"]+)"/.exec(JSON.stringify(modal("U0OWNER").view))?.[1] ?? "";
  const request = new URL(address).search.slice(1);
  const body = new URLSearchParams({
    request,
    user: "admin@contosopartner.example",
    decision: "with-mfa",
  });
  const reply = await fetch(address.split("?")[0] ?? "", { method: "POST", body, redirect: "manual" });
  await (await fetch(reply.headers.get("location") ?? "")).text();
  await roles.assign(ctx, {
    adminAgents: { people: [], groups: [SlackGroupId.parse("S0ADMINS")] },
    salesAgents: { people: [], groups: [SlackGroupId.parse("S0SALES")] },
    presentAdminAgent: adminAgent.slackUserId,
    version: 0,
  });

  const ben = slack.person("U0BEN");
  await ben.command("/invite-customer", "");
  await modal("U0BEN").press(t("invite.customer.describe-new"));
  modal("U0BEN").fill(t("customer.name"), company).fill(t("customer.domain"), "nyomkoveto.example");
  const { errors } = await modal("U0BEN").submit();
  expect(errors ?? {}).toEqual({});
  await eventually(() => (ben.modal()?.title === t("invite.draft.title") ? true : undefined));
  const [issued] = await rowsOf<{ correlation_id: string }>(
    db(),
    sql`select correlation_id from outbox_messages where topic = 'link.issue'`,
  );
  correlationId = issued?.correlation_id ?? "none";
}, 120_000);
afterAll(async () => {
  await bot?.stop();
  await slack?.close();
  await vendor?.close();
  await collector?.close();
});

describe("one correlation id", () => {
  it("stands in the log line of the signed request from Slack", () => {
    const line = lines().find(
      (each) => each["msg"] === "a request from Slack" && each["correlationId"] === correlationId,
    );
    expect(line).toMatchObject({ kind: "submission", outcome: "done", ackMs: expect.any(Number) });
  });

  it("stands in the audit entry and in the outbox", async () => {
    const acts = await rowsOf<{ act: string }>(
      db(),
      sql`select act from audit_entries where correlation_id = ${correlationId}`,
    );
    expect(acts.map(({ act }) => act)).toContain("customer.added");
    const topics = await rowsOf<{ topic: string }>(
      db(),
      sql`select topic from outbox_messages where correlation_id = ${correlationId}`,
    );
    expect(topics.map(({ topic }) => topic)).toContain("link.issue");
  });

  it("stands in the lines of the delivery and of every call to the vendor", () => {
    const mine = lines().filter((each) => each["correlationId"] === correlationId);
    expect(mine).toContainEqual(expect.objectContaining({ msg: "delivered", topic: "link.issue" }));
    expect(mine).toContainEqual(
      expect.objectContaining({
        msg: "a call to the vendor",
        path: "/v1/customers/relationshiprequests",
        status: 200,
      }),
    );
    for (const line of lines().filter(({ msg }) => String(msg).startsWith("a call to the vendor")))
      expect(line["correlationId"]).toEqual(expect.any(String));
  });

  it("arrives at the vendor as MS-CorrelationId", () => {
    const call = vendor.traffic.find(({ url }) => url.includes("/customers/relationshiprequests"));
    expect(call?.requestHeaders["ms-correlationid"]).toBe(correlationId);
  });
});

describe("what the vendor was asked", () => {
  it("is counted by operation, by call and by sign-in", async () => {
    const samples = await scrape(url);
    const asked = { directory: "partner-center", operation: "issueLink", outcome: "issued" };
    expect(amount(samples, "kapocs_directory_calls_total", asked)).toBe(1);
    const call = { to: "api", path: "/v1/customers/relationshiprequests", outcome: "200" };
    expect(amount(samples, "kapocs_vendor_calls_total", call)).toBe(1);
    const signIn = { to: "login", path: "token/authorization_code", outcome: "200" };
    expect(amount(samples, "kapocs_vendor_calls_total", signIn)).toBe(1);
    expect(amount(samples, "kapocs_vendor_sign_in_ends_seconds")).toBeGreaterThan(80 * 86_400);
    expect(amount(samples, "kapocs_vendor_sign_ins", { trouble: "none" })).toBe(1);
  });
});

describe("the traces", () => {
  it("lead from the request through verb, transaction and outbox to the vendor, in one trace", async () => {
    await bot?.stop();
    bot = undefined;
    expect(collector.faults).toEqual([]);
    expect(collector.headers[0]?.["x-key"]).toBe("of-the-collector");
    const mine = collector.spans.filter(({ traceId }) => traceId === correlationId.replaceAll("-", ""));
    const find = (name: string) => {
      const found = mine.find((span) => span.name === name);
      if (!found) throw new Error(`no span ${name} among ${mine.map((span) => span.name).join(", ")}`);
      return found;
    };
    const request = find("slack submission invite.form");
    const verb = find("invitation.draft");
    expect(verb.parentSpanId).toBe(request.spanId);
    expect(
      mine.filter(({ name }) => name === "transaction").map(({ parentSpanId }) => parentSpanId),
    ).toContain(verb.spanId);
    const delivery = find("deliver link.issue");
    expect(delivery.parentSpanId).toBeUndefined();
    expect(delivery.links?.[0]?.spanId).toBe(request.spanId);
    const asked = find("directory issueLink");
    const byId = new Map(mine.map((span) => [span.spanId, span]));
    const above = (span: typeof asked): string[] => {
      const parent = byId.get(span.parentSpanId ?? "");
      return parent ? [parent.name, ...above(parent)] : [];
    };
    expect(above(find("GET /v1/customers/relationshiprequests"))[0]).toBe("directory issueLink");
    expect(above(asked).at(-1)).toBe("deliver link.issue");
    expect(new Set(collector.spans.map(({ service }) => service))).toEqual(new Set(["kapocs-test"]));
    expect(mine.map(({ name }) => name)).toContain("views.update");
  });

  it("hold no name, no token and no link", () => {
    const text = collector.text();
    for (const each of [
      "Nyomk",
      "nyomkoveto",
      "contosopartner",
      "xoxb",
      "the-secret",
      "Bearer",
      "U0BEN",
      "https://",
    ])
      expect(text).not.toContain(each);
  });
});
