import { eq } from "drizzle-orm";
import { customers } from "../../../db/schema/index.ts";
import type { FileBrokenOff, ListFiles, OpenedFile } from "../../../src/ports/list-files.ts";
import { type Carrying, transfers } from "../../../src/service/index.ts";
import type { TestContext } from "../../support/context.ts";

/** Slack's side of one file, which a test changes as it likes. */
export interface SlackFile {
  content: string;
  /** In place of the file. */
  instead: OpenedFile | null;
  /** After so many bytes. */
  breaksOff: { readonly after: number; readonly error: FileBrokenOff } | null;
}

export function slackFile(content: string): SlackFile {
  return { content, instead: null, breaksOff: null };
}

const pieceBytes = 64;

export function carrying(ctx: TestContext, file: SlackFile, changes: Partial<Carrying> = {}): Carrying {
  let elapsed = 0;
  const files: ListFiles = {
    async open() {
      if (file.instead) return file.instead;
      const bytes = Buffer.from(file.content);
      return { outcome: "open", bytes: bytes.length, pieces: pieces(bytes, file) };
    },
    send: async () => ({ outcome: "sent" }),
  };
  // Every look at the clock is two seconds later than the one before.
  return {
    database: ctx.database,
    files,
    elapsedMs: () => {
      elapsed += 2_000;
      return elapsed;
    },
    isLastTry: false,
    ...changes,
  };
}

async function* pieces(bytes: Buffer, { breaksOff }: SlackFile): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    if (breaksOff && at >= breaksOff.after) throw breaksOff.error;
    yield bytes.subarray(at, at + pieceBytes);
  }
}

export async function offered(ctx: TestContext, name = "customers.csv") {
  const outcome = await transfers.offer(ctx, { fileId: "F0LIST", name, bytes: 100 });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.id;
}

/** Offered, read, and *Import now* was pressed. */
export async function decided(ctx: TestContext, file: SlackFile) {
  const id = await offered(ctx);
  await transfers.read(ctx, id, carrying(ctx, file));
  const pressed = await transfers.import(ctx, id);
  if (!pressed.ok) throw new Error(pressed.reason);
  return id;
}

export async function names(ctx: TestContext) {
  const rows = await ctx.db
    .select({ name: customers.companyName })
    .from(customers)
    .where(eq(customers.workspaceId, ctx.workspaceId));
  return rows.map(({ name }) => name).sort();
}

export function listOf(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, at) => `Company ${String(at).padStart(5, "0")},c${at}.example`,
  );
  return ["Company name,Primary domain name", ...rows, ""].join("\n");
}
