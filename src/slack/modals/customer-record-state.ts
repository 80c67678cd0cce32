import { z } from "zod";
import { CustomerId } from "../../domain/ids.ts";
import type { DirectoryRecord, DirectoryTrouble } from "../../ports/partner-directory.ts";
import type { StoryPlace } from "../../service/index.ts";

/**
 * Where somebody is in a record. It comes back by way of the client: parsed, and trusted for nothing but what to show.
 * `older`: the story begins behind this place. `page`: of subscriptions and privileges, counted from nought.
 */
export const RecordState = z.object({
  customerId: CustomerId,
  older: z.object({ at: z.coerce.date(), id: z.uuid() }).nullable(),
  page: z.number().int().min(0).max(10_000),
});
export type RecordState = z.infer<typeof RecordState>;

export function newestOf(customerId: CustomerId): RecordState {
  return { customerId, older: null, page: 0 };
}

/** How a place in the story travels in a button. */
export function writePlace({ at, id }: StoryPlace): string {
  return JSON.stringify({ at: at.toISOString(), id });
}

export function readPlace(value: string): StoryPlace | null {
  const place = RecordState.shape.older.safeParse(parseJson(value));
  return place.success ? place.data : null;
}

export function readRecordState(privateMetadata: string): RecordState | null {
  const state = RecordState.safeParse(parseJson(privateMetadata));
  return state.success ? state.data : null;
}

/** What is known of the partner directory by now: being asked, not there in time, not answering, or read. */
export type Reading =
  | { readonly state: "pending" }
  | { readonly state: "late"; readonly at: Date }
  | { readonly state: "unavailable"; readonly at: Date; readonly trouble?: DirectoryTrouble }
  | { readonly state: "read"; readonly shown: DirectoryRecord };

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
