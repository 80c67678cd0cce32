import { blockRules } from "./blocks.ts";
import { crossChecks } from "./cross-checks.ts";
import { elementRules } from "./elements.ts";
import { breakRule, type Reading } from "./reading.ts";
import { codePoints, isFields, type Placement, type RuleBreak, type Shape } from "./shape.ts";

type Of<K extends Shape["is"]> = Extract<Shape, { is: K }>;

/** Holds `value` against `shape`; every broken rule is added to `reading.breaks`. */
export function check(reading: Reading, shape: Shape, value: unknown, at: string): undefined {
  switch (shape.is) {
    case "anything":
      return;
    case "boolean":
      if (typeof value !== "boolean") breakRule(reading, at, "must provide a boolean", "invalid_type");
      return;
    case "string":
      return checkString(reading, shape, value, at);
    case "integer":
      return checkInteger(reading, shape, value, at);
    case "list":
      return checkList(reading, shape, value, at);
    case "object":
      return checkObject(reading, shape, value, at, []);
    case "text":
      return checkText(reading, shape, value, at);
    case "element":
      return checkElement(reading, shape.within, value, at);
    case "block":
      return checkBlock(reading, value, at, shape.types);
    case "tagged":
      return checkTagged(reading, shape, value, at);
    case "either":
      return checkEither(reading, shape, value, at);
  }
}

function checkString(reading: Reading, shape: Of<"string">, value: unknown, at: string): undefined {
  if (typeof value !== "string") return breakRule(reading, at, "must provide a string", "invalid_type");
  const length = codePoints(value);
  if (shape.max !== undefined && length > shape.max) tooLong(reading, at, shape.max, length);
  if (shape.min !== undefined && length < shape.min) tooShort(reading, at, shape.min, length);
  if (shape.oneOf && !shape.oneOf.includes(value))
    breakRule(reading, at, "must be a valid enum value", "invalid_value", {
      type: "enum",
      expected: shape.oneOf,
      got: value,
    });
  if (shape.pattern && !shape.pattern.test(value))
    breakRule(reading, at, shape.says ?? "invalid format", "invalid_value");
}

function checkInteger(reading: Reading, shape: Of<"integer">, value: unknown, at: string): undefined {
  if (typeof value !== "number" || !Number.isInteger(value))
    return breakRule(reading, at, "must provide an integer", "invalid_type");
  if (shape.max !== undefined && value > shape.max)
    breakRule(reading, at, `must be less than ${shape.max + 1}`, "invalid_value", {
      type: "maximum",
      expected: [String(shape.max)],
      got: String(value),
    });
  if (shape.min !== undefined && value < shape.min)
    breakRule(reading, at, `must be more than ${shape.min - 1}`, "invalid_value", {
      type: "minimum",
      expected: [String(shape.min)],
      got: String(value),
    });
}

function checkList(reading: Reading, shape: Of<"list">, value: unknown, at: string): undefined {
  if (!Array.isArray(value)) return breakRule(reading, at, "must provide an array", "invalid_type");
  if (shape.max !== undefined && value.length > shape.max)
    breakRule(reading, at, `no more than ${shape.max} items allowed`, "too_many_items", {
      type: "max_items",
      expected: [String(shape.max)],
      got: String(value.length),
    });
  if (shape.min !== undefined && value.length < shape.min)
    breakRule(reading, at, `no fewer than ${shape.min} items allowed`, "too_few_items", {
      type: "min_items",
      expected: [String(shape.min)],
      got: String(value.length),
    });
  for (const [index, item] of value.entries()) check(reading, shape.of, item, `${at}/${index}`);
}

function checkObject(
  reading: Reading,
  shape: Of<"object">,
  value: unknown,
  at: string,
  alsoKnown: readonly string[],
): undefined {
  if (!isFields(value)) return breakRule(reading, at, "must provide an object", "invalid_type");
  for (const [name, field] of Object.entries(shape.fields)) {
    const optional = name.endsWith("?");
    const key = optional ? name.slice(0, -1) : name;
    if (value[key] !== undefined) check(reading, field, value[key], `${at}/${key}`);
    else if (!optional) breakRule(reading, at, `missing required field: ${key}`, "missing_field");
  }
  for (const key of Object.keys(value)) {
    if (
      value[key] === undefined ||
      alsoKnown.includes(key) ||
      key in shape.fields ||
      `${key}?` in shape.fields
    )
      continue;
    breakRule(reading, at, `invalid additional property: ${key}`, "unknown_field");
  }
  for (const { rule, of } of shape.requires ?? []) {
    const given = of.filter((key) => value[key] !== undefined);
    const names = of.map((key) => `\`${key}\``);
    if (rule === "some" && given.length === 0)
      breakRule(reading, at, `must define either ${names.join(" or ")}`, "missing_field");
    if (rule === "one" && given.length > 1)
      breakRule(reading, at, `must define only one of ${names.join(" or ")}`, "conflicting_fields");
  }
}

function checkText(reading: Reading, shape: Of<"text">, value: unknown, at: string): undefined {
  if (!isFields(value)) return breakRule(reading, at, "must provide an object", "invalid_type");
  const kind = value["type"];
  if (!shape.kinds.some((allowed) => allowed === kind))
    return breakRule(reading, `${at}/type`, "must be a valid enum value", "invalid_value", {
      type: "enum",
      expected: shape.kinds,
      got: String(kind),
    });
  const text: Shape = { is: "string", min: shape.min, max: shape.max };
  const extra: Record<string, Shape> =
    kind === "plain_text" ? { "emoji?": { is: "boolean" } } : { "verbatim?": { is: "boolean" } };
  checkObject(reading, { is: "object", fields: { text, ...extra } }, value, at, ["type"]);
}

function checkElement(reading: Reading, within: Placement, value: unknown, at: string): undefined {
  if (!isFields(value)) return breakRule(reading, at, "must provide an object", "invalid_type");
  const rule = elementRules[String(value["type"])];
  if (
    rule?.shape.is !== "object" ||
    !rule.within.includes(within) ||
    rule.surfaces?.includes(reading.surface) === false
  )
    return breakRule(reading, `${at}/type`, `unsupported type: ${String(value["type"])}`, "unsupported_type");
  checkObject(reading, rule.shape, value, at, ["type"]);
  crossChecks.element(reading, value, at);
}

function checkBlock(
  reading: Reading,
  value: unknown,
  at: string,
  only: readonly string[] | undefined,
): undefined {
  if (!isFields(value)) return breakRule(reading, at, "must provide an object", "invalid_type");
  const type = String(value["type"]);
  const rule = blockRules[type];
  if (
    rule?.shape.is !== "object" ||
    !rule.surfaces.includes(reading.surface) ||
    only?.includes(type) === false
  )
    return breakRule(reading, `${at}/type`, `unsupported type: ${type}`, "unsupported_type");
  checkObject(reading, rule.shape, value, at, ["type"]);
  crossChecks.block(reading, value, at);
}

function checkTagged(reading: Reading, shape: Of<"tagged">, value: unknown, at: string): undefined {
  if (!isFields(value)) return breakRule(reading, at, "must provide an object", "invalid_type");
  const fields = shape.kinds[String(value["type"])];
  if (!fields)
    return breakRule(reading, `${at}/type`, `unsupported type: ${String(value["type"])}`, "unsupported_type");
  checkObject(reading, { is: "object", fields }, value, at, ["type"]);
}

/** The alternative meant is the one that breaks fewest rules. */
function checkEither(reading: Reading, shape: Of<"either">, value: unknown, at: string): undefined {
  const attempts = shape.shapes.map((alternative) => {
    const attempt: Reading = { surface: reading.surface, breaks: [] };
    check(attempt, alternative, value, at);
    return attempt.breaks;
  });
  const best = attempts.sort((a, b) => weight(a, at) - weight(b, at))[0] ?? [];
  reading.breaks.push(...best);
}

function weight(breaks: readonly RuleBreak[], at: string): number {
  const wrongKind = breaks.some((broken) => broken.pointer === `${at}/type`);
  return breaks.length + (wrongKind ? 1000 : 0);
}

function tooLong(reading: Reading, at: string, max: number, got: number): undefined {
  breakRule(reading, at, `must be less than ${max + 1} characters`, "too_long", {
    type: "max_length",
    expected: [String(max)],
    got: String(got),
  });
}

function tooShort(reading: Reading, at: string, min: number, got: number): undefined {
  breakRule(reading, at, `must be more than ${min - 1} characters`, "too_short", {
    type: "min_length",
    expected: [String(min)],
    got: String(got),
  });
}
