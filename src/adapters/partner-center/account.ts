import type { Db } from "../../../db/client.ts";
import {
  findVendorAccount,
  leaseRenewal,
  saveRenewal,
  saveRenewalFailure,
  saveVendorTrouble,
  type VendorAccount,
} from "../../../db/queries/vendor-accounts.ts";
import type { WorkspaceId } from "../../domain/ids.ts";
import { type DirectoryTrouble, DirectoryUnavailable } from "../../ports/partner-directory.ts";
import type { Sealer } from "../../ports/sealer.ts";
import type { Grant, LoginAt } from "./login.ts";
import type { Audience } from "./tokens.ts";
import { unavailable } from "./vendor-error.ts";

export interface AccountDependencies {
  readonly db: Db;
  readonly sealer: Sealer;
  readonly loginAt: LoginAt;
  /** Null: each workspace works on the partner tenant that its first sign-in belonged to. */
  readonly partnerTenantId: string | null;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
}

const dayMs = 24 * 60 * 60 * 1_000;
/** A refresh token ends so long after it was last renewed. */
export const signInLastsMs = 90 * dayMs;

/** Longer than the sign-in service may take; whoever died with the lease holds up the others no longer than this. */
const leaseMs = 20_000;
const lookAgainMs = 250;
const longestWaitMs = 25_000;

/** Binds a sealed refresh token to its workspace. */
export function sealContext(workspaceId: WorkspaceId): string {
  return `vendor-refresh-token:${workspaceId}`;
}

/** The partner tenant that a workspace works on. */
export function tenantOf(
  { partnerTenantId }: Pick<AccountDependencies, "partnerTenantId">,
  account: Pick<VendorAccount, "partnerTenantId">,
): string {
  return partnerTenantId ?? account.partnerTenantId;
}

/** The same, looked up. Throws DirectoryUnavailable where nobody has signed in yet. */
export async function partnerTenantOf(
  deps: Pick<AccountDependencies, "db" | "partnerTenantId">,
  workspaceId: WorkspaceId,
): Promise<string> {
  if (deps.partnerTenantId !== null) return deps.partnerTenantId;
  const account = await findVendorAccount(deps.db, workspaceId);
  if (!account) throw unavailable("Nobody has signed in with the vendor yet.", { trouble: "not-signed-in" });
  return tenantOf(deps, account);
}

export function hasEnded({ sealedRefreshToken, endsAt }: VendorAccount, now: Date): boolean {
  return sealedRefreshToken === null || endsAt.getTime() <= now.getTime();
}

/**
 * Asks the sign-in service with the stored refresh token and keeps the newest it gives. One process at a time: the others
 * wait for their turn. Throws DirectoryUnavailable.
 */
export async function useRefreshToken(
  deps: AccountDependencies,
  workspaceId: WorkspaceId,
  audience: Audience,
): Promise<Grant> {
  const grant = await inTurn(deps, workspaceId, (account, sealed) =>
    renewLeased(deps, account, sealed, audience),
  );
  if (!grant) throw new Error("a renewal that is always wanted was not wanted");
  return grant;
}

/** The same for its own sake, where it is still `wanted` when our turn has come. */
export async function renewIfWanted(
  deps: AccountDependencies,
  workspaceId: WorkspaceId,
  wanted: (account: VendorAccount) => boolean,
): Promise<void> {
  await inTurn(deps, workspaceId, (account, sealed) => renewLeased(deps, account, sealed, "api"), wanted);
}

async function inTurn<T>(
  deps: AccountDependencies,
  workspaceId: WorkspaceId,
  work: (account: VendorAccount, sealed: string) => Promise<T | null>,
  wanted: (account: VendorAccount) => boolean = () => true,
): Promise<T | null> {
  for (let waitedMs = 0; waitedMs < longestWaitMs; waitedMs += lookAgainMs) {
    const account = await findVendorAccount(deps.db, workspaceId);
    if (!account)
      throw unavailable("Nobody has signed in with the vendor yet.", { trouble: "not-signed-in" });
    if (!wanted(account)) return null;
    const now = deps.now();
    if (account.sealedRefreshToken === null || hasEnded(account, now))
      throw unavailable("The sign-in with the vendor has ended.", { trouble: "sign-in-ended" });
    if (await leaseRenewal(deps.db, account, new Date(now.getTime() + leaseMs), now)) {
      const done = await work(account, account.sealedRefreshToken);
      if (done !== null) return done;
    }
    await deps.sleep(lookAgainMs);
  }
  throw unavailable("Another process has been renewing the sign-in for long.", { trouble: "no-answer" });
}

/** Null: somebody signed in anew meanwhile. */
async function renewLeased(
  deps: AccountDependencies,
  account: VendorAccount,
  sealed: string,
  audience: Audience,
): Promise<Grant | null> {
  const context = sealContext(account.workspaceId);
  try {
    const token = deps.sealer.open(sealed, context);
    const grant = await deps.loginAt(tenantOf(deps, account)).refresh(token, audience);
    const renewedAt = deps.now();
    const isSettled = account.trouble === "sign-in-ended" || account.trouble === "bad-client";
    const isSaved = await saveRenewal(deps.db, account, {
      // Sealed anew also when it is the same: the key may have been changed meanwhile.
      sealedRefreshToken: deps.sealer.seal(grant.refreshToken ?? token, context),
      renewedAt,
      endsAt: new Date(renewedAt.getTime() + signInLastsMs),
      // What calls ran into is not disproved by a new token.
      trouble: isSettled ? null : account.trouble,
      troubleSince: isSettled ? null : account.troubleSince,
    });
    return isSaved ? grant : null;
  } catch (error) {
    const trouble = error instanceof DirectoryUnavailable ? error.trouble : null;
    const isOurs = trouble !== null && mustBeActedOn(trouble);
    await saveRenewalFailure(deps.db, account, {
      trouble: isOurs ? trouble : account.trouble,
      since: isOurs ? sinceOf(account, trouble, deps.now()) : account.troubleSince,
      isOver: trouble === "sign-in-ended",
    });
    throw error;
  }
}

/** A call may go well while others, that need more rights, do not: a trouble is over when it stayed away for so long. */
export const quietMs = 10 * 60 * 1_000;

/** Keeps what a call ran into; null: a call went well, and so did all others for a while. */
export async function keepTrouble(
  { db, now }: AccountDependencies,
  workspaceId: WorkspaceId,
  trouble: DirectoryTrouble | null,
): Promise<void> {
  const account = await findVendorAccount(db, workspaceId);
  if (!account || account.trouble === trouble) return;
  if (trouble !== null) return saveVendorTrouble(db, workspaceId, trouble, now());
  const isYoung = account.troubleSince !== null && now().getTime() - account.troubleSince.getTime() < quietMs;
  // An access token outlives the sign-in that it came from: it proves nothing.
  if (isYoung || account.trouble === "sign-in-ended") return;
  await saveVendorTrouble(db, workspaceId, null, null);
}

/** Somebody has to do something; the others pass by themselves. */
export function mustBeActedOn(trouble: DirectoryTrouble): boolean {
  return trouble !== "no-answer" && trouble !== "throttled";
}

function sinceOf(account: VendorAccount, trouble: string, now: Date): Date {
  return account.trouble === trouble && account.troubleSince ? account.troubleSince : now;
}
