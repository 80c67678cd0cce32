import { addMinutes } from "date-fns";
import { findGdapRequest } from "../../../db/queries/gdap-requests.ts";
import { insertPass } from "../../../db/queries/hand-over-passes.ts";
import {
  discardRequest,
  type GdapRequest,
  type GdapRequestRefusal,
  handOverRequest,
  reviseRequest,
} from "../../domain/gdap.ts";
import { faultsOfMail, type GdapMailFaults, storedMail } from "../../domain/gdap-draft.ts";
import type { GdapRequestId } from "../../domain/ids.ts";
import { type Declined, declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { tidyTyped } from "../../domain/typed-text.ts";
import type { ServiceContext } from "../context.ts";
import { hashOfPass } from "../invitations/hand-over.ts";
import { moveRequest } from "./move.ts";

type Refusal = "not-permitted" | "not-found" | GdapRequestRefusal;
export type InvalidGdapMail = Declined<"invalid"> & { readonly faults: GdapMailFaults };

/** How long the address of a hand-over page works. */
const passMinutes = 30;

/** Keeps what was typed; `isFinal` insists on a subject and on the approval link, once and byte for byte. */
export async function saveGdapText(
  ctx: ServiceContext,
  typed: {
    readonly gdapRequestId: GdapRequestId;
    readonly subject: string;
    readonly text: string;
    readonly isFinal: boolean;
  },
): Promise<Outcome<GdapRequest, Refusal> | InvalidGdapMail> {
  if (!may(ctx.actor, "gdap.request")) return declined("not-permitted");
  const found = await findGdapRequest(ctx.db, ctx.workspaceId, typed.gdapRequestId);
  if (!found) return declined("not-found");
  // The link never changes once it is there, so that what is checked against it need not be locked.
  const link = found.approvalUrl;
  if (link === null) return declined(found.state === "refused" ? "gdap-was-refused" : "gdap-not-created-yet");
  const mail = { subject: tidyTyped(typed.subject), text: tidyTyped(typed.text) };
  const faults = typed.isFinal ? faultsOfMail(mail, link) : {};
  if (Object.keys(faults).length > 0) return { ...declined("invalid"), faults };
  const stored = storedMail(mail, link);
  return moveRequest(ctx, typed.gdapRequestId, (request) =>
    request.subject === stored.subject && request.text === stored.text && request.state === "drafted"
      ? null
      : reviseRequest(request, stored),
  );
}

/** *Done*: it was handed over, by whom and when. */
export async function handOverGdap(
  ctx: ServiceContext,
  { gdapRequestId }: { readonly gdapRequestId: GdapRequestId },
): Promise<Outcome<GdapRequest, Refusal | "link-missing">> {
  const { actor } = ctx;
  if (actor.kind !== "staff" || !may(actor, "gdap.request")) return declined("not-permitted");
  return moveRequest(ctx, gdapRequestId, (request) => handOverRequest(request, actor.slackUserId, ctx.now()));
}

export async function discardGdap(
  ctx: ServiceContext,
  { gdapRequestId }: { readonly gdapRequestId: GdapRequestId },
): Promise<Outcome<GdapRequest, Refusal>> {
  if (!may(ctx.actor, "gdap.request")) return declined("not-permitted");
  return moveRequest(ctx, gdapRequestId, (request) => discardRequest(request, ctx.now()));
}

/** A short-lived personal address of the hand-over page for this draft. */
export async function passToGdapHandOver(
  ctx: ServiceContext,
  { gdapRequestId }: { readonly gdapRequestId: GdapRequestId },
): Promise<Outcome<{ readonly url: string; readonly expiresAt: Date }, "not-permitted" | "not-found">> {
  const { actor } = ctx;
  if (actor.kind !== "staff" || !may(actor, "gdap.request")) return declined("not-permitted");
  const found = await findGdapRequest(ctx.db, ctx.workspaceId, gdapRequestId);
  if (!found || (found.state !== "drafted" && found.state !== "handed-over")) return declined("not-found");
  const token = ctx.newSecret();
  const expiresAt = addMinutes(ctx.now(), passMinutes);
  await insertPass(ctx.db, {
    workspaceId: ctx.workspaceId,
    tokenHash: hashOfPass(token),
    gdapRequestId,
    slackUserId: actor.slackUserId,
    expiresAt,
  });
  return done({ url: `${ctx.publicUrl}/h/${token}`, expiresAt });
}
