import { useState } from "preact/hooks";
import type { SeenChannel } from "../../../simulators/slack/client/seen.ts";
import { useSession } from "../session.ts";
import { Composer } from "./composer.tsx";
import { Icon } from "./icon.tsx";
import { MessageList } from "./message-list.tsx";
import { iconOf } from "./sidebar.tsx";

/** A channel or a direct message with a person. */
export function Conversation({ channel }: { readonly channel: SeenChannel | undefined }) {
  const { seen, route, t, href } = useSession();
  if (!channel) {
    const isForeign = route.place === "channel" && route.channelId !== null;
    return (
      <div class="nothing-here">
        <Back />
        <p>
          {isForeign
            ? t("playground.channel.hidden", { name: seen.me.realName })
            : t("playground.no-channel")}
        </p>
        <p>
          <a href={href({ place: "list" })}>{t("playground.channel.hidden.back")}</a>
        </p>
      </div>
    );
  }
  return (
    <section class="conversation" aria-labelledby="conversation-name">
      <ChannelHead channel={channel} />
      <MessageList key={`${seen.me.id} ${channel.id}`} channel={channel} />
      <Foot channel={channel} />
    </section>
  );
}

function ChannelHead({ channel }: { readonly channel: SeenChannel }) {
  const { t } = useSession();
  return (
    <div class="pane-head">
      <Back />
      <h2 id="conversation-name" class="pane-name">
        {channel.kind === "channel" && <Icon name={iconOf(channel)} />}
        {channel.name}
      </h2>
      <span class="pane-about">
        {channel.isShared && (
          <span class="tag">
            <Icon name="shared" size={14} /> {t("playground.channel.shared")}
          </span>
        )}
        {channel.topic && <span class="pane-topic">{channel.topic}</span>}
      </span>
      {channel.kind === "channel" && (
        <span class="quiet member-count">{t("playground.members", { count: channel.memberCount })}</span>
      )}
    </div>
  );
}

/** Below the messages: the composer, or why there is none. */
function Foot({ channel }: { readonly channel: SeenChannel }) {
  const { t, act, notice } = useSession();
  const [isJoining, setJoining] = useState(false);
  if (channel.isArchived)
    return (
      <p class="foot-words">
        <Icon name="archive" size={16} /> {t("playground.foot.archived", { channel: channel.name })}
      </p>
    );
  if (channel.isMember)
    return (
      <Composer channelId={channel.id} placeName={channel.name} isChannel={channel.kind === "channel"} />
    );

  const join = async () => {
    setJoining(true);
    try {
      const { words, trouble } = await act({ act: "join", channelId: channel.id });
      if (trouble) notice(words ?? t("playground.trouble.refused"));
    } catch {
      notice(t("playground.trouble.away"));
    } finally {
      setJoining(false);
    }
  };
  return (
    <div class="foot-words">
      <span>{t("playground.foot.not-member", { channel: channel.name })}</span>
      <button type="button" class="button button-primary" disabled={isJoining} onClick={join}>
        {t("playground.join")}
      </button>
    </div>
  );
}

/** On a phone one pane is shown at a time. */
export function Back() {
  const { t, href } = useSession();
  return (
    <a class="icon-button back" href={href({ place: "list" })} aria-label={t("playground.back")}>
      <Icon name="back" />
    </a>
  );
}
