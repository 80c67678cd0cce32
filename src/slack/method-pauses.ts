import { WebAPIRateLimitedError } from "@slack/web-api";
import type { WorkspaceId } from "../domain/ids.ts";

/** Slack limits each method for each workspace: after a 429 nobody here calls it again before its time. */
export class MethodPauses {
  readonly #until = new Map<string, number>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Calls, unless the method is paused: then it fails as Slack would answer, without asking. */
  async call<T>(workspaceId: WorkspaceId, method: string, call: () => Promise<T>): Promise<T> {
    const key = `${workspaceId} ${method}`;
    const leftMs = (this.#until.get(key) ?? 0) - this.#now().getTime();
    if (leftMs > 0) throw new WebAPIRateLimitedError(leftMs / 1_000);
    this.#until.delete(key);
    try {
      return await call();
    } catch (error) {
      if (error instanceof WebAPIRateLimitedError) {
        this.#until.set(key, this.#now().getTime() + error.retryAfter * 1_000);
      }
      throw error;
    }
  }
}
