/** What two JSON values have in common when only their shape counts. */

export interface ShapeRules {
  /** Places (such as `items.*.expiryDate`) where ours may have a key that the example lacks. */
  readonly mayHave?: readonly string[];
  /** Places where another type, or no value, says the same: null for an empty text. */
  readonly mayDiffer?: readonly string[];
}

/** Where ours differs from the example in keys or types; items of lists are compared with the example's all together. */
export function shapeDifferences(example: unknown, ours: unknown, rules: ShapeRules = {}, at = ""): string[] {
  if (rules.mayDiffer?.includes(at)) return [];
  const place = at === "" ? "the whole" : at;
  if (kindOf(example) !== kindOf(ours))
    return [`${place} is ${kindOf(ours)}, the example has ${kindOf(example)}`];
  if (Array.isArray(example) && Array.isArray(ours)) {
    if (example.length > 0 && ours.length === 0) return [`${place} is empty, the example is not`];
    const missed = ours.flatMap((item) => {
      const tries = example.map((one) => shapeDifferences(one, item, rules, join(at, "*")));
      const best = tries.toSorted((a, b) => a.length - b.length)[0] ?? [];
      return best;
    });
    const unmade = example.flatMap((one) => {
      const tries = ours.map((item) => shapeDifferences(one, item, rules, join(at, "*")));
      return tries.toSorted((a, b) => a.length - b.length)[0] ?? [];
    });
    return [...new Set([...missed, ...unmade])];
  }
  if (!isRecord(example) || !isRecord(ours)) return [];
  const missing = Object.keys(example).flatMap((key) =>
    key in ours
      ? shapeDifferences(example[key], ours[key], rules, join(at, key))
      : [`${join(at, key)} is missing`],
  );
  const added = Object.keys(ours).filter(
    (key) => !(key in example) && !rules.mayHave?.includes(join(at, key)),
  );
  return [...missing, ...added.map((key) => `${join(at, key)} is not in the example`)];
}

function join(at: string, key: string): string {
  return at === "" ? key : `${at}.${key}`;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
