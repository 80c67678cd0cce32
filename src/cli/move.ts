import { join } from "node:path";
import { CarryingBroken } from "../carrying/load.ts";
import { keyOf, type Moved, move, undoMove } from "../compose/move.ts";
import { readDataFolder, readMoveConfig } from "../config.ts";
import { type Translate, translator } from "../i18n/index.ts";
import { refusedInWords, sayProgress, whoIsThere } from "./carrying-words.ts";
import { chooseLanguage } from "./language.ts";

export interface MoveOptions {
  readonly to?: string;
  readonly check?: true;
  readonly undo?: true;
  readonly showKey?: true;
  readonly json?: true;
  readonly lang?: string;
}

/**
 * Moves the embedded database to PostgreSQL. Ends with 0 when it is there, or with --check when nothing stands in the
 * way; with 1 when it was refused or broke off, and then nothing was changed.
 */
export async function runMove(options: MoveOptions, env: NodeJS.ProcessEnv): Promise<void> {
  const t = translator(chooseLanguage(options.lang, env) ?? "en");
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const refuse = (reason: string, words: string) => {
    if (options.json) print(JSON.stringify({ step: "refused", reason }));
    process.stderr.write(`${words}\n`);
    process.exitCode = 1;
  };
  const folder = readDataFolder(env);
  if (options.showKey && options.to === undefined) {
    const key = keyOf(folder);
    return key === null ? refuse("no-key", t("move.no-key", { folder })) : void print(key);
  }
  try {
    if (options.undo) {
      const held = await undoMove(folder, () => new Date());
      if (held === null) return refuse("not-marked", t("move.not-marked", { folder }));
      const count = Object.values(held).reduce((sum, each) => sum + each, 0);
      if (options.json) return void print(JSON.stringify({ step: "undone", held }));
      print(t("move.undone", { folder }));
      if (count > 0) print(t("move.held", { count }));
      return;
    }
    const isTrial = options.check === true;
    if (!options.json && isTrial) print(t("move.checking", { folder }));
    const onTable = sayProgress(options.json === true, t);
    const moved = await move(readMoveConfig(env, options.to), { isTrial, onTable, now: () => new Date() });
    if (!moved.ok) {
      const { at, state = "" } = moved.about;
      const words =
        moved.reason === "moved-before"
          ? t("move.refused.moved-before", { to: state, date: at?.toISOString().slice(0, 10) ?? "" })
          : moved.reason === "key-changing"
            ? t("move.refused.key-changing")
            : refusedInWords(moved.reason, { folder }, t);
      return refuse(moved.reason, words);
    }
    const lines = options.json
      ? [JSON.stringify(reportOf(moved.value, isTrial, options.showKey === true))]
      : isTrial
        ? [t("move.checked")]
        : inWords(moved.value, folder, options.showKey === true, t);
    for (const line of lines) print(line);
  } catch (error) {
    const inUse = whoIsThere(error, t);
    if (inUse !== null) return refuse("in-use", inUse);
    if (error instanceof CarryingBroken) return refuse("broken", t("carry.broken", { why: error.message }));
    throw error;
  }
}

/** The last line of --json: its fields stay. */
function reportOf(
  { tables, chains, migrated, wasThere, key, keyIn, sealed }: Moved,
  isTrial: boolean,
  showsKey: boolean,
) {
  return {
    step: isTrial ? "checked" : "moved",
    tables,
    heads: chains.map(({ workspaceId, expectedHead }) => ({ workspaceId, ...expectedHead })),
    migrated,
    wasThere,
    keyIn,
    sealed,
    ...(showsKey ? { key } : {}),
  };
}

function inWords(
  { tables, chains, migrated, wasThere, key, keyIn, sealed }: Moved,
  folder: string,
  showsKey: boolean,
  t: Translate,
): readonly string[] {
  const counts = { tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0) };
  return [
    wasThere ? t("move.was-there", counts) : t("move.done", counts),
    ...chains.map(({ workspaceId: workspace, expectedHead: { seq, hash } }) =>
      t("move.chain", { workspace, count: seq, head: `${seq}:${hash}` }),
    ),
    ...(migrated.length > 0 ? [t("move.migrated", { count: migrated.length })] : []),
    ...(sealed.closed > 0 ? [t("move.sealed.closed", { count: sealed.closed })] : []),
    t("move.marked", { folder }),
    "",
    t("move.set"),
    t("move.set.url"),
    keyIn === "folder"
      ? t("move.set.key.folder", { path: join(folder, "encryption.key") })
      : t(`move.set.key.${keyIn}`),
    ...(showsKey && key !== null ? [key] : []),
  ];
}
