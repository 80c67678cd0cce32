import { breakRule, type Place, type Reading } from "./reading.ts";
import { codePoints, type Shape } from "./shape.ts";

interface Limits {
  readonly max?: number;
  readonly min?: number;
}

type Side = readonly [words: (limit: number) => string, code: string, constraint: string];

/** What may be too much or too little, in Slack's words. */
const measures: Readonly<
  Record<"characters" | "items" | "value", { readonly max: Side; readonly min: Side }>
> = {
  characters: {
    max: [(max) => `must be less than ${max + 1} characters`, "too_long", "max_length"],
    min: [(min) => `must be more than ${min - 1} characters`, "too_short", "min_length"],
  },
  items: {
    max: [(max) => `no more than ${max} items allowed`, "too_many_items", "max_items"],
    min: [(min) => `no fewer than ${min} items allowed`, "too_few_items", "min_items"],
  },
  value: {
    max: [(max) => `must be less than ${max + 1}`, "invalid_value", "maximum"],
    min: [(min) => `must be more than ${min - 1}`, "invalid_value", "minimum"],
  },
};

export function checkLimits(
  reading: Reading,
  limits: Limits,
  what: keyof typeof measures,
  size: number,
  at: Place,
): void {
  for (const side of ["max", "min"] as const) {
    const limit = limits[side];
    if (limit === undefined || (side === "max" ? size <= limit : size >= limit)) continue;
    const [words, code, type] = measures[what][side];
    const constraint = { type, expected: [String(limit)], got: String(size) };
    breakRule(reading, rule(at, side), words(limit), code, constraint);
  }
}

export function checkString(
  reading: Reading,
  shape: Extract<Shape, { is: "string" }>,
  value: unknown,
  at: Place,
): undefined {
  if (typeof value !== "string") return wrongType(reading, at, "string");
  checkLimits(reading, shape, "characters", codePoints(value), at);
  if (shape.oneOf && !shape.oneOf.includes(value)) wrongEnum(reading, rule(at, "enum"), shape.oneOf, value);
  if (shape.pattern && !shape.pattern.test(value))
    breakRule(reading, rule(at, "format"), shape.says ?? "invalid format", "invalid_value");
}

export function checkInteger(reading: Reading, limits: Limits, value: unknown, at: Place): undefined {
  if (typeof value !== "number" || !Number.isInteger(value)) return wrongType(reading, at, "integer");
  checkLimits(reading, limits, "value", value, at);
}

export function wrongType(reading: Reading, at: Place, type: string): undefined {
  const article = /^[aeio]/.test(type) ? "an" : "a";
  breakRule(reading, { ...at, rule: `json.${type}` }, `must provide ${article} ${type}`, "invalid_type");
}

export function wrongEnum(reading: Reading, at: Place, expected: readonly string[], got: string): undefined {
  breakRule(reading, at, "must be a valid enum value", "invalid_value", { type: "enum", expected, got });
}

/** The place of one rule about what stands here. */
export function rule(at: Place, what: string): Place {
  return { ...at, rule: `${at.rule}.${what}` };
}
