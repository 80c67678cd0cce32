import type { Tx } from "../../../db/client.ts";
import { enqueue } from "../../../db/queries/record.ts";
import type { DirectorySync } from "../../domain/directory-sync.ts";
import { SlackUserId } from "../../domain/ids.ts";
import type { Dispatch } from "../announce.ts";
import { forAdmins, forChannel, forPerson } from "../bulletins/post.ts";
import type { ServiceContext } from "../context.ts";

/** Those who watch a reading: who asked for it, in Slack, and the channel it was asked for in. Nobody, at night. */
export async function tellReaders(tx: Tx, ctx: ServiceContext, sync: DirectorySync): Promise<void> {
  const bulletin = { kind: "directory.sync", id: sync.id } as const;
  const person = SlackUserId.safeParse(sync.startedBy);
  await send(tx, ctx, [
    ...(person.success ? [forPerson(ctx, person.data, bulletin)] : []),
    ...(sync.channelId ? [forChannel(ctx, sync.channelId, bulletin)] : []),
  ]);
}

/** All admin agents, of how it ended. */
export function tellAdmins(tx: Tx, ctx: ServiceContext, { id }: DirectorySync): Promise<void> {
  return send(tx, ctx, [forAdmins(ctx, { kind: "directory.sync", id })]);
}

async function send(tx: Tx, ctx: ServiceContext, messages: readonly Dispatch[]): Promise<void> {
  if (messages.length > 0) await enqueue(tx, ctx.workspaceId, messages, ctx.now());
}
