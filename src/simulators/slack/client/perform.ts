import { type Control, findControl, isButton, isSearched } from "../acting/controls.ts";
import { cancelModal, closeStack, submitModal } from "../acting/modal.ts";
import { openHomeTab, runGlobalShortcut, runMessageShortcut } from "../acting/shortcut.ts";
import { suggest } from "../acting/suggest.ts";
import { messageSurface, type Surface, viewSurface } from "../acting/surface.ts";
import {
  isTooMany,
  type PushAnswer,
  pickFromOverflow,
  pressButton,
  setValue,
  tellUse,
} from "../acting/use.ts";
import { changeChannel } from "../push/changes.ts";
import { offeredOptions } from "../rules/cross-checks.ts";
import { isFields } from "../rules/shape.ts";
import { nowSeconds, type Simulation } from "../simulation.ts";
import { directMessageId, directMessageWith } from "../world/direct-messages.ts";
import type { User, View } from "../world/state.ts";
import { markRead } from "../world/unread.ts";
import { stackOf } from "../world/views.ts";
import { findVisibleChannel, findVisibleMessage } from "../world/visible.ts";
import type { Act, ActAnswer, Place } from "./act.ts";
import { answered, done, gone, refused } from "./answers.ts";
import { enterAll, holdEntered } from "./entered.ts";
import { say } from "./say.ts";

type Of<K extends Act["act"]> = Extract<Act, { act: K }>;

/** Does what a person does in their client. What is not possible is an answer, whatever the page sent. */
export async function perform(sim: Simulation, user: User, act: Act): Promise<ActAnswer> {
  if (user.deleted || user.isBot) return refused();
  switch (act.act) {
    case "say":
      return say(sim, user, act);
    case "shortcut":
      return shortcut(sim, user, act);
    case "message-shortcut":
      return shortcutOnMessage(sim, user, act);
    case "open-home":
      return openHome(sim, user);
    case "use":
      return use(sim, user, act);
    case "search":
      return search(sim, user, act);
    case "submit":
      return submit(sim, user, act);
    case "close":
      return close(sim, user, act);
    case "mark-read":
      return read(sim, user, act);
    case "join":
      return join(sim, user, act);
    default:
      // A page of another version may ask for what this one does not know.
      return refused();
  }
}

async function shortcut(sim: Simulation, user: User, act: Of<"shortcut">): Promise<ActAnswer> {
  if (!offersShortcut(sim, user, "global", act.callbackId)) return refused();
  return pushed(await runGlobalShortcut(sim, user, act.callbackId));
}

async function shortcutOnMessage(
  sim: Simulation,
  user: User,
  act: Of<"message-shortcut">,
): Promise<ActAnswer> {
  const at = findVisibleMessage(sim, user, act);
  if (!at) return gone();
  if (at.message.ephemeralFor || !offersShortcut(sim, user, "message", act.callbackId)) return refused();
  return pushed(await runMessageShortcut(sim, user, at, act.callbackId));
}

/** Shortcuts belong to the installing workspace. */
function offersShortcut(sim: Simulation, user: User, type: string, callbackId: string): boolean {
  const app = sim.installation;
  if (!app || app.revoked || user.isStranger) return false;
  return app.shortcuts.some((one) => one.type === type && one.callbackId === callbackId);
}

/** The tab opens at once: nobody at the client waits for the event. */
function openHome(sim: Simulation, user: User): ActAnswer {
  if (!sim.installation || sim.installation.revoked || user.isStranger) return refused();
  openHomeTab(sim, user).catch(() => undefined);
  return done();
}

async function use(sim: Simulation, user: User, act: Of<"use">): Promise<ActAnswer> {
  const surface = findSurface(sim, user, act.at);
  const control = surface && findControl(surface, act.blockId, act.actionId);
  if (!surface || !control) return gone();
  if (!enterAll(surface, act.values)) return gone();
  if (isButton(control)) return pushed(await pressButton(surface, control));
  if (control.type === "feedback_buttons") return giveFeedback(surface, control, act.entered);
  if (control.type === "overflow") {
    const option = offeredOptions(control.element).find((one) => one["value"] === act.entered);
    return option ? pushed(await pickFromOverflow(surface, control, option)) : gone();
  }
  const held = holdEntered(surface, control, act.entered);
  if (!held.ok) return gone();
  if (isTooMany(control, held.value)) return refused();
  const answer = await setValue(surface, control, held.value);
  return answer ? pushed(answer) : done();
}

async function giveFeedback(surface: Surface, control: Control, entered: unknown): Promise<ActAnswer> {
  const { positive_button: positive, negative_button: negative } = control.element;
  const button = [positive, negative].filter(isFields).find((one) => one["value"] === entered);
  if (!button) return gone();
  return pushed(await tellUse(surface, control, { text: button["text"], value: button["value"] }));
}

async function search(sim: Simulation, user: User, act: Of<"search">): Promise<ActAnswer> {
  const surface = findSurface(sim, user, act.at);
  const control = surface && findControl(surface, act.blockId, act.actionId);
  if (!surface || !control || !enterAll(surface, act.values)) return gone();
  if (!isSearched(control) || typeof act.typed !== "string") return refused();
  const { ms, answer, failed } = await suggest(surface, control, act.typed);
  if (failed) return answered({ ackMs: ms, trouble: "load_failed" });
  const options = answer["option_groups"] ?? answer["options"];
  return answered({ ackMs: ms, options: Array.isArray(options) ? options.filter(isFields) : [] });
}

async function submit(sim: Simulation, user: User, act: Of<"submit">): Promise<ActAnswer> {
  const view = findModal(sim, user, act.viewId);
  if (!view || view !== stackOf(sim, user.id).at(-1)) return gone();
  if (!view.payload["submit"]) return refused();
  if (!enterAll(viewSurface(sim, user, view), act.values)) return gone();
  const { isSent, ms, outcome, error } = await submitModal(sim, user, view);
  if (outcome.action === "failed")
    return answered({ ackMs: ms, trouble: error ?? "dispatch_failed", words: troubleConnecting });
  if (!isSent && outcome.action === "errors")
    return answered({ modal: "errors", fieldErrors: outcome.errors });
  return answered({ ackMs: ms, modal: outcome.action });
}

/** What stands in the modal when its submission got no proper answer. */
const troubleConnecting = "We had some trouble connecting. Try again?";

async function close(sim: Simulation, user: User, act: Of<"close">): Promise<ActAnswer> {
  const view = findModal(sim, user, act.viewId);
  if (!view) return gone();
  await (act.whole ? closeStack(sim, user) : cancelModal(sim, user, view));
  return answered({ modal: "closed" });
}

function read(sim: Simulation, user: User, act: Of<"mark-read">): ActAnswer {
  if (!findVisibleMessage(sim, user, act)) return gone();
  if (markRead(sim.world, user.id, act.channelId, act.ts)) sim.changes.note();
  return done();
}

function join(sim: Simulation, user: User, act: Of<"join">): ActAnswer {
  const channel = findVisibleChannel(sim, user, act.channelId);
  if (!channel) return gone();
  if (channel.members.includes(user.id)) return done();
  if (channel.kind === "im" || channel.isPrivate || channel.isArchived) return refused();
  const newest = sim.world.messages.findLast((message) => message.channelId === channel.id);
  if (newest) markRead(sim.world, user.id, channel.id, newest.ts);
  // The event is the app's affair, nobody at the client waits for it.
  changeChannel(sim, channel.id, { members: [...channel.members, user.id] }).catch(() => undefined);
  return done();
}

function findModal(sim: Simulation, user: User, viewId: string): View | undefined {
  return stackOf(sim, user.id).find((view) => view.id === viewId);
}

function findSurface(sim: Simulation, user: User, at: Place): Surface | undefined {
  if (!isFields(at)) return undefined;
  if ("viewId" in at) {
    const home = sim.world.homes.get(user.id);
    const view = home?.id === at.viewId ? home : findModal(sim, user, at.viewId);
    return view && viewSurface(sim, user, view);
  }
  const found = findVisibleMessage(sim, user, at);
  if (!found) return undefined;
  if (found.channel.id === directMessageId(user.id)) directMessageWith(sim.world, user.id, nowSeconds(sim));
  return messageSurface(sim, user, found.channel, found.message);
}

function pushed({ status, ms, error }: PushAnswer): ActAnswer {
  return answered({ ackMs: status === 0 && !error ? null : ms, trouble: error ?? null });
}
