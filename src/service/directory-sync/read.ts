import { findLatestSync, findRunningSync, findSync } from "../../../db/queries/directory-syncs.ts";
import type { DirectorySync } from "../../domain/directory-sync.ts";
import type { DirectorySyncId } from "../../domain/ids.ts";
import type { ServiceContext } from "../context.ts";

export function latestReading(ctx: ServiceContext): Promise<DirectorySync | null> {
  return findLatestSync(ctx.db, ctx.workspaceId);
}

export function runningReading(ctx: ServiceContext): Promise<DirectorySync | null> {
  return findRunningSync(ctx.db, ctx.workspaceId);
}

export function getReading(ctx: ServiceContext, id: DirectorySyncId): Promise<DirectorySync | null> {
  return findSync(ctx.db, ctx.workspaceId, id);
}
