import { useRef, useState } from "preact/hooks";
import { useSession } from "../session.ts";

const key = "kapocs.desk.height";
const least = 160;
const step = 24;

/** The drawer's height in pixels, kept for the next time where the browser allows it. */
export function useHeight(): [height: number, set: (height: number) => void] {
  const [height, setHeight] = useState(readHeight);
  return [
    height,
    (wanted) => {
      const next = within(wanted);
      setHeight(next);
      try {
        localStorage.setItem(key, String(next));
      } catch {
        // A browser that keeps nothing.
      }
    },
  ];
}

interface GripProps {
  readonly height: number;
  set(height: number): void;
}

/** The drawer's upper edge: pulled by a pointer, moved by the arrow keys. */
export function Grip({ height, set }: GripProps) {
  const { t } = useSession();
  const from = useRef<{ y: number; height: number } | null>(null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: hr takes neither focus nor value
    <div
      class="desk-grip"
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={t("playground.desk.resize")}
      aria-valuenow={height}
      aria-valuemin={least}
      aria-valuemax={most()}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { y: event.clientY, height };
      }}
      onPointerMove={(event) => {
        if (from.current) set(from.current.height + from.current.y - event.clientY);
      }}
      onPointerUp={() => {
        from.current = null;
      }}
      onKeyDown={({ key: pressed }) => {
        if (pressed === "ArrowUp") set(height + step);
        if (pressed === "ArrowDown") set(height - step);
      }}
    />
  );
}

function most(): number {
  return Math.max(least, Math.round(innerHeight * 0.75));
}

function within(height: number): number {
  return Math.min(most(), Math.max(least, Math.round(height)));
}

function readHeight(): number {
  try {
    return within(Number(localStorage.getItem(key)) || 300);
  } catch {
    return 300;
  }
}
