import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";

export interface MenuChoice {
  readonly key: string;
  readonly draw: ComponentChildren;
  /** Of a menu where one is chosen. */
  readonly isChosen?: boolean;
  choose(): void;
}

interface MenuProps {
  /** What the button is for: its name, where it shows no words of its own. */
  readonly label: string;
  readonly button: ComponentChildren;
  readonly buttonClass: string;
  readonly choices: readonly MenuChoice[];
  /** To which side of the button it opens. */
  readonly opens?: "down-left" | "down-right" | "up";
}

/** A button with a menu, worked by mouse or by arrow keys, Home, End, Enter and Escape. */
export function Menu({ label, button, buttonClass, choices, opens = "down-right" }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const [isFlipped, setFlipped] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();

  useLayoutEffect(() => {
    setFlipped(isOpen && lacksRoomBelow(whole.current));
    if (!isOpen) return;
    const items = itemsOf(whole.current);
    (items.find((item) => item.getAttribute("aria-checked") === "true") ?? items[0])?.focus();
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !whole.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => document.removeEventListener("pointerdown", closeOutside);
  }, [isOpen]);

  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };

  return (
    <div class="menu-place" ref={whole}>
      <button
        type="button"
        ref={opener}
        class={buttonClass}
        title={label}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {button}
      </button>
      {isOpen && (
        <div
          id={id}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          class={`menu menu-${opens} ${isFlipped ? "menu-flipped" : ""}`}
          onKeyDown={(event) => {
            if (event.key === "Escape" || event.key === "Tab") return close();
            if (step(itemsOf(whole.current), event.key)) event.preventDefault();
          }}
        >
          {choices.map((choice) => (
            <button
              type="button"
              key={choice.key}
              class="menu-item"
              tabIndex={-1}
              {...(choice.isChosen === undefined
                ? { role: "menuitem" }
                : { role: "menuitemradio", "aria-checked": choice.isChosen })}
              onClick={() => {
                close();
                choice.choose();
              }}
            >
              {choice.draw}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function itemsOf(whole: HTMLElement | null): HTMLElement[] {
  return [...(whole?.querySelectorAll<HTMLElement>(".menu-item") ?? [])];
}

/** A list of messages cuts off what hangs out of it: beside its last message a menu opens upwards. */
function lacksRoomBelow(whole: HTMLElement | null): boolean {
  const list = whole?.closest(".messages")?.getBoundingClientRect();
  const menu = whole?.querySelector(".menu")?.getBoundingClientRect();
  if (!whole || !list || !menu) return false;
  const roomAbove = whole.getBoundingClientRect().top - list.top;
  return menu.bottom > list.bottom && roomAbove > menu.height;
}

function step(items: readonly HTMLElement[], key: string): boolean {
  const at = items.findIndex((item) => item.matches(":focus"));
  const last = items.length - 1;
  const next = {
    ArrowDown: at === last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    Home: 0,
    End: last,
  }[key];
  if (next === undefined) return false;
  items[next]?.focus();
  return true;
}
