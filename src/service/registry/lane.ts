import type { CustomerId } from "../../domain/ids.ts";

/** What is entered for one customer is entered in the order it was asked for. */
export function registryLane(customerId: CustomerId): string {
  return `customer:${customerId}`;
}
