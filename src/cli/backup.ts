import { backUp } from "../compose/backup.ts";
import { whyNoSnapshot } from "../compose/move.ts";
import { readDataFolder, readStorage } from "../config.ts";
import { translator } from "../i18n/index.ts";
import { refusedInWords, sayProgress } from "./carrying-words.ts";
import { chooseLanguage } from "./language.ts";
import { versionOf } from "./version.ts";

export interface BackupOptions {
  readonly out: string;
  readonly json?: true;
  readonly lang?: string;
}

/** Ends with 0 when the whole file is there; with 1 when it was refused, and then there is none. */
export async function runBackup(options: BackupOptions, env: NodeJS.ProcessEnv): Promise<void> {
  const t = translator(chooseLanguage(options.lang, env) ?? "en");
  const isToStdout = options.out === "-";
  // Standard output may be the archive itself.
  const print = (line: string) => (isToStdout ? process.stderr : process.stdout).write(`${line}\n`);
  const refuse = (reason: string, words: string) => {
    if (options.json) print(JSON.stringify({ step: "refused", reason }));
    process.stderr.write(`${words}\n`);
    process.exitCode = 1;
  };
  const storage = readStorage(env);
  const folder = readDataFolder(env);
  try {
    const made = await backUp(storage, {
      to: isToStdout ? process.stdout : options.out,
      program: versionOf(),
      now: () => new Date(),
      onTable: isToStdout ? () => {} : sayProgress(options.json === true, t),
    });
    if (!made.ok)
      return refuse(
        made.reason,
        made.reason === "file-exists"
          ? t("backup.refused.file-exists", { file: options.out })
          : refusedInWords(made.reason, { folder }, t),
      );
    const { tables, heads, engine, takenAt, wasInUse } = made.value;
    if (options.json) {
      print(JSON.stringify({ step: "backed-up", engine, takenAt, wasInUse, tables, heads }));
      return;
    }
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    print(t("backup.done", { tables: tables.length, rows, file: options.out }));
    if (wasInUse) print(t("backup.was-in-use"));
    for (const { workspaceId: workspace, seq, hash } of heads)
      print(t("backup.head", { workspace, head: `${seq}:${hash}` }));
    print(storage.kind === "embedded" ? t("backup.key.folder", { folder }) : t("backup.key.environment"));
  } catch (error) {
    if (!whyNoSnapshot(error)) throw error;
    refuse("no-snapshot", t("backup.refused.no-snapshot", { folder }));
  }
}
