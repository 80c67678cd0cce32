import { addSeconds } from "date-fns";
import { inTransaction } from "../../../db/client.ts";
import {
  findInstallation,
  leaseTokenRenewal,
  type StoredInstallation,
  saveRenewedToken,
  saveTokenTrouble,
} from "../../../db/queries/installations.ts";
import { renewAheadMs } from "../../domain/installation.ts";
import type { SlackOauth, SlackToken } from "../../ports/slack-oauth.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { endApp } from "./end.ts";
import { botTokenContext, slackRefreshContext } from "./seals.ts";

/** So long nobody else asks. Short, since what a process took with it may be asked for again only within Slack's grace. */
const leaseSeconds = 15;
const againSeconds = 60;
/** What Slack refused it will refuse again; but nobody knows how long its grace is, nor whether it is right about itself. */
const refusedAgainSeconds = 600;

/** `elsewhere`: another process is at it, or was. */
export type Renewal = "renewed" | "elsewhere" | "refused" | "away" | "ended" | "not-needed";

/**
 * Buys the next token with the refresh token, which works once. One process at a time asks; the others find its token in the
 * database. Slack is asked between two statements, never inside a transaction; see ADR 0015 for a death in between.
 */
export async function renewToken(ctx: ServiceContext, oauth: SlackOauth): Promise<Renewal> {
  const installation = await findInstallation(ctx.db, ctx.workspaceId);
  if (installation?.state !== "active" || !installation.sealedRefreshToken) return "not-needed";
  const now = ctx.now();
  // Somebody was faster: what is there now ends much later.
  if (!installation.tokenEndsAt || installation.tokenEndsAt.getTime() > now.getTime() + renewAheadMs)
    return "not-needed";
  const until = addSeconds(now, leaseSeconds);
  if (!(await leaseTokenRenewal(ctx.db, installation, { until, now }))) return "elsewhere";

  const refreshToken = ctx.sealer.open(installation.sealedRefreshToken, slackRefreshContext(ctx.workspaceId));
  const answer = await oauth.renew(refreshToken);
  if (answer.outcome === "granted") return keep(ctx, installation, answer.value);
  if (answer.outcome === "away") {
    const nextAt = addSeconds(now, againSeconds);
    await saveTokenTrouble(ctx.db, installation, { trouble: "no_answer", nextAt });
    return "away";
  }
  return giveUpOn(ctx, installation, answer.code);
}

async function keep(
  ctx: ServiceContext,
  { workspaceId, version }: StoredInstallation,
  { botToken, refreshToken, endsInSeconds, scopes }: SlackToken,
): Promise<Renewal> {
  const renewed = {
    sealedBotToken: ctx.sealer.seal(botToken, botTokenContext(workspaceId)),
    sealedRefreshToken: refreshToken && ctx.sealer.seal(refreshToken, slackRefreshContext(workspaceId)),
    tokenEndsAt: endsInSeconds === null ? null : addSeconds(ctx.now(), endsInSeconds),
    scopes: scopes.join(","),
  };
  return (await saveRenewedToken(ctx.db, { workspaceId, version }, renewed)) ? "renewed" : "elsewhere";
}

/** The token in hand goes on to work until its end; whoever installed the app hears in time that it has to be done again. */
async function giveUpOn(
  ctx: ServiceContext,
  installation: StoredInstallation,
  code: string,
): Promise<Renewal> {
  const now = ctx.now();
  const { version, tokenEndsAt, installedBy, renewalTrouble } = installation;
  if (tokenEndsAt !== null && tokenEndsAt <= now) {
    const ended = await endApp(ctx, { version, told: "revoked", because: code });
    return ended === "ended" ? "ended" : "elsewhere";
  }
  const nextAt = addSeconds(now, refusedAgainSeconds);
  await inTransaction(ctx.db, async (tx) => {
    await saveTokenTrouble(tx, installation, { trouble: code, nextAt });
    // Told once, however often it is tried.
    if (renewalTrouble !== code && tokenEndsAt !== null)
      await record(tx, ctx, { type: "app.renewal-refused", because: code, by: installedBy, tokenEndsAt });
  });
  ctx.nudge();
  return "refused";
}
