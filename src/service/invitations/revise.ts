import { inTransaction } from "../../../db/client.ts";
import { findInvitation, lockInvitation, saveInvitation } from "../../../db/queries/invitations.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { fieldLimit, type LinkFault, subjectLimit, withLink } from "../../domain/draft.ts";
import type { InvitationId } from "../../domain/ids.ts";
import {
  asksOtherwise,
  type Invitation,
  type InvitationRefusal,
  type InvitationTerms,
  linkPlaceholder,
  revise,
} from "../../domain/invitation.ts";
import { type LinkRules, linkRules } from "../../domain/link-rules.ts";
import { type Declined, declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { tidyTyped } from "../../domain/typed-text.ts";
import type { ServiceContext } from "../context.ts";
import { passportLink, passportRules, withPassport } from "../passports/passport.ts";
import { record } from "../record.ts";
import { findObstacle, type GroundRefusal } from "./draft.ts";
import { issueLinkDispatch, linkContext } from "./issue-link.ts";

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
): Promise<Outcome<Invitation, Refusal | GroundRefusal | "already-answered">> {
  if (!may(ctx.actor, "invitation.resume")) return declined("not-permitted");
  // The old link leads nowhere before its terms change, so that nobody can answer what is no longer asked.
  if (await wasAnswered(ctx, change)) return declined("already-answered");
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

async function wasAnswered(
  ctx: ServiceContext,
  change: { readonly invitationId: InvitationId; readonly terms: InvitationTerms },
): Promise<boolean> {
  const found = await findInvitation(ctx.db, ctx.workspaceId, change.invitationId);
  if (!found?.sealedLink || !may(ctx.actor, "invitation.resume", found.invitation.requestedBy)) return false;
  const revised = revise(found.invitation, change.terms);
  if (!revised.ok || !asksOtherwise(found.invitation, revised.value.invitation)) return false;
  return (await ctx.directory.closeLink(ctx.workspaceId, change.invitationId, "replaced")) === "answered";
}

export type TextFault = LinkFault | "required" | "too-long";

export interface TextFaults {
  readonly subject?: "required" | "too-long" | "link";
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
    const rules = linkRules(link, ctx.directory.linksArePersonal);
    const passport = await passportLink(ctx, tx, typed.invitationId);
    const tidy = {
      subject: tidyTyped(typed.subject),
      text: withPassport(withLink(tidyTyped(typed.text), link), passport),
    };
    const beside = passport === null ? null : passportRules(passport);
    if (typed.isFinal) {
      const faults = faultsOf(tidy, rules, beside);
      if (Object.keys(faults).length > 0) return { ...declined("invalid"), faults };
    }

    const revised = revise(found.invitation, {
      subject: rules.without(tidy.subject).replaceAll(linkPlaceholder, ""),
      text: rules.without(beside === null ? tidy.text : beside.without(tidy.text)),
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

function faultsOf(
  typed: { readonly subject: string; readonly text: string },
  rules: LinkRules,
  beside: Pick<LinkRules, "check"> | null,
): TextFaults {
  const subject = subjectFault(typed.subject, rules);
  const text = textFault(typed.text, rules) ?? beside?.check(typed.text);
  return { ...(subject ? { subject } : {}), ...(text ? { text } : {}) };
}

function subjectFault(subject: string, rules: LinkRules): TextFaults["subject"] | null {
  if (subject.trim() === "") return "required";
  if ([...subject].length > subjectLimit) return "too-long";
  return rules.isIn(subject) ? "link" : null;
}

function textFault(text: string, rules: LinkRules): TextFault | null {
  if (text.trim() === "") return "required";
  if ([...text].length > 4 * fieldLimit) return "too-long";
  return rules.check(text);
}

function isSameText(one: Invitation, other: Invitation): boolean {
  return one.subject === other.subject && one.text === other.text;
}
