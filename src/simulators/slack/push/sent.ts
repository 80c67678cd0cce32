import type { PushError } from "../traffic.ts";

/** What came back for a push. */
export interface Sent {
  /** 0: nothing. */
  readonly status: number;
  /** Parsed JSON, a plain string, or undefined for an empty answer. */
  readonly answer: unknown;
  readonly error?: PushError;
  readonly noRetry?: boolean;
}
