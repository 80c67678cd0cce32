import { createPrivateKey, createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import forge from "node-forge";

/** A certificate with the key that belongs to it. */
export interface Party {
  readonly certificate: forge.pki.Certificate;
  readonly key: KeyObject;
  readonly pem: string;
  readonly der: Buffer;
}

export interface PartyWishes {
  readonly organization?: string;
  readonly commonName?: string;
  readonly isCa?: boolean;
  readonly from?: Date;
  readonly until?: Date;
  readonly bits?: number;
  readonly hash?: "sha1" | "sha256";
  /** Where the issuer's certificate stands (authority information access). */
  readonly issuerAt?: string;
}

/** Begins and ends far from any test's clock. */
const always = { from: new Date("2020-01-01T00:00:00Z"), until: new Date("2040-01-01T00:00:00Z") };

export const signerName = "pcnotifications-dispatch.microsoft.com";

/** Certifies a new key; without an issuer it signs itself. */
export function certify(wishes: PartyWishes, issuer?: Party): Party {
  const { organization = "Microsoft Corporation", commonName = signerName, isCa = false } = wishes;
  const { publicKey, privateKey } = generateKeyPairSync("rsa", {
    modulusLength: wishes.bits ?? 2_048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const name = [
    { name: "organizationName", value: organization },
    { name: "commonName", value: commonName },
  ];
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = `01${forge.util.bytesToHex(forge.random.getBytesSync(8))}`;
  certificate.validity.notBefore = wishes.from ?? always.from;
  certificate.validity.notAfter = wishes.until ?? always.until;
  certificate.setSubject(name);
  certificate.setIssuer(issuer ? issuer.certificate.subject.attributes : name);
  certificate.setExtensions([
    { name: "basicConstraints", cA: isCa, critical: true },
    ...(wishes.issuerAt === undefined ? [] : [authorityInformation(wishes.issuerAt)]),
  ]);
  const issuerKey = issuer?.key.export({ type: "pkcs8", format: "pem" }).toString() ?? privateKey;
  certificate.sign(
    forge.pki.privateKeyFromPem(issuerKey),
    wishes.hash === "sha1" ? forge.md.sha1.create() : forge.md.sha256.create(),
  );
  return {
    certificate,
    key: createPrivateKey(privateKey),
    pem: forge.pki.certificateToPem(certificate),
    der: Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(), "binary"),
  };
}

function authorityInformation(address: string): object {
  const { asn1 } = forge;
  const caIssuers = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [
    asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer("1.3.6.1.5.5.7.48.2").getBytes()),
    asn1.create(asn1.Class.CONTEXT_SPECIFIC, 6, false, address),
  ]);
  const list = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [caIssuers]);
  return { id: "1.3.6.1.5.5.7.1.1", value: asn1.toDer(list).getBytes() };
}

/** The headers that the vendor puts on these bytes. */
export function signedBy(signer: Pick<Party, "key">, body: string | Buffer, certificateUrl: string) {
  const signature = createSign("RSA-SHA256").update(body).sign(signer.key, "base64");
  return {
    authorization: `Signature ${signature}`,
    "x-ms-certificate-url": certificateUrl,
    "x-ms-signature-algorithm": "rsa-sha256",
  };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server of files that counts who asks; an unknown path is 404. */
export async function startCertificateHost() {
  const files = new Map<string, Buffer | string | Answer>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const file = files.get(path);
    if (typeof file === "function") return file(request, response);
    response.writeHead(file === undefined ? 404 : 200);
    response.end(file);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  const host = `127.0.0.1:${address.port}`;
  return {
    host,
    origin: `http://${host}`,
    files,
    asked,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
