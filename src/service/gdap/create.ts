import { findCustomer } from "../../../db/queries/customers.ts";
import { findGdapRequest } from "../../../db/queries/gdap-requests.ts";
import { draftRequest, type GdapRequest, type GdapRequestRefusal, refuseRequest } from "../../domain/gdap.ts";
import type { GdapRequestId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";
import { screenDispatch } from "../screen.ts";
import { moveRequest } from "./move.ts";

/** Has the vendor create what was asked for. Safe to run again: the vendor's answer to the first time is found by the name. */
export async function createGdap(
  ctx: ServiceContext,
  ask: { readonly gdapRequestId: GdapRequestId; readonly viewId: string | null },
): Promise<Outcome<GdapRequest, "not-permitted" | "not-found" | "gdap-not-here" | GdapRequestRefusal>> {
  if (!may(ctx.actor, "gdap.follow")) return declined("not-permitted");
  const admin = ctx.vendor?.delegatedAdmin;
  if (!admin) return declined("gdap-not-here");
  const request = await findGdapRequest(ctx.db, ctx.workspaceId, ask.gdapRequestId);
  const customer = request && (await findCustomer(ctx.db, ctx.workspaceId, request.customerId));
  if (!request || !customer) return declined("not-found");
  if (request.state !== "asked") return done(request);

  const { name, roleIds, durationDays, isAutoExtended } = request;
  const { tenantId, companyName } = customer;
  const asked = { name, roleIds, durationDays, isAutoExtended, tenantId, companyName };
  const created = await admin.request(ctx.workspaceId, asked, request.id, ctx.correlationId);
  return moveRequest(
    ctx,
    request.id,
    (current) => {
      if (created.outcome === "created")
        return draftRequest(current, { gdapId: created.id, approvalUrl: created.approvalUrl });
      const { because, message, correlationId } = created;
      return refuseRequest(current, { because, message, correlationId }, ctx.now());
    },
    ({ id, requestedBy }) =>
      ask.viewId === null
        ? []
        : [
            screenDispatch(ctx, {
              viewId: ask.viewId,
              for: requestedBy,
              card: { kind: "gdap-request", id },
              refusal: null,
            }),
          ],
  );
}
