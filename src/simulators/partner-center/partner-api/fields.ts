/** Reading JSON as the service does: names in any case, null like absent. */

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Undefined for a body that is no JSON object. */
export async function readFields(request: { text(): Promise<string> }): Promise<Fields | undefined> {
  try {
    const body: unknown = JSON.parse((await request.text()).replace(/^\uFEFF/, ""));
    return isFields(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

export function field(fields: unknown, name: string): unknown {
  if (!isFields(fields)) return undefined;
  const wanted = name.toLowerCase();
  const found = Object.entries(fields).find(([key]) => key.toLowerCase() === wanted)?.[1];
  return found === null ? undefined : found;
}

/** Numbers and booleans count as the text they print as. */
export function text(fields: unknown, name: string): string | undefined {
  const value = field(fields, name);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** A query parameter by its name in any case; an empty one counts as absent. */
export function query(url: string, name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const [key, value] of new URL(url).searchParams)
    if (key.toLowerCase() === wanted) return value || undefined;
  return undefined;
}

/** Without the keys that are undefined: the service leaves them out. */
export function present(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  );
}

export const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
