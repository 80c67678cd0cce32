import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import forge from "node-forge";

/** A chain of the simulator's own: root, intermediate, and the leaf whose key signs web hooks. */
export interface Chain {
  /** PEM. */
  readonly root: string;
  /** DER, as they are served. */
  readonly intermediateDer: Buffer;
  readonly leafDer: Buffer;
  readonly signingKey: KeyObject;
}

export const leafName = "pcnotifications-dispatch.microsoft.com";
const dayMs = 24 * 60 * 60 * 1000;

/** `issuerAddress` goes into the leaf: where the intermediate is fetched (AIA, "CA issuers"). */
export function makeChain(now: number, issuerAddress: string): Chain {
  const root = newKey();
  const intermediate = newKey();
  const leaf = newKey();
  const rootName = named("Simulated Trust Services", "Simulated Root CA");
  const intermediateName = named("Microsoft Corporation", "Simulated Partner Events Issuing CA");
  const rootCertificate = certify({
    now,
    years: 20,
    subject: rootName,
    issuer: rootName,
    subjectKey: root.publicPem,
    issuerKey: root.privatePem,
    issuerPublicKey: root.publicPem,
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const intermediateCertificate = certify({
    now,
    years: 10,
    subject: intermediateName,
    issuer: rootName,
    subjectKey: intermediate.publicPem,
    issuerKey: root.privatePem,
    issuerPublicKey: root.publicPem,
    extensions: [
      { name: "basicConstraints", cA: true, pathLenConstraint: 0, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, digitalSignature: true, critical: true },
    ],
  });
  const leafCertificate = certify({
    now,
    years: 1,
    subject: named("Microsoft Corporation", leafName),
    issuer: intermediateName,
    subjectKey: leaf.publicPem,
    issuerKey: intermediate.privatePem,
    issuerPublicKey: intermediate.publicPem,
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, keyEncipherment: true, critical: true },
      { name: "extKeyUsage", serverAuth: true, clientAuth: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: leafName }] },
      authorityInformation(issuerAddress),
    ],
  });
  return {
    root: forge.pki.certificateToPem(rootCertificate),
    intermediateDer: der(intermediateCertificate),
    leafDer: der(leafCertificate),
    signingKey: createPrivateKey(leaf.privatePem),
  };
}

interface ToCertify {
  readonly now: number;
  readonly years: number;
  readonly subject: forge.pki.CertificateField[];
  readonly issuer: forge.pki.CertificateField[];
  readonly subjectKey: string;
  readonly issuerKey: string;
  readonly issuerPublicKey: string;
  readonly extensions: object[];
}

function certify(asked: ToCertify): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(asked.subjectKey);
  certificate.serialNumber = `01${forge.util.bytesToHex(forge.random.getBytesSync(15))}`;
  // Begins a year back: a caller's clock may be behind ours.
  certificate.validity.notBefore = new Date(asked.now - 365 * dayMs);
  certificate.validity.notAfter = new Date(asked.now + asked.years * 365 * dayMs);
  certificate.setSubject(asked.subject);
  certificate.setIssuer(asked.issuer);
  certificate.setExtensions([
    ...asked.extensions,
    { name: "subjectKeyIdentifier" },
    { name: "authorityKeyIdentifier", keyIdentifier: keyIdentifier(asked.issuerPublicKey) },
  ]);
  certificate.sign(forge.pki.privateKeyFromPem(asked.issuerKey), forge.md.sha256.create());
  return certificate;
}

function authorityInformation(issuerAddress: string): object {
  const { asn1 } = forge;
  const caIssuers = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [
    asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer("1.3.6.1.5.5.7.48.2").getBytes()),
    asn1.create(asn1.Class.CONTEXT_SPECIFIC, 6, false, issuerAddress),
  ]);
  return {
    id: "1.3.6.1.5.5.7.1.1",
    value: asn1.toDer(asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [caIssuers])).getBytes(),
  };
}

function keyIdentifier(publicPem: string): string {
  return forge.pki.getPublicKeyFingerprint(forge.pki.publicKeyFromPem(publicPem), { encoding: "binary" });
}

function named(organization: string, commonName: string): forge.pki.CertificateField[] {
  return [
    { name: "countryName", value: "US" },
    { name: "organizationName", value: organization },
    { name: "commonName", value: commonName },
  ];
}

function newKey(): { readonly publicPem: string; readonly privatePem: string } {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return { publicPem: publicKey, privatePem: privateKey };
}

function der(certificate: forge.pki.Certificate): Buffer {
  return Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(), "binary");
}
