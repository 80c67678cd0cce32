import type { SeenMessage } from "../../../simulators/slack/client/seen.ts";
import { permalinkOf } from "../permalink.ts";
import { useSession } from "../session.ts";
import { Icon } from "./icon.tsx";
import { Menu, type MenuChoice } from "./menu.tsx";

interface MessageActionsProps {
  readonly message: SeenMessage;
  readonly channelId: string;
  readonly where: "channel" | "thread";
}

/** Appears over a message under the pointer or with the focus in it: reply, copy its link, the app's shortcuts. */
export function MessageActions({ message, channelId, where }: MessageActionsProps) {
  const { seen, t, act, notice, href } = useSession();
  if (message.isEphemeral) return null;

  const copyLink = async () => {
    const link = permalinkOf({ channelId, ts: message.ts, threadTs: message.threadTs }, seen.me.id);
    try {
      await navigator.clipboard.writeText(link);
      notice(t("playground.link-copied"));
    } catch {
      notice(t("playground.link-not-copied", { link }));
    }
  };
  const shortcuts = seen.app?.shortcuts.filter(({ type }) => type === "message") ?? [];
  const choices: MenuChoice[] = [
    ...shortcuts.map((shortcut) => ({
      key: shortcut.callbackId,
      draw: (
        <>
          <Icon name="bolt" size={18} /> {shortcut.name}
        </>
      ),
      choose: async () => {
        try {
          const { trouble, words } = await act({
            act: "message-shortcut",
            callbackId: shortcut.callbackId,
            channelId,
            ts: message.ts,
          });
          if (trouble) notice(words ?? t("playground.trouble.refused"));
        } catch {
          notice(t("playground.trouble.away"));
        }
      },
    })),
    {
      key: "copy-link",
      draw: (
        <>
          <Icon name="link" size={18} /> {t("playground.copy-link")}
        </>
      ),
      choose: copyLink,
    },
  ];

  return (
    <div class="message-actions">
      {where === "channel" && (
        <a
          class="icon-button"
          href={href({ threadTs: message.ts, messageTs: null })}
          title={t("playground.reply-in-thread")}
          aria-label={t("playground.reply-in-thread")}
        >
          <Icon name="reply" size={18} />
        </a>
      )}
      <Menu
        label={t("playground.more-actions")}
        buttonClass="icon-button"
        button={<Icon name="more" size={18} />}
        opens="down-left"
        choices={choices}
      />
    </div>
  );
}
