import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Simulation } from "../simulation.ts";
import { type Audience, audienceOf } from "./audiences.ts";
import { accessTokenSeconds } from "./state.ts";

const claimsSchema = z.object({
  aud: z.string(),
  tid: z.string(),
  appid: z.string(),
  upn: z.string().nullish(),
  amr: z.array(z.string()).nullish(),
  exp: z.number(),
});

export interface ToIssue {
  readonly partnerId: string;
  readonly clientId: string;
  /** Null: the app by itself. */
  readonly user: {
    readonly userPrincipalName: string;
    readonly objectId: string;
    readonly displayName: string;
  } | null;
  readonly isMfaCompliant: boolean;
  readonly audience: string;
  readonly isV2: boolean;
}

/** A JWT that only this simulator reads back; its claims are those a caller may look at. */
export function issueAccessToken(sim: Simulation, toIssue: ToIssue): string {
  const now = Math.floor(sim.now() / 1000);
  const { partnerId, clientId, user, isMfaCompliant } = toIssue;
  return sign(sim, {
    aud: toIssue.audience,
    iss: `https://sts.windows.net/${partnerId}/`,
    iat: now,
    nbf: now,
    exp: now + accessTokenSeconds,
    tid: partnerId,
    appid: clientId,
    ...(user
      ? {
          amr: isMfaCompliant ? ["pwd", "mfa"] : ["pwd"],
          upn: user.userPrincipalName,
          unique_name: user.userPrincipalName,
          name: user.displayName,
          oid: user.objectId,
          scp: "user_impersonation",
        }
      : { oid: clientId, idtyp: "app" }),
    uti: sim.newGuid(),
    ver: "1.0",
  });
}

export function issueIdToken(sim: Simulation, toIssue: ToIssue, nonce: string | null): string {
  const now = Math.floor(sim.now() / 1000);
  return sign(sim, {
    aud: toIssue.clientId,
    iss: toIssue.isV2
      ? `${sim.addresses.login}/${toIssue.partnerId}/v2.0`
      : `https://sts.windows.net/${toIssue.partnerId}/`,
    iat: now,
    nbf: now,
    exp: now + accessTokenSeconds,
    tid: toIssue.partnerId,
    oid: toIssue.user?.objectId,
    name: toIssue.user?.displayName,
    preferred_username: toIssue.user?.userPrincipalName,
    upn: toIssue.user?.userPrincipalName,
    amr: toIssue.isMfaCompliant ? ["pwd", "mfa"] : ["pwd"],
    ...(nonce === null ? {} : { nonce }),
    ver: toIssue.isV2 ? "2.0" : "1.0",
  });
}

export type TokenReading =
  | { readonly is: "missing" }
  | { readonly is: "unusable"; readonly because: string }
  | {
      readonly is: "valid";
      readonly partnerId: string;
      readonly clientId: string;
      readonly userPrincipalName: string | null;
      readonly isMfaCompliant: boolean;
      readonly audience: Audience;
      readonly audienceName: string;
    };

export function readAccessToken(sim: Simulation, header: string | undefined): TokenReading {
  const text = /^bearer\s+(\S+)\s*$/i.exec(header ?? "")?.[1];
  if (!text) return { is: "missing" };
  const [head, payload, signature] = text.split(".");
  if (!head || !payload || !signature || !isSigned(sim, `${head}.${payload}`, signature))
    return { is: "unusable", because: "The access token is malformed or its signature is wrong." };
  const read = claimsSchema.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  if (!read.success) return { is: "unusable", because: "This is not an access token." };
  const claims = read.data;
  if (claims.exp * 1000 <= sim.now()) return { is: "unusable", because: "The access token has expired." };
  return {
    is: "valid",
    partnerId: claims.tid,
    clientId: claims.appid,
    userPrincipalName: claims.upn ?? null,
    isMfaCompliant: claims.amr?.includes("mfa") ?? false,
    audience: audienceOf(sim.addresses, claims.aud)?.audience ?? "other",
    audienceName: claims.aud,
  };
}

function sign(sim: Simulation, claims: Readonly<Record<string, unknown>>): string {
  const head = encode({ typ: "JWT", alg: "HS256" });
  const unsigned = `${head}.${encode(claims)}`;
  return `${unsigned}.${signature(sim, unsigned).toString("base64url")}`;
}

function isSigned(sim: Simulation, unsigned: string, given: string): boolean {
  const expected = signature(sim, unsigned);
  const received = Buffer.from(given, "base64url");
  return expected.length === received.length && timingSafeEqual(expected, received);
}

function signature(sim: Simulation, unsigned: string): Buffer {
  return createHmac("sha256", sim.login.signingKey).update(unsigned).digest();
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
