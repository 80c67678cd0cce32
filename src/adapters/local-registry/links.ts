import { and, asc, eq, gt, gte, type InferSelectModel, inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "../../../db/client.ts";
import { registryLinks } from "../../../db/schema/registry-links.ts";
import type { InvitationId, WorkspaceId } from "../../domain/ids.ts";
import type { LegAnswer } from "../../domain/invitation.ts";
import type { LinkEnd, LinkRequest, LinkStatus } from "../../ports/partner-directory.ts";

export type RegistryLink = InferSelectModel<typeof registryLinks>;

/** Closed for the time being: nothing final was decided about the invitation. */
const reopening = ["open", "replaced", "discarded"] as const;

/** Makes the link, or replaces one that may open again. False when there is one that was answered or closed for good. */
export async function saveLink(db: Db, request: LinkRequest, tokenHash: string): Promise<boolean> {
  const { customer, invitationId, ...shown } = request;
  const link = {
    tokenHash,
    customerId: customer.customerId,
    companyName: shown.companyName,
    partnerName: shown.partnerName,
    legs: shown.legs,
    asksForDap: shown.asksForDap,
    language: shown.language,
    expiresAt: shown.expiresAt,
  };
  const saved = await db
    .insert(registryLinks)
    .values({ workspaceId: customer.workspaceId, invitationId, state: "open", ...link })
    .onConflictDoUpdate({
      target: [registryLinks.workspaceId, registryLinks.invitationId],
      set: { ...link, state: "open", closedAt: null },
      setWhere: inArray(registryLinks.state, [...reopening]),
    })
    .returning({ invitationId: registryLinks.invitationId });
  return saved.length === 1;
}

export async function findLink(
  db: Db,
  workspaceId: WorkspaceId,
  invitationId: InvitationId,
): Promise<RegistryLink | null> {
  const [link] = await db.select().from(registryLinks).where(isLink(workspaceId, invitationId));
  return link ?? null;
}

/** The one query without a workspace: a customer's browser knows nothing but the token, and that tells the workspace. */
export async function findLinkByToken(db: Db, tokenHash: string): Promise<RegistryLink | null> {
  const [link] = await db.select().from(registryLinks).where(eq(registryLinks.tokenHash, tokenHash));
  return link ?? null;
}

export async function findAnswered(db: Db, workspaceId: WorkspaceId, since: Date): Promise<RegistryLink[]> {
  return db
    .select()
    .from(registryLinks)
    .where(
      and(
        eq(registryLinks.workspaceId, workspaceId),
        gte(registryLinks.closedAt, since),
        eq(registryLinks.state, "answered"),
      ),
    )
    .orderBy(asc(registryLinks.closedAt), asc(registryLinks.invitationId));
}

export async function moveExpiry(
  db: Db,
  workspaceId: WorkspaceId,
  invitationId: InvitationId,
  expiresAt: Date,
): Promise<void> {
  await db
    .update(registryLinks)
    .set({ expiresAt, state: "open", closedAt: null })
    .where(and(isLink(workspaceId, invitationId), inArray(registryLinks.state, [...reopening])));
}

export async function endLink(
  db: Db,
  workspaceId: WorkspaceId,
  invitationId: InvitationId,
  because: LinkEnd,
  now: Date,
): Promise<void> {
  await db
    .update(registryLinks)
    .set({ state: because, closedAt: now })
    .where(and(isLink(workspaceId, invitationId), eq(registryLinks.state, "open")));
}

/** True for the one answer that counts: the guard is in the statement, so ten at once change one row once. */
export async function saveAnswers(
  tx: Tx,
  link: RegistryLink,
  answers: readonly LegAnswer[],
  grantsDap: boolean,
  now: Date,
): Promise<boolean> {
  const saved = await tx
    .update(registryLinks)
    .set({ state: "answered", closedAt: now, answers, grantsDap })
    .where(
      and(
        isLink(link.workspaceId, link.invitationId),
        // A link that was replaced meanwhile is another link.
        eq(registryLinks.tokenHash, link.tokenHash),
        eq(registryLinks.state, "open"),
        gt(registryLinks.expiresAt, now),
      ),
    )
    .returning({ one: sql`1` });
  return saved.length === 1;
}

export function statusOf(link: RegistryLink): LinkStatus {
  const answers = (link.answers ?? []).map((each) => ({ ...each, answeredAt: new Date(each.answeredAt) }));
  return { invitationId: link.invitationId, answers, grantsDap: link.grantsDap };
}

function isLink(workspaceId: WorkspaceId, invitationId: InvitationId) {
  return and(eq(registryLinks.workspaceId, workspaceId), eq(registryLinks.invitationId, invitationId));
}
