import type { WebClient } from "@slack/web-api";
import { MessageTs, type OutboxMessageId } from "../domain/ids.ts";
import { platformError } from "./slack-failure.ts";

/** Marks our messages, so that one can be looked for whose answer got lost. Ids only: everybody's apps can read it. */
export const eventType = "kapocs_message";

export function metadataFor(id: OutboxMessageId) {
  return { event_type: eventType, event_payload: { message_id: id } };
}

interface Search {
  readonly client: WebClient;
  readonly messageId: OutboxMessageId;
  readonly channelId: string;
  /** In the thread of this message, else in the channel itself. */
  readonly threadTs: string | null;
  /** It cannot be older than this. */
  readonly since: Date;
}

const pages = 5;
/** Clocks differ. */
const slackMs = 60_000;

/**
 * Looks for a message of ours. Null when nobody can tell: the optional history scope was not granted, the channel is
 * out of sight, or there is more to read than is reasonable.
 */
export async function findPosted(search: Search): Promise<MessageTs | "not-there" | null> {
  try {
    let cursor: string | undefined;
    for (let page = 0; page < pages; page += 1) {
      const found = await readPage(search, cursor);
      if (found.ts) return found.ts;
      if (!found.next) return "not-there";
      cursor = found.next;
    }
    return null;
  } catch (error) {
    if (unseen.has(platformError(error) ?? "")) return null;
    throw error;
  }
}

const unseen = new Set([
  "missing_scope",
  "not_in_channel",
  "channel_not_found",
  "no_permission",
  "not_allowed_token_type",
  "method_not_supported_for_channel_type",
]);

async function readPage(
  { client, messageId, channelId, threadTs, since }: Search,
  cursor: string | undefined,
) {
  const ask = {
    channel: channelId,
    include_all_metadata: true,
    limit: 100,
    oldest: ((since.getTime() - slackMs) / 1_000).toFixed(6),
    ...(cursor ? { cursor } : {}),
  };
  const answer = threadTs
    ? await client.conversations.replies({ ...ask, ts: threadTs })
    : await client.conversations.history(ask);
  const ours = answer.messages?.find((message) => isOurs(message.metadata, messageId));
  return {
    ts: ours?.ts ? MessageTs.parse(ours.ts) : null,
    next: answer.has_more ? answer.response_metadata?.next_cursor || null : null,
  };
}

function isOurs(metadata: { event_type?: string; event_payload?: object } | undefined, id: string): boolean {
  const payload = metadata?.event_payload;
  return (
    metadata?.event_type === eventType &&
    payload !== undefined &&
    "message_id" in payload &&
    payload.message_id === id
  );
}
