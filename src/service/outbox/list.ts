import {
  listStuckMessages,
  type StuckCursor,
  type StuckMessage,
} from "../../../db/queries/stuck-messages.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";

/** Messages that were given up or whose fate is unknown, newest first; nothing for those who may not retry them. */
export async function listStuck(
  ctx: ServiceContext,
  page: { readonly limit?: number; readonly cursor?: StuckCursor | null } = {},
): Promise<{ readonly messages: readonly StuckMessage[]; readonly next: StuckCursor | null }> {
  if (!may(ctx.actor, "outbox.retry")) return { messages: [], next: null };
  const limit = page.limit ?? 10;
  const found = await listStuckMessages(ctx.db, ctx.workspaceId, limit + 1, page.cursor ?? null);
  const messages = found.slice(0, limit);
  const last = messages.at(-1);
  return { messages, next: found.length > limit && last ? { createdAt: last.createdAt, id: last.id } : null };
}
