import type { RuleBreak, Surface } from "./shape.ts";

export interface RuleOptions {
  /** The id of one rule that does not hold: tests show with it that a payload breaks just this rule. */
  readonly without?: string;
  /** Hears the id of each rule that is broken, as often as it is. */
  readonly onBroken?: (rule: string) => void;
}

/** Carries the surface down and the broken rules up while one payload is read. */
export interface Reading extends RuleOptions {
  readonly surface: Surface;
  readonly breaks: RuleBreak[];
}

/** Where the reader stands: in the payload (a JSON pointer), and in the table of rules. */
export interface Place {
  readonly pointer: string;
  readonly rule: string;
}

/** Starts to read a payload that will stand on this surface. */
export function reading(surface: Surface, options: RuleOptions = {}): Reading {
  return { surface, breaks: [], ...options };
}

export const into = ({ pointer, rule }: Place, key: string): Place => ({
  pointer: `${pointer}/${key}`,
  rule: `${rule}.${key}`,
});

export const item = ({ pointer, rule }: Place, index: number): Place => ({
  pointer: `${pointer}/${index}`,
  rule: `${rule}[]`,
});

export function breakRule(
  { breaks, without, onBroken }: Reading,
  { pointer, rule }: Place,
  message: string,
  code: string,
  constraint?: RuleBreak["constraint"],
): undefined {
  if (rule === without) return;
  onBroken?.(rule);
  breaks.push({ pointer, message, code, ...(constraint ? { constraint } : {}) });
}
