import { median, shuffled } from "./statistics.ts";

/** What was measured of each variant, round by round. */
export interface Rounds<Name extends string, Slice> {
  /** The median over the rounds of what `pick` reads from one slice. */
  of(name: Name, pick: (slice: Slice) => number): number;
  /** The median of the ratios within each round, so that what slows a whole round down cancels out. */
  ratio(name: Name, base: Name, pick: (slice: Slice) => number): number;
  /** A warning when the app did not do what was asked, else nothing. */
  faults(name: Name): string;
  readonly slices: ReadonlyMap<Name, readonly Slice[]>;
}

/** Runs every variant once in each round, in a new order each time. The round before the first only warms up. */
export async function inRounds<Name extends string, Slice extends { readonly failures: number }>(
  count: number,
  variants: Readonly<Record<Name, () => Promise<Slice>>>,
): Promise<Rounds<Name, Slice>> {
  // The keys of a Record<Name, …> are names.
  const names = Object.keys(variants) as Name[];
  const slices = new Map<Name, Slice[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= count; round += 1) {
    for (const name of shuffled(names)) {
      const slice = await variants[name]();
      if (round > 0) slices.get(name)?.push(slice);
    }
  }
  const read = (name: Name, pick: (slice: Slice) => number) => (slices.get(name) ?? []).map(pick);
  return {
    slices,
    faults: (name) => {
      const failures = read(name, (slice) => slice.failures).reduce((sum, count) => sum + count, 0);
      return failures === 0 ? "" : `; **${failures} requests were not done**`;
    },
    of: (name, pick) => median(read(name, pick)),
    ratio: (name, base, pick) => {
      const bases = read(base, pick);
      return median(read(name, pick).map((value, round) => value / (bases[round] ?? Number.NaN)));
    },
  };
}
