import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

const reachable =
  "a[href],button:not([disabled]),input:not([disabled]),textarea:not([disabled]),summary,[tabindex='0']";
const fields = "input:not([disabled]),textarea:not([disabled])";

/**
 * Keeps the keyboard inside the top window; Escape calls `leave`. Another `screen` in the same window begins at its top.
 */
export function useFocusWithin(
  panel: RefObject<HTMLElement>,
  isTop: boolean,
  screen: string,
  leave: () => void,
): void {
  const leaving = useRef(leave);
  leaving.current = leave;
  const last = useRef<{ readonly stop: Element; readonly at: number } | null>(null);
  const begun = useRef("");

  useEffect(() => {
    const window = panel.current;
    if (!isTop || !window) return;
    const press = (event: KeyboardEvent) => {
      // A dialog of the browser's own on top of this one looks after itself.
      if (event.target instanceof Element && event.target.closest("dialog[open]")) return;
      if (event.key === "Escape" && !event.defaultPrevented) {
        event.preventDefault();
        leaving.current();
      }
      if (event.key === "Tab") keepInside(window, event);
    };
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && window.contains(target))
        last.current = { stop: target, at: stopsIn(window).indexOf(target) };
    };
    document.addEventListener("keydown", press);
    document.addEventListener("focusin", remember);
    return () => {
      document.removeEventListener("keydown", press);
      document.removeEventListener("focusin", remember);
    };
  }, [isTop, panel]);

  useEffect(() => {
    const window = panel.current;
    if (!isTop || !window) return;
    const back = last.current?.stop;
    if (begun.current === screen && back instanceof HTMLElement && back.isConnected) back.focus();
    else begin(window);
    begun.current = screen;
  }, [isTop, panel, screen]);

  useEffect(() => {
    const window = panel.current;
    if (!isTop || !window || document.activeElement !== document.body) return;
    // The app drew another field where the one with the focus stood: go on there.
    const was = last.current;
    const instead = was ? stopsIn(window)[was.at] : undefined;
    (instead?.matches(fields) && was?.stop.matches(fields) ? instead : window).focus();
  });
}

/** Where the focus was before the first window opened, it is again after the last one closed. */
export function useFocusGivenBack(isOpen: boolean): void {
  const before = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  if (isOpen && !wasOpen.current) before.current = document.activeElement;
  wasOpen.current = isOpen;
  useEffect(() => {
    if (!isOpen) return;
    return () => {
      if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
    };
  }, [isOpen]);
}

function begin(window: HTMLElement): void {
  window.querySelector(".modal-body")?.scrollTo(0, 0);
  firstFocus(window).focus();
}

/** What the app says, else the first field in sight: a long text is read from its beginning. */
function firstFocus(window: HTMLElement): HTMLElement {
  const body = window.querySelector(".modal-body") ?? window;
  const asked = body.querySelector<HTMLElement>("[data-focus-on-load] input,[data-focus-on-load]");
  if (asked) return asked;
  const field = body.querySelector<HTMLElement>(fields);
  const isInSight = field && field.getBoundingClientRect().bottom <= body.getBoundingClientRect().bottom;
  return isInSight ? field : window;
}

/** The keyboard goes round in the window, and through whatever says that it stands above modals. */
function keepInside(window: HTMLElement, event: KeyboardEvent): void {
  const above = [...document.querySelectorAll<HTMLElement>("[data-above-modals]")];
  const rounds = [window, ...above]
    .map((root) => ({ root, stops: stopsIn(root) }))
    .filter(({ stops }) => stops.length > 0);
  const now = document.activeElement;
  const at = rounds.findIndex(({ root }) => root.contains(now));
  const stops = rounds[at]?.stops ?? [];
  const isAtEdge = now === (event.shiftKey ? stops[0] : stops.at(-1)) || (event.shiftKey && now === window);
  if (at >= 0 && !isAtEdge) return;
  event.preventDefault();
  const step = event.shiftKey ? -1 : 1;
  const next = at < 0 ? rounds[0] : rounds[(at + step + rounds.length) % rounds.length];
  (event.shiftKey ? next?.stops.at(-1) : next?.stops[0])?.focus();
}

function stopsIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(reachable)].filter(
    (one) => one.tabIndex >= 0 && one.offsetParent !== null,
  );
}
