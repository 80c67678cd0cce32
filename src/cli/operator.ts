import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { listInstalled, openCore } from "../compose/core.ts";
import { readCoreConfig } from "../config.ts";
import { WorkspaceId } from "../domain/ids.ts";
import { languageOf, translator } from "../i18n/index.ts";
import type { ServiceContext } from "../service/index.ts";
import { exportAudit } from "./audit-export.ts";
import { verifyAudit } from "./audit-verify.ts";
import { exportFile } from "./export.ts";
import { importFile, undoImport } from "./import.ts";
import { writeTo } from "./output.ts";
import { createProgress } from "./progress.ts";
import { forget, purge } from "./retention.ts";
import { syncCustomers } from "./sync.ts";

const say = (line: string) => process.stderr.write(`${line}\n`);
const t = translator(languageOf(process.env["LC_ALL"] ?? process.env["LC_MESSAGES"] ?? process.env["LANG"]));

interface OnWorkspace {
  /** Which workspace, where the database has several. */
  readonly workspace?: string | undefined;
}

export async function runImport(
  path: string | undefined,
  options: OnWorkspace & { readonly dryRun?: true; readonly undo?: string },
): Promise<void> {
  const { undo } = options;
  if (undo !== undefined) return asOperator(options, (ctx) => undoImport(ctx, undo, say, t));
  if (path === undefined) {
    say(t("import.needs-file"));
    process.exitCode = 1;
    return;
  }
  await asOperator(options, (ctx, database) => {
    const source = path === "-" ? process.stdin : readWithProgress(path, t("import.progress"));
    return importFile(ctx, { database, source, isDryRun: options.dryRun === true }, say, t);
  });
}

/** Longer reading is worth a bar; a file that is read at once needs none. */
const worthShowingBytes = 1_000_000;

async function* readWithProgress(path: string, label: string): AsyncGenerator<Buffer> {
  const { size } = await stat(path);
  const progress = size < worthShowingBytes ? null : createProgress(label);
  let read = 0;
  for await (const piece of createReadStream(path)) {
    // A stream without an encoding gives buffers.
    const bytes = piece as Buffer;
    yield bytes;
    read += bytes.length;
    progress?.done(read, size);
  }
  progress?.end();
}

/** How it went is in the exit status: see syncCustomers. Ctrl-C finishes the page under way; a second one does not wait. */
export async function runSync(
  options: OnWorkspace & { readonly again?: true; readonly json?: true },
): Promise<void> {
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort());
  process.once("SIGTERM", () => interrupted.abort());
  await asOperator(options, (_ctx, _database, fresh) =>
    syncCustomers({
      fresh,
      isAgain: options.again === true,
      signal: interrupted.signal,
      say,
      report: options.json ? (sync) => process.stdout.write(`${JSON.stringify(sync)}\n`) : null,
      t,
    }),
  );
}

export async function runExport(
  options: OnWorkspace & { readonly out?: string; readonly format: string; readonly bom?: true },
): Promise<void> {
  await asOperator(options, (ctx) =>
    exportFile(
      ctx,
      {
        format: options.format === "jsonl" ? "jsonl" : "csv",
        hasBom: options.bom === true,
        write: writeTo(options.out),
      },
      say,
      t,
    ),
  );
}

export async function runPurge(
  options: OnWorkspace & { readonly dryRun?: true; readonly json?: true },
): Promise<void> {
  await asOperator(options, (_ctx, _database, fresh) =>
    purge({
      fresh,
      isDryRun: options.dryRun === true,
      say,
      report: options.json ? (counts) => process.stdout.write(`${JSON.stringify(counts)}\n`) : null,
      t,
    }),
  );
}

export async function runForget(
  customerId: string,
  options: OnWorkspace & { readonly yes?: true },
): Promise<void> {
  await asOperator(options, (ctx) => forget(ctx, customerId, options.yes === true, say, t));
}

/** The entries to a file or to standard output; what to keep beside them to standard error. */
export async function runAuditExport(options: OnWorkspace & { readonly out?: string }): Promise<void> {
  await asOperator(options, (ctx) => exportAudit(ctx, writeTo(options.out), say, t));
}

/** Needs no database and no settings. */
export async function runAuditVerify(path: string, options: { readonly head?: string }): Promise<void> {
  const file = path === "-" ? process.stdin : createReadStream(path);
  process.exitCode = await verifyAudit(
    file,
    options.head ?? null,
    (line) => process.stdout.write(`${line}\n`),
    t,
  );
}

type Work = (
  ctx: ServiceContext,
  database: Awaited<ReturnType<typeof openCore>>["database"],
  /** A context of each moment, for work that outlasts one. */
  fresh: () => ServiceContext,
) => Promise<number>;

async function asOperator(options: OnWorkspace, work: Work): Promise<void> {
  const core = await openCore(readCoreConfig(process.env), { url: "http://localhost", fault: null });
  try {
    const workspaceId = choose(await listInstalled(core), options.workspace);
    if (workspaceId === null) {
      process.exitCode = 1;
      return;
    }
    const fresh = () => ({
      ...core.contextFor(workspaceId, { kind: "system", name: "operator" }),
      db: core.database.patientDb,
    });
    process.exitCode = await work(fresh(), core.database, fresh);
  } finally {
    await core.close();
  }
}

/** The only one there is, or the one that was named. */
function choose(installed: readonly WorkspaceId[], named: string | undefined): WorkspaceId | null {
  const wanted = named === undefined ? null : WorkspaceId.safeParse(named);
  if (wanted?.success && installed.includes(wanted.data)) return wanted.data;
  const [only, another] = installed;
  if (wanted === null && only && !another) return only;
  if (!only) say(t("operator.no-workspace"));
  else if (named !== undefined)
    say(t("operator.unknown-workspace", { id: named, ids: installed.join(", ") }));
  else say(t("operator.which-workspace", { ids: installed.join(", ") }));
  return null;
}
