import type { Context } from "hono";

/** Throws a sentence where there is no JSON. */
export async function readJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    throw new Error("The body is not JSON.");
  }
}
