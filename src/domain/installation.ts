import type { SlackUserId } from "./ids.ts";

/** `uninstalled`: the app was removed; `revoked`: its token was. Either way nothing can be said or asked in Slack. */
export type InstallationState = "active" | "uninstalled" | "revoked";

/** What came before: nothing, an installation that had ended, or one that still held. */
export type InstallationKind = "first" | "again" | "renewed";

/** Where an app is installed. `teamId` is empty when it is the whole organisation, `enterpriseId` outside of one. */
export interface InstalledPlace {
  readonly teamId: string;
  readonly enterpriseId: string;
}

/** Two ends are told of, in any order and again and again; the removal of the app says more than that of its token. */
export function endedState(before: InstallationState, told: "uninstalled" | "revoked"): InstallationState {
  return before === "uninstalled" ? before : told;
}

export type InstallationEvent =
  | {
      readonly type: "app.installed";
      readonly kind: InstallationKind;
      readonly by: SlackUserId;
      readonly isOrgWide: boolean;
      readonly scopes: readonly string[];
    }
  | { readonly type: "app.uninstalled" | "app.revoked"; readonly because: string }
  /** Slack gives no new token: the old one works until its end. */
  | {
      readonly type: "app.renewal-refused";
      readonly because: string;
      readonly by: SlackUserId;
      readonly tokenEndsAt: Date;
    };

/** How long before its end a token is renewed. */
export const renewAheadMs = 2 * 3_600_000;
