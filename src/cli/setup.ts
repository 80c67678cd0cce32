import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { addressOf } from "../compose.ts";
import { openCore } from "../compose-core.ts";
import { askForSetUp, askSlack, openWorkspace } from "../compose-slack.ts";
import { readConfig } from "../config.ts";
import { createLog } from "../log.ts";
import { SetUpFile, setUp } from "../service/index.ts";

/** Makes a workspace what the file says and prints what changed. Nothing is changed when the file has a mistake. */
export async function setUpFrom(path: string, env: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(env);
  const log = createLog(config.logLevel);
  const file = SetUpFile.safeParse(parse(readFileSync(path, "utf8")));
  if (!file.success) return fail([`${path} has mistakes:`, z.prettifyError(file.error)]);

  const slack = await askSlack(config.slack, log);
  const { channels, presentAdminAgent } = await askForSetUp(slack, file.data);
  const closed = channels.flatMap(({ id, checked }) =>
    checked.ok ? [] : [`${id}: ${remedies[checked.fault]}`],
  );
  if (closed.length > 0)
    return fail(["Cards cannot go to these channels, so nothing was changed:", ...closed]);

  const core = await openCore(config, addressOf(config, "http://localhost"));
  try {
    const workspace = await openWorkspace(core, slack);
    const ctx = core.contextFor(workspace.workspaceId, { kind: "system", name: "operator" });
    const known = channels.flatMap(({ id, checked }) =>
      checked.ok ? [{ id, name: checked.name, isShared: checked.isShared ?? false }] : [],
    );
    const { changes, refusal } = await setUp.apply(ctx, file.data, { presentAdminAgent, channels: known });
    const said =
      changes.length === 0 && refusal === null ? ["Nothing to change: all is as the file says."] : changes;
    process.stdout.write(said.map((line) => `${line}\n`).join(""));
    if (refusal !== null) fail([`Then it stopped: ${reasons[refusal] ?? refusal}.`]);
  } finally {
    await core.close();
  }
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
