import { createSealer, readEncryptionKey } from "../adapters/sealer.ts";
import type { ReadableConfig } from "../config.ts";
import { findEncryptionKeys } from "../encryption-key.ts";
import type { Log } from "../log.ts";
import { botTokenContext } from "../service/installations/seals.ts";
import { examineAddress } from "./address.ts";
import { examineChannels } from "./channels.ts";
import { examineClock } from "./clock.ts";
import { examineDatabase } from "./database.ts";
import type { DatabaseFacts, WorkspaceFacts } from "./database-facts.ts";
import { type Finding, found, inWorkspace } from "./finding.ts";
import { examineFolder } from "./folder.ts";
import { examineKey, type Keys } from "./key.ts";
import { examineRoles } from "./roles.ts";
import { examineBot } from "./running-bot.ts";
import { examineSettings } from "./settings.ts";
import { examineInstallation, examineSlack, type SlackState } from "./slack.ts";
import { examineVendor, type VendorState } from "./vendor.ts";

/** No such workspace: `known` are those there are. */
export class UnknownWorkspace extends Error {
  override readonly name = "UnknownWorkspace";
  readonly known: readonly string[];
  constructor(known: readonly string[]) {
    super("the database does not know this workspace");
    this.known = known;
  }
}

interface Ask {
  readonly config: ReadableConfig;
  /** One workspace of several; null: all. */
  readonly workspaceId: string | null;
  readonly now: Date;
  readonly log: Log;
}

/** Looks at everything that a bot with these settings would need, and changes nothing. Throws UnknownWorkspace. */
export async function examine({ config, workspaceId, now, log }: Ask): Promise<readonly Finding[]> {
  const findings: Finding[] = [...examineSettings(config)];
  const bot = await examineBot(config.host, config.port);
  const { storage, keyFolder } = config;
  const folder = storage?.kind === "embedded" ? examineFolder(storage.folder) : null;
  findings.push(...(folder?.findings ?? []), ...bot.findings);

  let facts: DatabaseFacts | null = null;
  if (folder?.isInUse) findings.push(found("not-checked", "doctor.database.in-use"));
  else if (folder && !folder.hasDatabase) findings.push(found("ok", "doctor.database.to-be-made"));
  else if (storage) {
    const database = await examineDatabase(storage);
    findings.push(...database.findings);
    facts = database.facts;
  }
  const workspaces = chooseWorkspaces(facts, workspaceId);
  const keys = readKeys(config);
  if (config.encryptionKey !== "mistaken" && (facts || !folder?.isInUse))
    findings.push(...examineKey(keys, facts, keyFolder));

  const slack = config.slack && (await examineSlack(config.slack, log));
  findings.push(...(slack?.findings ?? []));
  let clock = slack?.clock ?? null;
  for (const workspace of workspaces) {
    const its = slack && (await slackOf(workspace, slack, config, keys, log));
    if (its !== slack) findings.push(...inWorkspace(workspace.workspaceId, its?.findings ?? []));
    findings.push(...(await examineWorkspace(workspace, its)));
    clock ??= its?.clock ?? null;
  }
  if (slack?.opened && workspaces.length === 0 && facts)
    findings.push(found("warning", "doctor.roles.no-workspace"));

  const clocks = {
    slack: clock,
    database: clockOf(facts, config),
    vendor: null as VendorState["clock"],
  };
  const vendor = config.partnerDirectory;
  if (vendor?.kind === "partner-center") {
    const publicUrl = config.publicUrl === "mistaken" ? null : config.publicUrl;
    for (const workspace of workspaces) {
      const state = await examineVendor(vendor, workspace, keys, publicUrl, now);
      findings.push(...inWorkspace(workspace.workspaceId, state.findings));
      clocks.vendor ??= state.clock;
    }
    if (workspaces.length === 0) findings.push(found("not-checked", "doctor.partner-center.no-workspace"));
  }
  findings.push(...examineClock(clocks));
  findings.push(...(config.isPlayground ? [] : await examineAddress(config, bot.isRunning)));
  return findings;
}

/** Beside one token for one workspace, or with the token of this workspace's own installation. */
async function slackOf(
  { workspaceId, installed }: WorkspaceFacts,
  shared: SlackState,
  { slack }: ReadableConfig,
  { first, others }: Keys,
  log: Log,
): Promise<SlackState> {
  if (!slack || slack.botToken !== null) return shared;
  const open = (sealed: string) => {
    try {
      return first && createSealer(first, others).open(sealed, botTokenContext(workspaceId));
    } catch {
      return null;
    }
  };
  return examineInstallation(installed, open, slack.apiUrl, log);
}

/** What only the workspace's own bot token can tell. */
async function examineWorkspace(
  { workspaceId, teamId, enterpriseId, setUp }: WorkspaceFacts,
  slack: SlackState | null,
): Promise<readonly Finding[]> {
  const opened = slack?.opened;
  if (!opened) return [];
  const { installation, client } = opened;
  const isIts = installation.teamId === teamId && installation.enterpriseId === enterpriseId;
  if (!isIts) return inWorkspace(workspaceId, [found("not-checked", "doctor.slack.another-workspace")]);
  const { grants, settings, channels } = setUp;
  if (settings.partnerName === null && grants.length === 0)
    return inWorkspace(workspaceId, [found("warning", "doctor.roles.not-set-up")]);
  return inWorkspace(workspaceId, [
    ...(await tried(() => examineRoles(opened, grants, settings))),
    ...(await examineChannels(client, channels, settings)),
  ]);
}

/** Slack may stop answering in the middle. */
async function tried(look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    const code = error instanceof Error ? error.name : "unknown";
    return [found("not-checked", "doctor.roles.groups-silent", { code })];
  }
}

function chooseWorkspaces(facts: DatabaseFacts | null, wanted: string | null): readonly WorkspaceFacts[] {
  const all = facts?.workspaces ?? [];
  if (wanted === null) return all;
  const chosen = all.filter(({ workspaceId }) => workspaceId === wanted);
  if (chosen.length === 0) throw new UnknownWorkspace(all.map(({ workspaceId }) => workspaceId));
  return chosen;
}

/** The embedded database lives in this very process, and goes by our clock. */
function clockOf(facts: DatabaseFacts | null, { storage }: ReadableConfig) {
  return storage?.kind === "postgres" ? (facts?.clock ?? null) : null;
}

function readKeys(config: ReadableConfig): Keys {
  const { encryptionKey, otherKeys } = config;
  const kept = findEncryptionKeys(config.keyFolder);
  const own = encryptionKey === null ? kept : encryptionKey === "mistaken" ? [] : [encryptionKey];
  const texts = [...own, ...otherKeys];
  const [first = null, ...others] = texts.flatMap((text) => readEncryptionKey(text) ?? []);
  return { first, others };
}
