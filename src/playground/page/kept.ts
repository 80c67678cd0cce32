import { useCallback, useReducer } from "preact/hooks";
import { useSession } from "./session.ts";

const kept = new Map<string, unknown>();

/**
 * State that outlives its component: what was typed is still there after a redraw, in another channel and back, or
 * after acting as somebody else. One place for each key and acting person.
 */
export function useKept<T>(
  key: string,
  initial: T,
): [value: T, set: (next: T | ((was: T) => T)) => void, forget: () => void] {
  const { seen } = useSession();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const place = `${seen.me.id} ${key}`;
  // Whoever uses a key gives its type, and the key names one thing.
  const value = kept.has(place) ? (kept.get(place) as T) : initial;

  const set = useCallback(
    (next: T | ((was: T) => T)) => {
      // As above.
      const was = kept.has(place) ? (kept.get(place) as T) : initial;
      // Only a function is called: T is plain data.
      kept.set(place, typeof next === "function" ? (next as (was: T) => T)(was) : next);
      redraw(undefined);
    },
    [place],
  );
  const forget = useCallback(() => {
    kept.delete(place);
    redraw(undefined);
  }, [place]);
  return [value, set, forget];
}
