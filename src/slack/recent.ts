interface Settings {
  readonly keepMs: number;
  readonly capacity: number;
  /** In milliseconds. */
  readonly clock: () => number;
}

/**
 * Keeps what was read for `keepMs`; the least recently used makes room. What was not there, and what could not be read, is
 * never kept.
 */
export class Recent<Key, Value> {
  readonly #settings: Settings;
  readonly #kept = new Map<Key, { readonly value: Value; readonly until: number }>();
  readonly #reading = new Map<Key, Promise<Value | null>>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  get(key: Key, read: () => Promise<Value | null>): Promise<Value | null> {
    const kept = this.#kept.get(key);
    if (kept && kept.until > this.#settings.clock()) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return Promise.resolve(kept.value);
    }
    const under = this.#reading.get(key);
    if (under) return under;
    const reading = read()
      .then((value) => {
        // Whoever expired it meanwhile wants a later look than this one.
        if (this.#reading.get(key) === reading) this.#keep(key, value);
        return value;
      })
      .finally(() => {
        if (this.#reading.get(key) === reading) this.#reading.delete(key);
      });
    this.#reading.set(key, reading);
    return reading;
  }

  /** What was last read, however old. */
  last(key: Key): Value | undefined {
    return this.#kept.get(key)?.value;
  }

  expire(key: Key): void {
    this.#reading.delete(key);
    const kept = this.#kept.get(key);
    if (kept) this.#kept.set(key, { value: kept.value, until: 0 });
  }

  clear(): void {
    this.#reading.clear();
    this.#kept.clear();
  }

  #keep(key: Key, value: Value | null): void {
    this.#kept.delete(key);
    if (value === null) return;
    const { keepMs, capacity, clock } = this.#settings;
    this.#kept.set(key, { value, until: clock() + keepMs });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > capacity && oldest !== undefined) this.#kept.delete(oldest);
  }
}
