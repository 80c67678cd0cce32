import { isFields } from "../../../src/simulators/slack/rules/shape.ts";

const junk: readonly unknown[] = [
  ...[null, true, "", "junk", "ő".repeat(13_000), -7, 2.5, 10_000_000_000_000],
  ...[
    [],
    {},
    { type: "junk" },
    { type: "plain_text" },
    Array.from({ length: 300 }, () => ({ type: "junk" })),
  ],
];

/** The payload with at most two items in each list: the others would be spoilt in the same ways. */
export function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 2).map(shortened);
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shortened(inner)]));
}

/** Every payload that differs in one place: a value left out, another in its stead, a property too many. */
export function* spoilings(value: unknown): Generator<unknown> {
  if (isFields(value)) yield { ...value, junk: true };
  for (const [key, inner] of entriesOf(value)) {
    for (const other of [undefined, ...junk, ...spoilings(inner)]) yield replaced(value, key, other);
  }
}

function entriesOf(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return [...value.entries()];
  return isFields(value) ? Object.entries(value) : [];
}

function replaced(value: unknown, key: string | number, other: unknown): unknown {
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? other : item));
  return isFields(value) ? { ...value, [key]: other } : value;
}
