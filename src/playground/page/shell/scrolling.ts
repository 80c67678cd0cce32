import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

const near = 40;

/**
 * Keeps a list at its end while the person is at its end: at first, when something comes, and when what is there
 * grows. Gives whether they are there.
 */
export function useBottom(scroller: RefObject<HTMLElement>, isFilled: boolean, newest: string): boolean {
  const stays = useRef(true);
  const [isAtBottom, setAtBottom] = useState(false);

  const toBottom = () => {
    const list = scroller.current;
    if (list && stays.current) list.scrollTop = list.scrollHeight;
  };
  useLayoutEffect(toBottom, [isFilled, newest]);

  useEffect(() => {
    const list = scroller.current;
    if (!list) return;
    const sizeOf = () => `${list.clientWidth} ${list.clientHeight} ${list.scrollHeight}`;
    let size = sizeOf();
    const look = () => {
      size = sizeOf();
      // On a phone the list may be behind another pane: there nobody is anywhere in it.
      const isShown = list.clientHeight > 0;
      if (isShown) stays.current = list.scrollHeight - list.scrollTop - list.clientHeight < near;
      setAtBottom(isShown && stays.current);
    };
    // When the list is drawn anew at another size, the browser scrolls by itself: that is nobody going anywhere.
    const scrolled = () => {
      if (size === sizeOf()) look();
    };
    list.addEventListener("scroll", scrolled, { passive: true });
    // A card that is updated, a window that is resized and a composer that grows change heights without any scrolling.
    const sizes = new ResizeObserver(() => {
      toBottom();
      look();
    });
    const watch = () => {
      sizes.disconnect();
      sizes.observe(list);
      for (const child of list.children) sizes.observe(child);
    };
    const children = new MutationObserver(watch);
    children.observe(list, { childList: true });
    watch();
    return () => {
      list.removeEventListener("scroll", scrolled);
      sizes.disconnect();
      children.disconnect();
    };
  }, []);
  return isAtBottom;
}
