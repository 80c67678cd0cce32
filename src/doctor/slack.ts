import type { WebClient } from "@slack/web-api";
import { manifestScopes } from "../compose-manifest.ts";
import type { SlackConfig } from "../config.ts";
import type { MessageKey } from "../i18n/index.ts";
import type { Log } from "../log.ts";
import { askForSocket, askWhoWeAre, type ClockReading, createNotingClient } from "../slack/check-up.ts";
import type { Installation } from "../slack/installation.ts";
import { type Finding, found } from "./finding.ts";

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
} as const satisfies Readonly<Record<string, MessageKey>>;

/** Whether Slack knows the token, and what it may do with it. */
export async function examineSlack(slack: SlackConfig, log: Log): Promise<SlackState> {
  const { apiUrl: slackApiUrl, transport } = slack;
  if (slack.botToken === null) return examineMany(slack, log);
  const token = slack.botToken;
  const { client, clock } = createNotingClient({ token, slackApiUrl, log });
  const who = await askWhoWeAre(client);
  const findings: Finding[] = [];
  if (who.ok) {
    const { teamName, scopes } = who.value;
    findings.push(found("ok", "doctor.slack.token", { team: printable(teamName) }), ...examineScopes(scopes));
  } else if (who.refused) findings.push(found("fault", "doctor.slack.refused", { code: who.trouble }));
  else findings.push(found("fault", "doctor.slack.silent", { code: who.trouble }));
  if (transport.kind === "socket") findings.push(await examineSocket(transport.appToken, slackApiUrl, log));
  else findings.push(secretFinding(transport.signingSecret));
  return { findings, opened: who.ok ? { client, installation: who.value } : null, clock: clock() };
}

/** Each installation has a token of its own; only what they share is tried. */
async function examineMany({ apiUrl, transport }: SlackConfig, log: Log): Promise<SlackState> {
  const findings = [
    found("not-checked", "doctor.slack.many", { url: "/slack/install" }),
    transport.kind === "socket"
      ? await examineSocket(transport.appToken, apiUrl, log)
      : secretFinding(transport.signingSecret),
  ];
  return { findings, opened: null, clock: null };
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
