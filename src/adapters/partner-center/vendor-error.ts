import { type DirectoryTrouble, DirectoryUnavailable } from "../../ports/partner-directory.ts";
import { fieldsOf, textOf } from "./fields.ts";

/** An error answer in one form, whichever of the vendor's it came in. Null: it did not say. */
export interface VendorError {
  /** The vendor's code as text; the HTTP status repeated in a gateway's body is none. */
  readonly code: string | null;
  /** Its own sentence. */
  readonly said: string | null;
}

const longestSentence = 1_000;

/**
 * Reads `{code, description}`, `{code, message, errorName …}`, the gateway's `{statusCode, message}` and Graph's
 * `{error: {code, message}}`; the case of keys varies, and codes are numbers or text.
 * Source: https://learn.microsoft.com/en-us/partner-center/developer/error-codes
 */
export function readVendorError(body: unknown): VendorError {
  const outer = fieldsOf(body);
  const inner = fieldsOf(outer.get("error"));
  const fields = inner.size > 0 ? inner : outer;
  return {
    code: textOf(fields.get("code")) ?? textOf(fields.get("errorcode")),
    said: sentenceOf(
      fields.get("description"),
      fields.get("message"),
      fields.get("errormessage"),
      fields.get("error_description"),
    ),
  };
}

const troubles: Readonly<Record<string, DirectoryTrouble>> = {
  "900309": "conditional-access",
  "900150": "wrong-role",
  "900308": "wrong-role",
  "2032": "wrong-role",
  "900329": "app-only-refused",
  "900420": "wrong-audience",
  "900421": "no-mfa",
};

/** What an answer says against our sign-in itself; null where it is about this one call. */
export function troubleOf(
  answer: { readonly status: number; readonly headers: Headers; readonly body: unknown },
  error: VendorError,
  isUser: boolean,
): DirectoryTrouble | null {
  const { status } = answer;
  if (status !== 401 && status !== 403) return null;
  if (isMfaCompliant(answer) === false) return "no-mfa";
  const known = troubles[error.code ?? ""];
  if (known) return known;
  const said = error.said ?? "";
  const byLogin = troubleOfLogin(said);
  if (byLogin) return byLogin;
  if (error.code === "1002") return isUser ? null : "app-only-refused";
  if (status === 403) return /\b(consent|scopes?)\b/i.test(said) ? "consent-missing" : null;
  if (/audience/i.test(said)) return "wrong-audience";
  if (/multi-?factor|\bMFA\b/i.test(said)) return "no-mfa";
  // "Access denied" without more: the token was read, so it is the person who may not.
  return error.code === "400" ? "wrong-role" : "sign-in-ended";
}

/** The answer to `ValidateMfa: true`; null where it does not tell. */
export function isMfaCompliant(answer: {
  readonly headers: Headers;
  readonly body: unknown;
}): boolean | null {
  const said =
    answer.headers.get("isMfaCompliant") ?? textOf(fieldsOf(answer.body).get("ismfacompliant")) ?? "";
  if (/^true$/i.test(said.trim())) return true;
  return /^false$/i.test(said.trim()) ? false : null;
}

/**
 * The sign-in service's own numbers (AADSTS…), which it puts into its sentences.
 * Source: https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes
 */
const loginTroubles = {
  "no-mfa": [50072, 50074, 50076, 50078, 50079, 50158],
  "conditional-access": [50005, 50097, 50131],
  "consent-missing": [50105, 65001, 65004, 65005, 90093, 90094, 90095, 650057],
  "bad-client": [50011, 90002, 700016, 700024, 700027, 900023, 7000112, 7000215, 7000218, 7000222, 7000229],
  "sign-in-ended": [
    50034, 50053, 50055, 50057, 50089, 50132, 50133, 50173, 54005, 70000, 70008, 70043, 700082, 700084,
  ],
  "wrong-audience": [500011, 500014, 650052],
} satisfies Partial<Record<DirectoryTrouble, readonly number[]>>;
const byLoginNumber = new Map<number, DirectoryTrouble>(
  // Object.entries forgets the names of the keys; they are the ones written above.
  (Object.entries(loginTroubles) as [DirectoryTrouble, number[]][]).flatMap(([trouble, numbers]) =>
    numbers.map((number) => [number, trouble] as const),
  ),
);
/** 53000 to 53011 and their kin. */
const policyNumbers = /^530\d\d\d?$/;

/** Null where there is no number in it, or one that says nothing about our sign-in. */
export function troubleOfLogin(said: string): DirectoryTrouble | null {
  for (const [, number = ""] of said.matchAll(/AADSTS(\d{4,7})/g)) {
    if (policyNumbers.test(number)) return "conditional-access";
    const found = byLoginNumber.get(Number(number));
    if (found) return found;
  }
  return null;
}

/** `sentence` is ours: neither what was sent nor a token is in it. */
export function unavailable(
  sentence: string,
  about: {
    readonly trouble: DirectoryTrouble;
    readonly correlationId?: string | null;
    readonly retryAfterMs?: number | null;
    readonly cause?: unknown;
  },
): DirectoryUnavailable {
  const { cause, ...rest } = about;
  return new DirectoryUnavailable(sentence, { ...rest, ...(cause === undefined ? {} : { cause }) });
}

/** An object's fields by their names in lower case; empty for anything else. */

function sentenceOf(...candidates: readonly unknown[]): string | null {
  for (const candidate of candidates) {
    const text = textOf(candidate)?.replace(/\s+/g, " ");
    if (text) return [...text].slice(0, longestSentence).join("");
  }
  return null;
}
