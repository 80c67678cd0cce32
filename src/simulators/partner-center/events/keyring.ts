import { Hono } from "hono";
import { type Chain, leafName, makeChain } from "./certificates.ts";
import type { HookMessage } from "./message.ts";

/** The certificates that web hooks point to, and which of them a message is signed with. */
export interface Keyring {
  readonly rootCertificate: string;
  readonly routes: Hono;
  /** A foreign one changes with each attempt: another chain at our address, then another chain on another host. */
  signingFor(message: HookMessage): { readonly key: Chain["signingKey"]; readonly certificateUrl: string };
}

const leafFile = `${leafName}.cer`;
const intermediateFile = "partner-events-issuing-ca.cer";

export function makeKeyring(now: number, certificates: string): Keyring {
  const own = madeOnce(() => makeChain(now, `${certificates}/${intermediateFile}`));
  const foreign = madeOnce(() => makeChain(now, `${certificates}/foreign/${intermediateFile}`));
  const routes = new Hono();
  routes.get(`/${leafFile}`, () => certificate(own().leafDer));
  routes.get(`/${intermediateFile}`, () => certificate(own().intermediateDer));
  routes.get(`/foreign/${leafFile}`, () => certificate(foreign().leafDer));
  routes.get(`/foreign/${intermediateFile}`, () => certificate(foreign().intermediateDer));
  return {
    get rootCertificate() {
      return own().root;
    },
    routes,
    signingFor({ trouble, attempts }) {
      if (trouble !== "foreign-certificate")
        return { key: own().signingKey, certificateUrl: `${certificates}/${leafFile}` };
      const address = attempts % 2 === 0 ? certificates : onAnotherHost(certificates);
      return { key: foreign().signingKey, certificateUrl: `${address}/foreign/${leafFile}` };
    },
  };
}

/** Three keys take a third of a second: a chain is made when somebody first asks for it. */
function madeOnce(make: () => Chain): () => Chain {
  let made: Chain | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function certificate(der: Buffer): Response {
  return new Response(new Uint8Array(der), { headers: { "Content-Type": "application/pkix-cert" } });
}

/** The same server under its other name, so that a request for it is seen here. */
function onAnotherHost(address: string): string {
  const url = new URL(address);
  url.hostname = url.hostname === "localhost" ? "127.0.0.1" : "localhost";
  return url.href.replace(/\/$/, "");
}
