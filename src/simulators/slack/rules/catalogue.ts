import { blockListCrossRules, messageCrossRules, viewCrossRules } from "./across-blocks.ts";
import { blockRules } from "./blocks.ts";
import { requirementId } from "./check.ts";
import { blockCrossRules, elementCrossRules } from "./cross-checks.ts";
import { elementRules } from "./elements.ts";
import { messageBlocks, messageFields, suggestions, viewShapes } from "./payloads.ts";
import type { Shape } from "./shape.ts";

/** Rules that hold wherever a kind of value stands. */
const everywhere = [
  ...["array", "boolean", "integer", "number", "object", "string"].map((type) => `json.${type}`),
  "json.unknown_property",
  "text.kind",
  "text.min",
  "text.text.required",
  "block.type",
  "element.type",
];

/** The id of every rule in the tables, derived from where it stands: what `without` takes. */
export function ruleIds(): string[] {
  const ids = new Set(everywhere);
  for (const [type, { surfaces, shape }] of Object.entries(blockRules)) {
    if (surfaces.length < 3) ids.add(`block.${type}.surface`);
    collect(ids, shape, `block.${type}`);
  }
  for (const [type, { surfaces, shape }] of Object.entries(elementRules)) {
    ids.add(`element.${type}.slot`);
    if (surfaces) ids.add(`element.${type}.surface`);
    collect(ids, shape, `element.${type}`);
  }
  for (const shape of [viewShapes.modal, viewShapes.home, messageBlocks, suggestions])
    collect(ids, shape, "");
  for (const [name, shape] of Object.entries(messageFields)) collect(ids, shape, `message.${name}`);
  for (const rules of [
    elementCrossRules,
    blockCrossRules,
    blockListCrossRules,
    viewCrossRules,
    messageCrossRules,
  ])
    for (const id of Object.keys(rules)) ids.add(id);
  return [...ids].sort();
}

function collect(ids: Set<string>, shape: Shape, place: string): undefined {
  const at = shape.name ?? place;
  const add = (condition: unknown, what: string) => {
    if (condition !== undefined && condition !== false) ids.add(`${at}.${what}`);
  };
  switch (shape.is) {
    case "string":
      add(shape.max, "max");
      // A shortest length of nothing refuses nothing.
      add(shape.min !== undefined && shape.min > 0, "min");
      add(shape.oneOf, "enum");
      add(shape.pattern, "format");
      return;
    case "integer":
      add(shape.max, "max");
      add(shape.min, "min");
      return;
    case "list":
      add(shape.max, "max");
      add(shape.min !== undefined && shape.min > 0, "min");
      return collect(ids, shape.of, `${at}[]`);
    case "object":
      for (const requirement of shape.requires ?? []) ids.add(`${at}.${requirementId(requirement)}`);
      return collectFields(ids, shape.fields, at);
    case "text":
      ids.add(`${at}.max`);
      add(shape.kinds.length === 1, "plain");
      return;
    case "element":
      add(shape.orTextOf, "max");
      return;
    case "block":
      add(shape.types, "block");
      return;
    case "tagged":
      ids.add(`${at}.type`);
      for (const [kind, fields] of Object.entries(shape.kinds)) collectFields(ids, fields, `${at}.${kind}`);
      return;
    case "boolean":
    case "number":
    case "any_object":
    case "anything":
      return;
  }
}

function collectFields(ids: Set<string>, fields: Readonly<Record<string, Shape>>, at: string): undefined {
  for (const [name, field] of Object.entries(fields)) {
    const key = name.replace(/\?$/, "");
    if (key === name) ids.add(`${at}.${key}.required`);
    collect(ids, field, `${at}.${key}`);
  }
}
