import { randomUUID } from "node:crypto";
import type { Fields } from "../rules/shape.ts";
import type { Simulation } from "../simulation.ts";
import { presentMessage } from "../world/present.ts";
import type { Message } from "../world/state.ts";
import { sendEvent } from "./events.ts";

/**
 * Tells the app of a new message, its own included, in a channel it is in: `message.channels` and its like where it
 * named them among its events, `app_mention` where somebody names it. Nobody waits for the event.
 */
export function tellOfMessage(sim: Simulation, message: Message): void {
  const app = sim.installation;
  const channel = sim.world.channels.get(message.channelId);
  if (!app || app.revoked || message.ephemeralFor || !channel?.members.includes(app.botUserId)) return;
  const told = { ...presentMessage(message, sim.world.team.id), channel: channel.id, event_ts: message.ts };
  const kind = channel.kind === "im" ? "im" : channel.isPrivate ? "group" : "channel";
  const subscription = kind === "im" ? "message.im" : `message.${kind}s`;
  if (app.events?.includes(subscription)) {
    const client = message.botId ? {} : { client_msg_id: randomUUID() };
    send(sim, { ...told, ...client, type: "message", channel_type: kind }, subscription);
  }
  if (!message.botId && message.text.includes(`<@${app.botUserId}>`))
    send(sim, { ...told, type: "app_mention" }, "app_mention");
}

function send(sim: Simulation, event: Fields & { type: string }, subscription: string): void {
  // What went wrong with it stands in the traffic.
  sendEvent(sim, event, subscription).catch(() => undefined);
}
