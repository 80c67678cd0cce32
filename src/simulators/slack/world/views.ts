import { type Fields, isFields, type RuleBreak } from "../rules/shape.ts";
import { validateView } from "../rules/validate.ts";
import type { Simulation } from "../simulation.ts";
import { fillInBlocks, fillInTexts } from "./fill-in.ts";
import type { View } from "./state.ts";
import { carriedValues, initialValues, withConversation } from "./state-values.ts";

export const stackLimit = 3;

export type ViewRefusal = { readonly error: string; readonly breaks?: readonly RuleBreak[] };

/** Why Slack would refuse this payload, before any question of ids and triggers. */
export function refuseView(payload: unknown, type: "modal" | "home"): ViewRefusal | undefined {
  if (!isFields(payload))
    return {
      error: "invalid_arguments",
      breaks: [{ pointer: "/view", message: "must provide an object", code: "invalid_type" }],
    };
  const breaks = validateView(payload);
  if (breaks.some(({ code }) => code === "view_too_large")) return { error: "view_too_large" };
  if (payload["type"] === (type === "modal" ? "home" : "modal"))
    breaks.unshift({ pointer: "/view/type", message: `must be a valid enum value`, code: "invalid_value" });
  return breaks.length > 0 ? { error: "invalid_arguments", breaks } : undefined;
}

export function externalIdTaken(sim: Simulation, externalId: unknown, except?: View): boolean {
  if (typeof externalId !== "string" || externalId === "") return false;
  return [...sim.world.views.values(), ...sim.world.homes.values()].some(
    (view) => view !== except && view.externalId === externalId,
  );
}

export function stackOf(sim: Simulation, userId: string): View[] {
  return (sim.world.stacks.get(userId) ?? []).flatMap((id) => sim.world.views.get(id) ?? []);
}

/** A new root modal, opened in a conversation if `channelId`; a modal stack this person had open goes away. */
export function openModal(sim: Simulation, userId: string, payload: Fields, channelId?: string): View {
  for (const view of stackOf(sim, userId)) sim.world.views.delete(view.id);
  const view = newView(sim, userId, "modal", payload);
  if (channelId !== undefined) view.values = withConversation(view.values, blocksOf(view.payload), channelId);
  sim.world.views.set(view.id, view);
  sim.world.stacks.set(userId, [view.id]);
  sim.changes.note();
  return view;
}

/** Puts a modal on top of `below`. The caller has held the stack's limit. */
export function pushModal(sim: Simulation, below: View, payload: Fields): View {
  const view = newView(sim, below.userId, "modal", payload);
  view.rootViewId = below.rootViewId;
  view.previousViewId = below.id;
  sim.world.views.set(view.id, view);
  sim.world.stacks.set(below.userId, [...(sim.world.stacks.get(below.userId) ?? []), view.id]);
  sim.changes.note();
  return view;
}

/** New contents in an open view: what was typed stays where block_id and action_id stay. */
export function updateView(sim: Simulation, view: View, payload: Fields): View {
  const filled = fillInView(payload);
  view.payload = filled;
  view.values = carriedValues(view.values, blocksOf(filled));
  view.errors = {};
  view.externalId = String(filled["external_id"] ?? "");
  view.hash = sim.ids.hash();
  sim.changes.note();
  return view;
}

export function publishHome(sim: Simulation, userId: string, payload: Fields): View {
  const before = sim.world.homes.get(userId);
  if (before) return updateView(sim, before, payload);
  const view = newView(sim, userId, "home", payload);
  sim.world.homes.set(userId, view);
  sim.changes.note();
  return view;
}

/** Takes this view, and whatever lies on top of it, off the person's stack. */
export function closeFrom(sim: Simulation, view: View): void {
  const ids = sim.world.stacks.get(view.userId) ?? [];
  const at = ids.indexOf(view.id);
  if (at < 0) return;
  for (const id of ids.slice(at)) sim.world.views.delete(id);
  sim.world.stacks.set(view.userId, ids.slice(0, at));
  sim.changes.note();
}

export function blocksOf(payload: Fields): Fields[] {
  return Array.isArray(payload["blocks"]) ? payload["blocks"].filter(isFields) : [];
}

function newView(sim: Simulation, userId: string, type: View["type"], payload: Fields): View {
  const filled = fillInView(payload);
  const id = sim.ids.next("V");
  return {
    id,
    type,
    userId,
    hash: sim.ids.hash(),
    externalId: String(filled["external_id"] ?? ""),
    rootViewId: id,
    previousViewId: null,
    payload: filled,
    values: initialValues(blocksOf(filled)),
    errors: {},
  };
}

function fillInView(payload: Fields): Fields {
  // fillInTexts keeps objects objects: a view in is a view out.
  const filled = fillInTexts(payload) as Fields;
  return { ...filled, blocks: fillInBlocks(blocksOf(filled)) };
}
