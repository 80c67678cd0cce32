import type { Translate } from "../i18n/index.ts";
import { audit, type ServiceContext } from "../service/index.ts";
import type { Output } from "./output.ts";

/** Writes the whole trail as JSON Lines, and the head to `say`. Ends with 0, or with 1 if it was refused. */
export async function exportAudit(
  ctx: ServiceContext,
  write: Output,
  say: (line: string) => void,
  t: Translate,
): Promise<0 | 1> {
  const outcome = await audit.export(ctx);
  if (!outcome.ok) {
    say(t("audit.export.not-permitted"));
    return 1;
  }
  const { head, lines } = outcome.value;
  await write(lines);
  say(t("audit.exported", { count: head.seq, head: `${head.seq}:${head.hash}` }));
  return 0;
}
