/** The fields of an object by their names in lower case: the vendor's answers differ in case. Empty for anything else. */
export function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return new Map();
  return new Map(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field]));
}

/** The items of a collection, which comes bare or under `items` or `value`; empty for null and anything else. */
export function itemsOf(body: unknown): readonly ReadonlyMap<string, unknown>[] {
  const fields = fieldsOf(body);
  const list = Array.isArray(body) ? body : (fields.get("items") ?? fields.get("value"));
  return Array.isArray(list) ? list.map(fieldsOf) : [];
}

/**
 * Whether it is a collection, be it an empty one: the vendor says "none" by an empty list, by null, or by an empty body. A
 * page of HTML and an error's body that came with 200 are none.
 */
export function isCollection(body: unknown): boolean {
  if (body === null || Array.isArray(body)) return true;
  const fields = fieldsOf(body);
  const list = fields.has("items") ? fields.get("items") : fields.get("value");
  return list === null || Array.isArray(list) || (list === undefined && fields.has("totalcount"));
}

/** Text without blanks around it; a number or a truth value as text; null where there is nothing. */
export function textOf(value: unknown): string | null {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

/** An instant in any form that JavaScript reads; null for what is none, and for the year 1 that means "never". */
export function instantOf(value: unknown): Date | null {
  const text = textOf(value);
  if (text === null) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1970 ? null : at;
}

export function numberOf(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

/** True, "true" and 1. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 1 || (typeof value === "string" && /^(true|1)$/i.test(value.trim()));
}
