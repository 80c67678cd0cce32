import type { z } from "zod";

/** A view whose private_metadata says nothing that this version can read. */
export class OutdatedForm extends Error {
  override readonly name = "OutdatedForm";
}

/** What a view of ours carries; throws OutdatedForm when it is not what this version writes. */
export function readMetadata<Schema extends z.ZodType>(
  schema: Schema,
  privateMetadata: string,
): z.infer<Schema> {
  const read = schema.safeParse(parseJson(privateMetadata));
  if (!read.success)
    throw new OutdatedForm("the view carries nothing that can be read", { cause: read.error });
  return read.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
