import { findCustomer } from "../../../db/queries/customers.ts";
import { findGdapEnd } from "../../../db/queries/gdap-ends.ts";
import { beginEnd, failEnd, followEnd, type GdapEnd, type GdapFailure } from "../../domain/gdap.ts";
import { isEndable } from "../../domain/gdap-entry.ts";
import type { GdapEndId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { DelegatedAdmin, GdapRelationship } from "../../ports/delegated-admin.ts";
import type { ServiceContext } from "../context.ts";
import { moveEnd } from "./move.ts";

/**
 * Tells the vendor to end what an admin agent decided on, if it is still what they saw; later runs see whether it ended.
 * "Ended" is said only when the vendor shows it.
 */
export async function terminateGdap(
  ctx: ServiceContext,
  { gdapEndId }: { readonly gdapEndId: GdapEndId },
): Promise<Outcome<GdapEnd, "not-permitted" | "not-found" | "gdap-not-here">> {
  if (!may(ctx.actor, "gdap.follow")) return declined("not-permitted");
  const admin = ctx.vendor?.delegatedAdmin;
  if (!admin) return declined("gdap-not-here");
  const end = await findGdapEnd(ctx.db, ctx.workspaceId, gdapEndId);
  if (!end) return declined("not-found");
  if (end.state === "ended" || end.state === "failed") return done(end);

  const shown = await admin.find(ctx.workspaceId, end.gdapId);
  const answer =
    end.state === "asked" && shown && isEndable(shown) ? await tell(ctx, admin, end, shown) : null;
  if (answer === null) return moveEnd(ctx, end.id, (current) => followEnd(current, shown, ctx.now()));
  if (answer !== "asked") return moveEnd(ctx, end.id, (current) => failEnd(current, answer, ctx.now()));
  const after = await admin.find(ctx.workspaceId, end.gdapId);
  return moveEnd(ctx, end.id, (current) => followEnd(current, after, ctx.now()) ?? beginEnd(current));
}

/** "asked" also where the vendor shows that it ended already: the next reading says which. */
async function tell(
  ctx: ServiceContext,
  admin: DelegatedAdmin,
  end: GdapEnd,
  shown: GdapRelationship,
): Promise<"asked" | GdapFailure> {
  const customer = await findCustomer(ctx.db, ctx.workspaceId, end.customerId);
  const nothingSaid = { message: null, correlationId: null };
  if (shown.tenantId === null || shown.tenantId !== customer?.tenantId)
    return { because: "another-customers", ...nothingSaid };
  // A list that gave no version with it left nothing to compare.
  if (end.etag !== "" && end.etag !== shown.etag) return { because: "changed-meanwhile", ...nothingSaid };
  const answer = await admin.terminate(ctx.workspaceId, end.gdapId, shown.etag, ctx.correlationId);
  switch (answer.outcome) {
    case "asked":
    case "ended-already":
      return "asked";
    case "changed-meanwhile":
      return { because: "changed-meanwhile", ...nothingSaid };
    case "refused":
      return {
        because: "refused-by-vendor",
        message: answer.message,
        correlationId: answer.correlationId,
      };
  }
}
