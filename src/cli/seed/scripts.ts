import type { SeedName } from "../playground-files.ts";
import type { Script } from "./play-script.ts";

/** A partner with a long list and a year behind it. */
const wholeYear: YearSize = { customers: 20_000, invitations: 420 };

export interface YearSize {
  readonly customers: number;
  readonly invitations: number;
}

/** What a seed plays, loaded when it is needed; null for one that plays nothing. */
export async function readScript(seed: SeedName, size: YearSize = wholeYear): Promise<Script | null> {
  if (seed === "empty") return null;
  if (seed === "year") return (await import("../../playground/seed/year.ts")).makeYear(size);
  const [{ customers }, { history }] = await Promise.all([
    import("../../playground/seed/customers.ts"),
    import("../../playground/seed/history.ts"),
  ]);
  return { customers, steps: history };
}
