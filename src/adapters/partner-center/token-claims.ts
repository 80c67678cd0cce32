import { z } from "zod";

/** As far as the tokens can be looked into; null where they cannot. */
export interface Claims {
  readonly tenantId: string | null;
  readonly person: string | null;
  readonly hasMfa: boolean | null;
}

/**
 * Looks into tokens that came straight from the service: their signatures are not ours to check. Some are opaque.
 * `amr` names how somebody signed in; where it is left out, nothing is known.
 */
export function readClaims(idToken: string | null, accessToken: string): Claims {
  const both = [decode(idToken), decode(accessToken)];
  const first = (name: keyof z.infer<typeof Payload>) =>
    both.map((claims) => claims?.[name]).find((claim) => typeof claim === "string" && claim !== "");
  const amr = both.flatMap((claims) => claims?.amr ?? []);
  const person =
    first("upn") ?? first("preferred_username") ?? first("unique_name") ?? first("email") ?? first("name");
  return {
    tenantId: textOrNull(first("tid"))?.toLowerCase() ?? null,
    person: textOrNull(person)?.slice(0, 200) ?? null,
    hasMfa: amr.length === 0 ? null : amr.includes("mfa"),
  };
}

const claim = z.string().nullish().catch(null);
const Payload = z.object({
  tid: claim,
  upn: claim,
  preferred_username: claim,
  unique_name: claim,
  email: claim,
  name: claim,
  amr: z.array(z.string()).nullish().catch(null),
});

function decode(token: string | null): z.infer<typeof Payload> | null {
  const payload = token?.split(".")[1];
  if (!payload) return null;
  try {
    return Payload.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
