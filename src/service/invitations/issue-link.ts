import { addDays } from "date-fns";
import { inTransaction } from "../../../db/client.ts";
import {
  findInvitation,
  lockInvitation,
  readInvitationGround,
  saveInvitation,
  saveLinkAnswer,
} from "../../../db/queries/invitations.ts";
import { enqueue } from "../../../db/queries/record.ts";
import type { InvitationId } from "../../domain/ids.ts";
import { asksOtherwise, type Invitation, type InvitationRefusal, link } from "../../domain/invitation.ts";
import type { KeptLinkRefusal } from "../../domain/link-refusal.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import {
  type DirectoryTrouble,
  DirectoryUnavailable,
  type LinkAnswer,
} from "../../ports/partner-directory.ts";
import { prepareMatching } from "../acceptances/prepare.ts";
import type { Dispatch } from "../announce.ts";
import type { ServiceContext } from "../context.ts";
import { record, recordRefusal } from "../record.ts";
import { screenDispatch, type WaitingScreen } from "../screen.ts";

/** The intent to ask the partner directory for the personal link, and then to bring the waiting modal up to date. */
export function issueLinkDispatch(
  ctx: ServiceContext,
  invitationId: InvitationId,
  viewId: string | null,
): Dispatch {
  return {
    id: ctx.newId(),
    lane: `invitation:${invitationId}`,
    body: { topic: "link.issue", invitationId, viewId },
    runAt: ctx.now(),
    correlationId: ctx.correlationId,
  };
}

/**
 * Asks the directory for the link, seals it and keeps it. A link that is there already may be in somebody's mail: a
 * repeat leaves it alone. Terms that changed meanwhile have an intent of their own.
 */
export async function issueLink(
  ctx: ServiceContext,
  ask: { readonly invitationId: InvitationId; readonly viewId: string | null },
): Promise<Outcome<Invitation, "not-permitted" | "not-found" | InvitationRefusal>> {
  if (!may(ctx.actor, "invitation.link")) return declined("not-permitted");
  const found = await findInvitation(ctx.db, ctx.workspaceId, ask.invitationId);
  if (!found) return declined("not-found");
  const allowed = link(found.invitation);
  if (!allowed.ok) return allowed;
  if (found.sealedLink !== null) return done(found.invitation);

  const issued = await askForLink(ctx, found.invitation, ask.viewId);
  if (issued.outcome === "refused") {
    await keepRefusal(ctx, found.invitation, issued, ask.viewId);
    // On record, and shown to whoever waits; nothing is left to be asked again by itself.
    return done(found.invitation);
  }
  const sealedLink = ctx.sealer.seal(issued.url, linkContext(ask.invitationId));
  await prepareMatching(ctx, found.invitation);

  return inTransaction(ctx.db, async (tx) => {
    const current = await lockInvitation(tx, ctx.workspaceId, ask.invitationId);
    if (!current) return declined("not-found");
    const linked = link(current.invitation);
    if (!linked.ok) return linked;
    const isLate = current.sealedLink !== null || asksOtherwise(found.invitation, current.invitation);
    if (isLate) return done(current.invitation);
    await saveInvitation(tx, ctx.workspaceId, "draft", linked.value.invitation, sealedLink);
    const answer = { isComposed: issued.isComposed, refusal: null };
    await saveLinkAnswer(tx, ctx.workspaceId, ask.invitationId, answer);
    if (ask.viewId !== null)
      await enqueue(
        tx,
        ctx.workspaceId,
        [screenDispatch(ctx, waiting(current.invitation, ask.viewId))],
        ctx.now(),
      );
    await record(tx, ctx, linked.value);
    return done(linked.value.invitation);
  });
}

/** Asked again by the person who waits, after whatever stood in the way was put right. */
export async function askLinkAgain(
  ctx: ServiceContext,
  ask: { readonly invitationId: InvitationId; readonly viewId: string | null },
): Promise<Outcome<Invitation, "not-permitted" | "not-found" | InvitationRefusal>> {
  if (!may(ctx.actor, "invitation.resume")) return declined("not-permitted");
  return inTransaction(ctx.db, async (tx) => {
    const found = await lockInvitation(tx, ctx.workspaceId, ask.invitationId);
    if (!found) return declined("not-found");
    if (!may(ctx.actor, "invitation.resume", found.invitation.requestedBy)) return declined("not-permitted");
    const allowed = link(found.invitation);
    if (!allowed.ok) return allowed;
    if (found.sealedLink === null)
      await enqueue(tx, ctx.workspaceId, [issueLinkDispatch(ctx, ask.invitationId, ask.viewId)], ctx.now());
    return done(found.invitation);
  });
}

/** Troubles that pass by themselves: the person goes on waiting. */
const passing = new Set(["no-answer", "throttled"]);

/** A trouble that somebody has to put right is shown to the person who waits, and asked about again later. */
async function askForLink(
  ctx: ServiceContext,
  invitation: Invitation,
  viewId: string | null,
): Promise<LinkAnswer> {
  try {
    return await ctx.directory.issueLink(await linkRequest(ctx, invitation));
  } catch (error) {
    if (error instanceof DirectoryUnavailable && isForSomebody(error.trouble)) {
      const { trouble: because, correlationId } = error;
      await keepRefusal(ctx, invitation, { because, message: null, correlationId }, viewId);
    }
    throw error;
  }
}

function isForSomebody(
  trouble: DirectoryTrouble,
): trouble is Exclude<DirectoryTrouble, "no-answer" | "throttled"> {
  return !passing.has(trouble);
}

/** Said once: a repeat with the same answer changes nothing and rings with nobody. */
async function keepRefusal(
  ctx: ServiceContext,
  asked: Invitation,
  { because, message, correlationId }: Omit<KeptLinkRefusal, "at">,
  viewId: string | null,
): Promise<void> {
  const isNew = await inTransaction(ctx.db, async (tx) => {
    const current = await lockInvitation(tx, ctx.workspaceId, asked.id);
    if (current?.invitation.state !== "draft" || current.sealedLink !== null) return false;
    if (asksOtherwise(asked, current.invitation)) return false;
    const refusal = { because, message, correlationId, at: ctx.now() };
    await saveLinkAnswer(tx, ctx.workspaceId, asked.id, { isComposed: false, refusal });
    if (viewId !== null)
      await enqueue(tx, ctx.workspaceId, [screenDispatch(ctx, waiting(asked, viewId))], ctx.now());
    return current.linkRefusal?.because !== because;
  });
  if (isNew) await recordRefusal(ctx, "invitation.issue-link", because, { invitationId: asked.id });
}

/** Binds a sealed link to its invitation. */
export function linkContext(invitationId: InvitationId): string {
  return `invitation-link:${invitationId}`;
}

async function linkRequest(ctx: ServiceContext, invitation: Invitation) {
  const ground = await readInvitationGround(ctx.db, ctx.workspaceId, invitation);
  const partnerName = ground.partnerName ?? "";
  return {
    customer: {
      workspaceId: ctx.workspaceId,
      customerId: invitation.customerId,
      tenantId: ground.customer?.tenantId ?? null,
    },
    invitationId: invitation.id,
    companyName: ground.customer?.companyName ?? "",
    partnerName,
    legs: invitation.legs.map(({ kind, providerId }) => ({
      kind,
      providerId,
      askedBy: providerId === null ? partnerName : (ground.providerNames.get(providerId) ?? ""),
    })),
    asksForDap: invitation.asksForDap,
    language: invitation.language,
    expiresAt: addDays(ctx.now(), ground.validForDays),
  };
}

function waiting(invitation: Invitation, viewId: string): WaitingScreen {
  return {
    viewId,
    for: invitation.requestedBy,
    card: { kind: "invitation", id: invitation.id },
    refusal: null,
  };
}
