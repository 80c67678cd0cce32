import { languageOf, type SupportedLanguage } from "../i18n/index.ts";

/** The language that was asked for, else the terminal's; null for one that we do not speak. */
export function chooseLanguage(asked: string | undefined, env: NodeJS.ProcessEnv): SupportedLanguage | null {
  if (asked === undefined) return languageOf(env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"]);
  return asked === "en" || asked === "hu" ? asked : null;
}
