import type { KnownBlock, SectionBlock } from "@slack/types";
import type { SupportedLanguage, Translate } from "../../i18n/index.ts";
import { escapeMrkdwn, limits, mention, section, slackDate, truncate } from "../blocks.ts";

/** A message as it goes to Slack. `text` is complete: screen readers and notifications get nothing else. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** How to speak: in which language, and how to name people, customers and times. Everything it gives is ready for mrkdwn. */
export interface Voice {
  readonly t: Translate;
  /** A person; "Kapocs" for the bot itself. */
  readonly who: (by: string) => string;
  readonly date: (at: Date) => string;
  readonly day: (at: Date) => string;
  /** Names are data: cut to a length that leaves room for the sentence around them. */
  readonly name: (name: string) => string;
  /** What somebody wrote, in one line. */
  readonly quote: (text: string) => string;
}

const longestName = 120;
/** Longer texts stand whole in the record and in the decision. */
export const longestQuote = 600;

/**
 * `names` are people's own, for channels: a mention would ring with them, and nobody is told of their own act. Null
 * mentions people, for direct messages: there it rings with nobody else.
 */
export function createVoice(
  language: SupportedLanguage,
  t: Translate,
  names: ReadonlyMap<string, string> | null,
): Voice {
  return {
    t,
    who: (by) => (names ? escapeMrkdwn(names.get(by) ?? "Kapocs") : mention(by)),
    date: (at) => slackDate(at, language),
    day: (at) => slackDate(at, language, "day"),
    name: (name) => escapeMrkdwn(truncate(name.trim(), longestName)),
    quote: (text) => escapeMrkdwn(truncate(text.trim(), longestQuote)),
  };
}

/** The whole message as text, from the same sentences that stand in its blocks; what does not fit goes by whole lines. */
export function asText(lines: readonly (string | null)[]): string {
  return fill(lines, longestText)[0] ?? "";
}

/** Lines in as few sections as hold them; no line is cut. */
export function sections(lines: readonly (string | null)[]): SectionBlock[] {
  return fill(lines, limits.sectionText).map((text) => section(text));
}

function fill(lines: readonly (string | null)[], limit: number): string[] {
  const parts: string[] = [];
  for (const line of lines) {
    if (line === null || line === "") continue;
    const longer = parts.length > 0 ? `${parts.at(-1)}\n${line}` : line;
    if (parts.length > 0 && [...longer].length <= limit) parts[parts.length - 1] = longer;
    else parts.push(line);
  }
  return parts;
}

/** `chat.update` takes no more than 4,000 characters. */
const longestText = 3_900;
