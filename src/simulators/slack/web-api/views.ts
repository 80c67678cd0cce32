import { type Fields, isFields } from "../rules/shape.ts";
import { presentView } from "../world/present.ts";
import type { View } from "../world/state.ts";
import {
  externalIdTaken,
  openModal,
  publishHome,
  pushModal,
  refuseView,
  stackLimit,
  stackOf,
  updateView,
} from "../world/views.ts";
import { inSlacksWords, type Method, type MethodCall, refuse, textArg } from "./method.ts";

/** views.*: no scope needed, but a fresh trigger to open or push. */
export const viewMethods: Readonly<Record<string, Method>> = {
  "views.open": { token: "bot", args: ["trigger_id", "interactivity_pointer", "view"], run: open },
  "views.push": { token: "bot", args: ["trigger_id", "interactivity_pointer", "view"], run: push },
  "views.update": { token: "bot", args: ["view_id", "external_id", "hash", "view"], run: update },
  "views.publish": { token: "bot", args: ["user_id", "hash", "view"], run: publish },
};

function open(call: MethodCall): Fields {
  const { triggerId, userId, channelId } = trigger(call);
  const payload = viewArg(call, "modal");
  if (externalIdTaken(call.sim, payload["external_id"])) refuse("duplicate_external_id");
  call.sim.triggers.use(triggerId);
  return answer(call, openModal(call.sim, userId, payload, channelId));
}

function push(call: MethodCall): Fields {
  const { triggerId, viewId } = trigger(call);
  const below = viewId ? call.sim.world.views.get(viewId) : undefined;
  if (!below) return refuse("invalid_trigger_id");
  const payload = viewArg(call, "modal");
  if (stackOf(call.sim, below.userId).length >= stackLimit) refuse("push_limit_reached");
  if (externalIdTaken(call.sim, payload["external_id"])) refuse("duplicate_external_id");
  call.sim.triggers.use(triggerId);
  const top = stackOf(call.sim, below.userId).at(-1) ?? below;
  return answer(call, pushModal(call.sim, top, payload));
}

function update(call: MethodCall): Fields {
  const { view_id: viewId, external_id: externalId, hash } = call.args;
  const views = [...call.sim.world.views.values(), ...call.sim.world.homes.values()];
  if (viewId === undefined && externalId === undefined) textArg(call, "view_id");
  const view =
    viewId === undefined
      ? views.find((one) => one.externalId === externalId)
      : views.find((one) => one.id === viewId);
  if (!view) return refuse("not_found");
  const payload = viewArg(call, view.type);
  if (hash !== undefined && hash !== view.hash) refuse("hash_conflict");
  if (externalIdTaken(call.sim, payload["external_id"], view)) refuse("duplicate_external_id");
  return answer(call, updateView(call.sim, view, payload));
}

function publish(call: MethodCall): Fields {
  const userId = textArg(call, "user_id");
  const user = call.sim.world.users.get(userId);
  if (!user || user.deleted || user.isBot)
    return refuse("invalid_arguments", { response_metadata: { messages: ["invalid `user_id`"] } });
  const payload = viewArg(call, "home");
  const before = call.sim.world.homes.get(userId);
  const { hash } = call.args;
  if (hash !== undefined && before && hash !== before.hash) refuse("hash_conflict");
  if (externalIdTaken(call.sim, payload["external_id"], before)) refuse("duplicate_external_id");
  return answer(call, publishHome(call.sim, userId, payload));
}

function trigger(call: MethodCall): {
  triggerId: string;
  userId: string;
  viewId: string | undefined;
  channelId: string | undefined;
} {
  const triggerId = textArg(call, "trigger_id");
  const looked = call.sim.triggers.look(triggerId);
  if (!looked.ok) return refuse(looked.error);
  const { userId, viewId, channelId } = looked.trigger;
  return { triggerId, userId, viewId, channelId };
}

function viewArg(call: MethodCall, type: View["type"]): Fields {
  const payload = call.args["view"];
  const refusal = refuseView(payload, type);
  if (refusal?.breaks) {
    const messages = [
      "failed to match all allowed schemas [json-pointer:/view]",
      ...inSlacksWords(refusal.breaks),
    ];
    refuse(refusal.error, {
      response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
    });
  }
  if (refusal || !isFields(payload)) return refuse(refusal?.error ?? "invalid_arguments");
  return payload;
}

function answer(call: MethodCall, view: View): Fields {
  return { ok: true, view: presentView(view, call.app.teamId, {}) };
}
