import { type AuditEntry, listLatestEntries } from "../../../db/queries/audit.ts";
import type { CustomerId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";
import { recordRefusal } from "../record.ts";

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** What to ask for next as `before`; null when these are the oldest. */
  readonly next: number | null;
}

/** The audit trail, newest first; with a customer what concerns it. */
export async function latestEntries(
  ctx: ServiceContext,
  ask: {
    readonly customerId?: CustomerId | null;
    readonly before?: number | null;
    readonly limit?: number;
  } = {},
): Promise<Outcome<AuditPage, "not-permitted">> {
  const { customerId = null, before = null, limit = 20 } = ask;
  if (!may(ctx.actor, "audit.read")) {
    await recordRefusal(ctx, "audit.read", "not-permitted", customerId);
    return declined("not-permitted");
  }
  const found = await listLatestEntries(ctx.db, ctx.workspaceId, { customerId, before, limit: limit + 1 });
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  return done({ entries, next: found.length > limit && last ? last.seq : null });
}
