import { type GoalName, goals, isMet } from "./goals.ts";

/** Collects what was measured and prints it beside the goals. */
export class Report {
  readonly #measured = new Map<GoalName, number>();
  readonly #notes: string[] = [];
  readonly #many: string;

  constructor(many: string) {
    this.#many = many;
  }

  put(name: GoalName, measured: number): void {
    this.#measured.set(name, measured);
    process.stderr.write(`  ${goals[name].row}: ${this.#what(name)}: ${shown(measured)}\n`);
  }

  /** What a reader of the numbers must know. */
  note(text: string): void {
    this.#notes.push(text);
    process.stderr.write(`  ${text}\n`);
  }

  toMarkdown(): string {
    // The keys of `goals` are its names.
    const names = (Object.keys(goals) as GoalName[]).filter((name) => this.#measured.has(name));
    const lines = names.map((name) => {
      const { row, must, stretch } = goals[name];
      const measured = this.#measured.get(name) ?? Number.NaN;
      const verdict = !isMet(must, measured)
        ? "**missed**"
        : stretch !== "" && isMet(stretch, measured)
          ? "met, and the stretch"
          : "met";
      return `| ${row} | ${this.#what(name)} | ${shown(measured)} | ${must} | ${stretch} | ${verdict} |`;
    });
    return [
      "| # | what | measured | must | stretch | |",
      "|---|---|---|---|---|---|",
      ...lines,
      "",
      ...this.#notes.map((note) => `- ${note}`),
      "",
    ].join("\n");
  }

  #what(name: GoalName): string {
    return goals[name].what.replace("{many}", this.#many);
  }
}

function shown(measured: number): string {
  return Math.abs(measured) >= 100 ? measured.toFixed(0) : measured.toPrecision(3);
}
