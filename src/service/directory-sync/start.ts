import { inTransaction, type Tx } from "../../../db/client.ts";
import {
  findRunningSync,
  hasFinishedFirst,
  insertSync,
  lockSync,
  saveSync,
} from "../../../db/queries/directory-syncs.ts";
import { actorName } from "../../domain/actor.ts";
import { alreadyReading, begin, type DirectorySync, kindOf, stop } from "../../domain/directory-sync.ts";
import { DirectorySyncId, type SlackChannelId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";
import { recordSync } from "./record-sync.ts";
import { tellReaders } from "./tell.ts";

interface Ask {
  readonly kind: "by-hand" | "nightly";
  readonly channelId?: SlackChannelId;
}

/**
 * Has the vendor's customer list read: the first time everybody in it is taken over, later it is compared. One at a time.
 * The reading itself is carried on by whoever has the time: see carryOnReading.
 */
export async function startReading(
  ctx: ServiceContext,
  { kind: asked, channelId }: Ask,
): Promise<Outcome<DirectorySync, "not-permitted" | "no-customer-list" | "already-reading" | "never-read">> {
  if (!may(ctx.actor, "directory.sync")) return declined("not-permitted");
  if (ctx.vendor === null) return declined("no-customer-list");

  return inTransaction(ctx.db, async (tx) => {
    const kind = kindOf(asked, await hasFinishedFirst(tx, ctx.workspaceId));
    if (!kind.ok) return kind;
    const id = DirectorySyncId.parse(ctx.newId());
    const startedBy = actorName(ctx.actor);
    const sync = begin({ id, kind: kind.value, startedBy, channelId: channelId ?? null }, ctx.now());
    if (!(await insertSync(tx, ctx.workspaceId, sync))) return refuse(tx, ctx);
    await tellReaders(tx, ctx, sync);
    await recordSync(tx, ctx, sync, "started");
    return done(sync);
  });
}

async function refuse(tx: Tx, ctx: ServiceContext) {
  const running = await findRunningSync(tx, ctx.workspaceId);
  // It ended in this very moment: to whoever asked that is the same as one under way.
  return running ? alreadyReading(running) : declined("already-reading");
}

/** Ends a reading that is under way; what it took over stays. */
export async function stopReading(
  ctx: ServiceContext,
  ask: { readonly syncId: DirectorySyncId },
): Promise<
  Outcome<
    DirectorySync,
    "not-permitted" | "not-found" | "reading-finished" | "reading-failed" | "reading-stopped"
  >
> {
  if (!may(ctx.actor, "directory.sync")) return declined("not-permitted");
  return inTransaction(ctx.db, async (tx) => {
    const sync = await lockSync(tx, ctx.workspaceId, ask.syncId);
    if (!sync) return declined("not-found");
    const stopped = stop(sync, ctx.now());
    if (!stopped.ok) return stopped;
    await saveSync(tx, ctx.workspaceId, sync, stopped.value);
    await tellReaders(tx, ctx, stopped.value);
    await recordSync(tx, ctx, stopped.value, "stopped");
    return done(stopped.value);
  });
}
