import { useCallback, useEffect, useReducer } from "preact/hooks";
import { useSession } from "./session.ts";

const kept = new Map<string, unknown>();
const readers = new Map<string, Set<() => void>>();

/**
 * State that outlives its component: what was typed is still there after a redraw, in another channel and back, or
 * after acting as somebody else. One place for each key and acting person; everybody who reads it is drawn anew.
 */
export function useKept<T>(
  key: string,
  initial: T,
): [value: T, set: (next: T | ((was: T) => T)) => void, forget: () => void] {
  const { seen } = useSession();
  const place = `${seen.me.id} ${key}`;
  useRedraw(place);
  // Whoever uses a key gives its type, and the key names one thing.
  const value = kept.has(place) ? (kept.get(place) as T) : initial;

  const set = useCallback(
    (next: T | ((was: T) => T)) => {
      // As above.
      const was = kept.has(place) ? (kept.get(place) as T) : initial;
      // Only a function is called: T is plain data.
      kept.set(place, typeof next === "function" ? (next as (was: T) => T)(was) : next);
      tell(place);
    },
    [place],
  );
  const forget = useCallback(() => {
    kept.delete(place);
    tell(place);
  }, [place]);
  return [value, set, forget];
}

function useRedraw(place: string): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const reader = () => redraw(undefined);
    const all = readers.get(place) ?? new Set();
    readers.set(place, all.add(reader));
    return () => {
      all.delete(reader);
    };
  }, [place]);
}

function tell(place: string): void {
  for (const reader of readers.get(place) ?? []) reader();
}
