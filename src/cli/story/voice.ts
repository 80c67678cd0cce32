import { type SupportedLanguage, type Translate, translator } from "../../i18n/index.ts";

/** Tells the story as a conversation: who does what, and what they then see. */
export interface Voice {
  readonly language: SupportedLanguage;
  readonly t: Translate;
  chapter(title: string): void;
  /** Somebody does something. */
  does(who: string, what: string): void;
  /** What stands on somebody's screen, indented under it. */
  sees(where: string, text: string): void;
}

export function createVoice(language: SupportedLanguage, print: (line: string) => void): Voice {
  return {
    language,
    t: translator(language),
    chapter(title) {
      print("");
      print(title);
      print("─".repeat([...title].length));
    },
    does: (who, what) => print(`${who}: ${what}`),
    sees(where, text) {
      print(`    ┌ ${where}`);
      for (const line of text.trim().split("\n")) print(`    │ ${line}`);
      print("    └");
    },
  };
}
