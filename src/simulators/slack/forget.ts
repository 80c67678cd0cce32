/** Drops what was made before `time` from a map that is in the order of making. */
export function forgetOlder(made: Map<string, { readonly madeAt: number }>, time: number): void {
  for (const [key, { madeAt }] of made) {
    if (madeAt >= time) return;
    made.delete(key);
  }
}
