import type { SlackChannelId, SlackGroupId, SlackUserId } from "./ids.ts";

/** `member`: may hold a role. Everything else ends it. */
export type PersonStanding = "member" | "guest" | "deactivated" | "outsider" | "bot";
/** `there`: enabled, with a member in it. `no-groups`: the plan has none. */
export type GroupStanding = "there" | "disabled" | "empty" | "gone" | "no-groups";
/** `left`: the bot is no longer in it. `shared`: with another organisation, or about to be. */
export type ChannelStanding = "there" | "archived" | "left" | "shared";

/** What Slack says now of somebody or something that the set-up or open work names. `name` is for people to read. */
export type SeenInSlack =
  | {
      readonly kind: "person";
      readonly slackId: SlackUserId;
      readonly standing: PersonStanding;
      readonly name: null;
      /** A user group that carries a role still lists them. */
      readonly isInRoleGroup: boolean;
    }
  | {
      readonly kind: "group";
      readonly slackId: SlackGroupId;
      readonly standing: GroupStanding;
      readonly name: string | null;
    }
  | {
      readonly kind: "channel";
      readonly slackId: SlackChannelId;
      readonly standing: ChannelStanding;
      readonly name: string | null;
    };

export type SlackKind = SeenInSlack["kind"];
export type Standing = SeenInSlack["standing"];

/** What was last known of it. `since` is when that standing was first seen. */
export interface KnownStanding {
  readonly kind: SlackKind;
  readonly slackId: string;
  readonly standing: Standing;
  readonly name: string | null;
  readonly since: Date;
  /** The message to admin agents that still stands for the trouble; null when there is none. */
  readonly told: string | null;
}

export type StandingNews = "trouble" | "over" | "back" | "renamed";

/**
 * What there is to tell; null: nothing new. The first sight of something that is well is no news. A person who comes back
 * is told of by a message of its own, since nothing is given back in silence; all else that is well again ends the
 * trouble where it stands.
 */
export function newsOf(before: KnownStanding | null, seen: SeenInSlack): StandingNews | null {
  const wasWell = before === null || isWell(before.standing);
  if (!isWell(seen.standing)) return before?.standing === seen.standing ? null : "trouble";
  if (!wasWell) return seen.kind === "person" ? "back" : "over";
  const isRenamed =
    seen.kind === "group" && before?.name !== null && seen.name !== null && before?.name !== seen.name;
  return before !== null && isRenamed ? "renamed" : null;
}

export function isWell(standing: Standing): boolean {
  return standing === "member" || standing === "there";
}
