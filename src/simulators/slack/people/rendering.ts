import type { Fields } from "../rules/shape.ts";
import { isFields } from "../rules/shape.ts";
import type { World } from "../world/state.ts";

/** Who reads: dates follow this person's clock and language. */
export interface Reader {
  readonly world: World;
  readonly locale: string;
  readonly tz: string;
}

export interface Link {
  readonly text: string;
  readonly url: string;
}

/** A text object, or a message's top-level text, as a person reads it. */
export function readText(value: unknown, reader: Reader): string {
  if (typeof value === "string") return readMrkdwn(value, reader);
  if (!isFields(value)) return "";
  const text = String(value["text"] ?? "");
  return value["type"] === "mrkdwn" ? readMrkdwn(text, reader) : text;
}

/** mrkdwn as plain text: links show their label, mentions a name, dates the reader's own time. */
export function readMrkdwn(text: string, reader: Reader): string {
  return text
    .split(/(<[^<>\n]+>)/)
    .map((piece) =>
      /^<[^<>\n]+>$/.test(piece) ? readTag(piece.slice(1, -1), reader) : withoutMarks(decoded(piece)),
    )
    .join("");
}

/** The links of a mrkdwn text. */
export function linksIn(text: string): Link[] {
  return [...text.matchAll(/<((?:https?:|mailto:)[^|>]+)(?:\|([^>]*))?>/g)].map(([, url = "", label]) => ({
    url: decoded(url),
    text: decoded(label ?? url),
  }));
}

function readTag(tag: string, { world, locale, tz }: Reader): string {
  const [body = "", label] = splitOnce(tag, "|");
  if (body.startsWith("@")) return `@${world.users.get(body.slice(1))?.realName ?? label ?? body.slice(1)}`;
  if (body.startsWith("#")) return `#${world.channels.get(body.slice(1))?.name ?? label ?? body.slice(1)}`;
  if (body.startsWith("!subteam^"))
    return `@${world.userGroups.get(body.slice("!subteam^".length))?.handle ?? label ?? ""}`;
  if (body.startsWith("!date^")) return readDate(body, locale, tz) ?? decoded(label ?? "");
  if (body.startsWith("!")) return `@${body.slice(1)}`;
  return decoded(label ?? body);
}

function readDate(body: string, locale: string, tz: string): string | undefined {
  const [, epoch = "", format = ""] = body.split("^");
  const at = new Date(Number(epoch) * 1000);
  if (!/^\d+$/.test(epoch) || Number.isNaN(at.getTime())) return undefined;
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: tz, ...options }).format(at);
  const tokens: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
    date: { dateStyle: "long" },
    date_short: { dateStyle: "medium" },
    date_long: { dateStyle: "full" },
    date_pretty: { dateStyle: "long" },
    date_short_pretty: { dateStyle: "medium" },
    date_long_pretty: { dateStyle: "full" },
    time: { timeStyle: "short" },
    time_secs: { timeStyle: "medium" },
    ago: { dateStyle: "medium", timeStyle: "short" },
  };
  return format.replace(/\{(\w+)\}/g, (whole, token: string) => {
    // The same digits for everybody.
    if (token === "date_num") return dayIn(tz, at);
    return tokens[token] ? say(tokens[token]) : whole;
  });
}

/** `2026-11-22` by the reader's clock. */
function dayIn(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    ...{ timeZone, year: "numeric", month: "2-digit", day: "2-digit" },
  }).formatToParts(at);
  return ["year", "month", "day"].map((of) => parts.find(({ type }) => type === of)?.value).join("-");
}

function withoutMarks(text: string): string {
  return text
    .replace(/```([\s\S]*?)```/g, "$1")
    .replace(/`([^`\n]+)`/g, "$1")
    .replace(/(?<![\w*])\*([^*\n]+)\*(?![\w*])/g, "$1")
    .replace(/(?<![\w_])_([^_\n]+)_(?![\w_])/g, "$1")
    .replace(/(?<![\w~])~([^~\n]+)~(?![\w~])/g, "$1")
    .replace(/^&gt; ?/gm, "");
}

function decoded(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** Rich text in reading order, lists and quotes as lines. */
export function readRichText(node: Fields, reader: Reader): string {
  const inner = Array.isArray(node["elements"]) ? node["elements"].filter(isFields) : [];
  const joined = () => inner.map((one) => readRichText(one, reader));
  switch (node["type"]) {
    case "rich_text":
      return joined().join("\n");
    case "rich_text_list":
      return joined()
        .map((line) => `• ${line}`)
        .join("\n");
    case "rich_text_section":
    case "rich_text_quote":
    case "rich_text_preformatted":
      return joined().join("");
    case "user":
      return readTag(`@${String(node["user_id"])}`, reader);
    case "channel":
      return readTag(`#${String(node["channel_id"])}`, reader);
    case "usergroup":
      return readTag(`!subteam^${String(node["usergroup_id"])}`, reader);
    case "broadcast":
      return `@${String(node["range"])}`;
    case "link":
      return String(node["text"] ?? node["url"]);
    case "date":
      return (
        readDate(`!date^${String(node["timestamp"])}^${String(node["format"])}`, reader.locale, reader.tz) ??
        String(node["fallback"] ?? "")
      );
    case "emoji":
      return `:${String(node["name"])}:`;
    default:
      return String(node["text"] ?? "");
  }
}
