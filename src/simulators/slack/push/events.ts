import { pause } from "../pause.ts";
import type { Fields } from "../rules/shape.ts";
import { installed, type Simulation } from "../simulation.ts";
import { type Delivery, deliver } from "./deliver.ts";
import { eventCallback } from "./payloads.ts";

/** Scopes without which Slack sends an event to nobody, by the name of the subscription. */
export const scopesOfEvents: Readonly<Record<string, string>> = {
  subteam_created: "usergroups:read",
  subteam_updated: "usergroups:read",
  subteam_members_changed: "usergroups:read",
  user_change: "users:read",
  team_join: "users:read",
  app_mention: "app_mentions:read",
  channel_shared: "channels:read",
  channel_unshared: "channels:read",
  channel_id_changed: "channels:read",
  channel_archive: "channels:read",
  channel_unarchive: "channels:read",
  channel_rename: "channels:read",
  group_archive: "groups:read",
  group_unarchive: "groups:read",
  group_rename: "groups:read",
  "message.channels": "channels:history",
  "message.groups": "groups:history",
  "message.im": "im:history",
};

/**
 * Sends an event the app subscribed to, and repeats it up to three times until it is answered with 2xx.
 * `subscription` is the name in the manifest where it is not the event's type, such as `message.channels`.
 */
export function sendEvent(
  sim: Simulation,
  event: Fields & { type: string },
  subscription = event.type,
): Promise<Delivery | undefined> {
  const work = sendAndRepeat(sim, event, subscription);
  sim.inFlight.add(work);
  return work.finally(() => sim.inFlight.delete(work));
}

async function sendAndRepeat(
  sim: Simulation,
  event: Fields & { type: string },
  subscription: string,
): Promise<Delivery | undefined> {
  const app = installed(sim);
  const scope = scopesOfEvents[subscription];
  const subscribed = app.events === undefined || app.events.includes(subscription);
  if (!subscribed || (scope && !app.scopes.includes(scope))) return undefined;
  const body = eventCallback(sim, event);
  let delivery = await deliver(sim, { kind: "event", body });
  for (const [index, delayMs] of sim.settings.eventRetryDelaysMs.entries()) {
    if (!delivery.error || delivery.noRetry) break;
    await pause(delayMs);
    const reason =
      delivery.error === "operation_timeout"
        ? "http_timeout"
        : delivery.status === 0
          ? "connection_failed"
          : "http_error";
    delivery = await deliver(sim, { kind: "event", body, retry: { num: index + 1, reason } });
  }
  return delivery;
}
