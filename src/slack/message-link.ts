import { MessageTs, SlackChannelId } from "../domain/ids.ts";

/** A message's place in Slack. */
interface MessagePlace {
  readonly channelId: SlackChannelId;
  readonly ts: MessageTs;
}

const path = /^\/archives\/([^/]+)\/p(\d{1,12})(\d{6})\/?$/;

/**
 * The place that a link from *Copy link* names; null when it is no such link. A link to a reply (`thread_ts`) stands for
 * the message that its thread hangs on: cards are never replies. The host is not looked at: only the place is used.
 */
export function readMessageLink(typed: string): MessagePlace | null {
  const text = typed.trim();
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const [, channel, seconds, fraction] = path.exec(url.pathname) ?? [];
  const channelId = SlackChannelId.safeParse(channel);
  const ts = MessageTs.safeParse(url.searchParams.get("thread_ts") ?? `${seconds}.${fraction}`);
  return channelId.success && ts.success ? { channelId: channelId.data, ts: ts.data } : null;
}
