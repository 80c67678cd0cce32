/** Label values that were seen, up to a limit: whatever comes after it, or looks like none of our words, is "other". */
export class Bounded {
  readonly #known = new Set<string>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  take(value: string): string {
    if (this.#known.has(value)) return value;
    if (this.#known.size >= this.#limit || !/^[\w./:{}… -]{1,80}$/.test(value)) return "other";
    this.#known.add(value);
    return value;
  }
}
