import type { Translate } from "../i18n/index.ts";
import { customers, type ServiceContext } from "../service/index.ts";
import type { Output } from "./output.ts";

interface ExportRequest {
  readonly format: "csv" | "jsonl";
  /** A byte order mark at the beginning: Excel takes a file without one for the system's own encoding. */
  readonly hasBom: boolean;
  readonly write: Output;
}

/** Writes all customers, and how many to `say`. Ends with 0, or with 1 if it was refused. */
export async function exportFile(
  ctx: ServiceContext,
  { format, hasBom, write }: ExportRequest,
  say: (line: string) => void,
  t: Translate,
): Promise<0 | 1> {
  const outcome = await customers.export(ctx, format);
  if (!outcome.ok) {
    say(t("export.not-permitted"));
    return 1;
  }
  const { pieces, count } = outcome.value;
  await write(withBom(pieces, hasBom));
  say(t("export.done", { count: count() }));
  return 0;
}

async function* withBom(pieces: AsyncIterable<string>, hasBom: boolean): AsyncGenerator<string> {
  if (hasBom) yield "\uFEFF";
  yield* pieces;
}
