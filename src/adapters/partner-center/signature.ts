import { createVerify, type X509Certificate } from "node:crypto";
import type { VendorHosts } from "./call.ts";
import type { Certificates } from "./certificates.ts";
import { type ChainFault, findChainFault, type TrustedRoots } from "./certificates-chain.ts";
import { mayFetch } from "./certificates-host.ts";

export interface SignatureParts {
  readonly hosts: Pick<VendorHosts, "certificateHosts">;
  readonly certificates: Certificates;
  readonly roots: TrustedRoots;
  /** The name that the certificate has to bear, lower case; null for any. */
  readonly subject: string | null;
}

/** For the log. Who sent it hears the status alone. */
type SignatureFault =
  | ChainFault
  | "no-signature"
  | "no-certificate-address"
  | "no-algorithm"
  | "other-algorithm"
  | "foreign-host"
  | "no-certificate"
  | "wrong-signature";

const malformed: readonly SignatureFault[] = ["no-certificate-address", "no-algorithm"];

export function isMalformed(fault: SignatureFault): boolean {
  return malformed.includes(fault);
}

interface Signed {
  readonly body: Uint8Array;
  header(name: string): string | null;
}

/**
 * Whether the vendor signed these very bytes; null when it did. Nothing is asked for before the address of the certificate
 * is found to be one of the vendor's own hosts.
 * Source: https://learn.microsoft.com/en-us/partner-center/developer/partner-center-webhooks
 */
export async function findSignatureFault(
  { hosts, certificates, roots, subject }: SignatureParts,
  { body, header }: Signed,
  now: Date,
): Promise<SignatureFault | null> {
  const signature = readSignature(header("authorization")) ?? readSignature(header("x-ms-signature"));
  if (!signature) return "no-signature";
  const address = header("x-ms-certificate-url");
  if (!address) return "no-certificate-address";
  const algorithm = header("x-ms-signature-algorithm");
  if (!algorithm) return "no-algorithm";
  if (algorithm.trim().toLowerCase() !== "rsa-sha256") return "other-algorithm";
  if (!mayFetch(address, hosts.certificateHosts, "signer")) return "foreign-host";

  const issuersAt = async (issuer: string) =>
    mayFetch(issuer, hosts.certificateHosts, "issuer") ? certificates.at(issuer, now) : null;
  const check = async (file: readonly X509Certificate[] | null): Promise<SignatureFault | null> => {
    if (!file) return "no-certificate";
    const fault = await findChainFault({ file, roots, issuersAt, subject, now });
    if (fault) return fault;
    return isSignedBy(file[0], body, signature) ? null : "wrong-signature";
  };
  const fault = await check(await certificates.at(address, now));
  const changed = fault && (await certificates.again(address, now));
  return changed ? check(changed) : fault;
}

function readSignature(value: string | null): Buffer | null {
  const [, base64] = /^\s*Signature\s+([A-Za-z0-9+/]{40,1400}={0,2})\s*$/i.exec(value ?? "") ?? [];
  return base64 ? Buffer.from(base64, "base64") : null;
}

/** PKCS#1 v1.5 over the bytes as they came. */
function isSignedBy(certificate: X509Certificate | undefined, body: Uint8Array, signature: Buffer): boolean {
  return (
    certificate !== undefined &&
    createVerify("RSA-SHA256").update(body).verify(certificate.publicKey, signature)
  );
}
