/** Graph's query options: `$filter` with `eq` and `and`, `$select`, `$orderby`, `$top`, `$count`, `$skipToken`. */

type Item = Readonly<Record<string, unknown>>;

export interface CollectionOptions {
  /** The collection's own address, for `@odata.nextLink`. */
  readonly address: string;
  readonly context: string;
  /** What may be selected, filtered and sorted by; `customer/tenantId` for what lies deeper. */
  readonly fields: readonly string[];
}

const mostPerPage = 300;
const usualPage = 100;

/** A string is the refusal. */
export function collection(
  items: readonly Item[],
  query: URLSearchParams,
  options: CollectionOptions,
): object | string {
  const given = new Map([...query].map(([name, value]) => [name.toLowerCase(), value]));
  const filter = readFilter(given.get("$filter") ?? "", options.fields);
  if (typeof filter === "string") return filter;
  const order = readOrder(given.get("$orderby") ?? "", options.fields);
  if (typeof order === "string") return order;
  const selected = readSelect(given.get("$select") ?? "", options.fields);
  if (typeof selected === "string") return selected;
  const top = given.has("$top") ? Number(given.get("$top")) : usualPage;
  if (!Number.isInteger(top) || top < 1 || top > mostPerPage)
    return `The value of $top has to be a whole number from 1 to ${mostPerPage}.`;
  const start = given.has("$skiptoken") ? readToken(given.get("$skiptoken") ?? "") : 0;
  if (start === null) return "The value of $skipToken is not valid.";
  const found = items.filter(filter).sort(order);
  const page = found.slice(start, start + top);
  const next = start + page.length;
  return {
    "@odata.context": options.context,
    ...(given.get("$count")?.toLowerCase() === "true" ? { "@odata.count": found.length } : {}),
    ...(next < found.length ? { "@odata.nextLink": nextLink(options.address, query, next) } : {}),
    value: page.map(selected),
  };
}

function readFilter(text: string, fields: readonly string[]): ((item: Item) => boolean) | string {
  const tests: ((item: Item) => boolean)[] = [];
  for (const clause of clausesOf(text)) {
    const found = /^\(*\s*([\w/]+)\s+eq\s+('(?:[^']|'')*'|null|true|false)\s*\)*$/i.exec(clause);
    const [, name = "", value = ""] = found ?? [];
    const field = fieldNamed(fields, name);
    if (!found || !field) return `Invalid filter clause: '${clause}'. Only eq and and are supported here.`;
    const wanted = value.startsWith("'") ? value.slice(1, -1).replaceAll("''", "'") : value.toLowerCase();
    tests.push((item) => same(read(item, field), wanted));
  }
  return (item) => tests.every((test) => test(item));
}

/** Splits at `and`, but not inside quotes. */
function clausesOf(text: string): string[] {
  const parts = text.match(/'(?:[^']|'')*'|[^']+/g) ?? [];
  const marked = parts.map((part) => (part.startsWith("'") ? part : part.replace(/\s+and\s+/gi, "\u0000")));
  return marked
    .join("")
    .split("\u0000")
    .map((clause) => clause.trim())
    .filter(Boolean);
}

function readOrder(text: string, fields: readonly string[]): ((a: Item, b: Item) => number) | string {
  const [name = "", direction = "asc"] = text.trim().split(/\s+/);
  if (!name) return () => 0;
  const field = fieldNamed(fields, name);
  if (!field || !/^(asc|desc)$/i.test(direction)) return `Invalid $orderby: '${text}'.`;
  const sign = direction.toLowerCase() === "desc" ? -1 : 1;
  return (a, b) => sign * compare(String(read(a, field) ?? ""), String(read(b, field) ?? ""));
}

function readSelect(text: string, fields: readonly string[]): ((item: Item) => Item) | string {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.length === 0) return (item) => item;
  const tops = [...new Set(fields.map((field) => field.split("/")[0] ?? field))];
  const wanted = new Set<string>();
  for (const name of names) {
    const field = fieldNamed(tops, name);
    if (!field) return `Could not find a property named '${name}'.`;
    wanted.add(field);
  }
  return (item) =>
    Object.fromEntries(Object.entries(item).filter(([key]) => key.startsWith("@odata.") || wanted.has(key)));
}

function nextLink(address: string, query: URLSearchParams, next: number): string {
  const kept = [...query].filter(([name]) => name.toLowerCase() !== "$skiptoken");
  const token = Buffer.from(JSON.stringify({ at: next })).toString("base64url");
  const parts = [...kept, ["$skipToken", token] as const].map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return `${address}?${parts.join("&")}`;
}

function readToken(token: string): number | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    const at = typeof read === "object" && read !== null && "at" in read ? read.at : null;
    return typeof at === "number" && Number.isInteger(at) && at >= 0 ? at : null;
  } catch {
    return null;
  }
}

function read(item: Item, field: string): unknown {
  let value: unknown = item;
  for (const part of field.split("/"))
    value = typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined;
  return value;
}

function same(value: unknown, wanted: string): boolean {
  if (value === null || value === undefined) return wanted === "null";
  return String(value).toLowerCase() === wanted.toLowerCase();
}

function fieldNamed(fields: readonly string[], name: string): string | undefined {
  return fields.find((field) => field.toLowerCase() === name.toLowerCase());
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
