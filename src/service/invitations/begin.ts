import { listTeamChannels } from "../../../db/queries/channels.ts";
import { findInvitation } from "../../../db/queries/invitations.ts";
import { listProviders } from "../../../db/queries/providers.ts";
import { readSettings } from "../../../db/queries/settings.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { isLinkUnreachable, type ServiceContext } from "../context.ts";
import type { SetUp } from "../settings/read.ts";

/** What the form offers. */
type InvitationChoices = Pick<SetUp, "settings" | "providers" | "channels">;

/** Whether this person may begin an invitation here and now, asked before a form is filled in for nothing; and of what. */
export async function beginInvitation(
  ctx: ServiceContext,
): Promise<Outcome<InvitationChoices, "not-permitted" | "address-not-public" | "not-set-up" | "no-channel">> {
  if (!may(ctx.actor, "invitation.request")) return declined("not-permitted");
  if (isLinkUnreachable(ctx)) return declined("address-not-public");
  const [{ settings }, providers, channels] = await Promise.all([
    readSettings(ctx.db, ctx.workspaceId),
    listProviders(ctx.db, ctx.workspaceId),
    listTeamChannels(ctx.db, ctx.workspaceId),
  ]);
  if (settings.partnerName === null) return declined("not-set-up");
  return channels.length === 0 ? declined("no-channel") : done({ settings, providers, channels });
}

/** Takes a draft up again. One that was handed over or has ended says so. */
export async function resumeInvitation(
  ctx: ServiceContext,
  ask: { readonly invitationId: InvitationId },
): Promise<Outcome<Invitation, "not-permitted" | "not-found" | "already-sent">> {
  if (!may(ctx.actor, "invitation.resume")) return declined("not-permitted");
  const found = await findInvitation(ctx.db, ctx.workspaceId, ask.invitationId);
  if (!found) return declined("not-found");
  const { invitation } = found;
  if (!may(ctx.actor, "invitation.resume", invitation.requestedBy)) return declined("not-permitted");
  if (invitation.state === "draft") return done(invitation);
  return declined("already-sent", {
    state: invitation.state,
    ...(invitation.sentBy ? { by: invitation.sentBy } : {}),
    ...(invitation.sentAt ? { at: invitation.sentAt } : {}),
  });
}
