import { channelName } from "../push/payloads.ts";
import type { Fields } from "../rules/shape.ts";
import type { Simulation } from "../simulation.ts";
import { presentMessage, presentView } from "../world/present.ts";
import type { Channel, Message, StateValues, User, View } from "../world/state.ts";
import { initialValues } from "../world/state-values.ts";
import { blocksOf } from "../world/views.ts";

/** Something with blocks that a person has before them: a modal, the App Home, a message. */
export interface Surface {
  readonly sim: Simulation;
  readonly user: User;
  /** For error messages: `the modal "Invite"`. */
  readonly name: string;
  /** The blocks as they are now. */
  blocks(): Fields[];
  /** What this person chose and typed; changed in place. */
  values(): StateValues;
  errors(): Readonly<Record<string, string>>;
  /** What payloads say about this surface: container, and view or channel, message, state, response_url. */
  standing(): Fields;
  /** Where a trigger made here comes from: only one of a modal may push, a message tells the conversation. */
  readonly from: { readonly viewId?: string; readonly channelId?: string };
  /** What the options that were found for this person are remembered with. */
  readonly shown: View | Message;
}

/** A modal or App Home as something to act on. */
export function viewSurface(sim: Simulation, user: User, view: View): Surface {
  return {
    sim,
    user,
    get name() {
      const title = view.payload["title"];
      return view.type === "home" ? "the App Home" : `the modal "${titleText(title)}"`;
    },
    blocks: () => blocksOf(view.payload),
    values: () => view.values,
    errors: () => view.errors,
    standing: () => ({
      container: { type: "view", view_id: view.id },
      view: presentView(view, sim.world.team.id),
    }),
    from: view.type === "modal" ? { viewId: view.id } : {},
    shown: view,
  };
}

export function messageSurface(sim: Simulation, user: User, channel: Channel, message: Message): Surface {
  const isEphemeral = message.ephemeralFor !== undefined;
  const values = () => {
    const all = messageValues(message, user.id);
    message.state.set(user.id, all);
    return all;
  };
  return {
    sim,
    user,
    get name() {
      return `the message "${message.text.slice(0, 40)}"`;
    },
    blocks: () => message.blocks,
    values,
    errors: () => ({}),
    standing: (): Fields => ({
      container: {
        type: "message",
        message_ts: message.ts,
        channel_id: channel.id,
        is_ephemeral: isEphemeral,
        ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
      },
      channel: { id: channel.id, name: channelName(channel) },
      ...(isEphemeral ? {} : { message: presentMessage(message, sim.world.team.id) }),
      state: { values: structuredClone(values()) },
      response_url: sim.responseUrls.issue("actions", {
        userId: user.id,
        channelId: channel.id,
        messageTs: message.ts,
        ...(message.threadTs ? { threadTs: message.threadTs } : {}),
      }),
    }),
    from: { channelId: channel.id },
    shown: message,
  };
}

/** What this person chose in the menus of a message, or what stands in them at first. */
export function messageValues(message: Message, userId: string): StateValues {
  const known = message.state.get(userId) ?? {};
  const all = initialValues(message.blocks);
  for (const [blockId, entries] of Object.entries(all))
    for (const [actionId, entry] of Object.entries(entries))
      entries[actionId] = known[blockId]?.[actionId] ?? entry;
  return all;
}

function titleText(title: unknown): string {
  return typeof title === "object" && title !== null && "text" in title ? String(title.text) : "";
}
