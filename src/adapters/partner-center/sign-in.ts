import { createHash } from "node:crypto";
import { findVendorAccount, saveVendorSignIn } from "../../../db/queries/vendor-accounts.ts";
import { findSignIn, insertSignIn, takeSignIn } from "../../../db/queries/vendor-sign-ins.ts";
import type { SlackUserId, WorkspaceId } from "../../domain/ids.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import type { SignInEnd, VendorConnection } from "../../ports/vendor-connection.ts";
import { type AccountDependencies, sealContext, signInLastsMs } from "./account.ts";
import { anyOrganisation, type Grant, type Login, troubleOfRefusal } from "./login.ts";

export interface SignInDependencies extends AccountDependencies {
  /** Unguessable, URL-safe, at least 43 characters. */
  readonly newSecret: () => string;
  /** Whether this workspace knows any, from wherever. */
  readonly hasCustomers: (workspaceId: WorkspaceId) => Promise<boolean>;
}

const finishWithinMs = 10 * 60 * 1_000;

/** Authorization code with PKCE: the address is one person's, works once and for ten minutes. */
export function createSignIn(
  deps: SignInDependencies,
): Pick<VendorConnection, "beginSignIn" | "readSignIn" | "finishSignIn"> {
  return {
    async readSignIn(state, now) {
      const begun = await findSignIn(deps.db, hashOf(state, "hex"), now);
      return begun && { workspaceId: begun.workspaceId, by: begun.startedBy };
    },

    async beginSignIn(workspaceId, by, callbackUrl, now) {
      const state = deps.newSecret();
      const verifier = deps.newSecret();
      const stateHash = hashOf(state, "hex");
      const signIn = {
        workspaceId,
        stateHash,
        sealedVerifier: deps.sealer.seal(verifier, verifierContext(workspaceId, stateHash)),
        callbackUrl,
        startedBy: by,
        expiresAt: new Date(now.getTime() + finishWithinMs),
      };
      await insertSignIn(deps.db, signIn, now);
      const challenge = hashOf(verifier, "base64url");
      const url = placeToSignIn(deps).authorizeUrl({ state, challenge, callbackUrl });
      return { url, state };
    },

    async finishSignIn({ state, code, error }, now) {
      const begun = await takeSignIn(deps.db, hashOf(state, "hex"), now);
      if (!begun) return { workspaceId: null, by: null, end: refused("unknown-state") };
      const { workspaceId, startedBy: by } = begun;
      if (code === null) return { workspaceId, by, end: refused(reasonOf(error ?? "")) };
      const verifier = deps.sealer.open(begun.sealedVerifier, verifierContext(workspaceId, begun.stateHash));
      try {
        const grant = await placeToSignIn(deps).redeem(code, verifier, begun.callbackUrl);
        return { workspaceId, by, end: await take(deps, { workspaceId, by, now }, grant) };
      } catch (failure) {
        if (failure instanceof DirectoryUnavailable)
          return { workspaceId, by, end: refused(failure.trouble) };
        throw failure;
      }
    },
  };
}

/** A sign-in that would not serve is not taken: the one before stays. */
async function take(
  deps: SignInDependencies,
  whose: { readonly workspaceId: WorkspaceId; readonly by: SlackUserId | null; readonly now: Date },
  { claims, refreshToken }: Grant,
): Promise<SignInEnd> {
  // Asked at the partner's own address, a token that cannot be looked into came from there.
  const tenantId = claims.tenantId ?? deps.partnerTenantId?.toLowerCase() ?? null;
  if (tenantId === null) return refused("unknown-tenant");
  const expected = deps.partnerTenantId ?? (await tenantWorkedOn(deps, whose.workspaceId));
  if (expected !== null && tenantId !== expected.toLowerCase())
    return refused(deps.partnerTenantId === null ? "other-partner" : "other-tenant");
  if (claims.hasMfa === false) return refused("no-mfa");
  if (refreshToken === null) return refused("consent-missing");
  const as = claims.person ?? "?";
  await saveVendorSignIn(deps.db, {
    workspaceId: whose.workspaceId,
    partnerTenantId: deps.partnerTenantId ?? tenantId,
    signedInAs: as,
    signedInBy: whose.by,
    signedInAt: whose.now,
    sealedRefreshToken: deps.sealer.seal(refreshToken, sealContext(whose.workspaceId)),
    endsAt: new Date(whose.now.getTime() + signInLastsMs),
  });
  return { outcome: "signed-in", as, withMfa: claims.hasMfa };
}

/** Customers that were read of one partner must not be looked for, or removed, at another. */
async function tenantWorkedOn(
  { db, hasCustomers }: SignInDependencies,
  workspaceId: WorkspaceId,
): Promise<string | null> {
  const account = await findVendorAccount(db, workspaceId);
  if (!account) return null;
  return (await hasCustomers(workspaceId)) ? account.partnerTenantId : null;
}

function placeToSignIn({ loginAt, partnerTenantId }: SignInDependencies): Login {
  return loginAt(partnerTenantId ?? anyOrganisation);
}

/** `error`, or `error: error_description`, as the vendor sent the person back with it. */
function reasonOf(error: string): Extract<SignInEnd, { outcome: "refused" }>["because"] {
  const [name = ""] = error.split(":", 1);
  return name.trim() === "access_denied" ? "cancelled" : troubleOfRefusal(name.trim(), error);
}

function refused(because: Extract<SignInEnd, { outcome: "refused" }>["because"]): SignInEnd {
  return { outcome: "refused", because };
}

function hashOf(text: string, encoding: "hex" | "base64url"): string {
  return createHash("sha256").update(text).digest(encoding);
}

/** Binds a sealed verifier to its sign-in. */
export function verifierContext(workspaceId: WorkspaceId, stateHash: string): string {
  return `vendor-sign-in:${workspaceId}:${stateHash}`;
}
