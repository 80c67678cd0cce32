/** A web hook as it came, before anything in it is believed. `header` knows names in any case. */
export interface VendorEventDelivery {
  /** The last part of the address that it was sent to. */
  readonly address: string;
  readonly body: Uint8Array;
  header(name: string): string | null;
}

/**
 * Takes web hooks of the vendor. `taken` means it is kept and the vendor need not send it again, whether it told
 * anything new or not. Everything else says no more than that it was not.
 */
export interface VendorEventReceiver {
  receive(delivery: VendorEventDelivery): Promise<"taken" | "malformed" | "refused" | "unknown-address">;
}
