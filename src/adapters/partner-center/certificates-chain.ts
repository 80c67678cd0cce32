import { X509Certificate } from "node:crypto";
import { rootCertificates } from "node:tls";

/** Roots by the name they bear. */
export type TrustedRoots = ReadonlyMap<string, readonly X509Certificate[]>;

/** The platform's own roots and those from the settings. */
export function trustedRoots(further: readonly string[]): TrustedRoots {
  const roots = new Map<string, X509Certificate[]>();
  for (const pem of [...rootCertificates, ...further]) {
    const root = new X509Certificate(pem);
    roots.set(root.subject, [...(roots.get(root.subject) ?? []), root]);
  }
  return roots;
}

interface ChainQuestion {
  /** The signer's certificate, and what came in the same file. */
  readonly file: readonly X509Certificate[];
  readonly roots: TrustedRoots;
  /** The issuer's certificates at an address that a certificate names; null where it may not be asked or does not answer. */
  readonly issuersAt: (address: string) => Promise<readonly X509Certificate[] | null>;
  /** The name that the signer has to bear; null for any. */
  readonly subject: string | null;
  readonly now: Date;
}

/** Why a certificate is not believed: for the log. */
export type ChainFault =
  | "empty-file"
  | "wrong-subject"
  | "wrong-issuer"
  | "weak-key"
  | "weak-signature"
  | "not-in-its-time"
  | "signer-is-ca"
  | "issuer-is-no-ca"
  | "no-trusted-root";

const longestChain = 5;

/** Follows the signer's certificate up to a trusted root; null when all is well. */
export async function findChainFault(question: ChainQuestion): Promise<ChainFault | null> {
  const { file, roots, now } = question;
  const [signer] = file;
  if (!signer) return "empty-file";
  const fault = faultOfSigner(signer, question);
  if (fault) return fault;
  const candidates = [...file.slice(1)];
  let current = signer;
  for (let length = 1; length < longestChain; length += 1) {
    if (!isInItsTime(current, now)) return "not-in-its-time";
    if (hasWeakSignature(current)) return "weak-signature";
    const issued = current;
    const mayHaveIssued = roots.get(issued.issuer) ?? [];
    if (mayHaveIssued.some((root) => isInItsTime(root, now) && isIssuedBy(issued, root))) return null;
    const issuer = await findIssuer(current, candidates, question);
    if (!issuer) return "no-trusted-root";
    if (!issuer.ca) return "issuer-is-no-ca";
    current = issuer;
  }
  return "no-trusted-root";
}

function faultOfSigner(signer: X509Certificate, { subject }: ChainQuestion): ChainFault | null {
  if (signer.ca) return "signer-is-ca";
  if (subject !== null && !valuesOf(signer.subject, "CN").some((name) => name.toLowerCase() === subject))
    return "wrong-subject";
  if (!valuesOf(signer.issuer, "O").includes("Microsoft Corporation")) return "wrong-issuer";
  const { asymmetricKeyType, asymmetricKeyDetails } = signer.publicKey;
  const isStrong = asymmetricKeyType === "rsa" && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2_048;
  return isStrong ? null : "weak-key";
}

async function findIssuer(
  certificate: X509Certificate,
  candidates: readonly X509Certificate[],
  { issuersAt }: ChainQuestion,
): Promise<X509Certificate | null> {
  const known = candidates.find((each) => isIssuedBy(certificate, each));
  if (known) return known;
  for (const address of issuerAddresses(certificate)) {
    const found = (await issuersAt(address))?.find((each) => isIssuedBy(certificate, each));
    if (found) return found;
  }
  return null;
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  // Names first, then the key that has really signed it.
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function isInItsTime({ validFrom, validTo }: X509Certificate, now: Date): boolean {
  return Date.parse(validFrom) <= now.getTime() && now.getTime() <= Date.parse(validTo);
}

/** md5WithRSAEncryption, sha1WithRSAEncryption, ecdsa-with-SHA1 as they stand in a certificate. */
const weakSignatures = ["2a864886f70d010104", "2a864886f70d010105", "2a8648ce3d0401"].map((hex) =>
  Buffer.from(hex, "hex"),
);

function hasWeakSignature({ raw }: X509Certificate): boolean {
  return weakSignatures.some((oid) => raw.includes(oid));
}

/** Where the certificate says that its issuer's stands (authority information access), at most two places. */
function issuerAddresses({ infoAccess }: X509Certificate): readonly string[] {
  const lines = [...(infoAccess ?? "").matchAll(/^CA Issuers - URI:(\S+)$/gm)];
  return lines.flatMap(([, address]) => (address ? [address] : [])).slice(0, 2);
}

/** Node writes one part of a name on each line. */
function valuesOf(name: string, part: "CN" | "O"): readonly string[] {
  return name
    .split("\n")
    .filter((line) => line.startsWith(`${part}=`))
    .map((line) => line.slice(part.length + 1));
}
