import type { Db } from "../../../db/client.ts";
import { isDatabaseDown } from "../../../db/errors.ts";
import { findPass } from "../../../db/queries/hand-over-passes.ts";
import { findInvitation, readInvitationGround } from "../../../db/queries/invitations.ts";
import { withLink } from "../../domain/draft.ts";
import type { InvitationId, SlackUserId, WorkspaceId } from "../../domain/ids.ts";
import type { Language } from "../../domain/language.ts";
import type { HandOver, HandOverDesk } from "../../ports/hand-over.ts";
import type { Sealer } from "../../ports/sealer.ts";
import { Unavailable } from "../../ports/unavailable.ts";
import { readGdapHandOver } from "../gdap/read-hand-over.ts";
import { passportLink, withPassport } from "../passports/passport.ts";
import { hashOfPass } from "./hand-over.ts";
import { linkContext } from "./issue-link.ts";

/** Serves the hand-over page. The pass says whose draft of which workspace; drafts and pending invitations are shown. */
export function createHandOverDesk(needs: {
  readonly db: Db;
  readonly sealer: Sealer;
  readonly publicUrl: string;
  readonly languageOf: (workspaceId: WorkspaceId, slackUserId: SlackUserId) => Promise<Language>;
}): HandOverDesk {
  return {
    async read(token, now) {
      try {
        return await read(token, now);
      } catch (cause) {
        if (isDatabaseDown(cause)) throw new Unavailable("The drafts' database is away.", { cause });
        throw cause;
      }
    },
  };

  async function read(token: string, now: Date): Promise<HandOver | null> {
    const pass = await findPass(needs.db, hashOfPass(token), now);
    if (!pass) return null;
    const draft =
      pass.gdapRequestId !== undefined
        ? await readGdapHandOver(needs.db, pass.workspaceId, pass.gdapRequestId)
        : await readInvitation(pass.workspaceId, pass.invitationId);
    if (!draft) return null;
    return {
      ...draft,
      readerLanguage: await needs.languageOf(pass.workspaceId, pass.slackUserId),
      expiresAt: pass.expiresAt,
    };
  }

  async function readInvitation(workspaceId: WorkspaceId, invitationId: InvitationId) {
    const found = await findInvitation(needs.db, workspaceId, invitationId);
    if (!found?.sealedLink) return null;
    const ground = await readInvitationGround(needs.db, workspaceId, found.invitation);
    const link = needs.sealer.open(found.sealedLink, linkContext(invitationId));
    const passport = await passportLink({ ...needs, workspaceId }, needs.db, invitationId);
    return {
      companyName: ground.customer?.companyName ?? "",
      to: ground.customer?.contactEmail ?? null,
      subject: found.invitation.subject,
      text: withPassport(withLink(found.invitation.text, link), passport),
      language: found.invitation.language,
    };
  }
}
