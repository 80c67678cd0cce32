import { blockRules } from "./blocks.ts";
import { checkInteger, checkLimits, checkString, rule, wrongEnum, wrongType } from "./constraints.ts";
import { blockCrossRules, type CrossRules, elementCrossRules } from "./cross-checks.ts";
import { elementRules } from "./elements.ts";
import { breakRule, into, item, type Place, type Reading } from "./reading.ts";
import { codePoints, type Fields, isFields, type Requirement, type Shape } from "./shape.ts";

type Of<K extends Shape["is"]> = Extract<Shape, { is: K }>;

/** Holds `value` against `shape`; every broken rule is added to `reading.breaks`. */
export function check(reading: Reading, shape: Shape, value: unknown, place: Place): undefined {
  const at = shape.name === undefined ? place : { ...place, rule: shape.name };
  switch (shape.is) {
    case "anything":
      return;
    case "boolean":
      return typeof value === "boolean" ? undefined : wrongType(reading, at, "boolean");
    case "number":
      return typeof value === "number" ? undefined : wrongType(reading, at, "number");
    case "any_object":
      return isFields(value) ? undefined : wrongType(reading, at, "object");
    case "string":
      return checkString(reading, shape, value, at);
    case "integer":
      return checkInteger(reading, shape, value, at);
    case "list":
      return checkList(reading, shape, value, at);
    case "object":
      return isFields(value)
        ? checkFields(reading, shape.fields, value, at, shape.requires)
        : wrongType(reading, at, "object");
    case "text":
      return checkText(reading, shape, value, at);
    case "element":
      return checkElement(reading, shape, value, at);
    case "block":
      return checkBlock(reading, shape, value, at);
    case "tagged":
      return checkTagged(reading, shape, value, at);
  }
}

/** Holds a payload against rules that compare its parts with each other. */
export function checkAcross(reading: Reading, rules: CrossRules, subject: Fields, pointer: string): void {
  for (const [rule, find] of Object.entries(rules))
    for (const { at, message, code } of find(subject, reading.surface))
      breakRule(reading, { pointer: pointer + at, rule }, message, code);
}

function checkList(reading: Reading, shape: Of<"list">, value: unknown, at: Place): undefined {
  if (!Array.isArray(value)) return wrongType(reading, at, "array");
  checkLimits(reading, shape, "items", value.length, at);
  for (const [index, one] of value.entries()) check(reading, shape.of, one, item(at, index));
}

function checkFields(
  reading: Reading,
  fields: Readonly<Record<string, Shape>>,
  value: Fields,
  at: Place,
  requires: readonly Requirement[] = [],
  alsoKnown?: string,
): undefined {
  for (const [name, field] of Object.entries(fields)) {
    const optional = name.endsWith("?");
    const key = optional ? name.slice(0, -1) : name;
    if (value[key] !== undefined) check(reading, field, value[key], into(at, key));
    else if (!optional)
      breakRule(reading, rule(at, `${key}.required`), `missing required field: ${key}`, "missing_field");
  }
  for (const key of Object.keys(value)) {
    if (value[key] === undefined || key === alsoKnown || knows(fields, key)) continue;
    breakRule(
      reading,
      { ...at, rule: "json.unknown_property" },
      `invalid additional property: ${key}`,
      "unknown_field",
    );
  }
  for (const requirement of requires) checkRequirement(reading, requirement, value, at);
}

/** Own fields only: `constructor` is no field of anything. */
function knows(fields: Readonly<Record<string, Shape>>, key: string): boolean {
  return Object.hasOwn(fields, key) || Object.hasOwn(fields, `${key}?`);
}

function checkRequirement(reading: Reading, requirement: Requirement, value: Fields, at: Place): undefined {
  const given = requirement.of.filter((key) => value[key] !== undefined);
  const broken = rule(at, requirementId(requirement));
  const names = requirement.of.map((key) => `\`${key}\``).join(" or ");
  if (requirement.rule === "some" && given.length === 0)
    breakRule(reading, broken, `must define either ${names}`, "missing_field");
  if (requirement.rule === "one" && given.length > 1)
    breakRule(reading, broken, `must define only one of ${names}`, "conflicting_fields");
}

/** The last part of the id of a rule that concerns several fields. */
export function requirementId({ rule: kind, of }: Requirement): string {
  return `(${of.join("|")}).${kind === "some" ? "required" : "only_one"}`;
}

function checkText(reading: Reading, shape: Of<"text">, value: unknown, at: Place): undefined {
  if (!isFields(value)) return wrongType(reading, at, "object");
  const { type, text } = value;
  const kinds: readonly unknown[] = shape.kinds;
  if (!kinds.includes(type)) {
    const kind = shape.kinds.length === 1 ? `${at.rule}.plain` : "text.kind";
    if (kind !== reading.without)
      return wrongEnum(reading, { pointer: `${at.pointer}/type`, rule: kind }, shape.kinds, String(type));
  }
  const extra: Shape = { is: "boolean" };
  const fields = type === "mrkdwn" ? { "verbatim?": extra } : { "emoji?": extra };
  checkFields(reading, { ...fields, "text?": { is: "anything" } }, value, at, [], "type");
  const inside = { pointer: `${at.pointer}/text`, rule: at.rule };
  if (text === undefined)
    return breakRule(
      reading,
      { ...at, rule: "text.text.required" },
      "missing required field: text",
      "missing_field",
    );
  if (typeof text !== "string") return wrongType(reading, inside, "string");
  checkLimits(reading, { max: shape.max }, "characters", codePoints(text), inside);
  checkLimits(reading, { min: 1 }, "characters", codePoints(text), { ...inside, rule: "text" });
}

function checkElement(reading: Reading, shape: Of<"element">, value: unknown, at: Place): undefined {
  if (!isFields(value)) return wrongType(reading, at, "object");
  const type = String(value["type"]);
  if (shape.orTextOf !== undefined && (type === "plain_text" || type === "mrkdwn"))
    return checkText(
      reading,
      { is: "text", kinds: ["plain_text", "mrkdwn"], max: shape.orTextOf },
      value,
      at,
    );
  const known = elementRules[type];
  if (known?.shape.is !== "object") return unsupported(reading, at, "element.type", type);
  const here = { ...at, rule: `element.${type}` };
  const misplaced = !known.within.includes(shape.within)
    ? `${here.rule}.slot`
    : known.surfaces?.includes(reading.surface) === false && `${here.rule}.surface`;
  if (misplaced && misplaced !== reading.without) return unsupported(reading, at, misplaced, type);
  checkFields(reading, known.shape.fields, value, here, known.shape.requires, "type");
  checkAcross(reading, elementCrossRules, value, at.pointer);
}

function checkBlock(reading: Reading, shape: Of<"block">, value: unknown, at: Place): undefined {
  if (!isFields(value)) return wrongType(reading, at, "object");
  const type = String(value["type"]);
  const known = blockRules[type];
  if (known?.shape.is !== "object") return unsupported(reading, at, "block.type", type);
  const here = { ...at, rule: `block.${type}` };
  // Inside another block the surface has been asked of that one.
  const misplaced = shape.types
    ? !shape.types.includes(type) && `${at.rule}.block`
    : !known.surfaces.includes(reading.surface) && `${here.rule}.surface`;
  if (misplaced && misplaced !== reading.without) return unsupported(reading, at, misplaced, type);
  checkFields(reading, known.shape.fields, value, here, known.shape.requires, "type");
  checkAcross(reading, blockCrossRules, value, at.pointer);
}

function checkTagged(reading: Reading, shape: Of<"tagged">, value: unknown, at: Place): undefined {
  if (!isFields(value)) return wrongType(reading, at, "object");
  const type = String(value["type"]);
  const fields = Object.hasOwn(shape.kinds, type) ? shape.kinds[type] : undefined;
  if (!fields) return unsupported(reading, at, `${at.rule}.type`, type);
  checkFields(reading, fields, value, { ...at, rule: `${at.rule}.${type}` }, [], "type");
}

function unsupported(reading: Reading, at: Place, id: string, type: string): undefined {
  const place = { pointer: `${at.pointer}/type`, rule: id };
  breakRule(reading, place, `unsupported type: ${type}`, "unsupported_type");
}
