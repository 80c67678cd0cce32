import { useEffect, useRef } from "preact/hooks";
import { useSession } from "../session.ts";
import { Composer } from "./composer.tsx";
import { useDismissed } from "./dismissed.ts";
import { Icon } from "./icon.tsx";
import { follows } from "./message-list.tsx";
import { MessageRow } from "./message-row.tsx";
import { OwnWords } from "./own-words.tsx";
import { channelInView } from "./places.ts";
import { useBottom } from "./scrolling.ts";

/** A message and its replies, beside the channel; on a phone in its stead. */
export function ThreadPane() {
  const session = useSession();
  const { seen, route, t, href } = session;
  const channel = channelInView(session);
  const { isDismissed } = useDismissed();
  const thread = seen.open?.channelId === channel?.id ? (seen.open?.thread ?? null) : null;
  const messages = (thread ?? []).filter((message) => !isDismissed(message));
  const [root, ...replies] = messages;
  const isThis = root !== undefined && root.ts === route.threadTs;
  const scroller = useRef<HTMLDivElement>(null);
  useBottom(scroller, isThis, replies.at(-1)?.ts ?? "");
  useFocusOfPane(route.threadTs);
  if (!channel || !route.threadTs) return null;
  const canAnswer = channel.isMember && !channel.isArchived;

  return (
    <aside class="thread" aria-label={t("playground.thread")}>
      <div class="pane-head">
        <h2 class="pane-name">{t("playground.thread")}</h2>
        <span class="pane-about quiet">{channel.kind === "channel" ? `#${channel.name}` : channel.name}</span>
        <a
          class="icon-button"
          href={href({ threadTs: null, messageTs: null })}
          aria-label={t("playground.thread.close")}
        >
          <Icon name="close" />
        </a>
      </div>
      <div class="messages" ref={scroller} role="log" aria-live="off" aria-label={t("playground.thread")}>
        {isThis && <MessageRow message={root} channelId={channel.id} isCompact={false} where="thread" />}
        {isThis && replies.length > 0 && (
          <p class="reply-count quiet">
            <span>{t("playground.replies", { count: replies.length })}</span>
          </p>
        )}
        {isThis &&
          replies.map((message, index) => (
            <MessageRow
              key={message.ts}
              message={message}
              channelId={channel.id}
              isCompact={follows(replies[index - 1], message)}
              where="thread"
            />
          ))}
        {!isThis && thread && <p class="beginning">{t("playground.thread.none")}</p>}
        <OwnWords channelId={channel.id} threadTs={route.threadTs} />
      </div>
      {canAnswer && isThis && (
        <Composer
          key={route.threadTs}
          channelId={channel.id}
          placeName={channel.name}
          isChannel={channel.kind === "channel"}
          threadTs={route.threadTs}
        />
      )}
    </aside>
  );
}

/** Whoever opened a thread by the keyboard goes into it, and comes back to its message: nobody is left nowhere. */
function useFocusOfPane(threadTs: string | null): void {
  useEffect(() => {
    const { activeElement } = document;
    const opener =
      activeElement instanceof HTMLElement && activeElement.closest(".message") ? activeElement : null;
    if (opener || activeElement === document.body)
      document.querySelector<HTMLElement>(".thread .messages")?.focus();
    return () =>
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const message = document.querySelector<HTMLElement>(`.message[data-ts="${threadTs}"]`);
        (message?.querySelector<HTMLElement>(".replies") ?? document.getElementById("content"))?.focus();
      });
  }, [threadTs]);
}
