import { createSign, type KeyObject } from "node:crypto";
import { z } from "zod";

/** One web hook as it leaves; the bytes never change from attempt to attempt. */
export const hookMessageSchema = z.object({
  id: z.string(),
  partnerId: z.string(),
  eventName: z.string(),
  body: z.string(),
  trouble: z.enum(["bad-signature", "foreign-certificate"]).nullable(),
  /** Attempts made so far. */
  attempts: z.number(),
});

export type HookMessage = z.infer<typeof hookMessageSchema>;

export interface EventContent {
  readonly eventName: string;
  /** Undefined leaves the key out. */
  readonly resourceUri: string | null | undefined;
  readonly resourceName: string;
  readonly auditUri: string | null;
  /** Seven fraction digits, without a zone. */
  readonly changedAt: string;
}

export function bodyOf({ eventName, resourceUri, resourceName, auditUri, changedAt }: EventContent): string {
  return JSON.stringify({
    EventName: eventName,
    // JSON leaves an undefined key out.
    ResourceUri: resourceUri,
    ResourceName: resourceName,
    AuditUri: auditUri,
    ResourceChangeUtcDate: `${changedAt}+00:00`,
  });
}

export interface Signing {
  readonly key: KeyObject;
  readonly certificateUrl: string;
  /** The registration asked for `x-ms-signature` in place of `Authorization`. */
  readonly inOwnHeader: boolean;
  /** The signature of other bytes. */
  readonly isBad: boolean;
}

export function signedHeaders(body: string, signing: Signing): Record<string, string> {
  const signature = createSign("RSA-SHA256")
    .update(signing.isBad ? `${body} ` : body, "utf8")
    .sign(signing.key, "base64");
  return {
    "Content-Type": "application/json",
    "X-MS-Certificate-Url": signing.certificateUrl,
    "X-MS-Signature-Algorithm": "rsa-sha256",
    [signing.inOwnHeader ? "x-ms-signature" : "Authorization"]: `Signature ${signature}`,
  };
}
