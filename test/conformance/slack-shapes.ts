type Fields = Record<string, unknown>;

export interface Allowances {
  /** Paths the reference has and the stand-in leaves out, each for a known reason. `*` stands for any one key or index. */
  readonly absent?: readonly string[];
  /** Paths the stand-in adds. */
  readonly extra?: readonly string[];
  /** Paths whose JSON type may differ. */
  readonly type?: readonly string[];
  /** Paths whose inside is the app's or the person's own and is not compared. */
  readonly opaque?: readonly string[];
  /** The reference lists every field ever seen: ours must be among them, not all of them. */
  readonly union?: boolean;
}

/** Compares key by key, recursively: the same keys, the same JSON types. Lists are compared by their first item. */
export function shapeDifferences(reference: unknown, ours: unknown, allowed: Allowances = {}): string[] {
  const found: string[] = [];
  compare(reference, ours, "", allowed, found);
  return found;
}

function compare(reference: unknown, ours: unknown, at: string, allowed: Allowances, found: string[]): void {
  if (matches(allowed.opaque, at)) return;
  const [wanted, got] = [kind(reference), kind(ours)];
  if (wanted !== got) {
    if (!matches(allowed.type, at)) found.push(`${at || "/"} is ${got}, Slack's is ${wanted}`);
    return;
  }
  if (Array.isArray(reference) && Array.isArray(ours)) {
    if (reference.length > 0 && ours.length > 0) compare(reference[0], ours[0], `${at}/0`, allowed, found);
    return;
  }
  if (wanted !== "object") return;
  const [theirs, mine] = [reference as Fields, ours as Fields];
  for (const key of Object.keys(theirs)) {
    const path = `${at}/${key}`;
    if (key in mine) compare(theirs[key], mine[key], path, allowed, found);
    else if (!allowed.union && !matches(allowed.absent, path)) found.push(`${path} is missing`);
  }
  for (const key of Object.keys(mine)) {
    const path = `${at}/${key}`;
    if (!(key in theirs) && !matches(allowed.extra, path)) found.push(`${path} is not Slack's`);
  }
}

function kind(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

function matches(patterns: readonly string[] | undefined, path: string): boolean {
  return (patterns ?? []).some((pattern) => new RegExp(`^${pattern.replaceAll("*", "[^/]+")}$`).test(path));
}
