import type { ModalView } from "@slack/types";
import type { InvitationId } from "../../domain/ids.ts";
import { invitations } from "../../service/index.ts";
import { plainDate } from "../blocks.ts";
import type { Request } from "../handler.ts";
import { inviteDraft } from "./invite-draft.ts";
import { findCustomer } from "./invite-form-screen.ts";
import { type HandOverPage, inviteHandOver } from "./invite-hand-over.ts";
import { inviteNoLink } from "./invite-no-link.ts";

/** What the screens of a draft need of a request: a modal may also be drawn when no click asked for it. */
export type Reader = Pick<Request, "ctx" | "t" | "person">;

/** The draft with its text and link; null while there is no link, or for those it is not open to. */
export async function draftScreen(
  reader: Reader,
  invitationId: InvitationId,
  shown: {
    readonly wasKept?: boolean;
    readonly version?: number;
    readonly subject?: string;
    readonly text?: string;
  } = {},
): Promise<ModalView | null> {
  const found = await read(reader, invitationId);
  if (!found) return noLinkScreen(reader, invitationId);
  if (found.invitation.state !== "draft") return null;
  const version = shown.version ?? reader.ctx.now().getTime();
  return inviteDraft(
    reader.t,
    { invitationId, version },
    {
      companyName: found.companyName,
      subject: shown.subject ?? found.invitation.subject,
      text: shown.text ?? found.text,
      wasKept: shown.wasKept ?? false,
      link: reader.ctx.directory.linksArePersonal ? "personal" : found.isComposed ? "composed" : "vendor",
    },
  );
}

/** Why there is no link; null while nobody has refused one. */
async function noLinkScreen(reader: Reader, invitationId: InvitationId): Promise<ModalView | null> {
  const refusal = await invitations.linkRefusal(reader.ctx, invitationId);
  const invitation = refusal && (await invitations.get(reader.ctx, invitationId));
  if (!refusal || !invitation) return null;
  const customer = await findCustomer(reader, invitation.customerId);
  return inviteNoLink(reader.t, { invitationId, companyName: customer?.companyName ?? "" }, refusal);
}

/** The draft ready to leave, with a fresh address of the hand-over page. */
export async function handOverScreen(reader: Reader, invitationId: InvitationId): Promise<ModalView | null> {
  const found = await read(reader, invitationId);
  const pass = await invitations.passToHandOver(reader.ctx, { invitationId });
  if (!found || !pass.ok) return null;
  return inviteHandOver(reader.t, {
    invitationId,
    companyName: found.companyName,
    subject: found.invitation.subject,
    text: found.text,
    page: pageFor(reader, pass.value),
  });
}

/** Without PUBLIC_URL the page would open on nobody's machine but the bot's own. */
export function pageFor(
  { ctx, person }: Pick<Reader, "ctx" | "person">,
  pass: { readonly url: string; readonly expiresAt: Date },
): HandOverPage | null {
  if (ctx.publicUrlFault === "loopback") return null;
  return { url: pass.url, until: plainDate(pass.expiresAt, person.language, person.timeZone) };
}

async function read(reader: Reader, invitationId: InvitationId) {
  const [invitation, opened] = await Promise.all([
    invitations.get(reader.ctx, invitationId),
    invitations.open(reader.ctx, invitationId),
  ]);
  if (!invitation || !opened) return null;
  const customer = await findCustomer(reader, invitation.customerId);
  const { text, isComposed } = opened;
  return { invitation, text, isComposed, companyName: customer?.companyName ?? "" };
}
