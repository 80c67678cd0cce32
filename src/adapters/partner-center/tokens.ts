import type { CorrelationId, WorkspaceId } from "../../domain/ids.ts";
import type { DirectoryTrouble } from "../../ports/partner-directory.ts";

export type Audience = "api" | "graph";

export interface AccessToken {
  /** The secret itself: goes into the Authorization header and nowhere else. */
  readonly text: string;
  /** False: the application by itself. */
  readonly isUser: boolean;
}

export interface TokenAsk {
  readonly workspaceId: WorkspaceId;
  readonly to: Audience;
  readonly as: "user" | "either";
  readonly correlationId: CorrelationId | string;
}

/** Gives access tokens. Throws DirectoryUnavailable with its trouble where there is none to be had. */
export interface TokenSource {
  token(ask: TokenAsk): Promise<AccessToken>;
  /** The vendor did not take this token: it is not given out again. */
  forget(ask: TokenAsk, token: AccessToken): void;
  /** What the vendor had against a person's token; null: it took it and was content. Told after each call. */
  noticed(ask: TokenAsk, trouble: DirectoryTrouble | null): Promise<void>;
}
