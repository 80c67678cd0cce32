import type { Db } from "../../../db/client.ts";
import { findCustomer } from "../../../db/queries/customers.ts";
import { findGdapRequest } from "../../../db/queries/gdap-requests.ts";
import { withLink } from "../../domain/draft.ts";
import type { GdapRequestId, WorkspaceId } from "../../domain/ids.ts";
import type { HandOver } from "../../ports/hand-over.ts";

/** The draft that carries an approval link; null once it was discarded, answered or lapsed. */
export async function readGdapHandOver(
  db: Db,
  workspaceId: WorkspaceId,
  id: GdapRequestId,
): Promise<Omit<HandOver, "readerLanguage" | "expiresAt"> | null> {
  const request = await findGdapRequest(db, workspaceId, id);
  if (!request?.approvalUrl || (request.state !== "drafted" && request.state !== "handed-over")) return null;
  const customer = await findCustomer(db, workspaceId, request.customerId);
  return {
    companyName: customer?.companyName ?? "",
    to: customer?.contactEmail ?? null,
    subject: request.subject,
    text: withLink(request.text, request.approvalUrl),
    language: request.language,
  };
}
