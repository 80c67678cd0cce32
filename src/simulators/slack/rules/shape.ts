/**
 * What a JSON value must look like, as data. In `fields` a name that ends in `?` may be left out.
 * A `name` stands at the head of the ids of the rules inside (`confirm.title.max`); without one they continue
 * the id of what holds it (`block.header.text.max`).
 */
export type Shape = Form & { readonly name?: string };

type Form =
  | {
      readonly is: "string";
      readonly min?: number;
      readonly max?: number;
      readonly pattern?: RegExp;
      readonly says?: string;
      readonly oneOf?: readonly string[];
    }
  | { readonly is: "boolean" | "number" | "any_object" | "anything" }
  | { readonly is: "integer"; readonly min?: number; readonly max?: number }
  | { readonly is: "list"; readonly of: Shape; readonly min?: number; readonly max?: number }
  | {
      readonly is: "object";
      readonly fields: Readonly<Record<string, Shape>>;
      readonly requires?: readonly Requirement[];
    }
  | { readonly is: "text"; readonly kinds: readonly TextKind[]; readonly max: number }
  | { readonly is: "element"; readonly within: Placement; readonly orTextOf?: number }
  | { readonly is: "block"; readonly types?: readonly string[] }
  | { readonly is: "tagged"; readonly kinds: Readonly<Record<string, Readonly<Record<string, Shape>>>> };

type TextKind = "plain_text" | "mrkdwn";

/** Where a block stands. */
export type Surface = "modal" | "home" | "message";

/** The slot of a block in which an element stands. */
export type Placement =
  | "section"
  | "actions"
  | "input"
  | "context"
  | "context_actions"
  | "card_actions"
  | "card_image";

/** Of these fields at least (`some`) or at most (`one`) a single one may be given. */
export interface Requirement {
  readonly rule: "some" | "one";
  readonly of: readonly string[];
}

/** One broken rule: where (JSON pointer), Slack's words, and the parts a machine can compare. */
export interface RuleBreak {
  readonly pointer: string;
  readonly message: string;
  readonly code: string;
  readonly constraint?: { readonly type: string; readonly expected: readonly string[]; readonly got: string };
}

export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Slack counts Unicode code points, neither UTF-16 units nor bytes. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

export const string = (max?: number, min = 0): Shape => ({
  is: "string",
  min,
  ...(max === undefined ? {} : { max }),
});
export const oneOf = (...values: readonly string[]): Shape => ({ is: "string", oneOf: values });
export const matching = (pattern: RegExp, says: string): Shape => ({ is: "string", pattern, says });
export const boolean: Shape = { is: "boolean" };
export const integer = (min?: number, max?: number): Shape => ({
  is: "integer",
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});
export const list = (of: Shape, max?: number, min = 0): Shape => ({
  is: "list",
  of,
  min,
  ...(max === undefined ? {} : { max }),
});
export const object = (
  fields: Readonly<Record<string, Shape>>,
  ...requires: readonly Requirement[]
): Shape => ({ is: "object", fields, requires });
export const plain = (max: number): Shape => ({ is: "text", kinds: ["plain_text"], max });
export const anyText = (max: number): Shape => ({ is: "text", kinds: ["plain_text", "mrkdwn"], max });
export const element = (within: Placement): Shape => ({ is: "element", within });
/** An element of this slot, or a text object of at most `max` characters. */
export const elementOrText = (within: Placement, max: number): Shape => ({
  is: "element",
  within,
  orTextOf: max,
});
/** One of these blocks; without types, any. */
export const block = (...types: readonly string[]): Shape =>
  types.length === 0 ? { is: "block" } : { is: "block", types };
/** An object whose `type` says which fields it has. */
export const tagged = (
  name: string,
  kinds: Readonly<Record<string, Readonly<Record<string, Shape>>>>,
): Shape => ({ is: "tagged", kinds, name });
export const named = (name: string, shape: Shape): Shape => ({ ...shape, name });
export const number: Shape = { is: "number" };
export const anyObject: Shape = { is: "any_object" };
export const anything: Shape = { is: "anything" };
export const some = (...of: readonly string[]): Requirement => ({ rule: "some", of });
export const atMostOne = (...of: readonly string[]): Requirement => ({ rule: "one", of });
