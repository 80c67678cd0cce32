import type { Fields } from "../rules/shape.ts";
import type { Simulation } from "../simulation.ts";
import { presentView } from "../world/present.ts";
import type { StateValues, View } from "../world/state.ts";
import { type Delivery, deliver } from "./deliver.ts";
import {
  blockActions,
  blockSuggestion,
  commandForm,
  globalShortcut,
  viewClosed,
  viewSubmission,
} from "./payloads.ts";

/** What somebody sends although Slack's own client never offered it to them. */
export type Forged =
  | { readonly kind: "command"; readonly command: string; readonly text: string; readonly channelId: string }
  | { readonly kind: "shortcut"; readonly callbackId: string }
  | { readonly kind: "action"; readonly actionId: string; readonly value: string; readonly view: ForgedView }
  | { readonly kind: "options"; readonly actionId: string; readonly query: string; readonly view: ForgedView }
  | { readonly kind: "submission" | "closed"; readonly view: ForgedView };

/** A modal that the person has open, whoever it was made for. */
export interface ForgedView {
  readonly callbackId: string;
  readonly privateMetadata: string;
  readonly blocks: readonly Fields[];
  readonly values: StateValues;
}

/**
 * Pushes an interaction as anybody at all, properly signed: a deactivated account, a stranger in a shared channel, a
 * button that was copied from somebody else's screen.
 */
export function forge(sim: Simulation, userId: string, forged: Forged): Promise<Delivery> {
  const user = sim.world.users.get(userId);
  if (!user) throw new Error(`There is no person ${userId}.`);
  switch (forged.kind) {
    case "command": {
      const channel = sim.world.channels.get(forged.channelId);
      if (!channel) throw new Error(`There is no channel ${forged.channelId}.`);
      return deliver(sim, { kind: "command", body: commandForm(sim, user, channel, forged) });
    }
    case "shortcut":
      return deliver(sim, { kind: "shortcut", body: globalShortcut(sim, user, forged.callbackId) });
    case "action": {
      const view = plantView(sim, userId, forged.view);
      const action = { type: "button", action_id: forged.actionId, block_id: "forged", value: forged.value };
      const body = blockActions(sim, user, standingIn(sim, view), action, { viewId: view.id });
      return deliver(sim, { kind: "block_actions", body });
    }
    case "options": {
      const view = plantView(sim, userId, forged.view);
      const asked = { actionId: forged.actionId, blockId: "forged", value: forged.query };
      const body = blockSuggestion(sim, user, standingIn(sim, view), asked);
      return deliver(sim, { kind: "block_suggestion", body });
    }
    case "submission": {
      const view = plantView(sim, userId, forged.view);
      return deliver(sim, { kind: "view_submission", body: viewSubmission(sim, user, view, []) });
    }
    case "closed": {
      const view = plantView(sim, userId, forged.view);
      return deliver(sim, { kind: "view_closed", body: viewClosed(sim, user, view, true) });
    }
  }
}

/** The modal is this person's only one. */
function plantView(sim: Simulation, userId: string, { callbackId, ...forged }: ForgedView): View {
  const id = sim.ids.next("V");
  const view: View = {
    id,
    type: "modal",
    userId,
    hash: `${sim.now()}.forged`,
    externalId: "",
    rootViewId: id,
    previousViewId: null,
    payload: {
      type: "modal",
      callback_id: callbackId,
      private_metadata: forged.privateMetadata,
      title: { type: "plain_text", text: "Forged" },
      blocks: forged.blocks,
    },
    values: structuredClone(forged.values),
    errors: {},
  };
  for (const open of sim.world.stacks.get(userId) ?? []) sim.world.views.delete(open);
  sim.world.views.set(id, view);
  sim.world.stacks.set(userId, [id]);
  sim.changes.note();
  return view;
}

function standingIn(sim: Simulation, view: View): Fields {
  const shown = presentView(view, sim.world.team.id);
  return { container: { type: "view", view_id: view.id }, view: shown };
}
