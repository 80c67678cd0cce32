/**
 * Keeps answers for `keepMs`, at most `capacity` of them, and asks once for many who want the same at once. A failure
 * is never kept. `clock` is in milliseconds.
 */
export class Cached<Value> {
  readonly #ask: (key: string) => Promise<Value>;
  readonly #keepMs: number;
  readonly #capacity: number;
  readonly #clock: () => number;
  readonly #kept = new Map<string, { readonly value: Value; readonly until: number }>();
  readonly #asked = new Map<string, Promise<Value>>();

  constructor(
    ask: (key: string) => Promise<Value>,
    { keepMs, capacity, clock }: { keepMs: number; capacity: number; clock: () => number },
  ) {
    this.#ask = ask;
    this.#keepMs = keepMs;
    this.#capacity = capacity;
    this.#clock = clock;
  }

  get(key: string): Promise<Value> {
    const kept = this.#kept.get(key);
    return kept && kept.until > this.#clock() ? Promise.resolve(kept.value) : this.afresh(key);
  }

  /** Asks now, whatever is kept; those who ask at the same moment share the answer. */
  afresh(key: string): Promise<Value> {
    const asked = this.#asked.get(key);
    if (asked) return asked;
    const asking = this.#ask(key)
      .then((value) => {
        this.#keep(key, value);
        return value;
      })
      .finally(() => {
        if (this.#asked.get(key) === asking) this.#asked.delete(key);
      });
    this.#asked.set(key, asking);
    return asking;
  }

  /** What was last answered, however old. */
  last(key: string): Value | undefined {
    return this.#kept.get(key)?.value;
  }

  /** The next one to want it asks; what was known is still there for `last`. */
  expire(key: string): void {
    this.#asked.delete(key);
    const kept = this.#kept.get(key);
    if (kept) this.#kept.set(key, { value: kept.value, until: 0 });
  }

  #keep(key: string, value: Value): void {
    this.#kept.delete(key);
    this.#kept.set(key, { value, until: this.#clock() + this.#keepMs });
    if (this.#kept.size <= this.#capacity) return;
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}
