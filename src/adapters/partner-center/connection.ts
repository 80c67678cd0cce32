import { findVendorAccount, type VendorAccount } from "../../../db/queries/vendor-accounts.ts";
import type { WorkspaceId } from "../../domain/ids.ts";
import { type DirectoryTrouble, DirectoryUnavailable } from "../../ports/partner-directory.ts";
import type { ConnectionStatus, VendorConnection, WebHookStatus } from "../../ports/vendor-connection.ts";
import { hasEnded, renewIfWanted } from "./account.ts";
import { createSignIn, type SignInDependencies } from "./sign-in.ts";

/** The web hook's part of the connection. */
export interface WebHookPart {
  status(workspaceId: WorkspaceId): Promise<WebHookStatus>;
  readonly register: VendorConnection["registerWebHook"];
  readonly test: VendorConnection["testWebHook"];
}

export interface ConnectionDependencies extends SignInDependencies {
  readonly webHook: WebHookPart;
  /** Finds out at once what a new sign-in runs into. */
  readonly tryOut?: (workspaceId: WorkspaceId) => Promise<void>;
}

const dayMs = 24 * 60 * 60 * 1_000;

export function createVendorConnection(deps: ConnectionDependencies): VendorConnection {
  const status = async (workspaceId: WorkspaceId): Promise<ConnectionStatus> => {
    const account = await findVendorAccount(deps.db, workspaceId);
    return describe(account, await deps.webHook.status(workspaceId), deps.now());
  };

  const signIn = createSignIn(deps);
  return {
    beginSignIn: signIn.beginSignIn,
    readSignIn: signIn.readSignIn,
    status,

    async finishSignIn(answer, now) {
      const finished = await signIn.finishSignIn(answer, now);
      if (finished.workspaceId !== null && finished.end.outcome === "signed-in")
        await deps.tryOut?.(finished.workspaceId);
      return finished;
    },

    async renew(workspaceId, now) {
      const isDue = (account: VendorAccount) =>
        !hasEnded(account, now) &&
        (now.getTime() - account.renewedAt.getTime() >= dayMs || account.trouble !== null);
      try {
        await renewIfWanted(deps, workspaceId, isDue);
      } catch (error) {
        // What it ran into stands in the status.
        if (!(error instanceof DirectoryUnavailable)) throw error;
      }
      return status(workspaceId);
    },

    registerWebHook: deps.webHook.register,
    testWebHook: deps.webHook.test,
  };
}

function describe(account: VendorAccount | null, webHook: WebHookStatus, now: Date): ConnectionStatus {
  if (!account)
    return {
      state: "not-signed-in",
      partnerTenantId: null,
      signedInAs: null,
      signedInBy: null,
      signedInAt: null,
      endsAt: null,
      trouble: null,
      troubleSince: null,
      webHook,
    };
  const { partnerTenantId, signedInAs, signedInBy, signedInAt, endsAt, troubleSince } = account;
  const isOver = hasEnded(account, now);
  return {
    state: isOver ? "ended" : "signed-in",
    partnerTenantId,
    signedInAs,
    signedInBy,
    signedInAt,
    endsAt,
    trouble: isOver ? "sign-in-ended" : readTrouble(account.trouble),
    troubleSince,
    webHook,
  };
}

const troubles: Readonly<Record<DirectoryTrouble, true>> = {
  "no-answer": true,
  throttled: true,
  "not-signed-in": true,
  "sign-in-ended": true,
  "no-mfa": true,
  "conditional-access": true,
  "wrong-role": true,
  "consent-missing": true,
  "wrong-audience": true,
  "app-only-refused": true,
  "bad-client": true,
};

/** A newer version's word is none that we could say. */
function readTrouble(text: string | null): DirectoryTrouble | null {
  // It is one of the keys above.
  return text !== null && text in troubles ? (text as DirectoryTrouble) : null;
}
