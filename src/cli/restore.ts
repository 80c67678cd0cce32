import { ArchiveDamaged } from "../archive/format.ts";
import { CarryingBroken } from "../carrying/load.ts";
import { type Restored, restore } from "../compose/restore.ts";
import { readDataFolder, readStorage, readTypedKey } from "../config.ts";
import { type Translate, translator } from "../i18n/index.ts";
import { refusedInWords, sayProgress, whoIsThere } from "./carrying-words.ts";
import { chooseLanguage } from "./language.ts";

export interface RestoreOptions {
  readonly check?: true;
  readonly json?: true;
  readonly lang?: string;
}

/** Ends with 0 when all of it is there and checked; with 1 when it was refused or is damaged: then nothing is. */
export async function runRestore(
  file: string,
  options: RestoreOptions,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const t = translator(chooseLanguage(options.lang, env) ?? "en");
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const refuse = (reason: string, words: string) => {
    if (options.json) print(JSON.stringify({ step: "refused", reason }));
    process.stderr.write(`${words}\n`);
    process.exitCode = 1;
  };
  const isTrial = options.check === true;
  const storage = readStorage(env);
  const folder = readDataFolder(env);
  try {
    const restored = await restore(file, storage, {
      isTrial,
      encryptionKey: readTypedKey(env),
      onTable: sayProgress(options.json === true, t),
      now: () => new Date(),
    });
    if (!restored.ok) return refuse(restored.reason, refusedInWords(restored.reason, { folder, file }, t));
    const lines = options.json
      ? [JSON.stringify(reportOf(restored.value, isTrial))]
      : isTrial
        ? [t("restore.checked", { date: restored.value.header.takenAt })]
        : inWords(restored.value, storage.kind === "embedded" ? folder : null, t);
    for (const line of lines) print(line);
  } catch (error) {
    const inUse = whoIsThere(error, t);
    if (inUse !== null) return refuse("in-use", inUse);
    if (error instanceof ArchiveDamaged)
      return refuse("damaged", t("restore.damaged", { file, why: error.message }));
    if (error instanceof CarryingBroken) return refuse("broken", t("carry.broken", { why: error.message }));
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      return refuse("no-file", t("restore.no-file", { file }));
    throw error;
  }
}

/** The last line of --json: its fields stay. */
function reportOf({ header, tables, chains, migrated, held, sealed }: Restored, isTrial: boolean) {
  const { takenAt, program, engine } = header;
  const heads = chains.map(({ workspaceId, expectedHead }) => ({ workspaceId, ...expectedHead }));
  return {
    step: isTrial ? "checked" : "restored",
    ...{ takenAt, program, engine, tables, heads, migrated, held, sealed },
  };
}

function inWords(
  { header, tables, chains, migrated, held, sealed }: Restored,
  folder: string | null,
  t: Translate,
): readonly string[] {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const count = Object.values(held).reduce((sum, each) => sum + each, 0);
  return [
    t("restore.done", { tables: tables.length, rows, date: header.takenAt }),
    ...chains.map(({ workspaceId: workspace, expectedHead: { seq, hash } }) =>
      t("restore.chain", { workspace, count: seq, head: `${seq}:${hash}` }),
    ),
    ...(migrated.length > 0 ? [t("restore.migrated", { count: migrated.length })] : []),
    t("restore.held", { count }),
    ...Object.entries(held).map(([topic, each]) => `  ${topic}: ${each}`),
    t("restore.since", { date: header.takenAt }),
    ...(sealed.closed === 0
      ? []
      : [
          folder === null
            ? t("restore.key.environment", { count: sealed.closed })
            : t("restore.key.folder", { count: sealed.closed, folder }),
        ]),
  ];
}
