import type { Invitation } from "../../domain/invitation.ts";
import type { ServiceContext } from "../context.ts";
import { issuePassport } from "../passports/passport.ts";
import { learnTarget } from "./target.ts";

/** While a draft gets its link: what its acceptance will be recognised by, where the link itself tells nothing. */
export async function prepareMatching(ctx: ServiceContext, invitation: Invitation): Promise<void> {
  if (ctx.directory.linksArePersonal) return;
  await learnTarget(ctx, invitation);
  await issuePassport(ctx, invitation);
}
