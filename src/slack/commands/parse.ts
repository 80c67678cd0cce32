/** Text typed after a command, as words; what stood in quotation marks is one word. */
export interface Typed {
  /** The whole text, normalised, on one line. */
  readonly text: string;
  readonly words: readonly string[];
  /** What follows the first word: the text for a subcommand. */
  readonly rest: string;
}

const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/**
 * Undoes what Slack and keyboards do to typed text: escaped entities, `<mailto:a@b|a@b>`, `<http://x|x>`, `<@U1|name>`,
 * `<#C1|name>`, full-width forms, non-breaking and zero-width spaces, curly quotation marks.
 */
export function parseTyped(raw: string): Typed {
  const text = unwrap(raw)
    .replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity)
    .normalize("NFKC")
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, " ")
    .trim();
  return { text: unquote(text), words: splitWords(text), rest: unquote(text.replace(/^\S+\s*/, "")) };
}

/** Slack's own wrappings, made before entities are undone: what a person typed as `<` is `&lt;` here. */
function unwrap(raw: string): string {
  return raw.replace(/<([^<>]*)>/g, (_whole, inside: string) => {
    const [target = "", label = ""] = inside.split("|", 2);
    if (target.startsWith("mailto:")) return target.slice("mailto:".length);
    if (/^https?:\/\//i.test(target)) return label !== "" ? label : target;
    // The id is what Slack vouches for; labels are only for show.
    if (/^[@#]/.test(target)) return target.slice(1);
    if (target.startsWith("!")) return label;
    return inside;
  });
}

const quotes = /["\u201c\u201d\u201e\u201f\u00ab\u00bb]/gu;
const apostrophes = /[\u2018\u2019\u201b]/gu;

/** `"Contoso Kft."` is meant without the marks, when they are all around. */
function unquote(text: string): string {
  const straight = text.replace(quotes, '"').replace(apostrophes, "'");
  const inside = /^"([^"]*)"$/.exec(straight);
  return (inside?.[1] ?? straight).trim();
}

function splitWords(text: string): string[] {
  const straight = text.replace(quotes, '"').replace(apostrophes, "'");
  const found = straight.matchAll(/"([^"]*)"|(\S+)/g);
  return [...found].map(([, quoted, bare]) => (quoted ?? bare ?? "").trim()).filter((word) => word !== "");
}
