/** GUIDs from a seed, always in the same order. */
export interface Guids {
  next(): string;
  save(): number;
  goOn(count: number): void;
}

export function seededGuids(seed: number): Guids {
  let count = 0;
  return {
    next() {
      count += 1;
      return guidOf(seed, count);
    },
    save: () => count,
    goOn(saved) {
      count = saved;
    },
  };
}

/** The nth GUID of a seed. */
export function guidOf(seed: number, n: number): string {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(n, 0xc2b2ae35)) >>> 0;
  let hex = "";
  for (let part = 0; part < 4; part += 1) {
    state = (state + 0x9e3779b9 + n) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    hex += ((mixed ^ (mixed >>> 15)) >>> 0).toString(16).padStart(8, "0");
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
