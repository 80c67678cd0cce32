import type { Fields } from "./rules/shape.ts";

interface Recorded {
  /** Counts up from 1 and is never used again. */
  readonly number: number;
  /** The workspace's version when this last changed: begun, or completed. */
  readonly revision: number;
  /** The workspace that was pushed from, or that the token of a call is of. */
  readonly teamId: string;
}

/** A request that the stand-in pushed to the app. */
export interface Push extends Recorded {
  readonly direction: "push";
  readonly kind: PushKind;
  readonly transport: "http" | "socket";
  readonly body: Fields;
  readonly at: number;
  readonly retry?: { readonly num: number; readonly reason: string };
  status?: number;
  answer?: unknown;
  ms?: number;
  error?: PushError;
  fault?: string;
}

/** A Web API call (`method` as Slack names it) or an answer over a response_url (`method: "response_url"`). */
export interface Call extends Recorded {
  readonly direction: "call";
  readonly method: string;
  readonly args: Fields;
  readonly at: number;
  status?: number;
  answer?: unknown;
  fault?: string;
}

export type Exchange = Push | Call;

/** An exchange before it was recorded. */
export type Unrecorded = Omit<Push, keyof Recorded> | Omit<Call, keyof Recorded>;

export type PushKind =
  | "command"
  | "shortcut"
  | "message_action"
  | "block_actions"
  | "block_suggestion"
  | "view_submission"
  | "view_closed"
  | "event";

export type PushError = "dispatch_failed" | "operation_timeout";

/** A rule of Slack's that the app broke: in which request or answer, where in it, and in what words Slack says so. */
export interface Violation {
  /** Number of the exchange it happened in. */
  readonly exchange: number;
  readonly where: string;
  readonly pointer: string;
  readonly message: string;
}
