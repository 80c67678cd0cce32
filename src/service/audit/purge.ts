import { inTransaction } from "../../../db/client.ts";
import { emptyDetails } from "../../../db/queries/audit.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

/** Empties the details of old entries, for the operator alone. The entries stay, and the chain still holds. */
export async function purgeDetails(
  ctx: ServiceContext,
  { before }: { readonly before: Date },
): Promise<Outcome<{ readonly purged: number }, "not-permitted">> {
  if (ctx.actor.kind !== "system" || ctx.actor.name !== "operator") return declined("not-permitted");

  return inTransaction(ctx.db, async (tx) => {
    const purged = await emptyDetails(tx, ctx.workspaceId, before);
    await record(tx, ctx, { type: "audit.purged", before, purged });
    return done({ purged });
  });
}
