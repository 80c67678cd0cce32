import { DirectoryUnavailable, type PartnerDirectory } from "../ports/partner-directory.ts";
import type { Ending, Endings, Telemetry } from "../ports/telemetry.ts";

/** The directory as it is; every question to it is a step. */
export function watchDirectory(directory: PartnerDirectory, telemetry: Telemetry): PartnerDirectory {
  const operations = Object.entries(directory).flatMap(([operation, ask]) => {
    if (typeof ask !== "function") return [];
    const step = { name: "directory.call", directory: directory.name, operation } as const;
    const watched = (...about: unknown[]) =>
      telemetry.step<unknown>(step, async () => Reflect.apply(ask, directory, about), endings);
    return [[operation, watched]];
  });
  // The directory's own members, those that are functions each in one of the same signature.
  return { ...directory, ...Object.fromEntries(operations) } as PartnerDirectory;
}

const endings: Endings<unknown> = {
  of: (answer): Ending => {
    const outcome = typeof answer === "object" && answer !== null && Reflect.get(answer, "outcome");
    return { outcome: typeof outcome === "string" ? outcome : "done" };
  },
  ofError: (error) => ({ outcome: error instanceof DirectoryUnavailable ? error.trouble : "failed" }),
};
