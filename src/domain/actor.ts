import type { SlackUserId } from "./ids.ts";

export type Role = "sales-agent" | "admin-agent";

/**
 * Somebody in Slack. `roles` is the union of groups and grants as read when the button was pressed; it is empty
 * for guests, bots, deactivated people and people of other organisations, whatever a group says.
 */
export interface StaffActor {
  readonly kind: "staff";
  readonly slackUserId: SlackUserId;
  readonly roles: ReadonlySet<Role>;
  /** Owner or admin of the Slack workspace: may run the first set-up, nothing else. */
  readonly isWorkspaceAdmin: boolean;
  /** No admin agent is left, so the first set-up is open. */
  readonly isSetUpOpen: boolean;
}

/** The bot itself: expiry, execution, what the partner directory showed; or a command of the operator's. */
export interface SystemActor {
  readonly kind: "system";
  readonly name: "directory" | "clock" | "dispatcher" | "operator" | "slack";
}

export type Actor = StaffActor | SystemActor;

/** The name an actor bears in audit entries and in `decidedBy`-like columns. */
export function actorName(actor: Actor): string {
  return actor.kind === "staff" ? actor.slackUserId : `system:${actor.name}`;
}

export function isSamePerson(actor: Actor, slackUserId: string | null): boolean {
  return actor.kind === "staff" && actor.slackUserId === slackUserId;
}
