import { subMonths } from "date-fns";
import type { Settings } from "./settings.ts";

/** What is older than these instants is emptied; null: nothing ever is. */
export interface RetentionLimits {
  readonly personalBefore: Date | null;
  readonly detailsBefore: Date | null;
}

export function retentionLimits(
  settings: Pick<Settings, "personalDataKeptForMonths" | "auditDetailsKeptForMonths">,
  now: Date,
): RetentionLimits {
  const before = (months: number | null) => (months === null ? null : subMonths(now, months));
  return {
    personalBefore: before(settings.personalDataKeptForMonths),
    detailsBefore: before(settings.auditDetailsKeptForMonths),
  };
}

/** How much is due, or was emptied. `drafts` are e-mails, `details` those of audit entries. */
export interface RetentionCount {
  readonly customers: number;
  readonly drafts: number;
  readonly details: number;
}
