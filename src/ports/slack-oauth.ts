import type { SlackUserId } from "../domain/ids.ts";
import type { InstalledPlace } from "../domain/installation.ts";

/** A token as Slack gives it out. With token rotation it ends, and `refreshToken` buys the next: once. */
export interface SlackToken {
  readonly botToken: string;
  readonly refreshToken: string | null;
  /** Null: it never ends. */
  readonly endsInSeconds: number | null;
  readonly scopes: readonly string[];
}

/** What somebody who may install apps agreed to. */
export interface SlackGrant extends SlackToken {
  readonly place: InstalledPlace;
  readonly isOrgWide: boolean;
  readonly name: string;
  /** Slack's own page of the workspace or organisation; null when it did not say. */
  readonly url: string | null;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly by: SlackUserId;
}

/** `refused`: in Slack's own word. `away`: no answer, or none that can be read; it may have been carried out all the same. */
export type SlackAnswer<T> =
  | { readonly outcome: "granted"; readonly value: T }
  | { readonly outcome: "refused"; readonly code: string }
  | { readonly outcome: "away"; readonly cause: unknown };

/** Where Slack gives tokens out. */
export interface SlackOauth {
  /** Trades the code that an installer brought back. */
  trade(code: string, redirectUri: string): Promise<SlackAnswer<SlackGrant>>;
  renew(refreshToken: string): Promise<SlackAnswer<SlackToken>>;
  /** Whether Slack still takes a token; "unknown" when it does not answer. */
  probe(botToken: string): Promise<"good" | "dead" | "unknown">;
}
