import type { MessageKey, Translate } from "./index.ts";

type After<Prefix extends string, Key = MessageKey> = Key extends `${Prefix}${infer Rest}` ? Rest : never;

/** Why a row of a customer list is left out; `sameAsLine` is the earlier row that a duplicate repeats. */
interface Problem {
  readonly line: number;
  readonly field: After<"import.field."> | null;
  readonly reason: After<"import.problem.">;
  readonly sameAsLine: number | null;
}

/** In one sentence, for the console and for Slack alike. */
export function sayProblem({ line, field, reason, sameAsLine }: Problem, t: Translate): string {
  if (reason === "unreadable" || field === null) return t("import.problem.unreadable", { line });
  const name = t(`import.field.${field}`);
  if (reason === "duplicate-in-file")
    return t("import.problem.duplicate-in-file", { line, field: name, sameAsLine: sameAsLine ?? 0 });
  return t(`import.problem.${reason}`, { line, field: name });
}
