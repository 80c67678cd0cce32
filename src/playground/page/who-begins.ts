import { languageOf } from "../../i18n/index.ts";
import type { Cast } from "../contract.ts";

/** Whom a newcomer acts as: the first of the cast who speaks the browser's language, as far as the page does. */
export function whoBegins({ people }: Cast, languages: readonly string[]): string | null {
  const theirs = languageOf(languages[0]);
  return (people.find(({ language }) => language === theirs) ?? people[0])?.userId ?? null;
}
