import type { SealedColumn } from "../../db/queries/sealed.ts";
import { sealContext } from "../adapters/partner-center/account.ts";
import { verifierContext } from "../adapters/partner-center/sign-in.ts";
import { InvitationId, type WorkspaceId } from "../domain/ids.ts";
import { botTokenContext, slackRefreshContext } from "../service/installations/seals.ts";
import { linkContext } from "../service/invitations/issue-link.ts";
import { passportContext } from "../service/passports/passport.ts";

const contexts: Readonly<Record<SealedColumn, (workspaceId: WorkspaceId, id: string) => string>> = {
  "installations.sealed_bot_token": botTokenContext,
  "installations.sealed_refresh_token": slackRefreshContext,
  "invitations.sealed_link": (_, id) => linkContext(InvitationId.parse(id)),
  "passports.sealed_token": (_, id) => passportContext(InvitationId.parse(id)),
  "vendor_accounts.sealed_refresh_token": (workspaceId) => sealContext(workspaceId),
  "vendor_sign_ins.sealed_verifier": verifierContext,
};

/** What a sealed text in this row is bound to; `id` as db/queries/sealed.ts gives it. */
export function contextOf(column: SealedColumn, workspaceId: WorkspaceId, id: string): string {
  return contexts[column](workspaceId, id);
}
