import { createHash } from "node:crypto";
import type { Tx } from "../../../db/client.ts";
import { findPassport, insertPassport } from "../../../db/queries/passports.ts";
import type { InvitationId } from "../../domain/ids.ts";
import { type Invitation, linkPlaceholder, passportPlaceholder } from "../../domain/invitation.ts";
import { type LinkRules, linkRules } from "../../domain/link-rules.ts";
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
  ctx: Pick<ServiceContext, "workspaceId" | "sealer" | "publicUrl">,
  db: ServiceContext["db"] | Tx,
  invitationId: InvitationId,
): Promise<string | null> {
  const passport = await findPassport(db, ctx.workspaceId, invitationId);
  if (!passport?.sealedToken) return null;
  return `${ctx.publicUrl}/p/${ctx.sealer.open(passport.sealedToken, passportContext(invitationId))}`;
}

/** A stored text as a person sees it; where there is no such link, its place goes. */
export function withPassport(stored: string, link: string | null): string {
  return stored.replaceAll(passportPlaceholder, link ?? "");
}

/** What holds for our own link in a text: as for all personal ones, but that it has a place of its own. */
export function passportRules(link: string): Pick<LinkRules, "check" | "without" | "restore"> {
  const rules = linkRules(link, true);
  return {
    check: rules.check,
    restore: rules.restore,
    // No other link's place may be in the text by then.
    without: (text) => rules.without(text).replaceAll(linkPlaceholder, passportPlaceholder),
  };
}

export function hashOfPassport(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}

/** Binds a sealed token to its invitation. */
export function passportContext(invitationId: InvitationId): string {
  return `invitation-passport:${invitationId}`;
}
