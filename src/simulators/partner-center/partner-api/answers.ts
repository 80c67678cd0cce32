import { classicError, json } from "../server/errors.ts";
import type { Fields } from "./fields.ts";

export function link(uri: string): Fields {
  return { uri, method: "GET", headers: [] };
}

export function collection(items: readonly unknown[], links?: Fields): Response {
  return json(200, {
    totalCount: items.length,
    items,
    ...(links ? { links } : {}),
    attributes: { objectType: "Collection" },
  });
}

export function invalidInput(because: string): Response {
  return classicError(400, 800002, `Invalid request input. ${because}`);
}
