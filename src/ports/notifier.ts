import type { OutboxMessage } from "../domain/outbox.ts";

/** How a delivery ended. `reason` is Slack's error name or our own, never customer data. */
export type Delivery =
  | { readonly outcome: "delivered" }
  | { readonly outcome: "try-later"; readonly afterMs: number | null; readonly reason: string }
  | { readonly outcome: "undeliverable"; readonly reason: string }
  /** Sent, but no answer came: it may be there. Never repeated blindly. */
  | { readonly outcome: "unknown"; readonly reason: string };

/** Brings outbox messages for people to where they are read. Safe to run twice with the same message. */
export interface Notifier {
  deliver(message: OutboxMessage): Promise<Delivery>;
  /** Whether an earlier attempt at this message left its mark; null where that cannot be known. */
  wasDelivered(message: OutboxMessage): Promise<boolean | null>;
}
