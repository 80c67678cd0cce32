import { useEffect, useRef } from "preact/hooks";
import type { SeenMessage } from "../../../simulators/slack/client/seen.ts";
import { Attachments, Blocks, MessageText } from "../blocks/blocks.tsx";
import { useSession } from "../session.ts";
import { Avatar } from "./avatar.tsx";
import { useDismissed } from "./dismissed.ts";
import { Icon } from "./icon.tsx";
import { MessageActions } from "./message-actions.tsx";
import { findPerson, nameOf } from "./people.ts";
import { inFull, msOf, shortMoment, timeOfDay } from "./times.ts";

interface MessageRowProps {
  readonly message: SeenMessage;
  readonly channelId: string;
  readonly isCompact: boolean;
  readonly where: "channel" | "thread";
}

export function MessageRow({ message, channelId, isCompact, where }: MessageRowProps) {
  const session = useSession();
  const { seen, route, t, href } = session;
  const name = nameOf(seen, message.userId);
  const at = msOf(message.ts);
  const isPointedAt = route.messageTs === message.ts;
  const place = { channelId, ts: message.ts };
  const row = usePointedAt(isPointedAt);

  return (
    <article
      ref={row}
      class="message"
      aria-label={t("playground.message-by", { name, time: timeOfDay(session, at) })}
      aria-current={isPointedAt ? "true" : undefined}
      data-ts={message.ts}
      data-compact={isCompact}
      data-private={message.isEphemeral}
    >
      <div class="message-side">
        {isCompact ? (
          <span class="message-time quiet">{timeOfDay(session, at)}</span>
        ) : (
          <Avatar person={findPerson(seen, message.userId)} size="large" />
        )}
      </div>
      <div class="message-main">
        {message.isEphemeral && <PrivateWords message={message} />}
        {!isCompact && (
          <p class="message-head">
            <strong class="message-name">{name}</strong>
            {message.isApp && <span class="app-badge">{t("playground.app-badge")}</span>}
            <a class="message-time quiet" href={href({ messageTs: message.ts })} title={inFull(session, at)}>
              <time dateTime={new Date(at).toISOString()}>{timeOfDay(session, at)}</time>
            </a>
          </p>
        )}
        <div class="message-body">
          {message.blocks.length > 0 ? (
            <Blocks blocks={message.blocks} place={place} values={message.values} />
          ) : (
            <MessageText text={message.text} />
          )}
          {message.isEdited && <span class="edited quiet">{t("playground.edited")}</span>}
          <Attachments attachments={message.attachments} place={place} />
          <Files files={message.files} />
        </div>
        {where === "channel" && message.replies > 0 && <Replies message={message} />}
      </div>
      <MessageActions message={message} channelId={channelId} where={where} />
    </article>
  );
}

function Files({ files }: { readonly files: SeenMessage["files"] }) {
  const { t, seen } = useSession();
  if (files.length === 0) return null;
  return (
    <ul class="message-files">
      {files.map(({ id, name, bytes }) => (
        <li key={id}>
          <a
            class="file-card"
            href={`/playground/file?${new URLSearchParams({ as: seen.me.id, id })}`}
            download={name}
          >
            <strong>{name}</strong>
            <small>{t("playground.file.download", { size: Math.max(1, Math.round(bytes / 1_000)) })}</small>
          </a>
        </li>
      ))}
    </ul>
  );
}

function PrivateWords({ message }: { readonly message: SeenMessage }) {
  const { t } = useSession();
  const { dismiss } = useDismissed();
  return (
    <p class="private quiet">
      <Icon name="eye" size={14} /> {t("playground.only-you")}{" "}
      <button type="button" class="link-button" onClick={() => dismiss(message)}>
        {t("playground.dismiss")}
      </button>
    </p>
  );
}

function Replies({ message }: { readonly message: SeenMessage }) {
  const session = useSession();
  const { t, href, now } = session;
  const last = message.lastReplyTs;
  return (
    <a class="replies" href={href({ threadTs: message.ts, messageTs: null })}>
      <strong>{t("playground.replies", { count: message.replies })}</strong>
      {last && (
        <span class="quiet">
          {t("playground.replies.last", { time: shortMoment(session, msOf(last), now) })}
        </span>
      )}
    </a>
  );
}

/** A link to a message brings it into view, once. */
function usePointedAt(isPointedAt: boolean) {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isPointedAt) row.current?.scrollIntoView({ block: "center" });
  }, [isPointedAt]);
  return row;
}
