import type { WorkspaceId } from "../domain/ids.ts";

/** Files that people put into Slack, and those that we put there. */
export interface ListFiles {
  open(workspaceId: WorkspaceId, fileId: string): Promise<OpenedFile>;
  /** Into the conversation with `to`, which there must have been before. */
  send(workspaceId: WorkspaceId, to: { readonly channelId: string }, file: FileToSend): Promise<SentFile>;
}

export type OpenedFile =
  /** `pieces` throws FileBrokenOff where Slack stops in mid-file. */
  | { readonly outcome: "open"; readonly bytes: number; readonly pieces: AsyncIterable<Uint8Array> }
  | { readonly outcome: "refused"; readonly because: "file-gone" | "file-too-large" | "no-file-scope" }
  | FileAway;

export type SentFile =
  | { readonly outcome: "sent" }
  | { readonly outcome: "refused"; readonly because: "no-send-scope" }
  | FileAway;

/** Slack did not answer, or asks for patience. */
export interface FileAway {
  readonly outcome: "away";
  readonly reason: string;
  readonly afterMs: number | null;
}

export interface FileToSend {
  /** Of a file on this machine. */
  readonly path: string;
  readonly bytes: number;
  readonly name: string;
}

/** Slack stopped in mid-file: what was read so far must not count. */
export class FileBrokenOff extends Error {
  override readonly name = "FileBrokenOff";
}
