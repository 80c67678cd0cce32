import { fold } from "./search-text.ts";

const inEnglish = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
const inHungarian = new Intl.DisplayNames(["hu"], { type: "region", fallback: "none" });
/** Codes that the list of regions knows and that are no country. */
const noCountries = new Set(["EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"]);

/** The ISO 3166-1 alpha-2 code for what was typed: the code itself, or the country's name in English or Hungarian. */
export function readCountry(typed: string | null): string | null | "bad" {
  if (typed === null) return null;
  const code = typed.toUpperCase();
  return isCountry(code) ? code : (codesByName().get(fold(typed)) ?? "bad");
}

function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && !noCountries.has(code) && inEnglish.of(code) !== undefined;
}

/** Without codes of the past, which bear the name of a country of today: "SU" is called Russia. */
function isToday(code: string): boolean {
  return isCountry(code) && new Intl.Locale(`und-${code}`).region === code;
}

let known: ReadonlyMap<string, string> | undefined;

/** Made when a name is first typed: hardly anybody does. */
function codesByName(): ReadonlyMap<string, string> {
  if (known) return known;
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((one) => letters.map((other) => one + other)).filter(isToday);
  known = new Map(
    codes.flatMap((code) =>
      [inEnglish, inHungarian].map((names): [string, string] => [fold(names.of(code) ?? code), code]),
    ),
  );
  return known;
}
