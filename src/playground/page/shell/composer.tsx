import { useEffect, useRef, useState } from "preact/hooks";
import { ServerRefused } from "../api.ts";
import { useKept } from "../kept.ts";
import { useSession } from "../session.ts";
import { CommandList, commandsFor, hintFor } from "./command-list.tsx";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { useOwnWords } from "./own-words.tsx";

interface ComposerProps {
  readonly channelId: string;
  readonly placeName: string;
  readonly isChannel: boolean;
  readonly threadTs?: string;
}

const mostRows = 10;

/** Where one types: Enter sends, Shift+Enter breaks the line, a slash in front offers the app's commands. */
export function Composer({ channelId, placeName, isChannel, threadTs }: ComposerProps) {
  const { seen, t, announce } = useSession();
  const place = threadTs ? `${channelId} ${threadTs}` : channelId;
  const [text, setText, forget] = useKept(`composer ${place}`, "");
  const { isSending, send } = useSending({ channelId, threadTs, text, forget });
  const [chosen, setChosen] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = `commands ${place}`.replace(/\W/g, "-");

  const offered = isClosed ? [] : commandsFor(seen.app, text);
  const at = Math.min(chosen, offered.length - 1);
  const hint = hintFor(seen.app, text);
  const count = offered.length;
  useEffect(() => {
    if (count > 0) announce(t("playground.commands.offered", { count }));
  }, [count]);

  const complete = (command: string) => {
    setText(`${command} `);
    setChosen(0);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const picked = offered[at];
    const isWhole = picked?.command === text;
    if (picked && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      setChosen((at + step + offered.length) % offered.length);
    } else if (picked && (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey && !isWhole)))
      complete(picked.command);
    else if (picked && event.key === "Escape") setClosed(true);
    else if (event.key === "Enter" && !event.shiftKey) void send();
    else return;
    event.preventDefault();
  };

  const label = threadTs
    ? t("playground.composer.thread")
    : t(isChannel ? "playground.composer.channel" : "playground.composer.direct", { place: placeName });
  return (
    <div class="composer" data-sending={isSending}>
      {offered.length > 0 && <CommandList id={listId} commands={offered} chosen={at} choose={complete} />}
      {hint && (
        <p class="usage" id={`${listId}-usage`}>
          <code>
            {hint.command} {hint.usageHint}
          </code>{" "}
          <span class="quiet">{hint.description}</span>
        </p>
      )}
      <div class="composer-box">
        <textarea
          ref={field}
          class="composer-field"
          aria-label={label}
          placeholder={label}
          rows={Math.min(text.split("\n").length, mostRows)}
          value={text}
          readOnly={isSending}
          aria-busy={isSending}
          aria-autocomplete="list"
          aria-controls={offered.length > 0 ? listId : undefined}
          aria-activedescendant={offered.length > 0 ? `${listId}-${at}` : undefined}
          aria-describedby={hint ? `${listId}-usage` : undefined}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setChosen(0);
            setClosed(false);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setClosed(true)}
          onFocus={() => setClosed(false)}
        />
        <div class="composer-tools">
          {!threadTs && <Shortcuts />}
          <button
            type="button"
            class="icon-button"
            title={t("playground.commands")}
            aria-label={t("playground.commands")}
            onClick={() => {
              setText("/");
              field.current?.focus();
            }}
          >
            <span class="slash" aria-hidden="true">
              /
            </span>
          </button>
          <span class="composer-words quiet">
            {isSending ? t("playground.sending") : t("playground.composer.keys")}
          </span>
          <button
            type="button"
            class="icon-button send"
            title={t("playground.send")}
            aria-label={t("playground.send")}
            disabled={isSending || text.trim() === ""}
            onClick={() => void send()}
          >
            <Icon name="send" />
          </button>
        </div>
      </div>
    </div>
  );
}

/** Global shortcuts, as behind Slack's plus. */
function Shortcuts() {
  const { seen, t, act, notice } = useSession();
  const shortcuts = seen.app?.shortcuts.filter(({ type }) => type === "global") ?? [];
  if (shortcuts.length === 0) return null;
  return (
    <Menu
      label={t("playground.shortcuts")}
      buttonClass="icon-button"
      button={<Icon name="bolt" />}
      opens="up"
      choices={shortcuts.map(({ callbackId, name, description }) => ({
        key: callbackId,
        draw: (
          <>
            <Icon name="bolt" size={18} />
            <span class="cast-words">
              <strong>{name}</strong>
              <span class="quiet">{description}</span>
            </span>
          </>
        ),
        choose: async () => {
          try {
            const { trouble, words } = await act({ act: "shortcut", callbackId });
            if (trouble) notice(words ?? t("playground.trouble.shortcut", { name }));
          } catch {
            notice(t("playground.trouble.away"));
          }
        },
      }))}
    />
  );
}

interface Sending {
  readonly channelId: string;
  readonly threadTs: string | undefined;
  readonly text: string;
  forget(): void;
}

/** Sends once at a time. What could not be sent stays in the composer; what failed is told where it was typed. */
function useSending({ channelId, threadTs, text, forget }: Sending) {
  const { act, notice, announce, t } = useSession();
  const { say } = useOwnWords(channelId);
  const [isSending, setSending] = useState(false);

  const send = async () => {
    if (isSending || text.trim() === "") return;
    setSending(true);
    try {
      const { trouble, words } = await act({
        act: "say",
        channelId,
        text: text.trim(),
        ...(threadTs && { threadTs }),
      });
      forget();
      if (!trouble) return;
      const told = words ?? t("playground.trouble.command", { trouble });
      say(told, threadTs ?? null);
      announce(told);
    } catch (error) {
      notice(error instanceof ServerRefused ? error.message : t("playground.trouble.away"));
    } finally {
      setSending(false);
    }
  };
  return { isSending, send };
}
