import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { z } from "zod";
import { type Core, listInstalled, openCore } from "../compose/core.ts";
import { findInstalled } from "../compose/install.ts";
import { askForSetUp, askSlack, openWorkspace, type SlackWorkspace } from "../compose/slack.ts";
import { addressOf } from "../compose.ts";
import { readConfig } from "../config.ts";
import { createLog } from "../log.ts";
import { SetUpFile, setUp } from "../service/index.ts";

/** Makes a workspace what the file says and prints what changed. Nothing is changed when the file has a mistake. */
export async function setUpFrom(
  path: string,
  env: NodeJS.ProcessEnv,
  { workspace: named }: { readonly workspace?: string | undefined } = {},
): Promise<void> {
  const config = readConfig(env);
  const log = createLog(config.logLevel);
  const yaml = parseDocument(readFileSync(path, "utf8"));
  // The first line of each says what and where; the others draw it.
  const slips = yaml.errors.map(({ message }) => `✖ ${message.split("\n", 1)[0]}`);
  if (slips.length > 0) return fail([`${path} has mistakes:`, ...slips]);
  const file = SetUpFile.safeParse(yaml.toJS());
  if (!file.success) return fail([`${path} has mistakes:`, z.prettifyError(file.error)]);

  // With one workspace its token is tried before the database is opened.
  const sole = config.slack.botToken === null ? null : await askSlack(config.slack, log);
  const core = await openCore(config, addressOf(config, "http://localhost"));
  try {
    const workspace = sole
      ? await openWorkspace(core, sole)
      : await findInstalled(core, config.slack, named, log);
    if (workspace) await apply(core, workspace, file.data);
    else fail([await whichOne(core)]);
  } finally {
    await core.close();
  }
}

async function apply(core: Core, workspace: SlackWorkspace, file: SetUpFile): Promise<void> {
  const { channels, presentAdminAgent } = await askForSetUp(workspace, file);
  const closed = channels.flatMap(({ id, checked }) =>
    checked.ok ? [] : [`${id}: ${remedies[checked.fault]}`],
  );
  if (closed.length > 0)
    return fail(["Cards cannot go to these channels, so nothing was changed:", ...closed]);

  const ctx = core.contextFor(workspace.workspaceId, { kind: "system", name: "operator" });
  const known = channels.flatMap(({ id, checked }) =>
    checked.ok ? [{ id, name: checked.name, isShared: checked.isShared ?? false }] : [],
  );
  const { changes, refusal } = await setUp.apply(ctx, file, { presentAdminAgent, channels: known });
  const said =
    changes.length === 0 && refusal === null ? ["Nothing to change: all is as the file says."] : changes;
  process.stdout.write(said.map((line) => `${line}\n`).join(""));
  if (refusal !== null) fail([`Then it stopped: ${reasons[refusal] ?? refusal}.`]);
}

async function whichOne(core: Core): Promise<string> {
  const ids = await listInstalled(core);
  return ids.length === 0
    ? "The app is not installed anywhere yet, so there is nothing to set up. Install it first."
    : `Say which workspace with --workspace: the app is, or was, installed in ${ids.join(", ")}.`;
}

const remedies = {
  "not-in-channel": "the bot is not in it; type /invite @Kapocs there",
  archived: "it is archived",
  "no-posting": "the bot may not post in it",
  direct: "it is not a channel",
  slack: "Slack did not answer; try again",
} as const;

const reasons: Readonly<Record<string, string>> = {
  "last-admin-agent": "nobody active would be admin agent; name somebody under roles.adminAgents",
  "channel-shared":
    "a channel is shared with another organisation; see policy.sharedChannelsMayCarryCustomerData",
  "changed-meanwhile": "somebody changed the settings at the same time; run it again",
};

function fail(lines: readonly string[]): void {
  process.stderr.write(lines.map((line) => `${line}\n`).join(""));
  process.exitCode = 1;
}
