import type { RemovalRequestId } from "../../domain/ids.ts";

/** What is done to one removal request is done one after the other. */
export function removalLane(id: RemovalRequestId): string {
  return `removal:${id}`;
}

/** Looks at what our provider has in hand, apart from what is done by ourselves. */
export function providerLane(id: RemovalRequestId): string {
  return `removal-provider:${id}`;
}
