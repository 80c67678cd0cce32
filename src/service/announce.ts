import { addDays } from "date-fns";
import { actorName } from "../domain/actor.ts";
import type { DomainEvent } from "../domain/events.ts";
import type { SlackUserId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { CardRef, Notice, OutboxBody } from "../domain/outbox.ts";
import type { RemovalRequest } from "../domain/removal-request.ts";
import type { Recorder } from "./context.ts";

export interface Dispatch {
  readonly id: string;
  readonly lane: string;
  readonly body: OutboxBody;
  readonly runAt: Date;
  readonly correlationId: string;
}

/** Which messages follow from an event: who is told what, and what is still to be done. Nobody is told of their own act. */
export function announce(event: DomainEvent, ctx: Recorder, now: Date): Dispatch[] {
  const by = actorName(ctx.actor);
  const dispatch = (lane: string, body: OutboxBody, runAt = now): Dispatch => ({
    id: ctx.newId(),
    lane,
    body,
    runAt,
    correlationId: ctx.correlationId,
  });

  const refresh = (card: CardRef, channelId: string) =>
    dispatch(`channel:${channelId}`, { topic: "card.refresh", card });
  const reply = (card: CardRef, channelId: string, notice: Notice) =>
    dispatch(`channel:${channelId}`, { topic: "thread.reply", card, notice, by, at: now.toISOString() });
  const tell = (card: CardRef, people: readonly (SlackUserId | null)[], notice: Notice) =>
    [...new Set(people)]
      .filter((person): person is SlackUserId => person !== null && person !== by)
      .map((to) =>
        dispatch(`person:${to}`, { topic: "person.tell", to, card, notice, by, at: now.toISOString() }),
      );

  const invitationStep = (invitation: Invitation, notice: Notice): Dispatch[] => {
    const card: CardRef = { kind: "invitation", id: invitation.id };
    return [
      refresh(card, invitation.channelId),
      reply(card, invitation.channelId, notice),
      ...tell(card, [invitation.requestedBy, invitation.sentBy], notice),
    ];
  };
  const removalStep = (
    removal: RemovalRequest,
    notice: Notice,
    people: readonly (SlackUserId | null)[] = [removal.requestedBy],
  ): Dispatch[] => {
    const card: CardRef = { kind: "removal", id: removal.id };
    return [
      refresh(card, removal.channelId),
      reply(card, removal.channelId, notice),
      ...tell(card, people, notice),
    ];
  };

  switch (event.type) {
    case "invitation.sent":
      return [
        refresh({ kind: "invitation", id: event.invitation.id }, event.invitation.channelId),
        dispatch(`invitation:${event.invitation.id}`, {
          topic: "link.handed-over",
          invitationId: event.invitation.id,
        }),
      ];
    case "invitation.answered":
    case "invitation.expired":
    case "invitation.withdrawn":
      return invitationStep(event.invitation, event.type);
    case "invitation.discarded":
      return tell(
        { kind: "invitation", id: event.invitation.id },
        [event.invitation.requestedBy],
        event.type,
      );
    case "removal.attested":
      return [refresh({ kind: "removal", id: event.removal.id }, event.removal.channelId)];
    case "removal.approved":
      return [
        ...removalStep(event.removal, event.type),
        dispatch(`removal:${event.removal.id}`, { topic: "removal.execute", removalId: event.removal.id }),
      ];
    case "removal.denied":
    case "removal.withdrawn":
    case "removal.lapsed":
    case "removal.abandoned":
      return removalStep(event.removal, event.type);
    case "removal.failed":
      return removalStep(event.removal, event.type, [event.removal.requestedBy, event.removal.decidedBy]);
    case "removal.executing":
      return [refresh({ kind: "removal", id: event.removal.id }, event.removal.channelId)];
    case "removal.executed":
      return [
        ...removalStep(event.removal, event.type),
        dispatch(
          `removal:${event.removal.id}`,
          { topic: "notice.remind", removalId: event.removal.id },
          addDays(now, 7),
        ),
      ];
    case "removal.notice-given":
      return [refresh({ kind: "removal", id: event.removal.id }, event.removal.channelId)];
    case "set-up.reopened":
      return event.formerly.map((to) =>
        dispatch(`person:${to}`, { topic: "set-up.tell", to, at: now.toISOString(), why: "reopened" }),
      );
    case "app.installed": {
      // A token that took the place of another is no news to anybody.
      if (event.kind === "renewed") return [];
      const why = event.kind === "first" ? "installed" : "installed-again";
      return [
        dispatch(`person:${event.by}`, { topic: "set-up.tell", to: event.by, at: now.toISOString(), why }),
      ];
    }
    case "app.renewal-refused": {
      const at = event.tokenEndsAt.toISOString();
      return [
        dispatch(`person:${event.by}`, { topic: "set-up.tell", to: event.by, at, why: "token-ending" }),
      ];
    }
    case "invitation.drafted":
    case "invitation.revised":
    case "invitation.linked":
    case "removal.decision-asked":
    case "registry.entered":
      // What follows from these carries more than the event holds (a view to bring up to date): the verb enqueues it.
      return [];
    case "removal.provider-asked":
      return removalStep(event.removal, event.type, [event.removal.requestedBy, event.removal.decidedBy]);
    case "removal.provider-told":
      return [refresh({ kind: "removal", id: event.removal.id }, event.removal.channelId)];
    case "acceptance.matched":
    case "acceptance.adopted":
      return [
        dispatch(`acceptance:${event.acceptance.id}`, {
          topic: "acceptance.take-over",
          acceptanceId: event.acceptance.id,
        }),
      ];
    case "acceptance.seen":
    case "acceptance.doubted":
    case "acceptance.ignored":
      return [];
    // Told by the reading that found it: a few one by one, many as one number.
    case "drift.found":
    case "drift.gone":
    case "drift.taken-over":
    case "drift.dismissed":
      return [];
    case "gdap.requested":
    case "gdap.request-moved":
    case "gdap.request-handed-over":
    case "gdap.end-asked":
    case "gdap.end-moved":
      return [];
    case "vendor.signed-in":
    case "vendor.sign-in-failed":
    case "vendor.web-hook-registered":
    case "keys.rotated":
    case "directory.synced":
    case "passport.opened":
    case "passport.answered":
      return [];
    case "relationship.activated":
    case "relationship.removed":
    case "customer.added":
    case "customer.edited":
    case "customers.imported":
    case "customers.import-undone":
    case "customers.exported":
    case "settings.changed":
    case "role.granted":
    case "role.withdrawn":
    case "standing.changed":
    case "channel.moved":
    case "provider.saved":
    case "provider.removed":
    case "channel.saved":
    case "channel.removed":
    case "outbox.retried":
    case "outbox.dismissed":
    case "outbox.gave-up":
    case "app.uninstalled":
    case "app.revoked":
    case "audit.purged":
    case "database.restored":
    case "personal-data.emptied":
      return [];
  }
}
