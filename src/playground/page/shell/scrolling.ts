import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

const near = 40;

/**
 * Keeps a list at its end while the person is at its end: at first, when something comes, and when what is there
 * grows. Gives whether they are there.
 */
export function useBottom(scroller: RefObject<HTMLElement>, isFilled: boolean, newest: string): boolean {
  const stays = useRef(true);
  const [isAtBottom, setAtBottom] = useState(true);

  const toBottom = () => {
    const list = scroller.current;
    if (list && stays.current) list.scrollTop = list.scrollHeight;
  };
  useLayoutEffect(toBottom, [isFilled, newest]);

  useEffect(() => {
    const list = scroller.current;
    if (!list) return;
    const look = () => {
      stays.current = list.scrollHeight - list.scrollTop - list.clientHeight < near;
      setAtBottom(stays.current);
    };
    list.addEventListener("scroll", look, { passive: true });
    // A card that is updated, a window that is resized and a composer that grows change heights without any scrolling.
    const sizes = new ResizeObserver(toBottom);
    const watch = () => {
      sizes.disconnect();
      sizes.observe(list);
      for (const child of list.children) sizes.observe(child);
    };
    const children = new MutationObserver(watch);
    children.observe(list, { childList: true });
    watch();
    return () => {
      list.removeEventListener("scroll", look);
      sizes.disconnect();
      children.disconnect();
    };
  }, []);
  return isAtBottom;
}
