import type { InstallationKind } from "../domain/installation.ts";

/** What became of an installation. */
export type InstallEnd =
  | {
      readonly outcome: "installed";
      readonly kind: InstallationKind;
      /** Of the workspace or organisation. */
      readonly name: string;
      readonly isOrgWide: boolean;
      /** The team's id, or the organisation's. */
      readonly placeId: string;
      readonly appId: string;
    }
  | {
      readonly outcome: "refused";
      readonly because: "code-used" | "code-refused" | "misconfigured" | "away";
    };

/** Takes people to Slack's consent page, and takes up those who come back. */
export interface InstallDesk {
  /** The address of Slack's page. */
  consentUrl(state: string): string;
  finish(code: string): Promise<InstallEnd>;
}
