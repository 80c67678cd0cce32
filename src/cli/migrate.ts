import { z } from "zod";
import { type MigrationRun, runMigrations } from "../compose/migrations.ts";
import { readCoreConfig } from "../config.ts";
import { type Translate, translator } from "../i18n/index.ts";
import { chooseLanguage } from "./language.ts";

/** What `kapocs migrate --json` prints: its fields stay. */
export const MigrateReport = z.object({
  engine: z.enum(["postgres", "embedded"]),
  /** Names of migrations, oldest first: those that this run applied, and those that are still to be. */
  appliedNow: z.array(z.string()),
  pending: z.array(z.string()),
  /** How many the database has that this program does not know. */
  unknown: z.number().int(),
});

interface Options {
  readonly check?: true;
  readonly json?: true;
  readonly lang?: string;
}

/** Applies what is pending, or says with --check what would be. Ends with 0; with 3 when --check found something to do. */
export async function runMigrate({ check, json, lang }: Options, env: NodeJS.ProcessEnv): Promise<void> {
  const t = translator(chooseLanguage(lang, env) ?? "en");
  const run = await runMigrations(readCoreConfig(env).storage, check === true);
  const lines = json ? [JSON.stringify(MigrateReport.parse(run))] : inWords(run, check === true, t);
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  process.exitCode = check && run.pending.length > 0 ? 3 : 0;
}

export function inWords(run: MigrationRun, isCheckOnly: boolean, t: Translate): readonly string[] {
  const { appliedNow, pending, unknown } = run;
  const names = (list: readonly string[]) => list.map((name) => `  ${name}`);
  return [
    ...(appliedNow.length > 0
      ? [t("migrate.applied", { count: appliedNow.length }), ...names(appliedNow)]
      : []),
    ...(isCheckOnly && pending.length > 0
      ? [t("migrate.pending", { count: pending.length }), ...names(pending)]
      : []),
    ...(appliedNow.length === 0 && pending.length === 0 ? [t("migrate.up-to-date")] : []),
    ...(unknown > 0 ? [t("migrate.newer", { count: unknown })] : []),
  ];
}
