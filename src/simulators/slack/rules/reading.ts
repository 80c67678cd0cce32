import type { RuleBreak, Surface } from "./shape.ts";

/** Carries the surface down and the broken rules up while one payload is read. */
export interface Reading {
  readonly surface: Surface;
  readonly breaks: RuleBreak[];
}

export function breakRule(
  reading: Reading,
  pointer: string,
  message: string,
  code: string,
  constraint?: RuleBreak["constraint"],
): undefined {
  reading.breaks.push({ pointer, message, code, ...(constraint ? { constraint } : {}) });
}
