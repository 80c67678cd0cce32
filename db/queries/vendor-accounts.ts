import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import type { SlackUserId, WorkspaceId } from "../../src/domain/ids.ts";
import type { Db, Tx } from "../client.ts";
import { vendorAccounts } from "../schema/index.ts";

/** The sign-in as it stands. `sealedRefreshToken` is null after it ended. */
export interface VendorAccount {
  readonly workspaceId: WorkspaceId;
  readonly partnerTenantId: string;
  readonly signedInAs: string;
  readonly signedInBy: SlackUserId | null;
  readonly signedInAt: Date;
  readonly sealedRefreshToken: string | null;
  readonly renewedAt: Date;
  readonly endsAt: Date;
  readonly renewingUntil: Date | null;
  readonly version: number;
  readonly trouble: string | null;
  readonly troubleSince: Date | null;
  /** The episode that admin agents were told of last. */
  readonly toldTrouble: string | null;
  readonly warnedDays: number | null;
}

/** Names one state of a sign-in: a change that was decided on it is refused when there is a newer one. */
export interface AccountVersion {
  readonly workspaceId: WorkspaceId;
  readonly version: number;
}

export async function findVendorAccount(
  db: Db | Tx,
  workspaceId: WorkspaceId,
): Promise<VendorAccount | null> {
  const [row] = await db
    .select()
    .from(vendorAccounts)
    .where(eq(vendorAccounts.workspaceId, workspaceId))
    .limit(1);
  return row ?? null;
}

type NewSignIn = Pick<
  VendorAccount,
  "workspaceId" | "partnerTenantId" | "signedInAs" | "signedInBy" | "signedInAt" | "endsAt"
> & { readonly sealedRefreshToken: string };

/** A new sign-in takes the place of the one before, whatever that one's state. */
export async function saveVendorSignIn(db: Db, signIn: NewSignIn): Promise<void> {
  const fresh = {
    ...signIn,
    renewedAt: signIn.signedInAt,
    renewingUntil: null,
    trouble: null,
    troubleSince: null,
  };
  await db
    .insert(vendorAccounts)
    .values({ ...fresh, version: 0 })
    .onConflictDoUpdate({
      target: vendorAccounts.workspaceId,
      set: { ...fresh, version: sql`${vendorAccounts.version} + 1` },
    });
}

/** Takes the sole right to renew until then. False: another process has it, or the sign-in is not the same any more. */
export async function leaseRenewal(
  db: Db,
  account: AccountVersion,
  until: Date,
  now: Date,
): Promise<boolean> {
  const rows = await db
    .update(vendorAccounts)
    .set({ renewingUntil: until })
    .where(
      and(isStill(account), or(isNull(vendorAccounts.renewingUntil), lte(vendorAccounts.renewingUntil, now))),
    )
    .returning({ version: vendorAccounts.version });
  return rows.length > 0;
}

/** Keeps the newest token and gives the lease back. False: somebody signed in anew meanwhile, whose token stays. */
export async function saveRenewal(
  db: Db,
  account: AccountVersion,
  renewed: Pick<VendorAccount, "sealedRefreshToken" | "renewedAt" | "endsAt" | "trouble" | "troubleSince">,
): Promise<boolean> {
  const rows = await db
    .update(vendorAccounts)
    .set({
      ...renewed,
      version: account.version + 1,
      renewingUntil: null,
    })
    .where(isStill(account))
    .returning({ version: vendorAccounts.version });
  return rows.length > 0;
}

/** The renewal failed: gives the lease back, keeps what it ran into. `isOver`: the refresh token is of no use any more. */
export async function saveRenewalFailure(
  db: Db,
  account: AccountVersion,
  failure: { readonly trouble: string | null; readonly since: Date | null; readonly isOver: boolean },
): Promise<void> {
  await db
    .update(vendorAccounts)
    .set({
      renewingUntil: null,
      trouble: failure.trouble,
      troubleSince: failure.since,
      ...(failure.isOver ? { sealedRefreshToken: null } : {}),
    })
    .where(isStill(account));
}

/** What a call ran into, or that all is well again. */
export async function saveVendorTrouble(
  db: Db,
  workspaceId: WorkspaceId,
  trouble: string | null,
  since: Date | null,
): Promise<void> {
  await db
    .update(vendorAccounts)
    .set({ trouble, troubleSince: since })
    .where(eq(vendorAccounts.workspaceId, workspaceId));
}

/** What admin agents were told of. Of two processes that found the same out, one gets to tell: true. */
export async function saveTold(
  tx: Tx,
  { workspaceId, toldTrouble, warnedDays }: Pick<VendorAccount, "workspaceId" | "toldTrouble" | "warnedDays">,
  told: Pick<VendorAccount, "toldTrouble" | "warnedDays">,
): Promise<boolean> {
  const rows = await tx
    .update(vendorAccounts)
    .set({ toldTrouble: told.toldTrouble, warnedDays: told.warnedDays })
    .where(
      and(
        eq(vendorAccounts.workspaceId, workspaceId),
        toldTrouble === null
          ? isNull(vendorAccounts.toldTrouble)
          : eq(vendorAccounts.toldTrouble, toldTrouble),
        warnedDays === null ? isNull(vendorAccounts.warnedDays) : eq(vendorAccounts.warnedDays, warnedDays),
      ),
    )
    .returning({ version: vendorAccounts.version });
  return rows.length > 0;
}

function isStill({ workspaceId, version }: AccountVersion) {
  return and(eq(vendorAccounts.workspaceId, workspaceId), eq(vendorAccounts.version, version));
}
