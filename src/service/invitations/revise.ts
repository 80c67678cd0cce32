import { inTransaction } from "../../../db/client.ts";
import { lockInvitation, saveInvitation } from "../../../db/queries/invitations.ts";
import { enqueue } from "../../../db/queries/record.ts";
import {
  checkLink,
  fieldLimit,
  type LinkFault,
  subjectLimit,
  withLink,
  withoutLink,
} from "../../domain/draft.ts";
import type { InvitationId } from "../../domain/ids.ts";
import {
  type Invitation,
  type InvitationRefusal,
  type InvitationTerms,
  linkPlaceholder,
  revise,
} from "../../domain/invitation.ts";
import { type Declined, declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { findObstacle, type GroundRefusal } from "./draft.ts";
import { issueLinkDispatch, linkContext, linkPrefix } from "./issue-link.ts";

type Refusal = "not-permitted" | "not-found" | InvitationRefusal;

/**
 * Changes what was chosen before the draft was written. Other legs, another language or DAP need a new link, since the
 * page behind it says so; the text is only replaced where `subject` and `text` are given.
 */
export async function reviseTerms(
  ctx: ServiceContext,
  change: {
    readonly invitationId: InvitationId;
    readonly terms: InvitationTerms;
    readonly subject?: string;
    readonly text?: string;
    readonly viewId: string | null;
  },
): Promise<Outcome<Invitation, Refusal | GroundRefusal>> {
  if (!may(ctx.actor, "invitation.resume")) return declined("not-permitted");
  return inTransaction(ctx.db, async (tx) => {
    const found = await lockInvitation(tx, ctx.workspaceId, change.invitationId);
    if (!found) return declined("not-found");
    if (!may(ctx.actor, "invitation.resume", found.invitation.requestedBy)) return declined("not-permitted");
    const obstacle = await findObstacle(ctx, tx, {
      customerId: found.invitation.customerId,
      terms: change.terms,
    });
    if (obstacle) return obstacle;

    const { invitationId: _id, viewId, terms, ...text } = change;
    const revised = revise(found.invitation, { ...terms, ...text });
    if (!revised.ok) return revised;
    const needsLink = found.sealedLink === null || asksOtherwise(found.invitation, revised.value.invitation);
    await saveInvitation(
      tx,
      ctx.workspaceId,
      "draft",
      revised.value.invitation,
      needsLink ? null : found.sealedLink,
    );
    if (needsLink)
      await enqueue(tx, ctx.workspaceId, [issueLinkDispatch(ctx, change.invitationId, viewId)], ctx.now());
    await record(tx, ctx, revised.value);
    return done({ ...revised.value.invitation, hasLink: !needsLink });
  });
}

export type TextFault = LinkFault | "required" | "too-long";

export interface TextFaults {
  readonly subject?: "required" | "too-long";
  readonly text?: TextFault;
}

export type InvalidText = Declined<"invalid"> & { readonly faults: TextFaults };

/**
 * Keeps what was typed. `isFinal` insists on a proper subject and on the link, once and byte for byte; without it
 * (*Back*, taking a break) everything is kept as it is. The link itself is never stored in the text.
 */
export async function saveText(
  ctx: ServiceContext,
  typed: {
    readonly invitationId: InvitationId;
    readonly subject: string;
    readonly text: string;
    readonly isFinal: boolean;
  },
): Promise<Outcome<Invitation, Refusal | "no-link"> | InvalidText> {
  if (!may(ctx.actor, "invitation.resume")) return declined("not-permitted");
  return inTransaction(ctx.db, async (tx) => {
    const found = await lockInvitation(tx, ctx.workspaceId, typed.invitationId);
    if (!found) return declined("not-found");
    if (!may(ctx.actor, "invitation.resume", found.invitation.requestedBy)) return declined("not-permitted");
    if (found.sealedLink === null && found.invitation.state === "draft") return declined("no-link");
    const link =
      found.sealedLink === null ? "" : ctx.sealer.open(found.sealedLink, linkContext(typed.invitationId));
    if (typed.isFinal) {
      const faults = faultsOf(typed, link);
      if (Object.keys(faults).length > 0) return { ...declined("invalid"), faults };
    }

    const revised = revise(found.invitation, {
      subject: typed.subject,
      text: withoutLink(typed.text, link, linkPrefix(link)),
    });
    if (!revised.ok) return revised;
    if (isSameText(found.invitation, revised.value.invitation)) return done(found.invitation);
    await saveInvitation(tx, ctx.workspaceId, "draft", revised.value.invitation);
    await record(tx, ctx, revised.value);
    return done(revised.value.invitation);
  });
}

/** The stored text names the link exactly once: what a hand-over insists on. */
export function holdsLinkOnce(invitation: Invitation): boolean {
  return invitation.text.split(linkPlaceholder).length === 2;
}

function faultsOf(typed: { readonly subject: string; readonly text: string }, link: string): TextFaults {
  const subject =
    typed.subject.trim() === "" ? "required" : [...typed.subject].length > subjectLimit ? "too-long" : null;
  const text =
    typed.text.trim() === ""
      ? "required"
      : [...withLink(typed.text, link)].length > 4 * fieldLimit
        ? "too-long"
        : checkLink(typed.text, link, linkPrefix(link));
  return { ...(subject ? { subject } : {}), ...(text ? { text } : {}) };
}

function isSameText(one: Invitation, other: Invitation): boolean {
  return one.subject === other.subject && one.text === other.text;
}

function asksOtherwise(one: Invitation, other: Invitation): boolean {
  const terms = ({ legs, language, asksForDap }: Invitation) =>
    JSON.stringify([legs.map((leg) => [leg.kind, leg.providerId]), language, asksForDap]);
  return terms(one) !== terms(other);
}
