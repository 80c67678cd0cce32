import type { RemovalRequestId } from "../../domain/ids.ts";
import { declined, type Outcome } from "../../domain/outcome.ts";
import type { ServiceContext } from "../context.ts";

/** What has to be read afresh before a decision, and could not be. */
export type Unread = "slack-cannot-answer" | "directory-unavailable" | "not-permitted" | "not-found";

/** Puts on record that a decision was asked for and not taken, because what it needs could not be read. */
export async function refuseDecision(
  _ctx: ServiceContext,
  ask: { readonly removalId: RemovalRequestId; readonly because: Unread },
): Promise<Outcome<never, Unread>> {
  return declined(ask.because);
}
