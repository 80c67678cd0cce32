import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { rowsOf } from "../../db/client.ts";
import { SlackGroupId, WorkspaceId } from "../../src/domain/ids.ts";
import { customers, roles } from "../../src/service/index.ts";
import { type RunningBot, startBotWithSlack } from "../support/bot.ts";
import { makeContext, newId } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";
import { typedCustomer } from "../support/make.ts";
import { adminAgent, system } from "../support/people.ts";
import { amount, scrape } from "../support/scrape.ts";
import { layWire, type Wire } from "../support/wire.ts";

const database = useDatabase();
let wire: Wire;
let running: RunningBot;
const read = () => scrape(running.bot.url);

beforeAll(async () => {
  wire = await layWire(database.url);
  running = await startBotWithSlack({ databaseUrl: wire.url });
  const { db } = database.current;
  const [row] = await rowsOf<{ workspace_id: string }>(db, sql`select workspace_id from workspaces`);
  const workspaceId = WorkspaceId.parse(row?.workspace_id);
  const ctx = await makeContext(database.current, { workspaceId, actor: system("operator") });
  await roles.assign(ctx, {
    adminAgents: { people: [], groups: [SlackGroupId.parse("S0ADMINS")] },
    salesAgents: { people: [], groups: [] },
    presentAdminAgent: adminAgent.slackUserId,
    version: 0,
  });
  await customers.add(ctx.as(adminAgent), typedCustomer);
  const old = new Date(Date.now() - 3_600_000).toISOString();
  await db.execute(sql`insert into outbox_messages
    (workspace_id, message_id, lane, topic, body, state, attempt, run_at, correlation_id, created_at) values
    (${workspaceId}, ${newId()}, 'a', 'person.tell', '{}', 'dead', 3, ${old}::timestamptz, 'c', ${old}::timestamptz),
    (${workspaceId}, ${newId()}, 'b', 'notice.remind', '{}', 'queued', 0, now() + interval '1 day', 'c', now())`);
}, 60_000);
afterAll(async () => {
  await wire?.mend();
  await running?.stop();
  await wire?.close();
});

describe("the metrics of a running bot", () => {
  it("say what runs, and how the process does", async () => {
    const samples = await read();
    const build = samples.find(({ name }) => name === "kapocs_build_info");
    expect(build?.labels).toMatchObject({ engine: "postgres", directory: "local", transport: "http" });
    expect(amount(samples, "process_resident_memory_bytes")).toBeGreaterThan(1e6);
    expect(amount(samples, "nodejs_eventloop_lag_seconds")).not.toBeNull();
  });

  it("count a request from Slack by its handler, with the time of its acknowledgement", async () => {
    const labels = { kind: "command", handler: "/kapocs help", transport: "http" };
    const before = amount(await read(), "kapocs_slack_ack_seconds_count", labels) ?? 0;
    await running.slack.person("U0BEN").command("/kapocs", "help");
    await expect
      .poll(async () => amount(await read(), "kapocs_slack_ack_seconds_count", labels))
      .toBe(before + 1);
    const done = { kind: "command", handler: "/kapocs help", outcome: "done" };
    expect(amount(await read(), "kapocs_slack_requests_total", done)).toBe(before + 1);
  });

  it("name the rule that refused, and the act", async () => {
    await running.slack.person("U0ANNA").command("/kapocs", "audit");
    const labels = { verb: "audit.read", reason: "not-permitted" };
    expect(amount(await read(), "kapocs_refusals_total", labels)).toBe(1);
  });

  it("count calls to Slack by method and answer", async () => {
    running.slack.faults.on("views.open", { error: "internal_error", times: 1 });
    await running.slack.person("U0DAN").command("/kapocs", "audit");
    await expect
      .poll(async () => amount(await read(), "kapocs_slack_calls_total", { method: "views.open" }))
      .toBeGreaterThan(0);
    const failed = { method: "views.open", outcome: "internal_error" };
    expect(amount(await read(), "kapocs_slack_calls_total", failed)).toBe(1);
  });

  it("count what Slack did not sign", async () => {
    await fetch(`${running.bot.url}/slack/events`, { method: "POST", body: "{}" });
    expect(amount(await read(), "kapocs_slack_refused_total", { fault: "unsigned" })).toBe(1);
  });

  it("tell how deep the outbox is, and how old", async () => {
    const samples = await read();
    const dead = { topic: "person.tell", state: "dead" };
    expect(amount(samples, "kapocs_outbox_messages", dead)).toBe(1);
    expect(amount(samples, "kapocs_outbox_oldest_seconds", dead)).toBeGreaterThan(3_500);
    const scheduled = { topic: "notice.remind", state: "scheduled" };
    expect(amount(samples, "kapocs_outbox_messages", scheduled)).toBe(1);
    expect(amount(samples, "kapocs_workspaces")).toBe(1);
    expect(amount(samples, "kapocs_database_up")).toBe(1);
    expect(amount(samples, "kapocs_database_connections", {})).toBe(10);
  });

  it("hold no name, no id and no word of anybody's", async () => {
    await running.slack.person("U0DAN").command("/customers", "Kovács");
    const text = JSON.stringify(await read());
    for (const each of ["U0", "T0", "C0", "Kovács", "kovacs", "@", "xoxb", "https:"])
      expect(text).not.toContain(each);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  });
});

describe("the documents for the operator", () => {
  const words = (text: string) => new Set(text.match(/\b(?:kapocs|process|nodejs)_[a-z0-9_]*[a-z0-9]\b/g));
  const file = (name: string) => readFileSync(`docs/operation/${name}`, "utf8");
  const exposed = async () => {
    const text = await (await fetch(`${running.bot.url}/metrics`)).text();
    const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
    return new Set(
      types.flatMap(([, name = "", type]) =>
        type === "histogram" ? [name, ...["bucket", "sum", "count"].map((end) => `${name}_${end}`)] : [name],
      ),
    );
  };

  it("name metrics in the dashboard and in the alerts that a scrape has", async () => {
    const names = await exposed();
    const { panels } = z
      .object({ panels: z.array(z.object({ targets: z.array(z.object({ expr: z.string() })) })) })
      .parse(JSON.parse(file("grafana-dashboard.json")));
    const { groups } = z
      .object({
        groups: z.array(
          z.object({
            rules: z.array(
              z.object({
                alert: z.string(),
                expr: z.string(),
                annotations: z.object({ runbook: z.string() }),
              }),
            ),
          }),
        ),
      })
      .parse(parse(file("alerts.yml")));
    const rules = groups.flatMap((group) => group.rules);
    const expressions = [...panels.flatMap(({ targets }) => targets), ...rules].map(({ expr }) => expr);
    expect(expressions.length).toBeGreaterThan(40);
    for (const expression of expressions) {
      const named = words(expression);
      expect(named.size).toBeGreaterThan(0);
      expect([...named].filter((name) => !names.has(name))).toEqual([]);
    }
    const described = file("metrics.md");
    for (const { annotations } of rules) {
      const [document, place = ""] = annotations.runbook.split("#");
      expect(document).toBe("metrics.md");
      expect(described.includes(`id="${place}"`) || place === "process-and-node").toBe(true);
    }
  });

  it("describe every metric of ours, and none that is not there", async () => {
    const ours = [...(await exposed())].filter((name) => name.startsWith("kapocs_"));
    const described = words(file("metrics.md"));
    const families = ours.filter((name) => !/_(bucket|sum|count)$/.test(name));
    expect(families.filter((name) => !described.has(name))).toEqual([]);
    const ofOurs = [...described].filter((name) => name.startsWith("kapocs_"));
    expect(ofOurs.filter((name) => !ours.includes(name))).toEqual([]);
  });
});

describe("the metrics while the database is away", () => {
  it("come all the same, without its numbers, and with them again afterwards", async () => {
    wire.hold();
    await expect
      .poll(async () => amount(await read(), "kapocs_database_up"), { timeout: 20_000, interval: 500 })
      .toBe(0);
    await wire.cut();
    const began = performance.now();
    const samples = await read();
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(amount(samples, "kapocs_database_up")).toBe(0);
    expect(amount(samples, "kapocs_outbox_messages")).toBeNull();
    expect(amount(samples, "kapocs_workspaces")).toBeNull();
    expect(amount(samples, "kapocs_slack_requests_total")).toBeGreaterThan(0);
    await wire.mend();
    await expect
      .poll(async () => amount(await read(), "kapocs_workspaces"), { timeout: 20_000, interval: 500 })
      .toBe(1);
  }, 60_000);
});
