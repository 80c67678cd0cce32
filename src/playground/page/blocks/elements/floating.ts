import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** A list that floats over everything, next to its opener: in the top layer, so no scrolling box cuts it off. */
export function useFloating(opener: RefObject<HTMLElement>, align: "start" | "end") {
  const [isOpen, setOpen] = useState(false);
  const floats = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const list = floats.current;
    const at = opener.current;
    if (!isOpen || !list || !at) return;
    if (!list.matches(":popover-open")) list.showPopover();
    const put = () => place(list, at.getBoundingClientRect(), align);
    put();
    const sizes = new ResizeObserver(put);
    sizes.observe(list);
    window.addEventListener("scroll", put, true);
    window.addEventListener("resize", put);
    return () => {
      sizes.disconnect();
      window.removeEventListener("scroll", put, true);
      window.removeEventListener("resize", put);
    };
  }, [isOpen, opener, align]);

  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !floats.current?.contains(target) && !opener.current?.contains(target))
        setOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => document.removeEventListener("pointerdown", closeOutside);
  }, [isOpen, opener]);

  return { isOpen, open: () => setOpen(true), close: () => setOpen(false), floats };
}

const gap = 4;
const margin = 8;

function place(list: HTMLElement, at: DOMRect, align: "start" | "end"): void {
  const below = window.innerHeight - at.bottom - gap - margin;
  const above = at.top - gap - margin;
  const isBelow = below >= Math.min(list.scrollHeight, 240) || below >= above;
  list.style.maxHeight = `${Math.max(96, Math.min(320, isBelow ? below : above))}px`;
  if (align === "start") list.style.width = `${at.width}px`;
  const width = list.offsetWidth;
  const left = align === "start" ? at.left : at.right - width;
  list.style.left = `${Math.max(margin, Math.min(left, window.innerWidth - width - margin))}px`;
  list.style.top = isBelow ? `${at.bottom + gap}px` : `${at.top - gap - list.offsetHeight}px`;
}
