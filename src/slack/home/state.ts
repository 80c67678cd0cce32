import { z } from "zod";
import { CustomerStanding } from "../../domain/customer.ts";
import { AcceptanceId, DriftFindingId, InvitationId, RemovalRequestId } from "../../domain/ids.ts";

/** What part of the customer list is shown. `cursor` is opaque: the list itself reads it. */
export const ListState = z.object({
  standing: CustomerStanding.nullable(),
  cursor: z.string().max(2_000).nullable(),
});
export type ListState = z.infer<typeof ListState>;

export const PendingPlace = z.object({ sentAt: z.coerce.date(), id: InvitationId });
export const DriftPlace = z.object({ foundAt: z.coerce.date(), id: DriftFindingId });
export const RemovalPlace = z.object({ at: z.coerce.date(), id: RemovalRequestId });

export const AcceptancePlace = z.object({ at: z.coerce.date(), id: AcceptanceId });

/** Where somebody is in Home. It comes back by way of the client; what makes no sense is the beginning. */
const HomeState = z.object({
  list: ListState,
  pending: PendingPlace.nullable(),
  removals: RemovalPlace.nullable(),
  // A Home that an older version drew does not say.
  drift: DriftPlace.nullable().default(null),
  acceptances: AcceptancePlace.nullable().default(null),
});
export type HomeState = z.infer<typeof HomeState>;

export const wholeList: ListState = { standing: null, cursor: null };
export const freshHome: HomeState = {
  list: wholeList,
  pending: null,
  removals: null,
  drift: null,
  acceptances: null,
};

export function readHomeState(privateMetadata: string | null | undefined): HomeState {
  const state = HomeState.safeParse(parseJson(privateMetadata ?? ""));
  return state.success ? state.data : freshHome;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
