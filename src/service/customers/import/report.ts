import type { ImportId } from "../../../domain/ids.ts";
import type { ImportProblem } from "../../../domain/import-problem.ts";

export interface ImportReport {
  readonly isDryRun: boolean;
  /** To undo it by; null when nothing was changed. */
  readonly importId: ImportId | null;
  /** Rows below the header, empty lines not counted. They are added, updated, unchanged or rejected. */
  readonly rows: number;
  readonly added: number;
  /** Customers there before, found by tenant id, else by domain, else by name, that differ from their row. */
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** By line; at most `problemLimit`, though `rejected` counts all. */
  readonly problems: readonly ImportProblem[];
  /** Headers that mean nothing to us. */
  readonly ignoredColumns: readonly string[];
}

/** So many problems are listed; a file with more is wrong as a whole. */
export const problemLimit = 1_000;

/** Keeps the first problems and counts the rest, so that a bad file of any size fits in memory. */
export class ProblemList {
  readonly #kept: ImportProblem[] = [];

  add(problem: ImportProblem): void {
    if (this.#kept.length < 2 * problemLimit) this.#kept.push(problem);
  }

  inOrder(): ImportProblem[] {
    return this.#kept.sort((one, other) => one.line - other.line).slice(0, problemLimit);
  }
}
