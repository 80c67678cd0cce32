import { X509Certificate } from "node:crypto";

/** Fetches certificates for those who may have named an address with ill will: one request each, small, short, no redirect. */
export interface Certificates {
  /** All certificates in the file, the signer's first, from memory for an hour. Null where there is none to be had. */
  at(address: string, now: Date): Promise<readonly X509Certificate[] | null>;
  /** Asks again for what is older than a minute: the vendor may have put another in its place. Null where it has not. */
  again(address: string, now: Date): Promise<readonly X509Certificate[] | null>;
}

interface Limits {
  readonly timeoutMs: number;
  readonly largestBytes: number;
}

const usualLimits: Limits = { timeoutMs: 4_000, largestBytes: 64 * 1024 };
const keptMs = 60 * 60 * 1_000;
const failureKeptMs = 30_000;
const youngMs = 60_000;
/** More addresses than the vendor has: who names new ones again and again gets no further requests out of us. */
const mostKept = 64;
const mostPerMinute = 30;

interface Kept {
  readonly at: number;
  readonly certificates: Promise<readonly X509Certificate[] | null>;
  expiresAt: number;
}

export function createCertificates(limits: Limits = usualLimits): Certificates {
  const kept = new Map<string, Kept>();
  let minute = { begunAt: 0, requests: 0 };

  const mayAsk = (now: number) => {
    if (now - minute.begunAt >= 60_000 || now < minute.begunAt) minute = { begunAt: now, requests: 0 };
    minute.requests += 1;
    return minute.requests <= mostPerMinute;
  };

  const ask = (address: string, now: number): Kept => {
    const asked: Kept = {
      at: now,
      expiresAt: now + keptMs,
      certificates: fetchCertificates(address, limits).then((found) => {
        if (!found) asked.expiresAt = now + failureKeptMs;
        return found;
      }),
    };
    return asked;
  };

  const keep = (address: string, asked: Kept) => {
    kept.delete(address);
    kept.set(address, asked);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  };

  return {
    at(address, now) {
      const known = kept.get(address);
      if (known && now.getTime() < known.expiresAt && now.getTime() >= known.at) return known.certificates;
      if (!mayAsk(now.getTime())) return Promise.resolve(null);
      const asked = ask(address, now.getTime());
      keep(address, asked);
      return asked.certificates;
    },
    async again(address, now) {
      const known = kept.get(address);
      if (!known || now.getTime() - known.at <= youngMs || !mayAsk(now.getTime())) return null;
      const asked = ask(address, now.getTime());
      const found = await asked.certificates;
      // What we had stays where the new answer is none.
      if (found) keep(address, asked);
      else known.expiresAt = Math.max(known.expiresAt, now.getTime() + failureKeptMs);
      return found;
    },
  };
}

async function fetchCertificates(
  address: string,
  { timeoutMs, largestBytes }: Limits,
): Promise<readonly X509Certificate[] | null> {
  try {
    const response = await fetch(address, { redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
    const bytes = response.ok ? await readBytes(response, largestBytes) : null;
    if (bytes === null) await response.body?.cancel();
    return bytes && readCertificates(bytes);
  } catch {
    // No answer, a redirect, or something that is no certificate: all the same to who asked.
    return null;
  }
}

async function readBytes(response: Response, largest: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > largest) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const pem = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const mostInFile = 8;

/** DER or PEM, one or a whole chain. Throws where it is neither. */
export function readCertificates(bytes: Buffer): readonly X509Certificate[] {
  const blocks = bytes.toString("latin1").match(pem);
  if (blocks) return blocks.slice(0, mostInFile).map((block) => new X509Certificate(block));
  return [new X509Certificate(bytes)];
}
