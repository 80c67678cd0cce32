import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

/** Tells the style sheets how high a strip at the bottom is, so that windows end above it. */
export function useMeasured(strip: RefObject<HTMLElement>, property: string, isOpen: boolean): void {
  useEffect(() => {
    const element = strip.current;
    if (!element) return;
    const { style } = document.documentElement;
    const watch = new ResizeObserver(() => style.setProperty(property, `${element.offsetHeight}px`));
    watch.observe(element);
    return () => {
      watch.disconnect();
      style.removeProperty(property);
    };
  }, [strip, property, isOpen]);
}
