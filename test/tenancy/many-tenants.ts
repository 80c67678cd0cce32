import { sql } from "drizzle-orm";
import { type Db, rowsOf } from "../../db/client.ts";
import { installations } from "../../db/schema/index.ts";
import { createSealer } from "../../src/adapters/sealer.ts";
import { type Bot, startBot } from "../../src/compose.ts";
import type { Config } from "../../src/config.ts";
import { SlackUserId } from "../../src/domain/ids.ts";
import { botTokenContext } from "../../src/service/installations/seals.ts";
import {
  type Exchange,
  eventually,
  type SlackSimulator,
  startSlackSimulator,
} from "../../src/simulators/slack/simulator.ts";
import { routes } from "../../src/slack/routes.ts";
import { records } from "../slack/acting-stage.ts";
import { recordingLog, shortcuts } from "../support/bot.ts";
import type { TestDatabase } from "../support/databases.ts";
import { manyConfig } from "../support/many.ts";
import { havePattern, haveWorkspace, markOf } from "./pattern.ts";
import { haveTwins, tenantTables, workspaceOf } from "./twins.ts";

export interface Tenants {
  readonly bot: Bot;
  readonly config: Config;
  readonly logged: () => string;
  /** The Slack workspace of this number. */
  slackOf(number: number): SlackSimulator;
  stop(): Promise<void>;
}

const commands = Object.keys(routes.commands).filter((each) => !each.includes(" "));
const team = (number: number) => ({
  ...{ id: `T${markOf(number)}`, name: "Contoso Sales", domain: `contoso-${number}` },
});

/** What nobody did: work that waits, of a vendor or a queue that is not there. */
const unasked = [
  "workspace_dues",
  "vendor_accounts",
  "vendor_hooks",
  "vendor_cursors",
  "vendor_sign_ins",
  "installations",
];

/**
 * One bot on one database with two hundred workspaces of one Slack: in each the same people, channels, customers and ids, and
 * the mark of its own. One customer's name bears the mark too, so that lists and cards show whose they are. The app is
 * installed in those of `numbers`; where nobody is looked after by Slack, a round through all of them is over at once.
 */
export async function startTenants(database: TestDatabase, numbers: readonly number[]): Promise<Tenants> {
  const { patientDb: db } = database.current;
  await haveTenants(db);
  const slack = await startSlackSimulator({ seed: { team: team(0) }, keepExchanges: 100_000 });
  slack.register({ commands, shortcuts, clientId: "1.2", clientSecret: "simulated" });
  const others = numbers.filter((number) => number !== 0);
  const slacks = new Map([[0, slack]]);
  for (const number of others) slacks.set(number, slack.openWorkspace({ team: team(number) }));
  const config = manyConfig(slack, { databaseUrl: database.url });
  const sealer = createSealer(Buffer.from(config.encryptionKey ?? "", "base64"));
  await db.insert(installations).values(
    [...slacks].map(([number, each]) => {
      const { botToken, appId, botId, botUserId } = each.install();
      const workspaceId = workspaceOf(number);
      return {
        ...{ workspaceId, slackTeamId: `T${markOf(number)}`, appId, botId, botUserId, version: 1 },
        sealedBotToken: sealer.seal(botToken, botTokenContext(workspaceId)),
        scopes: "commands,chat:write,im:write,users:read,usergroups:read,channels:read,groups:read",
        ...{ installedBy: SlackUserId.parse("U0OWNER"), installedAt: new Date() },
      };
    }),
  );
  const { log, logged } = recordingLog();
  const bot = await startBot(config, log);
  slack.install({ requestUrl: `${bot.url}/slack/events` });
  return {
    ...{ bot, config, logged },
    slackOf(number) {
      const found = slacks.get(number);
      if (!found) throw new Error(`the app is not installed in workspace ${number}`);
      return found;
    },
    stop: async () => {
      await bot.stop();
      await slack.close();
    },
  };
}

/** The rows alone, without a bot or a Slack. */
export async function haveTenants(db: Db): Promise<void> {
  await haveWorkspace(db);
  await havePattern(db);
  for (const table of unasked) await db.execute(sql`delete from ${sql.identifier(table)}`);
  await db.execute(sql`delete from outbox_messages where state = 'queued'`);
  await db.execute(sql`delete from directory_syncs where state = 'running'`);
  await db.execute(
    sql`update customers set company_name = company_name || ' ' || own_reference where customer_id = ${records.underWay}`,
  );
  const mark = markOf(0);
  const legs = [{ kind: "reseller", providerId: null, state: "awaiting", answeredAt: null, signatory: null }];
  await db.execute(sql`update invitations set legs = ${JSON.stringify(legs)}::jsonb`);
  const difference = { companyName: mark, domain: null, theirName: mark, theirDomain: null };
  await db.execute(sql`update drift_findings set details = ${JSON.stringify(difference)}::jsonb`);
  await haveTwins(db, await tenantTables(db));
}

/** The first round of what workers do by themselves is over: what ran out is swept, and who is known was looked up. */
export async function firstRoundOver(db: Db, numbers: readonly number[]): Promise<void> {
  const swept = () => rowsOf(db, sql`select 1 from hand_over_passes where expires_at < now()`);
  const lookedUp = () => rowsOf(db, sql`select distinct workspace_id from slack_standings`);
  await eventually(async () => (await swept()).length === 0, { withinMs: 90_000 });
  await eventually(async () => (await lookedUp()).length >= numbers.length, { withinMs: 90_000 });
  await drained(db);
}

/** Nothing waits to be delivered, in one workspace or in all, but for what waits its turn until later. */
export async function drained(db: Db, number: number | null = null): Promise<void> {
  const waiting = () =>
    rowsOf(
      db,
      sql`select 1 from outbox_messages m
          where ${number === null ? sql`true` : sql`workspace_id = ${workspaceOf(number)}`}
            and state = 'queued' and run_at <= now() and not exists (
            select 1 from outbox_messages o where o.workspace_id = m.workspace_id and o.lane = m.lane
              and o.state = 'queued' and o.message_id < m.message_id)`,
    );
  await eventually(async () => (await waiting()).length === 0, { withinMs: 90_000 });
}

/** What workers move by themselves, wherever somebody did something before. */
const moving = new Set(["outbox_messages", "outbox_lanes", "cards", "slack_standings"]);

/** All that is neither this workspace's nor moved by what others did before it: what changes there was not this one's to change. */
export async function othersThan(
  db: Db,
  number: number,
  before: readonly number[] = [],
): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  for (const { name } of await tenantTables(db)) {
    // When somebody looks next says nothing of anybody.
    if (name === "workspace_dues") continue;
    const except = [number, ...(moving.has(name) ? before : [])].map(workspaceOf);
    const [row] = await rowsOf<{ digest: string }>(
      db,
      sql`select md5(coalesce(string_agg(t::text, E'\n' order by t::text), '')) as digest
          from ${sql.identifier(name)} t where workspace_id <> all(${`{${except.join(",")}}`}::uuid[])`,
    );
    digests.set(name, row?.digest ?? "");
  }
  return digests;
}

/** Whose messages and screens these are: what is only asked of Slack may be asked for any workspace at any time. */
export function teamsWrittenTo(exchanges: readonly Exchange[]): readonly string[] {
  const written = exchanges.filter(
    (each) => each.direction === "push" || /^(chat|views|files|reactions|response_url)/.test(each.method),
  );
  return [...new Set(written.map(({ teamId }) => teamId))];
}

/** The marks in a text, each once. */
export function marksIn(text: string): readonly string[] {
  return [...new Set(text.toUpperCase().match(/MARK\d{3}/g) ?? [])];
}
