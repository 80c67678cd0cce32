import { text } from "./text.ts";

/** How people install the app in workspaces of their own. */
export interface OauthConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs what comes back from Slack's consent page. */
  readonly stateSecret: string;
  /** Slack's consent page. */
  readonly authorizeUrl: string;
}

const shortestSecret = 16;

export const oauthSettings = {
  SLACK_CLIENT_ID: text.refine((value) => value === undefined || /^\d+\.\d+$/.test(value), {
    message:
      "SLACK_CLIENT_ID is not a client id. It is two numbers with a dot between them and is found under Basic Information",
  }),
  SLACK_CLIENT_SECRET: text,
  SLACK_STATE_SECRET: text.refine((value) => value === undefined || value.length >= shortestSecret, {
    message: `SLACK_STATE_SECRET is shorter than ${shortestSecret} characters. Make one with: node -p "crypto.randomBytes(32).toString('base64')"`,
  }),
};

interface Values {
  readonly SLACK_BOT_TOKEN?: string | undefined;
  readonly SLACK_CLIENT_ID?: string | undefined;
  readonly SLACK_CLIENT_SECRET?: string | undefined;
  readonly SLACK_STATE_SECRET?: string | undefined;
  readonly SLACK_AUTHORIZE_URL?: string | undefined;
  readonly SLACK_API_URL?: string | undefined;
  readonly PUBLIC_URL?: string | undefined;
}

/** "unset": one workspace. Null: there is a mistake, which is among `mistakes`. */
export function readOauth(values: Values, mistakes: string[]): OauthConfig | "unset" | null {
  const wasMistaken = (name: string) => mistakes.some((line) => line.startsWith(`${name} `));
  const names = ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET"] as const;
  const present = names.filter((name) => values[name] || wasMistaken(name));
  const [first] = present;
  if (first === undefined) {
    if (values.SLACK_AUTHORIZE_URL && !values.SLACK_BOT_TOKEN)
      mistakes.push(
        `SLACK_AUTHORIZE_URL is set without ${names.join(", ")}. Set these three as well, or leave it out`,
      );
    return "unset";
  }
  if (values.SLACK_BOT_TOKEN) {
    mistakes.push(
      `SLACK_BOT_TOKEN and ${first} are both set. Leave SLACK_BOT_TOKEN out to serve many workspaces, or leave ${present.join(", ")} out to serve the one of the token`,
    );
    return null;
  }
  const missing = names.filter((name) => !present.includes(name));
  for (const name of missing)
    mistakes.push(`${name} is missing; with ${first} it must be set. ${where[name]}`);
  const isRealSlack = !values.SLACK_API_URL;
  if (isRealSlack && !values.PUBLIC_URL && !wasMistaken("PUBLIC_URL"))
    mistakes.push(
      `PUBLIC_URL is missing; with ${first} it must be set, since Slack sends people back there after an installation. Set it to something like https://kapocs.example.com`,
    );
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  } = values;
  if (!clientId || !clientSecret || !stateSecret) return null;
  const authorizeUrl = values.SLACK_AUTHORIZE_URL ?? "https://slack.com/oauth/v2/authorize";
  return { clientId, clientSecret, stateSecret, authorizeUrl };
}

const where = {
  SLACK_CLIENT_ID: "It is found under Basic Information",
  SLACK_CLIENT_SECRET: "It is found under Basic Information",
  SLACK_STATE_SECRET:
    "Make one with: node -p \"crypto.randomBytes(32).toString('base64')\" and keep it the same for every process",
} as const;
