import type { ListTransferId, SlackUserId } from "./ids.ts";
import type { ImportProblem } from "./import-problem.ts";
import { type Declined, declined, done, type Outcome } from "./outcome.ts";

/** In: read through, shown, imported, and perhaps taken back. Out: written and sent. */
export type TransferState =
  | "reading"
  | "read"
  | "importing"
  | "imported"
  | "undoing"
  | "undone"
  | "cancelled"
  | "writing"
  | "sent"
  | "refused";

/** What became of the rows: found by a reading, done by an import. Holds no customer's data beside a file's own headers. */
export interface TransferReport {
  readonly rows: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** The first ones. */
  readonly problems: readonly ImportProblem[];
  readonly ignoredColumns: readonly string[];
}

export interface UndoReport {
  readonly removed: number;
  readonly restored: number;
  readonly kept: number;
  /** The first ones. */
  readonly keptNames: readonly string[];
}

/**
 * A customer list on its way through Slack. The file itself stays there: `fileHash` is what was read and shown, and
 * nothing else is imported. `percent` is how much of the file the step under way has read.
 */
export interface ListTransfer {
  readonly id: ListTransferId;
  readonly state: TransferState;
  /** Slack's; null on the way out. */
  readonly fileId: string | null;
  readonly name: string;
  readonly bytes: number;
  readonly fileHash: string | null;
  readonly percent: number;
  readonly report: TransferReport | null;
  readonly undone: UndoReport | null;
  /** Why it ended, or why the last attempt to undo it was refused. */
  readonly because: TransferTrouble | null;
  readonly by: SlackUserId;
  readonly at: Date;
}

export const transferTroubles = [
  "not-permitted",
  "empty-file",
  "no-name-column",
  "not-utf8",
  "file-gone",
  "file-changed",
  "file-too-large",
  "no-file-scope",
  "no-send-scope",
  "slack-away",
  "already-undone",
  "too-late",
] as const;
export type TransferTrouble = (typeof transferTroubles)[number];

/** Some hundred thousand customers are a tenth of it. */
export const largestList = 200_000_000;

const follows: Readonly<Record<TransferState, readonly TransferState[]>> = {
  reading: ["read", "refused", "cancelled"],
  read: ["importing", "cancelled"],
  importing: ["imported", "refused"],
  imported: ["undoing"],
  undoing: ["undone", "imported"],
  undone: [],
  cancelled: [],
  writing: ["sent", "refused"],
  sent: [],
  refused: [],
};

export function move(
  transfer: ListTransfer,
  to: TransferState,
  changes: Partial<Omit<ListTransfer, "id" | "by" | "at" | "state">> = {},
): Outcome<ListTransfer, "list-elsewhere"> {
  if (!follows[transfer.state].includes(to)) return elsewhere;
  return done({ ...transfer, because: null, percent: 0, ...changes, state: to });
}

const elsewhere: Declined<"list-elsewhere"> = declined("list-elsewhere");
