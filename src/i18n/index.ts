import type { GetICUArgs } from "@schummar/icu-type-parser";
import { IntlMessageFormat } from "intl-messageformat";
import { en } from "./en.ts";
import { hu } from "./hu.ts";

export type MessageKey = keyof typeof en;
export type SupportedLanguage = "en" | "hu";

type Value = string | number;
type Parameters<Message extends string> = GetICUArgs<
  Message,
  { ProvidedArgument: Value; ICUArgument: Value; ICUNumberArgument: number; ICUDateArgument: Date }
>;
type Arguments<Message extends string> = keyof Parameters<Message> extends never ? [] : [Parameters<Message>];

/** Says a whole sentence. A missing key or parameter does not compile. */
export type Translate = <Key extends MessageKey>(
  key: Key,
  ...parameters: Arguments<(typeof en)[Key]>
) => string;

/** What the message of this key is said with. */
export type MessageArguments<Key extends MessageKey> = Arguments<(typeof en)[Key]>;

type Names<Message extends string> = keyof Parameters<Message>;
type DifferentParameters = {
  [Key in MessageKey]: [Names<(typeof en)[Key]>, Names<(typeof hu)[Key]>] extends [
    Names<(typeof hu)[Key]>,
    Names<(typeof en)[Key]>,
  ]
    ? never
    : Key;
}[MessageKey];

type SameParameters<Different extends never> = Different;

/**
 * Does not compile when a message takes other parameters in Hungarian than in English: the error names the keys.
 * @public
 */
export type Checked = SameParameters<DifferentParameters>;

const catalogues: Record<SupportedLanguage, Record<MessageKey, string>> = { en, hu };
const compiled = new Map<string, IntlMessageFormat>();

export function translator(language: SupportedLanguage): Translate {
  return (key, ...parameters) => {
    const id = `${language}:${key}`;
    let message = compiled.get(id);
    if (!message) {
      message = new IntlMessageFormat(catalogues[language][key], language, undefined, { ignoreTag: true });
      compiled.set(id, message);
    }
    return withOneFullStop(String(message.format(parameters[0])));
  };
}

/** A name that ends in an abbreviation ("Kft.", "Ltd.") brings the sentence's full stop along in both languages. */
function withOneFullStop(sentence: string): string {
  return sentence.includes("..") ? sentence.replace(/(?<!\.)\.\.(?!\.)/g, ".") : sentence;
}

/** The catalogue's language for a Slack or browser locale such as `hu-HU`; English for all that we do not speak. */
export function languageOf(locale: string | null | undefined): SupportedLanguage {
  return locale?.toLowerCase().startsWith("hu") ? "hu" : "en";
}
