import { inTransaction, type Tx } from "../../../db/client.ts";
import {
  findBulletin,
  listBulletinReaders,
  type PostedBulletin,
  saveBulletin,
} from "../../../db/queries/bulletins.ts";
import { enqueue } from "../../../db/queries/record.ts";
import type { Bulletin } from "../../domain/bulletin.ts";
import { SlackChannelId, SlackUserId } from "../../domain/ids.ts";
import type { OutboxBody } from "../../domain/outbox.ts";
import type { Dispatch } from "../announce.ts";
import type { ServiceContext } from "../context.ts";

/** To every admin agent, whoever they are when it leaves. */
export function forAdmins(ctx: ServiceContext, bulletin: Bulletin): Dispatch {
  return dispatch(ctx, `bulletin:${bulletin.kind}:${bulletin.id}`, { topic: "bulletin.admins", bulletin });
}

export function forPerson(ctx: ServiceContext, to: SlackUserId, bulletin: Bulletin): Dispatch {
  return dispatch(ctx, `person:${to}`, { topic: "bulletin.person", to, bulletin });
}

export function forChannel(ctx: ServiceContext, channelId: SlackChannelId, bulletin: Bulletin): Dispatch {
  return dispatch(ctx, `channel:${channelId}`, { topic: "bulletin.channel", channelId, bulletin });
}

/** Everybody who has it on their screen sees what became of it. */
export async function refreshEverywhere(ctx: ServiceContext, tx: Tx, bulletin: Bulletin): Promise<void> {
  const readers = await listBulletinReaders(tx, ctx.workspaceId, bulletin);
  const messages = readers.map((reader) => {
    const person = SlackUserId.safeParse(reader);
    return person.success
      ? forPerson(ctx, person.data, bulletin)
      : forChannel(ctx, SlackChannelId.parse(reader), bulletin);
  });
  if (messages.length > 0) await enqueue(tx, ctx.workspaceId, messages, ctx.now());
}

/** Leaves a message for each of these people. Safe to run again: a bulletin that stands is changed in place. */
export async function tellAll(
  ctx: ServiceContext,
  people: readonly SlackUserId[],
  bulletin: Bulletin,
): Promise<void> {
  if (people.length === 0) return;
  const messages = people.map((to) => forPerson(ctx, to, bulletin));
  await inTransaction(ctx.db, (tx) => enqueue(tx, ctx.workspaceId, messages, ctx.now()));
  ctx.nudge();
}

export function findPostedBulletin(
  ctx: ServiceContext,
  bulletin: Bulletin,
  reader: string,
): Promise<PostedBulletin | null> {
  return findBulletin(ctx.db, ctx.workspaceId, bulletin, reader);
}

export function savePostedBulletin(
  ctx: ServiceContext,
  bulletin: Bulletin,
  reader: string,
  posted: PostedBulletin,
): Promise<void> {
  return saveBulletin(ctx.db, ctx.workspaceId, bulletin, reader, posted);
}

function dispatch(ctx: ServiceContext, lane: string, body: OutboxBody): Dispatch {
  return { id: ctx.newId(), lane, body, runAt: ctx.now(), correlationId: ctx.correlationId };
}
