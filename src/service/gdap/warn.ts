import { addDays } from "date-fns";
import { inTransaction } from "../../../db/client.ts";
import { findCustomerByTenant } from "../../../db/queries/customers.ts";
import { findChannelFor } from "../../../db/queries/gdap-requests.ts";
import { insertGdapWarning } from "../../../db/queries/gdap-warnings.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { warningDays, warningDue } from "../../domain/gdap.ts";
import { GdapWarningId } from "../../domain/ids.ts";
import { may } from "../../domain/permissions.ts";
import type { GdapRelationship } from "../../ports/delegated-admin.ts";
import { forAdmins, forChannel } from "../bulletins/post.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Tells the team of granular relationships that end in 30, 7 and 1 days, each once. One that is prolonged by itself is no
 * news: nothing ends, and nobody has to do anything. Answers how many were told of. May throw DirectoryUnavailable.
 */
export async function warnOfEndings(ctx: ServiceContext): Promise<number> {
  const admin = ctx.vendor?.delegatedAdmin;
  if (!admin || !may(ctx.actor, "gdap.follow")) return 0;
  const until = addDays(ctx.now(), warningDays[0] + 1);
  let told = 0;
  for (const relationship of await admin.endingBefore(ctx.workspaceId, until)) {
    if (!relationship.isAutoExtended && (await warn(ctx, relationship))) told += 1;
  }
  if (told > 0) ctx.nudge();
  return told;
}

async function warn(ctx: ServiceContext, { id, endsAt, name, ...shown }: GdapRelationship): Promise<boolean> {
  const daysAhead = endsAt && warningDue(endsAt, ctx.now());
  if (!endsAt || !daysAhead) return false;
  const customer = shown.tenantId && (await findCustomerByTenant(ctx.db, ctx.workspaceId, shown.tenantId));
  const warning = {
    id: GdapWarningId.parse(ctx.newId()),
    gdapId: id,
    endsAt,
    daysAhead,
    customerId: customer ? customer.id : null,
    name,
    companyName: shown.companyName,
    warnedAt: ctx.now(),
  };
  return inTransaction(ctx.db, async (tx) => {
    if (!(await insertGdapWarning(tx, ctx.workspaceId, warning))) return false;
    const channelId = await findChannelFor(tx, ctx.workspaceId, warning.customerId);
    const bulletin = { kind: "gdap.ending", id: warning.id } as const;
    const message = channelId === null ? forAdmins(ctx, bulletin) : forChannel(ctx, channelId, bulletin);
    await enqueue(tx, ctx.workspaceId, [message], ctx.now());
    return true;
  });
}
