import { type Declined, declined } from "../../domain/outcome.ts";
import type { Permission } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";
import { recordRefusal } from "../record.ts";

/** Puts on record that a form was asked for and not opened, for want of the role. `about` is the id of what it is for. */
export async function refuseOpening(
  ctx: ServiceContext,
  permission: Permission,
  about: string | null,
): Promise<Declined<"not-permitted">> {
  await recordRefusal(ctx, permission, "not-permitted", about);
  return declined("not-permitted");
}
