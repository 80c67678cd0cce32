import { inTransaction, type Tx } from "../../../db/client.ts";
import { findTeamChannel, saveTeamChannel } from "../../../db/queries/channels.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { deleteRoleGrant, listRoleGrants } from "../../../db/queries/roles.ts";
import { lockSettings, saveSettings } from "../../../db/queries/settings.ts";
import { findStanding, listPeopleWithOpenWork, saveStanding } from "../../../db/queries/slack-standings.ts";
import type { Bulletin } from "../../domain/bulletin.ts";
import { episodeId } from "../../domain/connection.ts";
import type { DomainEvent } from "../../domain/events.ts";
import type { SlackUserId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import type { RoleGrant } from "../../domain/settings.ts";
import {
  type KnownStanding,
  newsOf,
  type SeenInSlack,
  type StandingNews,
} from "../../domain/slack-standing.ts";
import { forAdmins, refreshEverywhere } from "../bulletins/post.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

export interface StandingsNoted {
  /** How many of them were news. */
  readonly news: number;
}

/**
 * Takes down what Slack says of people, groups and channels. Whoever left loses the grants that name them, by the bot's
 * own hand; each change is on record and told to the admin agents once. Safe to call with the same again, at any time.
 */
export async function noteStandings(
  ctx: ServiceContext,
  seen: readonly SeenInSlack[],
): Promise<Outcome<StandingsNoted, "not-permitted">> {
  if (ctx.actor.kind !== "system") return declined("not-permitted");
  return inTransaction(ctx.db, async (tx) => {
    // Several processes hear of the same change: they take it down one after the other.
    await lockSettings(tx, ctx.workspaceId);
    let news = 0;
    for (const each of seen) if (await note(tx, ctx, each)) news += 1;
    return done({ news });
  });
}

async function note(tx: Tx, ctx: ServiceContext, seen: SeenInSlack): Promise<boolean> {
  const before = await findStanding(tx, ctx.workspaceId, seen.kind, seen.slackId);
  const news = newsOf(before, seen);
  const grants = await listRoleGrants(tx, ctx.workspaceId);
  if (news === null) {
    // Remembered without a word, so that the next name or standing can be told from this one.
    const isFirst = before === null && seen.kind === "group";
    if (isFirst) await saveStanding(tx, ctx.workspaceId, known(ctx, seen, null));
    return false;
  }
  if (before === null && seen.kind === "person" && !(await isOfConcern(tx, ctx, seen, grants))) return false;

  const told = news === "over" ? null : bulletinOf(ctx, seen, news).id;
  await saveStanding(tx, ctx.workspaceId, known(ctx, seen, news === "trouble" ? told : null));
  const events: DomainEvent[] = [{ type: "standing.changed", seen, before: before?.standing ?? null }];
  if (seen.kind === "person" && news === "trouble")
    events.push(...(await endGrants(tx, ctx, seen.slackId, grants)));
  if (seen.kind === "channel") await noteShared(tx, ctx, seen);
  // Who is back is told of anew; all else is put right where it stands.
  if (before?.told && news !== "back") {
    await refreshEverywhere(ctx, tx, { kind: `standing.${seen.kind}`, id: before.told });
    await refreshEverywhere(ctx, tx, { kind: "standing.owner", id: `${seen.kind}:${before.told}` });
  }
  if (told !== null) {
    await enqueue(
      tx,
      ctx.workspaceId,
      [forAdmins(ctx, { kind: `standing.${seen.kind}`, id: told })],
      ctx.now(),
    );
  }
  await record(tx, ctx, ...events);
  return true;
}

/** Anybody may leave; only those who had a role or left work behind are worth a word. */
async function isOfConcern(
  tx: Tx,
  ctx: ServiceContext,
  seen: Extract<SeenInSlack, { kind: "person" }>,
  grants: readonly RoleGrant[],
): Promise<boolean> {
  if (seen.isInRoleGroup || grants.some((each) => isHeldBy(each, seen.slackId))) return true;
  return (await listPeopleWithOpenWork(tx, ctx.workspaceId)).includes(seen.slackId);
}

/** The last grant of an admin agent goes too: the account is nobody's any more, and the set-up opens for owners. */
async function endGrants(
  tx: Tx,
  ctx: ServiceContext,
  who: SlackUserId,
  grants: readonly RoleGrant[],
): Promise<DomainEvent[]> {
  const ended = grants.filter((each) => isHeldBy(each, who));
  if (ended.length === 0) return [];
  for (const { role, holder } of ended) await deleteRoleGrant(tx, ctx.workspaceId, role, holder);
  const { settings, version } = await lockSettings(tx, ctx.workspaceId);
  await saveSettings(tx, ctx.workspaceId, settings, version);
  const isAdminLeft = grants.some((each) => each.role === "admin-agent" && !isHeldBy(each, who));
  const wasAdmin = ended.some((each) => each.role === "admin-agent");
  return [
    ...ended.map(({ role, holder }): DomainEvent => ({ type: "role.withdrawn", role, holder })),
    ...(wasAdmin && !isAdminLeft ? [{ type: "set-up.reopened", formerly: [who] } as const] : []),
  ];
}

/** Cards are discreet in a channel that others read: what is known of it has to be true. */
async function noteShared(
  tx: Tx,
  ctx: ServiceContext,
  seen: Extract<SeenInSlack, { kind: "channel" }>,
): Promise<void> {
  if (seen.standing !== "shared" && seen.standing !== "there") return;
  const channel = await findTeamChannel(tx, ctx.workspaceId, seen.slackId);
  const isShared = seen.standing === "shared";
  if (channel && channel.isShared !== isShared) {
    await saveTeamChannel(tx, ctx.workspaceId, { ...channel, name: seen.name ?? channel.name, isShared });
  }
}

function known(ctx: ServiceContext, seen: SeenInSlack, told: string | null): KnownStanding {
  const { kind, slackId, standing, name } = seen;
  return { kind, slackId, standing, name, since: ctx.now(), told };
}

/** One message for each time it comes up: the id names what happened to whom, and when. */
function bulletinOf(ctx: ServiceContext, seen: SeenInSlack, news: StandingNews): Bulletin {
  const what = news === "trouble" ? seen.standing : news;
  return { kind: `standing.${seen.kind}`, id: episodeId(`${seen.slackId} ${what}`, ctx.now()) };
}

function isHeldBy({ holder }: RoleGrant, who: SlackUserId): boolean {
  return holder.kind === "person" && holder.slackUserId === who;
}
