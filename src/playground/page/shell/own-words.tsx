import { useKept } from "../kept.ts";
import { useSession } from "../session.ts";
import { Avatar } from "./avatar.tsx";
import { Icon } from "./icon.tsx";
import { findPerson } from "./people.ts";
import { timeOfDay } from "./times.ts";

interface Words {
  readonly id: number;
  readonly threadTs: string | null;
  readonly words: string;
  /** Unix milliseconds. */
  readonly at: number;
}

/** What Slackbot said privately because a command failed. The server keeps none of it, as Slack keeps none. */
export function useOwnWords(channelId: string) {
  const [all, setAll] = useKept<readonly Words[]>(`slackbot ${channelId}`, []);
  return {
    all,
    say: (words: string, threadTs: string | null) =>
      setAll((was) => [...was, { id: (was.at(-1)?.id ?? 0) + 1, threadTs, words, at: Date.now() }]),
    dismiss: (id: number) => setAll((was) => was.filter((one) => one.id !== id)),
  };
}

interface OwnWordsProps {
  readonly channelId: string;
  readonly threadTs: string | null;
}

export function OwnWords({ channelId, threadTs }: OwnWordsProps) {
  const session = useSession();
  const { seen, t } = session;
  const { all, dismiss } = useOwnWords(channelId);
  const slackbot = findPerson(seen, "USLACKBOT");
  return (
    <>
      {all
        .filter((one) => one.threadTs === threadTs)
        .map((one) => (
          <article key={one.id} class="message" data-private="true">
            <div class="message-side">
              <Avatar person={slackbot} size="large" />
            </div>
            <div class="message-main">
              <p class="private quiet">
                <Icon name="eye" size={14} /> {t("playground.only-you")}{" "}
                <button type="button" class="link-button" onClick={() => dismiss(one.id)}>
                  {t("playground.dismiss")}
                </button>
              </p>
              <p class="message-head">
                <strong class="message-name">{slackbot?.realName}</strong>
                <span class="message-time quiet">{timeOfDay(session, one.at)}</span>
              </p>
              <div class="message-body">{one.words}</div>
            </div>
          </article>
        ))}
    </>
  );
}
