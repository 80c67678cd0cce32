import { findCustomer } from "../../../db/queries/customers.ts";
import { listTargets, saveTarget } from "../../../db/queries/invitation-targets.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Finds out which tenant an invitation is meant for, before anybody answers it: from the customer's record, else from its
 * domain's public metadata. Matters only where links are not personal; what cannot be told now is asked at *Done* again.
 */
export async function learnTarget(ctx: ServiceContext, invitation: Invitation): Promise<void> {
  if (ctx.directory.linksArePersonal) return;
  const { workspaceId } = ctx;
  const invitationId = invitation.id;
  if ((await listTargets(ctx.db, workspaceId, invitationId)).length > 0) return;
  const customer = await findCustomer(ctx.db, workspaceId, invitation.customerId);
  if (!customer) return;
  const { domain, tenantId: recorded } = customer;
  const found = recorded ?? (domain === null ? null : await findTenantOf(ctx, domain));
  if (found === null) return;
  const source = recorded === null ? "domain" : "record";
  await saveTarget(ctx.db, workspaceId, { invitationId, tenantId: found, source, knownAt: ctx.now() });
}

/** The public metadata is a help: its silence keeps nobody from inviting. */
export async function findTenantOf(ctx: Pick<ServiceContext, "directory" | "workspaceId">, domain: string) {
  try {
    return await ctx.directory.findTenant(ctx.workspaceId, domain);
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return null;
    throw error;
  }
}
