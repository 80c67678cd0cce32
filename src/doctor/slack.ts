import type { WebClient } from "@slack/web-api";
import type { StoredInstallation } from "../../db/queries/installations.ts";
import { manifestScopes } from "../compose/manifest.ts";
import type { SlackConfig } from "../config.ts";
import type { MessageKey } from "../i18n/index.ts";
import type { Log } from "../log.ts";
import { askForSocket, askWhoWeAre, type ClockReading, createNotingClient } from "../slack/check-up.ts";
import type { Installation } from "../slack/installation.ts";
import { type Finding, found } from "./finding.ts";

const installPath = "/slack/install";

export interface SlackState {
  readonly findings: readonly Finding[];
  /** Null: Slack did not let us in. */
  readonly opened: { readonly client: WebClient; readonly installation: Installation } | null;
  readonly clock: ClockReading | null;
}

/** What each scope that the manifest asks for is for; a test keeps this list whole. */
export const scopeUses = {
  commands: "doctor.slack.scope.commands",
  "chat:write": "doctor.slack.scope.chat-write",
  "users:read": "doctor.slack.scope.users-read",
  "usergroups:read": "doctor.slack.scope.usergroups-read",
  "channels:read": "doctor.slack.scope.channels-read",
  "groups:read": "doctor.slack.scope.groups-read",
  "channels:history": "doctor.slack.scope.channels-history",
  "groups:history": "doctor.slack.scope.groups-history",
  "files:read": "doctor.slack.scope.files-read",
  "files:write": "doctor.slack.scope.files-write",
} as const satisfies Readonly<Record<string, MessageKey>>;

/** Whether Slack knows the token, and what it may do with it. */
export async function examineSlack(slack: SlackConfig, log: Log): Promise<SlackState> {
  const { apiUrl: slackApiUrl, transport } = slack;
  if (slack.botToken === null) return examineMany(slack, log);
  const state = await examineToken(slack.botToken, slackApiUrl, log, (code) =>
    found("fault", "doctor.slack.refused", { code }),
  );
  const shared =
    transport.kind === "socket"
      ? await examineSocket(transport.appToken, slackApiUrl, log)
      : secretFinding(transport.signingSecret);
  return { ...state, findings: [...state.findings, shared] };
}

/** What all installations share; each has a token of its own, see examineInstallation. */
async function examineMany({ apiUrl, transport }: SlackConfig, log: Log): Promise<SlackState> {
  const shared =
    transport.kind === "socket"
      ? await examineSocket(transport.appToken, apiUrl, log)
      : secretFinding(transport.signingSecret);
  return { findings: [shared], opened: null, clock: null };
}

/** One of many workspaces, with the token that its installation brought. `open` answers null where no key opens it. */
export async function examineInstallation(
  stored: StoredInstallation | null,
  open: (sealed: string) => string | null,
  apiUrl: string,
  log: Log,
): Promise<SlackState> {
  const nothing = (finding: Finding): SlackState => ({ findings: [finding], opened: null, clock: null });
  const install = { path: installPath };
  if (!stored) return nothing(found("warning", "doctor.slack.not-installed", install));
  const name = printable(stored.name);
  if (stored.state !== "active" || stored.sealedBotToken === null)
    return nothing(found("warning", "doctor.slack.uninstalled", { name, ...install }));
  const token = open(stored.sealedBotToken);
  if (token === null) return nothing(found("fault", "doctor.slack.sealed", { name, ...install }));
  return examineToken(token, apiUrl, log, (code) =>
    found("fault", "doctor.slack.installation-refused", { name, code, ...install }),
  );
}

async function examineToken(
  token: string,
  slackApiUrl: string,
  log: Log,
  refused: (code: string) => Finding,
): Promise<SlackState> {
  const { client, clock } = createNotingClient({ token, slackApiUrl, log });
  const who = await askWhoWeAre(client);
  const findings: Finding[] = [];
  if (who.ok) {
    const { teamName, scopes } = who.value;
    findings.push(found("ok", "doctor.slack.token", { team: printable(teamName) }), ...examineScopes(scopes));
  } else if (who.refused) findings.push(refused(who.trouble));
  else findings.push(found("fault", "doctor.slack.silent", { code: who.trouble }));
  return { findings, opened: who.ok ? { client, installation: who.value } : null, clock: clock() };
}

function examineScopes(granted: ReadonlySet<string>): readonly Finding[] {
  if (granted.size === 0) return [found("not-checked", "doctor.slack.scopes-untold")];
  const { needed, optional } = manifestScopes();
  const missing = [
    ...needed.filter((scope) => !granted.has(scope)).map((scope) => ["fault", scope] as const),
    ...optional.filter((scope) => !granted.has(scope)).map((scope) => ["warning", scope] as const),
  ];
  if (missing.length === 0) return [found("ok", "doctor.slack.scopes", { count: granted.size })];
  return missing.map(([level, scope]) =>
    scope in scopeUses
      ? // One of the keys above.
        found(level, scopeUses[scope as keyof typeof scopeUses])
      : found(level, "doctor.slack.scope-missing", { scope }),
  );
}

async function examineSocket(token: string, slackApiUrl: string, log: Log): Promise<Finding> {
  const { client } = createNotingClient({ token, slackApiUrl, log });
  const answer = await askForSocket(client);
  if (answer.ok) return found("ok", "doctor.slack.socket");
  return answer.refused
    ? found("fault", "doctor.slack.socket-refused", { code: answer.trouble })
    : found("fault", "doctor.slack.silent", { code: answer.trouble });
}

/** Slack never says whether a signing secret is right: its requests do. */
function secretFinding(signingSecret: string): Finding {
  return /^[0-9a-f]{32}$/i.test(signingSecret)
    ? found("not-checked", "doctor.slack.signing-secret")
    : found("warning", "doctor.slack.signing-secret-odd");
}

/** Names come from outside: nothing in them may steer the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, "").slice(0, 80);
}
