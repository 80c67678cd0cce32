import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import { z } from "zod";

/** Where the bot is installed and what it may do there, as `auth.test` says. */
export interface Installation {
  /** Empty when installed org-wide. */
  readonly teamId: string;
  /** Empty outside an organisation. */
  readonly enterpriseId: string;
  readonly teamName: string;
  readonly botId: string;
  readonly botUserId: string;
  /** Empty when Slack did not say. */
  readonly scopes: ReadonlySet<string>;
}

const AuthTest = z.looseObject({
  team_id: z.string().nullish(),
  team: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().nullish(),
  user_id: z.string(),
  bot_id: z.string(),
  response_metadata: z.looseObject({ scopes: z.array(z.string()).nullish() }).nullish(),
});

/** Slack refused one of our tokens, in Slack's own word for it. */
export class SlackRefusedToken extends Error {
  override readonly name = "SlackRefusedToken";
  readonly code: string;
  readonly setting: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN";
  constructor(code: string, setting: SlackRefusedToken["setting"] = "SLACK_BOT_TOKEN") {
    super(`Slack does not accept ${setting}: ${code}`);
    this.code = code;
    this.setting = setting;
  }
}

/** Asks Slack who we are. Throws SlackRefusedToken, or the client's error when Slack did not answer. */
export async function readInstallation(client: WebClient): Promise<Installation> {
  const answer = AuthTest.safeParse(await authTest(client));
  // A user token has no bot_id; nothing that follows would work with one.
  if (!answer.success) throw new SlackRefusedToken("not_a_bot_token");
  const { data } = answer;
  return {
    teamId: data.is_enterprise_install ? "" : (data.team_id ?? ""),
    enterpriseId: data.enterprise_id ?? "",
    teamName: data.team ?? "",
    botId: data.bot_id,
    botUserId: data.user_id,
    scopes: new Set(data.response_metadata?.scopes ?? []),
  };
}

async function authTest(client: WebClient): Promise<unknown> {
  try {
    return await client.auth.test();
  } catch (error) {
    if (error instanceof WebAPIPlatformError) throw new SlackRefusedToken(error.data.error);
    throw error;
  }
}
