import { addDays, isMatch } from "date-fns";
import { clean } from "./customer.ts";

/** The legal notice of termination: not required, or given to whom, on which day (ISO, no time) and how. */
export type LegalNotice =
  | { readonly required: false; readonly by: string; readonly at: Date }
  | {
      readonly required: true;
      readonly to: string;
      readonly on: string;
      readonly how: string;
      readonly by: string;
      readonly at: Date;
    };

/** As typed: the other fields count only where a notice was required. */
export interface TypedNotice {
  readonly required: boolean;
  readonly to?: string | null;
  readonly on?: string | null;
  readonly how?: string | null;
}

export type NoticeFault = "required" | "too-long" | "bad-date" | "in-the-future";
export type NoticeFaults = Partial<Record<"to" | "on" | "how", NoticeFault>>;

/** Lengths count Unicode characters. */
export const noticeLimits = { to: 200, how: 200 } as const;

/** Reads what was typed: the notice, or a fault for each field that cannot stay as it is. */
export function readNotice(
  typed: TypedNotice,
  by: string,
  now: Date,
): { readonly notice: LegalNotice } | { readonly faults: NoticeFaults } {
  if (!typed.required) return { notice: { required: false, by, at: now } };
  const faults: NoticeFaults = {};
  const text = (field: "to" | "how"): string => {
    const value = clean(typed[field]);
    if (value === null) faults[field] = "required";
    else if ([...value].length > noticeLimits[field]) faults[field] = "too-long";
    return value ?? "";
  };
  const to = text("to");
  const how = text("how");
  const on = clean(typed.on) ?? "";
  const fault = findDateFault(on, now);
  if (fault) faults.on = fault;
  return Object.keys(faults).length > 0
    ? { faults }
    : { notice: { required: true, to, on, how, by, at: now } };
}

/** Whether both say the same, whoever said it and whenever. */
export function sameNotice(one: LegalNotice, other: LegalNotice): boolean {
  if (!one.required || !other.required) return one.required === other.required;
  return one.to === other.to && one.on === other.on && one.how === other.how;
}

function findDateFault(on: string, now: Date): NoticeFault | null {
  if (on === "") return "required";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || !isMatch(on, "yyyy-MM-dd")) return "bad-date";
  // Somewhere on earth tomorrow has begun.
  return on > addDays(now, 1).toISOString().slice(0, 10) ? "in-the-future" : null;
}
