/** What the directory named as standing in the way of a link. */
export type LinkObstacle =
  | "no-provider-relation"
  | "provider-without-tenant-id"
  | "agreement-not-signed"
  | "other-region"
  | "link-not-trusted"
  | "refused-by-vendor";

/** Why a draft has no link: an obstacle, or the trouble that keeps us from asking the directory. */
export type LinkRefusalReason =
  | LinkObstacle
  | "not-signed-in"
  | "sign-in-ended"
  | "no-mfa"
  | "conditional-access"
  | "wrong-role"
  | "consent-missing"
  | "wrong-audience"
  | "app-only-refused"
  | "bad-client";

/** Kept with the draft until there is a link. `message` is the vendor's own words; `correlationId` its support asks for. */
export interface KeptLinkRefusal {
  readonly because: LinkRefusalReason;
  readonly message: string | null;
  readonly correlationId: string | null;
  readonly at: Date;
}
