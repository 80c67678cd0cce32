import { createHash } from "node:crypto";
import { findPassport, insertPassport } from "../../../db/queries/passports.ts";
import type { InvitationId } from "../../domain/ids.ts";
import { type Invitation, passportPlaceholder } from "../../domain/invitation.ts";
import type { ServiceContext } from "../context.ts";

/** Makes our own personal link for a draft whose text has a place for one. A repeat leaves the first one alone. */
export async function issuePassport(ctx: ServiceContext, invitation: Invitation): Promise<void> {
  if (!invitation.text.includes(passportPlaceholder)) return;
  const token = ctx.newSecret();
  await insertPassport(ctx.db, {
    workspaceId: ctx.workspaceId,
    invitationId: invitation.id,
    tokenHash: hashOfPassport(token),
    sealedToken: ctx.sealer.seal(token, passportContext(invitation.id)),
    createdAt: ctx.now(),
  });
}

/** Our own personal link of a draft or a pending invitation; null where there is none (any more). */
export async function passportLink(
  ctx: Pick<ServiceContext, "db" | "workspaceId" | "sealer" | "publicUrl">,
  invitationId: InvitationId,
): Promise<string | null> {
  const passport = await findPassport(ctx.db, ctx.workspaceId, invitationId);
  if (!passport?.sealedToken) return null;
  return `${ctx.publicUrl}/p/${ctx.sealer.open(passport.sealedToken, passportContext(invitationId))}`;
}

export function hashOfPassport(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}

/** Binds a sealed token to its invitation. */
function passportContext(invitationId: InvitationId): string {
  return `invitation-passport:${invitationId}`;
}
