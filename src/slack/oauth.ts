import { WebAPIPlatformError, WebClient } from "@slack/web-api";
import { z } from "zod";
import { SlackUserId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import type { SlackAnswer, SlackGrant, SlackOauth, SlackToken } from "../ports/slack-oauth.ts";
import { createWebClient, webClientOptions } from "./web-client.ts";

interface OauthSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly slackApiUrl: string;
  readonly log: Log;
}

const Token = z.looseObject({
  access_token: z.string().startsWith("xox"),
  token_type: z.literal("bot"),
  refresh_token: z.string().nullish(),
  expires_in: z.number().positive().nullish(),
  scope: z.string().nullish(),
});
const Party = z.looseObject({ id: z.string(), name: z.string().nullish() }).nullish();
const Grant = Token.extend({
  app_id: z.string(),
  bot_user_id: z.string(),
  authed_user: z.looseObject({ id: SlackUserId }),
  team: Party,
  enterprise: Party,
  is_enterprise_install: z.boolean().nullish(),
});
const AuthTest = z.looseObject({ bot_id: z.string(), url: z.string().nullish() });

/** With these neither the token nor one in its place will be taken again. */
const dead = new Set([
  "account_inactive",
  "app_not_found",
  "invalid_auth",
  "not_authed",
  "team_not_found",
  "token_revoked",
]);

const timeoutMs = 8_000;

/** Slack's own half of OAuth. Source: https://docs.slack.dev/authentication/installing-with-oauth */
export function createOauth({ clientId, clientSecret, slackApiUrl, log }: OauthSettings): SlackOauth {
  const client = new WebClient(undefined, webClientOptions({ slackApiUrl, timeoutMs, log }));
  const credentials = { client_id: clientId, client_secret: clientSecret };
  const withToken = (token: string) => createWebClient({ token, slackApiUrl, timeoutMs, log });

  return {
    trade: (code, redirectUri) =>
      answer(async () => {
        const traded = await client.oauth.v2.access({ ...credentials, code, redirect_uri: redirectUri });
        const grant = Grant.parse(traded);
        // Its answer lacks the bot's id.
        const { bot_id, url } = AuthTest.parse(await withToken(grant.access_token).auth.test());
        return toGrant(grant, bot_id, url ?? null);
      }),

    renew: (refreshToken) =>
      answer(async () => {
        const ask = { ...credentials, grant_type: "refresh_token" as const, refresh_token: refreshToken };
        return toToken(Token.parse(await client.oauth.v2.access(ask)));
      }),

    async probe(botToken) {
      const { outcome, ...rest } = await answer(() => withToken(botToken).auth.test());
      if (outcome === "granted") return "good";
      return "code" in rest && dead.has(rest.code) ? "dead" : "unknown";
    },
  };
}

async function answer<T>(ask: () => Promise<T>): Promise<SlackAnswer<T>> {
  try {
    return { outcome: "granted", value: await ask() };
  } catch (cause) {
    if (!(cause instanceof WebAPIPlatformError)) return { outcome: "away", cause };
    const code = cause.data.error;
    return passing.has(code) ? { outcome: "away", cause } : { outcome: "refused", code };
  }
}

/** Slack's own trouble: the same may be granted in a minute. */
const passing = new Set([
  "fatal_error",
  "internal_error",
  "ratelimited",
  "request_timeout",
  "service_unavailable",
]);

function toToken(token: z.infer<typeof Token>): SlackToken {
  return {
    botToken: token.access_token,
    refreshToken: token.refresh_token ?? null,
    endsInSeconds: token.expires_in ?? null,
    scopes: (token.scope ?? "").split(",").filter((scope) => scope !== ""),
  };
}

function toGrant(grant: z.infer<typeof Grant>, botId: string, url: string | null): SlackGrant {
  const isOrgWide = grant.is_enterprise_install === true;
  const { team, enterprise } = grant;
  const place = { teamId: isOrgWide ? "" : (team?.id ?? ""), enterpriseId: enterprise?.id ?? "" };
  if (place.teamId === "" && place.enterpriseId === "") throw new Error("Slack named no place");
  return {
    ...toToken(grant),
    place,
    isOrgWide,
    name: (isOrgWide ? enterprise?.name : team?.name) ?? "",
    url,
    appId: grant.app_id,
    botId,
    botUserId: grant.bot_user_id,
    by: grant.authed_user.id,
  };
}
