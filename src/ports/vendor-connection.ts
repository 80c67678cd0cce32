import type { SlackUserId, WorkspaceId } from "../domain/ids.ts";
import type { DirectoryTrouble } from "./partner-directory.ts";

/** How we stand with the vendor. Nothing here is a secret. */
export interface ConnectionStatus {
  readonly state: "not-signed-in" | "signed-in" | "ended";
  /** The partner's own tenant and the person whose rights all calls carry, as the vendor names them. */
  readonly partnerTenantId: string | null;
  readonly signedInAs: string | null;
  readonly signedInBy: SlackUserId | null;
  readonly signedInAt: Date | null;
  /** When the sign-in ends unless it is renewed; it is renewed long before. */
  readonly endsAt: Date | null;
  /** What the last attempt ran into; null when all is well. */
  readonly trouble: DirectoryTrouble | null;
  readonly troubleSince: Date | null;
  readonly webHook: WebHookStatus;
}

/** One registration for each partner: it may belong to another tool, which we leave alone. */
export type WebHookStatus =
  | { readonly state: "not-registered" | "no-public-address" }
  | { readonly state: "foreign"; readonly url: string }
  | {
      readonly state: "registered";
      readonly url: string;
      readonly events: readonly string[];
      /** The last event that came with a right signature, test events included. */
      readonly lastEventAt: Date | null;
    };

export type SignInEnd =
  | { readonly outcome: "signed-in"; readonly as: string; readonly withMfa: boolean | null }
  | {
      readonly outcome: "refused";
      readonly because:
        | DirectoryTrouble
        | "cancelled"
        | "unknown-state"
        /** Than the one of our settings. */
        | "other-tenant"
        /** Than the one whose customers this workspace has. */
        | "other-partner"
        /** It does not say of which organisation it is, and nobody else has. */
        | "unknown-tenant";
    };

export interface VendorConnection {
  status(workspaceId: WorkspaceId): Promise<ConnectionStatus>;
  /**
   * Where a person signs in. The address is theirs alone, works once and for ten minutes. `callbackUrl` is our own page
   * that the vendor sends them back to.
   */
  beginSignIn(
    workspaceId: WorkspaceId,
    by: SlackUserId | null,
    callbackUrl: string,
    now: Date,
  ): Promise<{ readonly url: string; readonly state: string }>;
  /** Who began it, without using it up; null where nobody did, it is over, or it was used. */
  readSignIn(
    state: string,
    now: Date,
  ): Promise<{ readonly workspaceId: WorkspaceId; readonly by: SlackUserId | null } | null>;
  /** What came back on the callback page. `workspaceId` is found by `state`; null for a state that is unknown or used. */
  finishSignIn(
    answer: { readonly state: string; readonly code: string | null; readonly error: string | null },
    now: Date,
  ): Promise<{
    readonly workspaceId: WorkspaceId | null;
    readonly by: SlackUserId | null;
    readonly end: SignInEnd;
  }>;
  /** Renews the sign-in when it is time (daily), and tells how long it still holds. Two processes at once renew once. */
  renew(workspaceId: WorkspaceId, now: Date): Promise<ConnectionStatus>;
  /**
   * Makes the vendor send its events to `url`: reads first, adds our events to a registration of ours, and leaves another
   * tool's alone ("foreign") unless `takeOver` names the very address that is to be replaced.
   */
  registerWebHook(
    workspaceId: WorkspaceId,
    url: string,
    takeOver: string | null,
    now: Date,
  ): Promise<WebHookStatus>;
  /** Asks the vendor to send a test event; the status shows when it came. */
  testWebHook(
    workspaceId: WorkspaceId,
    now: Date,
  ): Promise<{ readonly asked: boolean; readonly message: string | null }>;
}
