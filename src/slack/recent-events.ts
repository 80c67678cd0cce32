/** As many are remembered: Slack repeats an event within some six minutes, and sends 30,000 an hour at most. */
const most = 5_000;

/**
 * The events that this process has begun to handle. Slack sends one again when our answer was late or lost; what comes
 * again to another process is handled twice, which every handler bears.
 */
export class RecentEvents {
  readonly #ids = new Set<string>();

  /** False for one that is here already. */
  begin(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    if (this.#ids.size > most) this.#ids.delete(this.#ids.values().next().value ?? "");
    return true;
  }

  /** It broke, so its repetition is wanted. */
  forget(id: string): void {
    this.#ids.delete(id);
  }
}
