import { v7 as newId } from "uuid";
import { InvitationId } from "../../src/domain/ids.ts";
import { channelOf, idOf } from "./workspace.ts";

/** A refresh of the n-th invitation's card, in a channel of its own unless told otherwise. */
export function cardRefresh(n: number, now: Date) {
  const card = { kind: "invitation", id: InvitationId.parse(idOf("a", n)) } as const;
  const body = { topic: "card.refresh", card } as const;
  return { id: newId(), lane: `channel:${channelOf(n)}`, body, runAt: now, correlationId: `bench-${n}` };
}

/** Which outbox message a call to Slack carries, from the mark that the bot puts on it. */
export function messageIdIn(body: string): string | null {
  return /message_id%22%3A%22([0-9a-f-]{36})/.exec(body)?.[1] ?? null;
}
