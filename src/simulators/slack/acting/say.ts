import { tellOfMessage } from "../push/message-events.ts";
import { escaped } from "../push/payloads.ts";
import type { Simulation } from "../simulation.ts";
import { postByPerson } from "../world/post.ts";
import type { Channel, Message, User } from "../world/state.ts";
import { markRead } from "../world/unread.ts";

/** A person sends a message; the app hears of it where it is in the channel and subscribed. */
export function sayInChannel(
  sim: Simulation,
  user: User,
  channel: Channel,
  said: { readonly text: string; readonly threadTs?: string },
): Message {
  const message = postByPerson(sim, {
    ...said,
    text: withMentions(sim, escaped(said.text)),
    userId: user.id,
    channelId: channel.id,
  });
  markRead(sim.world, user.id, channel.id, message.ts);
  tellOfMessage(sim, message);
  return message;
}

/** What Slack's composer makes of `@anna`, `@sales-agents`, `@here` and `#sales`. */
function withMentions(sim: Simulation, text: string): string {
  const { users, userGroups, channels } = sim.world;
  const named = <T extends { readonly id: string }>(all: Iterable<T>, name: (one: T) => string) =>
    new Map([...all].map((one) => [name(one).toLowerCase(), one.id]));
  const people = named(users.values(), (user) => (user.deleted ? "" : user.name));
  const groups = named(userGroups.values(), (group) => group.handle);
  const places = named(channels.values(), (channel) => (channel.kind === "im" ? "" : channel.name));
  return text.replace(/(?<![\p{L}\p{N}_@#])([@#])([\p{L}\p{N}._-]*[\p{L}\p{N}])/gu, (whole, mark, word) => {
    const name = String(word).toLowerCase();
    if (mark === "#") return places.has(name) ? `<#${places.get(name)}>` : whole;
    if (/^(here|channel|everyone)$/.test(name)) return `<!${name}>`;
    if (people.has(name)) return `<@${people.get(name)}>`;
    return groups.has(name) ? `<!subteam^${groups.get(name)}>` : whole;
  });
}
