import {
  type AuditEntry,
  type AuditHead,
  listEntriesInOrder,
  readAuditHead,
} from "../../../db/queries/audit.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";
import { recordRefusal } from "../record.ts";

export interface AuditExport {
  /** Where the chain ended when the export began. Kept apart from the file it shows later that no tail was cut off. */
  readonly head: AuditHead;
  /** One JSON object a line, oldest first, each with its line end. */
  readonly lines: AsyncIterable<string>;
}

const pageSize = 500;

/** The whole trail of the workspace. What is written meanwhile is left to the next export. */
export async function exportEntries(ctx: ServiceContext): Promise<Outcome<AuditExport, "not-permitted">> {
  if (!may(ctx.actor, "audit.read")) {
    await recordRefusal(ctx, "audit.export", "not-permitted", null);
    return declined("not-permitted");
  }
  const head = await readAuditHead(ctx.db, ctx.workspaceId);
  return done({ head, lines: writeLines(ctx, head) });
}

/** Up to the head, whoever asks. */
export async function* writeLines(
  { db, workspaceId }: Pick<ServiceContext, "db" | "workspaceId">,
  head: AuditHead,
): AsyncGenerator<string> {
  for (let after = 0; after < head.seq; ) {
    const page = await listEntriesInOrder(db, workspaceId, {
      after,
      upTo: head.seq,
      limit: pageSize,
    });
    const last = page.at(-1);
    if (!last) return;
    for (const entry of page) yield writeLine(entry);
    after = last.seq;
  }
}

function writeLine(entry: AuditEntry): string {
  return `${JSON.stringify({ ...entry, at: entry.at.toISOString() })}\n`;
}
