import { isFields } from "../rules/shape.ts";
import type { Channel, User } from "../world/state.ts";
import { findVisibleChannel } from "../world/visible.ts";
import type { Control } from "./controls.ts";
import type { Surface } from "./surface.ts";

/** Whether a channel menu offers this conversation to the person: they see it, it is open, and the filter lets it through. */
export function mayChoosePlace(surface: Surface, control: Control, channelId: string): boolean {
  const { users } = surface.sim.world;
  if (users.has(channelId)) return mayChoosePerson(users.get(channelId), control);
  const channel = findVisibleChannel(surface.sim, surface.user, channelId);
  if (!channel || channel.isArchived) return false;
  const filter = control.element["filter"];
  if (control.type.includes("channels_select")) return channel.kind === "channel" && !channel.isPrivate;
  return !isFields(filter) || passes(channel, filter);
}

/** A menu of conversations names a person whose direct message is not open by the person's id. */
function mayChoosePerson(user: User | undefined, control: Control): boolean {
  if (!user || user.deleted || !control.type.includes("conversations_select")) return false;
  const filter = control.element["filter"];
  if (!isFields(filter)) return true;
  if (Array.isArray(filter["include"]) && !filter["include"].includes("im")) return false;
  return !(filter["exclude_bot_users"] === true && user.isBot);
}

function passes(channel: Channel, filter: Record<string, unknown>): boolean {
  const kinds = filter["include"];
  if (Array.isArray(kinds) && !kinds.includes(kindOf(channel))) return false;
  if (filter["exclude_external_shared_channels"] === true && channel.isExtShared) return false;
  return !(filter["exclude_bot_users"] === true && channel.kind === "im");
}

function kindOf(channel: Channel): string {
  if (channel.kind === "im") return "im";
  return channel.isPrivate ? "private" : "public";
}
