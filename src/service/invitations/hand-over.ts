import { createHash } from "node:crypto";
import { addMinutes } from "date-fns";
import { insertPass } from "../../../db/queries/hand-over-passes.ts";
import { findInvitation } from "../../../db/queries/invitations.ts";
import { withLink } from "../../domain/draft.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { KeptLinkRefusal } from "../../domain/link-refusal.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";
import { passportLink, withPassport } from "../passports/passport.ts";
import { linkContext } from "./issue-link.ts";

/** How long the address of a hand-over page works. */
const passMinutes = 30;

/** A draft as its agent reads it: with the personal link in the text. */
export interface OpenedDraft {
  readonly link: string;
  /** Our own personal link beside the vendor's; null where there is none. */
  readonly passport: string | null;
  readonly text: string;
  /** Part of the link was put in by us: the directory gave it for us alone. */
  readonly isComposed: boolean;
}

/** Why a draft has no link; null where it has one, where nobody was refused, and for those it is not open to. */
export async function findLinkRefusal(
  ctx: ServiceContext,
  invitationId: InvitationId,
): Promise<KeptLinkRefusal | null> {
  const found = await findInvitation(ctx.db, ctx.workspaceId, invitationId);
  if (!found || found.sealedLink !== null || found.invitation.state !== "draft") return null;
  return may(ctx.actor, "invitation.resume", found.invitation.requestedBy) ? found.linkRefusal : null;
}

/** Opens the sealed link of a draft or a pending invitation; null where there is none (yet, or any more). */
export async function openDraft(
  ctx: ServiceContext,
  invitationId: InvitationId,
): Promise<OpenedDraft | null> {
  const found = await findInvitation(ctx.db, ctx.workspaceId, invitationId);
  if (!found?.sealedLink || !may(ctx.actor, "invitation.resume", found.invitation.requestedBy)) return null;
  const link = ctx.sealer.open(found.sealedLink, linkContext(invitationId));
  const passport = await passportLink(ctx, ctx.db, invitationId);
  const text = withPassport(withLink(found.invitation.text, link), passport);
  return { link, passport, text, isComposed: found.isLinkComposed };
}

/** A short-lived personal address of the hand-over page for this draft. */
export async function passToHandOver(
  ctx: ServiceContext,
  { invitationId }: { readonly invitationId: InvitationId },
): Promise<Outcome<{ readonly url: string; readonly expiresAt: Date }, "not-permitted" | "not-found">> {
  if (ctx.actor.kind !== "staff") return declined("not-permitted");
  const found = await findInvitation(ctx.db, ctx.workspaceId, invitationId);
  if (!found?.sealedLink) return declined("not-found");
  if (!may(ctx.actor, "invitation.resume", found.invitation.requestedBy)) return declined("not-permitted");
  const token = ctx.newSecret();
  const expiresAt = addMinutes(ctx.now(), passMinutes);
  await insertPass(ctx.db, {
    workspaceId: ctx.workspaceId,
    tokenHash: hashOfPass(token),
    invitationId,
    slackUserId: ctx.actor.slackUserId,
    expiresAt,
  });
  return done({ url: `${ctx.publicUrl}/h/${token}`, expiresAt });
}

export function hashOfPass(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}
