import type { JSX } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { useSession } from "../../session.ts";
import { Icon } from "../../shell/icon.tsx";
import { fieldsIn, plainWords } from "../../text/text.tsx";
import { textIn } from "../held.ts";
import type { ElementProps } from "./control.ts";
import { useFloating } from "./floating.ts";

export function Overflow({ element, control }: ElementProps): JSX.Element {
  const { t } = useSession();
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const { isOpen, open, close, floats } = useFloating(opener, "end");

  const items = () => [...(floats.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  useLayoutEffect(() => {
    if (isOpen) items()[0]?.focus();
  }, [isOpen]);
  const leave = () => {
    close();
    opener.current?.focus();
  };
  const move = (event: KeyboardEvent) => {
    const all = items();
    const at = all.findIndex((item) => item.matches(":focus"));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") {
      if (event.key === "Escape") event.preventDefault();
      event.stopPropagation();
      leave();
    } else if (next !== undefined) {
      event.preventDefault();
      all[next % all.length]?.focus();
    }
  };

  return (
    <span class="overflow">
      <button
        type="button"
        ref={opener}
        class={`button button-square${control.isBusy ? " is-busy" : ""}`}
        aria-label={t("playground.blocks.more")}
        title={t("playground.blocks.more")}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-describedby={control.slot.labelId}
        onClick={() => (isOpen ? leave() : open())}
      >
        <Icon name="more" />
      </button>
      {isOpen && (
        <div
          ref={floats}
          id={id}
          popover="manual"
          role="menu"
          tabIndex={-1}
          aria-label={t("playground.blocks.more")}
          class="floating menu"
          onKeyDown={move}
        >
          {fieldsIn(element["options"]).map((option) => (
            <button
              type="button"
              key={String(option["value"])}
              role="menuitem"
              tabIndex={-1}
              class="menu-item"
              onClick={async () => {
                leave();
                const url = textIn(option, "url");
                const isDone = await control.use(textIn(option, "value") ?? null);
                if (isDone && url && /^https?:\/\//i.test(url)) window.open(url, "_blank", "noopener");
              }}
            >
              <span>{plainWords(option["text"])}</span>
              {option["description"] ? (
                <small class="choice-about">{plainWords(option["description"])}</small>
              ) : null}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}
