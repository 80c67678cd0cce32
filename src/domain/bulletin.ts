import { z } from "zod";

/**
 * What people are told of beside the cards of invitations and removals. A bulletin holds ids only: it is rendered from
 * the state of the moment in which it leaves, and a later one of the same kind and id changes the message in place.
 */
export const BulletinKind = z.enum([
  /** An acceptance that is likely an invitation's: the agent says yes or no. Id: AcceptanceId. */
  "acceptance.likely",
  /** An acceptance that nobody asked for, or that could be several's. Id: AcceptanceId. */
  "acceptance.unclaimed",
  /** Id: DriftFindingId. */
  "drift.found",
  /** Progress and end of a reading of the customer list. Id: DirectorySyncId. */
  "directory.sync",
  /** The sign-in with the vendor ends soon, or ended. Id: the days left, or "ended". */
  "connection.ending",
  /** The vendor refuses our sign-in. Id: the DirectoryTrouble. */
  "connection.trouble",
  /** The vendor was not reached for an hour, or is again. Id: "away" or "back", and since when it was not. */
  "connection.away",
  /** Id: GdapWarningId. */
  "gdap.ending",
  /** A request for granular administration moved on. Id: GdapRequestId. */
  "gdap.request",
  /** Somebody left, or came back. Id: the Slack user id and what happened, then when: see domain/connection.ts. */
  "standing.person",
  /** A user group that carries a role was disabled, emptied, renamed ... */
  "standing.group",
  /** A channel for cards was archived, shared, or left. */
  "standing.channel",
  /** One of the three above for owners of the workspace, while no admin agent is left. Id: its kind, then its id. */
  "standing.owner",
  /** The end of a granular relationship: asked, seen or refused. Id: GdapEndId. */
  "gdap.end",
  /** A customer list on its way through Slack. Id: ListTransferId. */
  "list.transfer",
]);
export type BulletinKind = z.infer<typeof BulletinKind>;

export const Bulletin = z.object({ kind: BulletinKind, id: z.string().min(1).max(100) });
export type Bulletin = z.infer<typeof Bulletin>;
