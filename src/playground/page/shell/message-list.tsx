import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { SeenChannel, SeenMessage } from "../../../simulators/slack/client/seen.ts";
import { useSession } from "../session.ts";
import { useDismissed } from "./dismissed.ts";
import { MessageRow } from "./message-row.tsx";
import { OwnWords } from "./own-words.tsx";
import { nameOf } from "./people.ts";
import { useReadMark } from "./read-mark.ts";
import { useBottom } from "./scrolling.ts";
import { dayKey, dayName, msOf } from "./times.ts";

const together = 5 * 60_000;

/** The messages of a channel with day dividers and the line above what is new. */
export function MessageList({ channel }: { readonly channel: SeenChannel }) {
  const session = useSession();
  const { seen, route, t, now } = session;
  const open = seen.open?.channelId === channel.id ? seen.open : null;
  const { isDismissed } = useDismissed();
  const messages = open?.messages.filter((message) => !isDismissed(message)) ?? [];
  const scroller = useRef<HTMLDivElement>(null);
  const newest = messages.at(-1);
  const isAtBottom = useBottom(scroller, open !== null, `${newest?.ts ?? ""} ${route.messageTs ?? ""}`);
  const firstNewTs = useReadMark(channel, open, isAtBottom);
  useArrivals(messages, scroller);

  return (
    <div
      class="messages"
      ref={scroller}
      role="log"
      aria-live="off"
      aria-label={t("playground.messages", { channel: channel.name })}
    >
      {open && messages.length === 0 && (
        <p class="beginning">{t("playground.beginning", { channel: channel.name })}</p>
      )}
      {messages.map((message, index) => {
        const before = messages[index - 1];
        const at = msOf(message.ts);
        const isNewDay = !before || dayKey(session, msOf(before.ts)) !== dayKey(session, at);
        const isNew = message.ts === firstNewTs;
        return (
          <div key={message.ts} class="message-place">
            {isNewDay && (
              <h3 class="day">
                <span>{dayName(session, t, at, now)}</span>
              </h3>
            )}
            {isNew && (
              <p class="new-line">
                <span>{t("playground.new")}</span>
              </p>
            )}
            <MessageRow
              message={message}
              channelId={channel.id}
              isCompact={!isNewDay && !isNew && follows(before, message)}
              where="channel"
            />
          </div>
        );
      })}
      <OwnWords channelId={channel.id} threadTs={null} />
    </div>
  );
}

/** The same speaker a moment later: without the face and the name again. */
export function follows(before: SeenMessage | undefined, message: SeenMessage): boolean {
  return (
    before !== undefined &&
    before.userId === message.userId &&
    before.isEphemeral === message.isEphemeral &&
    before.replies === 0 &&
    msOf(message.ts) - msOf(before.ts) < together
  );
}

const longestSaid = 240;

/** The words as they stand on the page, where names and dates are resolved. */
function asDrawn({ ts, text }: SeenMessage, scroller: RefObject<HTMLElement>): string {
  const drawn = scroller.current?.querySelector<HTMLElement>(`[data-ts="${ts}"] .message-body`)?.innerText;
  return (drawn ?? text).slice(0, longestSaid);
}

/** Says what came while one looks at it, once for each message. */
function useArrivals(messages: readonly SeenMessage[], scroller: RefObject<HTMLElement>): void {
  const { seen, t, announce } = useSession();
  const lastTs = useRef<string | null>(null);
  const newest = messages.at(-1);
  useEffect(() => {
    if (!newest) return;
    const isFirst = lastTs.current === null;
    const isLater = lastTs.current !== null && newest.ts > lastTs.current;
    lastTs.current = newest.ts;
    if (!isFirst && isLater && newest.userId !== seen.me.id)
      announce(t("playground.said", { name: nameOf(seen, newest.userId), text: asDrawn(newest, scroller) }));
  }, [newest?.ts]);
}
