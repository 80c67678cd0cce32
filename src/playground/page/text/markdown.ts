import type { Inline, Mark } from "./mrkdwn.ts";

/** One piece of a `markdown` block: the ordinary Markdown that Slack takes there. */
export type MarkdownPart =
  | { readonly is: "heading"; readonly level: number; readonly inner: readonly Inline[] }
  | { readonly is: "paragraph" | "quote"; readonly inner: readonly Inline[] }
  | { readonly is: "code"; readonly text: string }
  | { readonly is: "rule" }
  | { readonly is: "table"; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | {
      readonly is: "list";
      readonly isOrdered: boolean;
      readonly items: readonly {
        readonly indent: number;
        readonly ticked: boolean | null;
        readonly inner: readonly Inline[];
      }[];
    };

const listItem = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;

/** HTML in it stays text. */
export function parseMarkdown(source: string): MarkdownPart[] {
  const lines = source.replaceAll("\r\n", "\n").split("\n");
  const parts: MarkdownPart[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? "";
    const run = (test: (line: string) => boolean) => {
      const start = at;
      while (at < lines.length && test(lines[at] ?? "")) at += 1;
      return lines.slice(start, at);
    };
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (line.trim() === "") at += 1;
    else if (/^\s*```/.test(line)) {
      at += 1;
      const text = run((one) => !/^\s*```/.test(one)).join("\n");
      at += 1;
      parts.push({ is: "code", text });
    } else if (heading) {
      at += 1;
      parts.push({ is: "heading", level: (heading[1] ?? "").length, inner: markdownLine(heading[2] ?? "") });
    } else if (/^ {0,3}([-*_])( *\1){2,} *$/.test(line)) {
      at += 1;
      parts.push({ is: "rule" });
    } else if (/^ {0,3}>/.test(line)) {
      const quoted = run((one) => /^ {0,3}>/.test(one)).map((one) => one.replace(/^ {0,3}> ?/, ""));
      parts.push({ is: "quote", inner: markdownLine(quoted.join("\n")) });
    } else if (listItem.test(line)) parts.push(listOf(run((one) => listItem.test(one))));
    else if (/^\s*\|.*\|\s*$/.test(line)) parts.push(tableOf(run((one) => /^\s*\|.*\|\s*$/.test(one))));
    else {
      const text = run((one) => one.trim() !== "" && !startsOther(one));
      // A line that only looks like the start of something else is a line of its own.
      if (text.length === 0) text.push(lines[at++] ?? "");
      parts.push({ is: "paragraph", inner: markdownLine(text.join("\n")) });
    }
  }
  return parts;
}

function startsOther(line: string): boolean {
  return /^(#{1,6}\s|\s*```| {0,3}>|\s*\|.*\|\s*$)/.test(line) || listItem.test(line);
}

function listOf(lines: readonly string[]): MarkdownPart {
  const items = lines.map((line) => {
    const [, space = "", , text = ""] = listItem.exec(line) ?? [];
    const task = /^\[([ xX])\]\s+(.*)$/.exec(text);
    return {
      indent: Math.floor(space.length / 2),
      ticked: task ? task[1] !== " " : null,
      inner: markdownLine(task?.[2] ?? text),
    };
  });
  return { is: "list", isOrdered: /^\s*\d/.test(lines[0] ?? ""), items };
}

function tableOf(lines: readonly string[]): MarkdownPart {
  const rows = lines
    .filter((line) => !/^\s*\|[\s:|-]+\|\s*$/.test(line))
    .map((line) =>
      line
        .trim()
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => markdownLine(cell.trim().replaceAll("\\|", "|"))),
    );
  return { is: "table", rows };
}

const spans: readonly (readonly [pattern: RegExp, mark: Mark])[] = [
  [/`([^`\n]+)`/y, "code"],
  [/\*\*(?=\S)([^\n]+?)(?<=\S)\*\*/y, "bold"],
  [/__(?=\S)([^\n]+?)(?<=\S)__(?!\w)/y, "bold"],
  [/~~(?=\S)([^\n]+?)(?<=\S)~~/y, "strike"],
  [/\*(?=\S)([^*\n]+?)(?<=\S)\*/y, "italic"],
  [/_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)/y, "italic"],
];

function markdownLine(text: string): Inline[] {
  const found: Inline[] = [];
  let plain = "";
  const take = (inline: Inline) => {
    if (plain !== "") found.push({ is: "text", text: plain });
    plain = "";
    found.push(inline);
  };
  for (let at = 0; at < text.length; ) {
    const escaped = /\\([\\`*_{}[\]()#+\-.!~|>])/y;
    const link = /\[([^\]\n]+)\]\((https?:[^\s)]+|mailto:[^\s)]+)\)/y;
    const bare = /https?:\/\/[^\s<>]*[^\s<>.,;:!?'")\]}]/y;
    const here = (pattern: RegExp) => {
      pattern.lastIndex = at;
      return pattern.exec(text);
    };
    const isInWord = /\w/.test(text[at - 1] ?? "") && text[at] === "_";
    const span = isInWord ? undefined : spans.find(([pattern]) => here(pattern));
    const matched = here(escaped) ?? here(link) ?? (span && here(span[0])) ?? here(bare);
    if (!matched) {
      plain += text[at];
      at += 1;
      continue;
    }
    const inner = matched[1] ?? matched[0];
    if (matched[0].startsWith("\\")) plain += inner;
    else if (matched[2]) take({ is: "link", url: matched[2], text: inner });
    else if (span && matched[0] !== inner)
      take({
        is: "marked",
        mark: span[1],
        inner: span[1] === "code" ? [{ is: "text", text: inner }] : markdownLine(inner),
      });
    else take({ is: "link", url: matched[0], text: matched[0] });
    at += matched[0].length;
  }
  if (plain !== "") found.push({ is: "text", text: plain });
  return found;
}
