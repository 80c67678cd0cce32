import { inTransaction, type Tx } from "../../../db/client.ts";
import { lockFinding, saveFinding } from "../../../db/queries/drift-findings.ts";
import type { DriftEvent, DriftFinding } from "../../domain/drift.ts";
import type { DomainEvent } from "../../domain/events.ts";
import type { DriftFindingId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { refreshEverywhere } from "../bulletins/post.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

/**
 * Settles one finding: locked before anything else, decided, what goes with it done by `follow`, saved, its message
 * changed wherever it stands.
 */
export function settleFinding<Reason extends string>(
  ctx: ServiceContext,
  id: DriftFindingId,
  decide: (finding: DriftFinding) => Outcome<DriftEvent, Reason>,
  follow: (tx: Tx) => Promise<readonly DomainEvent[]> = async () => [],
): Promise<Outcome<DriftFinding, Reason | "not-found">> {
  return inTransaction(ctx.db, async (tx) => {
    const finding = await lockFinding(tx, ctx.workspaceId, id);
    if (!finding) return declined("not-found");
    const settled = decide(finding);
    if (!settled.ok) return settled;
    const events = await follow(tx);
    await saveFinding(tx, ctx.workspaceId, settled.value.finding);
    await refreshEverywhere(ctx, tx, { kind: "drift.found", id });
    await record(tx, ctx, ...events, settled.value);
    return done(settled.value.finding);
  });
}
