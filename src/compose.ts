import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { type Database, openEmbedded, openPostgres } from "../db/client.ts";
import { migrate } from "../db/migrate.ts";
import { ensureWorkspace, listWorkspaceIds } from "../db/queries/workspaces.ts";
import { formerFront } from "./adapters/local-registry/former-front.ts";
import { createLocalRegistry } from "./adapters/local-registry/registry.ts";
import { createSealer, readEncryptionKey } from "./adapters/sealer.ts";
import { openVendor, type Vendor } from "./compose-vendor.ts";
import { startWorkers } from "./compose-workers.ts";
import type { Config, CoreConfig, SlackConfig } from "./config.ts";
import { imageFor } from "./database-image.ts";
import type { Actor } from "./domain/actor.ts";
import { CorrelationId, type SlackUserId, WorkspaceId } from "./domain/ids.ts";
import { keepEncryptionKey } from "./encryption-key.ts";
import { createLog, type Log } from "./log.ts";
import type { AcceptanceFront } from "./ports/acceptance-front.ts";
import { openServer } from "./server.ts";
import {
  createHandOverDesk,
  createPassportDesk,
  createSignInDesk,
  type ServiceContext,
  type SetUpFile,
} from "./service/index.ts";
import { createSlackApp, type SlackApp } from "./slack/app.ts";
import { checkChannel } from "./slack/channel-check.ts";
import { adaptManifest, type ManifestOptions } from "./slack/commands/manifest.ts";
import { Groups } from "./slack/groups.ts";
import { DrawnHomes } from "./slack/home/drawn-homes.ts";
import { createIdentify, type Identify } from "./slack/identify.ts";
import { type Installation, readInstallation } from "./slack/installation.ts";
import { asGrants } from "./slack/modals/setup-roles.ts";
import { People } from "./slack/people.ts";
import { routes } from "./slack/routes.ts";
import { createWebClient } from "./slack/web-client.ts";
import { createWebApp } from "./web/app.tsx";

/** What every entrance shares: the bot, and the commands of the operator's. */
export interface Core {
  readonly database: Database;
  readonly front: AcceptanceFront;
  /** Null with the local registry. */
  readonly vendor: Vendor | null;
  readonly now: () => Date;
  readonly newReference: () => CorrelationId;
  contextFor(workspaceId: WorkspaceId, actor: Actor, correlationId?: CorrelationId): ServiceContext;
  /** Workers that want to know of work at once say so here. */
  readonly onWork: {
    nudge: (workspaceId: WorkspaceId) => void;
    answered: (workspaceId: WorkspaceId) => void;
    /** The vendor told of something. */
    heard: (workspaceId: WorkspaceId) => void;
  };
  close(): Promise<void>;
}

interface Address {
  readonly url: string;
  readonly fault: ServiceContext["publicUrlFault"];
}

interface CoreOptions {
  readonly now?: (() => Date) | undefined;
  readonly log?: Log | undefined;
}

export async function openCore(
  config: CoreConfig,
  address: Address,
  { now = () => new Date(), log = createLog(config.logLevel || "silent") }: CoreOptions = {},
): Promise<Core> {
  const { storage } = config;
  const database =
    storage.kind === "postgres"
      ? openPostgres(storage.url)
      : await openEmbedded(storage.folder, imageFor(storage.folder));
  try {
    await migrate(database);
    return assemble(config, address, database, { now, log });
  } catch (error) {
    await database.close();
    throw error;
  }
}

function assemble(
  config: CoreConfig,
  address: Address,
  database: Database,
  { now, log }: { readonly now: () => Date; readonly log: Log },
): Core {
  const newSecret = () => randomBytes(32).toString("base64url");
  const key = readEncryptionKey(
    config.encryptionKey ?? keepEncryptionKey(config.dataFolder, () => randomBytes(32)),
  );
  if (!key) throw new Error("the encryption key in the data folder is damaged");
  const sealer = createSealer(key);
  const onWork: Core["onWork"] = { nudge: () => {}, answered: () => {}, heard: () => {} };
  const local = createLocalRegistry({
    db: database.db,
    publicUrl: address.url,
    newSecret,
    now,
    onAnswered: (workspaceId) => onWork.answered(workspaceId),
  });
  const vendor =
    config.partnerDirectory.kind === "local"
      ? null
      : openVendor(config.partnerDirectory, {
          ...{ database, sealer, encryptionKey: key, publicUrl: address.url, newSecret, now, log },
          onNews: (workspaceId) => onWork.heard(workspaceId),
        });
  const newReference = () => CorrelationId.parse(uuidv7());
  return {
    database,
    front: local.front,
    vendor,
    now,
    newReference,
    onWork,
    contextFor(workspaceId, actor, correlationId = newReference()) {
      // One instant for the whole request.
      const at = now();
      return {
        db: database.db,
        workspaceId,
        actor,
        correlationId,
        now: () => at,
        newId: () => uuidv7(),
        newSecret,
        directory: vendor?.directory ?? local.directory,
        vendor: vendor?.desk ?? null,
        sealer,
        publicUrl: address.url,
        publicUrlFault: address.fault,
        nudge: () => onWork.nudge(workspaceId),
      };
    },
    close: () => database.close(),
  };
}

/** What Slack says at the other end of the bot token. */
export interface SlackSide {
  readonly installation: Installation;
  readonly identify: Identify;
  readonly client: WebClient;
  readonly homes: DrawnHomes;
}

/** The same with the workspace that it belongs to in our database. */
export interface SlackWorkspace extends SlackSide {
  readonly workspaceId: WorkspaceId;
}

/** Asks Slack who we are. Throws SlackRefusedToken. */
export async function askSlack(
  { botToken: token, apiUrl: slackApiUrl }: SlackConfig,
  log: Log,
): Promise<SlackSide> {
  const client = createWebClient({ token, slackApiUrl, timeoutMs: 1_500, log });
  const installation = await readInstallation(
    createWebClient({ token, slackApiUrl, timeoutMs: 10_000, log }),
  );
  const identify = createIdentify(new People(client, installation), new Groups(client, installation));
  return { installation, identify, client, homes: new DrawnHomes() };
}

export async function openWorkspace(core: Core, side: SlackSide): Promise<SlackWorkspace> {
  const newId = WorkspaceId.parse(uuidv7());
  const workspaceId = await ensureWorkspace(core.database.patientDb, side.installation, newId, core.now());
  return { ...side, workspaceId };
}

/** The workspaces this database knows: for commands that act on one without asking Slack. */
export function listInstalled(core: Core): Promise<readonly WorkspaceId[]> {
  return listWorkspaceIds(core.database.patientDb);
}

export interface Bot {
  /** Where it answers. */
  readonly url: string;
  /** The Slack workspace it belongs to, or the organisation. */
  readonly slackTeam: string;
  /** Takes no more requests, finishes what is under way, closes the database. */
  stop(): Promise<void>;
}

/** For those who put a workspace in place before the bot goes to work on it. */
export interface Preparations {
  readonly now?: () => Date;
  readonly beforeWork?: (core: Core, workspace: SlackWorkspace) => Promise<void>;
}

/** Starts the whole bot: server, database, Slack, workers. */
export async function startBot(config: Config, log: Log, preparations: Preparations = {}): Promise<Bot> {
  const server = await openServer(config);
  const stops: (() => Promise<void>)[] = [() => server.stop(5_000)];
  const stop = async () => {
    for (const each of stops.splice(0)) await each();
  };
  try {
    const side = await askSlack(config.slack, log);
    const core = await openCore(config, addressOf(config, server.url), {
      now: preparations.now,
      log,
    });
    stops.push(() => core.close());
    const workspace = await openWorkspace(core, side);
    await preparations.beforeWork?.(core, workspace);
    const slack = await openSlack(core, workspace, config.slack, log);
    stops.unshift(() => slack.stop());
    const web = createWebApp({
      front: core.vendor ? formerFront(core.front) : core.front,
      handOver: createHandOverDesk({
        db: core.database.db,
        sealer: core.contextFor(workspace.workspaceId, { kind: "system", name: "operator" }).sealer,
        publicUrl: addressOf(config, server.url).url,
        languageOf: async (_workspace, slackUserId) =>
          (await workspace.identify.find(slackUserId)).person.language,
      }),
      ...vendorPages(core, workspace),
      log,
      newCorrelationId: core.newReference,
      now: core.now,
    });
    server.serve({
      slack: slack.handle,
      web: (request) => web.fetch(request),
      faults: () => readFaults(core, slack),
    });
    const stopWorkers = await startWorkers(core, workspace, config.slack, log);
    // After the last request, before the database closes.
    stops.splice(-1, 0, stopWorkers);
    await slack.start();
    const { teamId, enterpriseId } = side.installation;
    return { url: server.url, slackTeam: teamId || enterpriseId, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The pages that stand between us and the vendor; none with the local registry. */
function vendorPages(core: Core, { identify }: SlackWorkspace) {
  const { vendor } = core;
  if (!vendor) return {};
  const db = core.database.patientDb;
  const contextFor = (workspaceId: WorkspaceId, actor: Actor) => ({
    ...core.contextFor(workspaceId, actor),
    db,
  });
  return {
    signIn: {
      desk: createSignInDesk({ connection: vendor.desk.connection, contextFor }),
      languageOf: async (_workspace: WorkspaceId, slackUserId: SlackUserId) =>
        (await identify.find(slackUserId)).person.language,
    },
    passports: createPassportDesk({
      db,
      contextFor: (workspaceId) => contextFor(workspaceId, { kind: "system", name: "directory" }),
    }),
    vendorEvents: vendor.events,
  };
}

function openSlack(core: Core, workspace: SlackWorkspace, slack: SlackConfig, log: Log): Promise<SlackApp> {
  const { workspaceId, installation, identify, client, homes } = workspace;
  return createSlackApp(
    { botToken: slack.botToken, slackApiUrl: slack.apiUrl, transport: slack.transport, log },
    {
      routes,
      client,
      identify,
      homes,
      installation,
      makeContext: (actor, correlationId) => core.contextFor(workspaceId, actor, correlationId),
      newReference: core.newReference,
      log,
    },
  );
}

/** A probe waits for its answer, whatever the database does. */
const readinessMs = 1_500;

async function readFaults(core: Core, slack: SlackApp): Promise<readonly string[]> {
  const asked = core.database.db.execute(sql`select 1`).then(
    () => true,
    () => false,
  );
  const answers = await Promise.race([asked, setTimeout(readinessMs, false, { ref: false })]);
  return [
    ...(answers ? [] : ["the database does not answer"]),
    ...(slack.fault === null ? [] : [slack.fault]),
  ];
}

/** With a real Slack, customers are real too: a link that they cannot reach must not go out. */
export function addressOf(config: Pick<Config, "publicUrl" | "slack">, ownUrl: string): Address {
  const url = config.publicUrl ?? ownUrl;
  const isRealSlack = /(^|\.)slack\.com$/.test(new URL(config.slack.apiUrl).hostname);
  const { protocol, hostname } = new URL(url);
  const isLoopback = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
  if (!isRealSlack) return { url, fault: null };
  if (isLoopback) return { url, fault: "loopback" };
  return { url, fault: protocol === "https:" ? null : "not-https" };
}

/** What a set-up from a file has to ask of Slack: channels that cannot be posted to, by id, with the reason. */
export async function askForSetUp({ client, identify }: SlackSide, file: SetUpFile) {
  const channels = await Promise.all(
    file.channels.map(async ({ id }) => ({ id, checked: await checkChannel(client, id) })),
  );
  const presentAdminAgent = await identify.findPresentAdminAgent(
    asGrants("admin-agent", file.roles.adminAgents),
  );
  return { channels, presentAdminAgent };
}

/** The app's manifest with one's own addresses and names. */
export function writeManifest(options: ManifestOptions): string {
  // Beside the bundle's folder when built, at the root of the source tree otherwise.
  const candidates = ["../manifest.yml", "../../manifest.yml"].map((path) => new URL(path, import.meta.url));
  const found = candidates.find((path) => existsSync(path));
  if (!found) throw new Error("manifest.yml is missing beside the program");
  return adaptManifest(readFileSync(found, "utf8"), options);
}
