import { useEffect, useRef } from "preact/hooks";
import type { SeenApp } from "../../../simulators/slack/client/seen.ts";
import { useSession } from "../session.ts";

type Command = SeenApp["commands"][number];

/** What a slash and the letters after it may become; a command that is typed to its end comes first. */
export function commandsFor(app: SeenApp | null, text: string): readonly Command[] {
  if (!app || !/^\/\S*$/.test(text)) return [];
  const typed = text.toLowerCase();
  const offered = app.commands.filter(({ command }) => command.toLowerCase().startsWith(typed));
  return offered.sort((one, other) => Number(other.command === typed) - Number(one.command === typed));
}

/** The command that is typed already, with words after it to come. */
export function hintFor(app: SeenApp | null, text: string): Command | undefined {
  const [word = ""] = text.split(/\s/, 1);
  if (word === text) return undefined;
  return app?.commands.find(({ command }) => command === word);
}

interface CommandListProps {
  readonly id: string;
  readonly commands: readonly Command[];
  readonly chosen: number;
  choose(command: string): void;
}

export function CommandList({ id, commands, chosen, choose }: CommandListProps) {
  const { seen, t } = useSession();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <div class="menu commands" id={id} role="listbox" aria-label={t("playground.commands")} ref={list}>
      {commands.map(({ command, description, usageHint, isReserved }, index) => (
        // The keyboard works it from the text field, which keeps the focus.
        <div
          key={command}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          class="menu-item command"
          onPointerDown={(event) => {
            event.preventDefault();
            choose(command);
          }}
        >
          <span class="command-name">
            <strong>{command}</strong> <span class="quiet">{usageHint}</span>
          </span>
          <span class="command-about">
            {description}
            {isReserved && <span class="tag tag-warn">{t("playground.reserved")}</span>}
          </span>
          <span class="quiet command-app">{seen.app?.name}</span>
        </div>
      ))}
    </div>
  );
}
