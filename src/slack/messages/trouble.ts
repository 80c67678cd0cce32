import type { MessageKey, Translate } from "../../i18n/index.ts";
import type { DirectoryTrouble } from "../../ports/partner-directory.ts";

const sentences = {
  "no-answer": "connection.trouble.no-answer",
  throttled: "connection.trouble.throttled",
  "not-signed-in": "connection.trouble.not-signed-in",
  "sign-in-ended": "connection.trouble.sign-in-ended",
  "no-mfa": "connection.trouble.no-mfa",
  "conditional-access": "connection.trouble.conditional-access",
  "wrong-role": "connection.trouble.wrong-role",
  "consent-missing": "connection.trouble.consent-missing",
  "wrong-audience": "connection.trouble.wrong-audience",
  "app-only-refused": "connection.trouble.app-only-refused",
  "bad-client": "connection.trouble.bad-client",
} as const satisfies Record<DirectoryTrouble, MessageKey>;

/** Who must do what so that the directory can be asked again; null where it is only silent, or where nothing is known. */
export function troubleSentence(t: Translate, trouble: string | undefined): string | null {
  if (trouble === undefined || trouble === "no-answer" || !Object.hasOwn(sentences, trouble)) return null;
  // It is one of the keys: that was looked at in the line before.
  return t(sentences[trouble as DirectoryTrouble]);
}
