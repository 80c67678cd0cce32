import { expectEmpty } from "../push/acks.ts";
import { deliver } from "../push/deliver.ts";
import { sendEvent } from "../push/events.ts";
import { globalShortcut, messageShortcut } from "../push/payloads.ts";
import { nowSeconds, type Simulation } from "../simulation.ts";
import { directMessageWith } from "../world/direct-messages.ts";
import { presentMessage, presentView } from "../world/present.ts";
import type { Channel, Message, User } from "../world/state.ts";
import type { PushAnswer } from "./use.ts";

export async function runGlobalShortcut(
  sim: Simulation,
  user: User,
  callbackId: string,
): Promise<PushAnswer> {
  const body = globalShortcut(sim, user, callbackId);
  const delivered = await deliver(sim, { kind: "shortcut", body });
  const { status, ms, error } = delivered;
  if (!error) expectEmpty(sim, "shortcut ack", delivered);
  return { status, ms, ...(error ? { error } : {}) };
}

export async function runMessageShortcut(
  sim: Simulation,
  user: User,
  at: { readonly channel: Channel; readonly message: Message },
  callbackId: string,
): Promise<PushAnswer> {
  const message = presentMessage(at.message, sim.world.team.id);
  const body = messageShortcut(sim, user, at.channel, message, callbackId);
  const { status, ms, error } = await deliver(sim, { kind: "message_action", body });
  return { status, ms, ...(error ? { error } : {}) };
}

/** Opens the App Home tab: the app hears `app_home_opened`, with the view once one was published. */
export async function openHomeTab(sim: Simulation, user: User): Promise<void> {
  const { world } = sim;
  const home = world.homes.get(user.id);
  await sendEvent(sim, {
    type: "app_home_opened",
    user: user.id,
    channel: directMessageWith(world, user.id, nowSeconds(sim)).id,
    tab: "home",
    ...(home ? { view: presentView(home, world.team.id) } : {}),
    event_ts: sim.ids.ts(),
  });
}
