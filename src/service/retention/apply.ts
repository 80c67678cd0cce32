import { inTransaction, type Tx } from "../../../db/client.ts";
import { emptyDetails, emptyDetailsOf } from "../../../db/queries/audit.ts";
import { emptyDrafts, emptyPeople, lockPeopleOver } from "../../../db/queries/retention.ts";
import { readSettings } from "../../../db/queries/settings.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { type RetentionCount, retentionLimits } from "../../domain/retention.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

/** Of each kind, in one transaction. */
const atOnce = 200;

/**
 * Empties what the workspace's settings keep no longer: contact persons and signatories of customers with whom all
 * ended long ago (with their audit entries' details), e-mails of ended matters, details of old audit entries. One batch; call again until `isAll`.
 * What happened, when and by whom stays, and so do attestations: they are the partner's evidence.
 */
export async function applyRetention(
  ctx: ServiceContext,
): Promise<Outcome<RetentionCount & { readonly isAll: boolean }, "not-permitted">> {
  if (ctx.actor.kind !== "system") return declined("not-permitted");
  const { settings } = await readSettings(ctx.db, ctx.workspaceId);
  const { personalBefore, detailsBefore } = retentionLimits(settings, ctx.now());
  const personal =
    personalBefore === null
      ? nothing
      : await inTransaction(ctx.db, (tx) => emptyPersonalData(tx, ctx, personalBefore));
  const details =
    detailsBefore === null ? 0 : await inTransaction(ctx.db, (tx) => emptyOldDetails(tx, ctx, detailsBefore));
  const isAll = [personal.customers, personal.drafts, details].every((each) => each < atOnce);
  return done({ ...personal, details, isAll });
}

const nothing = { customers: 0, drafts: 0 };

async function emptyPersonalData(
  tx: Tx,
  ctx: ServiceContext,
  before: Date,
): Promise<{ readonly customers: number; readonly drafts: number }> {
  const people = await lockPeopleOver(tx, ctx.workspaceId, before, atOnce);
  await emptyPeople(tx, ctx.workspaceId, people);
  // They name the same people.
  await emptyDetailsOf(tx, ctx.workspaceId, people);
  const drafts = await emptyDrafts(tx, ctx.workspaceId, before, atOnce);
  const emptied = { customers: people.length, drafts };
  if (people.length + drafts > 0)
    await record(tx, ctx, { type: "personal-data.emptied", customerId: null, ...emptied });
  return emptied;
}

async function emptyOldDetails(tx: Tx, ctx: ServiceContext, before: Date): Promise<number> {
  const purged = await emptyDetails(tx, ctx.workspaceId, before, atOnce);
  if (purged > 0) await record(tx, ctx, { type: "audit.purged", before, purged });
  return purged;
}
