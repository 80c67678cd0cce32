import type { OutboxMessage } from "../domain/outbox.ts";

/** How a delivery ended. `reason` is Slack's error name or our own, never customer data. */
export type Delivery =
  | { readonly outcome: "delivered" }
  | { readonly outcome: "try-later"; readonly afterMs: number | null; readonly reason: string }
  | { readonly outcome: "undeliverable"; readonly reason: string }
  /** Sent, but no answer came: it may be there. Never repeated blindly. */
  | { readonly outcome: "unknown"; readonly reason: string };

/** Brings outbox messages for people to where they are read. */
export interface Notifier {
  /**
   * `leaving` is awaited right before something is sent that must not be sent twice; it throws when another process
   * has taken the message over. What may be repeated (a change in place) goes without it.
   */
  deliver(message: OutboxMessage, leaving: () => Promise<void>): Promise<Delivery>;
  /** Whether the attempt that left at `startedAt` left its mark; null where that cannot be known. */
  wasDelivered(message: OutboxMessage, startedAt: Date): Promise<boolean | null>;
}
