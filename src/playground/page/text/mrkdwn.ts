import { emojiFor } from "./emoji.ts";

/** One piece of a line. Whom a mention names and how a date reads is settled where it is drawn. */
export type Inline =
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "marked"; readonly mark: Mark; readonly inner: readonly Inline[] }
  | { readonly is: "link"; readonly url: string; readonly text: string }
  | { readonly is: "user" | "channel" | "group"; readonly id: string; readonly label: string | null }
  | { readonly is: "everyone"; readonly range: string }
  | {
      readonly is: "date";
      readonly epoch: number;
      readonly format: string;
      readonly url: string | null;
      readonly fallback: string;
      /** It begins a line, and so with a capital. */
      readonly isFirst: boolean;
    }
  | { readonly is: "emoji"; readonly name: string; readonly character: string };

export type Mark = "bold" | "italic" | "strike" | "code";

/** A stretch of whole lines. */
export type Stretch =
  | { readonly is: "lines" | "preformatted"; readonly inner: readonly Inline[] }
  | { readonly is: "quote"; readonly inner: readonly Stretch[] };

export interface Automatic {
  /** Bare addresses become links. */
  readonly links: boolean;
  /** `@here`, `@channel`, `@everyone` written plainly become mentions. */
  readonly names: boolean;
}

const none: Automatic = { links: false, names: false };

/** Reads Slack's mrkdwn. Whatever is not markup by Slack's rules stays text, byte for byte. */
export function parseMrkdwn(text: string, automatic: Automatic = none): Stretch[] {
  return text.split(/```([\s\S]+?)```/).flatMap((piece, index): Stretch[] => {
    if (index % 2 === 1)
      return [{ is: "preformatted", inner: inlines(piece.replace(/^\n/, ""), none, false) }];
    // The line break that ends a fence belongs to the fence.
    const trimmed = index > 0 ? piece.replace(/^ *\n/, "") : piece;
    return trimmed === "" ? [] : quotesAndLines(trimmed, automatic);
  });
}

function quotesAndLines(text: string, automatic: Automatic): Stretch[] {
  const stretches: { isQuote: boolean; lines: string[] }[] = [];
  let restIsQuote = false;
  for (const line of text.split("\n")) {
    if (!restIsQuote && /^(&gt;|>){3}/.test(line)) restIsQuote = true;
    const quoted = restIsQuote ? line.replace(/^((&gt;|>){3} ?)?/, "") : /^(?:&gt;|>) ?(.*)$/.exec(line)?.[1];
    const isQuote = quoted !== undefined;
    const last = stretches.at(-1);
    if (last?.isQuote === isQuote) last.lines.push(quoted ?? line);
    else stretches.push({ isQuote, lines: [quoted ?? line] });
  }
  return stretches.map(({ isQuote, lines }) => {
    const inner = inlines(lines.join("\n"), automatic, true);
    return isQuote ? { is: "quote", inner: [{ is: "lines", inner }] } : { is: "lines", inner };
  });
}

const marks: Readonly<Record<string, Mark>> = { "*": "bold", _: "italic", "~": "strike", "`": "code" };
/** Letters, digits and invisible joiners keep a mark next to them from opening or closing. */
const joined = /[\p{L}\p{N}\u200b-\u200d\u2060\ufeff]/u;
const autoLink = /https?:\/\/[^\s<>|]*[^\s<>|.,;:!?'")\]}]/iuy;
const autoName = /@(here|channel|everyone)\b/y;
const emojiCode = /:([a-z0-9_+'-]+):(?::skin-tone-[2-6]:)?/y;
const tag = /<([^<>\n]+)>/y;

function inlines(text: string, automatic: Automatic, marked: boolean): Inline[] {
  const found: Inline[] = [];
  let plain = "";
  const flush = () => {
    if (plain !== "") found.push({ is: "text", text: decoded(plain) });
    plain = "";
  };
  for (let at = 0; at < text.length; ) {
    const next = pieceAt(text, at, automatic, marked);
    if (next) {
      flush();
      found.push(next.piece);
      at = next.end;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  flush();
  return found;
}

function pieceAt(text: string, at: number, automatic: Automatic, marked: boolean) {
  const sign = text[at] ?? "";
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const piece = (whole: string, piece: Inline | undefined) => piece && { piece, end: at + whole.length };
  if (sign === "<") {
    const tagged = match(tag);
    return tagged ? piece(tagged[0], readTag(tagged[1] ?? "", at === 0 || text[at - 1] === "\n")) : undefined;
  }
  if (!marked) return undefined;
  const mark = Object.hasOwn(marks, sign) ? marks[sign] : undefined;
  if (mark) {
    const end = closingMark(text, at);
    if (end < 0) return undefined;
    const within = text.slice(at + 1, end);
    const inner = mark === "code" ? inlines(within, none, false) : inlines(within, automatic, true);
    return { piece: { is: "marked", mark, inner } as const, end: end + 1 };
  }
  if (sign === ":") {
    const code = match(emojiCode);
    const character = code ? emojiFor(code[1] ?? "") : undefined;
    return code && character ? piece(code[0], { is: "emoji", name: code[1] ?? "", character }) : undefined;
  }
  const before = text[at - 1] ?? " ";
  if (joined.test(before)) return undefined;
  if (automatic.links && (sign === "h" || sign === "H")) {
    const link = match(autoLink);
    if (link) return piece(link[0], { is: "link", url: decoded(link[0]), text: decoded(link[0]) });
  }
  if (automatic.names && sign === "@") {
    const name = match(autoName);
    if (name) return piece(name[0], { is: "everyone", range: name[1] ?? "" });
  }
  return undefined;
}

/** Where the mark that opens at `at` closes on the same line; -1 when it does not open, or never closes. */
function closingMark(text: string, at: number): number {
  const sign = text[at];
  const before = text[at - 1] ?? " ";
  const first = text[at + 1];
  if (joined.test(before) || before === sign || first === undefined || first === sign || /\s/.test(first))
    return -1;
  for (let end = at + 2; end < text.length; end += 1) {
    if (text[end] === "\n") return -1;
    if (text[end] === "<") {
      tag.lastIndex = end;
      const tagged = tag.exec(text);
      if (tagged) {
        end += tagged[0].length - 1;
        continue;
      }
    }
    if (text[end] !== sign || /\s/.test(text[end - 1] ?? "")) continue;
    const after = text[end + 1] ?? " ";
    if (!joined.test(after) && after !== sign) return end;
  }
  return -1;
}

/** What stands in `<...>`; undefined when it is nothing that Slack knows. */
function readTag(body: string, isFirst: boolean): Inline | undefined {
  const bar = body.indexOf("|");
  const target = bar < 0 ? body : body.slice(0, bar);
  const label = bar < 0 ? null : decoded(body.slice(bar + 1));
  if (/^@[UW][A-Z0-9]+$/.test(target)) return { is: "user", id: target.slice(1), label };
  if (/^#[CGD][A-Z0-9]+$/.test(target)) return { is: "channel", id: target.slice(1), label };
  if (/^!subteam\^S[A-Z0-9]+$/.test(target)) return { is: "group", id: target.slice(9), label };
  if (/^!(here|channel|everyone|group)$/.test(target)) return { is: "everyone", range: target.slice(1) };
  if (target.startsWith("!date^")) {
    const [, epoch = "", format = "", url] = target.split("^");
    return {
      is: "date",
      epoch: /^-?\d+$/.test(epoch) ? Number(epoch) : Number.NaN,
      format: decoded(format),
      url: url === undefined ? null : decoded(url),
      fallback: label ?? "",
      isFirst,
    };
  }
  if (target.startsWith("!")) return { is: "text", text: label ?? `<${decoded(body)}>` };
  if (/^(https?:|mailto:|tel:)/i.test(target)) {
    const url = decoded(target);
    return { is: "link", url, text: label ?? url.replace(/^mailto:/i, "") };
  }
  return undefined;
}

export function decoded(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
