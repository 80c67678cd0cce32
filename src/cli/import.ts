import { ImportId } from "../domain/ids.ts";
import { sayProblem } from "../i18n/import-problem.ts";
import type { Translate } from "../i18n/index.ts";
import { customers, type ImportRequest, type ServiceContext } from "../service/index.ts";

/** Takes over a customer list and says how it went. Ends with 0; with 1 if it was refused; with 2 if rows were left out. */
export async function importFile(
  ctx: ServiceContext,
  request: ImportRequest,
  say: (line: string) => void,
  t: Translate,
): Promise<0 | 1 | 2> {
  const outcome = await customers.import(ctx, request);
  if (!outcome.ok) {
    say(t(`import.refused.${outcome.reason}`));
    return 1;
  }
  const { isDryRun, importId, rows, added, updated, unchanged, rejected, problems, ignoredColumns } =
    outcome.value;
  for (const problem of problems) say(sayProblem(problem, t));
  if (rejected > problems.length) say(t("import.only-first", { count: problems.length }));
  if (ignoredColumns.length > 0)
    say(t("import.ignored-columns", { columns: ignoredColumns.map(printable).join(", ") }));
  const counts = { rows, added, updated, unchanged, rejected };
  say(isDryRun ? t("import.dry-run", counts) : t("import.done", counts));
  if (importId) say(t("import.undo-with", { id: importId }));
  return rejected > 0 ? 2 : 0;
}

/** Takes a whole import back. Ends with 0; with 1 if it was refused; with 2 if somebody worked with some of them since. */
export async function undoImport(
  ctx: ServiceContext,
  id: string,
  say: (line: string) => void,
  t: Translate,
): Promise<0 | 1 | 2> {
  const importId = ImportId.safeParse(id.trim());
  const outcome = importId.success ? await customers.undoImport(ctx, importId.data) : null;
  if (!outcome || (!outcome.ok && outcome.reason === "not-found")) {
    say(t("import.unknown", { id: printable(id) }));
    return 1;
  }
  if (!outcome.ok) {
    say(
      outcome.reason === "not-permitted" ? t("import.refused.not-permitted") : t(`refusal.${outcome.reason}`),
    );
    return 1;
  }
  const { removed, restored, kept, keptNames } = outcome.value;
  if (kept > 0)
    say(t("import.kept", { names: keptNames.map(printable).join(", "), more: kept - keptNames.length }));
  say(t("import.undone", { removed, restored, kept }));
  return kept > 0 ? 2 : 0;
}

/** Headers come from the file: nothing in them may steer the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, "").slice(0, 60);
}
