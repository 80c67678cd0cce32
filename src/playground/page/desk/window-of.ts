/** Every line is this high, so that what is not seen need not be drawn. Stands in desk.css too. */
export const rowHeight = 32;

const spare = 8;

/** Which of `count` lines to draw for this much of the list to be in view; `end` is one past the last. */
export function windowOf(count: number, scrollTop: number, height: number): { start: number; end: number } {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight) - spare;
  const last = Math.ceil((Math.max(0, scrollTop) + height) / rowHeight) + spare;
  const end = Math.min(count, last);
  return { start: Math.max(0, Math.min(first, end)), end };
}
