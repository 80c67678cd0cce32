/** Why a draft has no link: what the directory named, or the trouble that keeps us from asking it. */
export type LinkRefusalReason =
  | "no-provider-relation"
  | "provider-without-tenant-id"
  | "agreement-not-signed"
  | "other-region"
  | "link-not-trusted"
  | "refused-by-vendor"
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
