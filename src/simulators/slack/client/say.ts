import { failedCommand, refusedCommand, runCommand } from "../acting/command.ts";
import { sayInChannel } from "../acting/say.ts";
import { nowSeconds, type Simulation } from "../simulation.ts";
import { directMessageId, directMessageWith } from "../world/direct-messages.ts";
import { findMessage } from "../world/post.ts";
import type { Channel, User } from "../world/state.ts";
import { isReply } from "../world/unread.ts";
import { findVisibleChannel } from "../world/visible.ts";
import type { Act, ActAnswer } from "./act.ts";
import { answered, done, gone, refused } from "./answers.ts";

type Say = Extract<Act, { act: "say" }>;

/** Sends what stands in the composer: a command when it begins with a slash, otherwise a message. */
export async function say(sim: Simulation, user: User, act: Say): Promise<ActAnswer> {
  const { text } = act;
  if (typeof text !== "string") return refused();
  const seen = findVisibleChannel(sim, user, act.channelId);
  if (!seen) return gone();
  if (text.trim() === "" || seen.isArchived || !seen.members.includes(user.id)) return refused();
  const channel =
    seen.id === directMessageId(user.id) ? directMessageWith(sim.world, user.id, nowSeconds(sim)) : seen;
  if (text.startsWith("/")) return command(sim, user, channel, text, act.threadTs !== undefined);
  if ([...text].length > mostCharacters) return refused();
  if (act.threadTs === undefined) {
    sayInChannel(sim, user, channel, { text });
    return done();
  }
  const parent = findMessage(sim, channel.id, act.threadTs);
  if (!parent || parent.ephemeralFor) return gone();
  const threadTs = isReply(parent) ? (parent.threadTs ?? parent.ts) : parent.ts;
  sayInChannel(sim, user, channel, { text, threadTs });
  return done();
}

const mostCharacters = 40_000;

async function command(
  sim: Simulation,
  user: User,
  channel: Channel,
  text: string,
  isInThread: boolean,
): Promise<ActAnswer> {
  const [, name = "", rest = ""] = /^(\/\S*)\s?([\s\S]*)$/.exec(text) ?? [];
  const words = refusedCommand(sim, user, name);
  if (words) return answered({ trouble: "invalid_command", words });
  if (isInThread)
    return answered({ trouble: "refused", words: `${name} is not supported in threads. Sorry!` });
  const { status, ms, error } = await runCommand(sim, user, channel, { command: name, text: rest.trim() });
  if (error) return answered({ ackMs: ms, trouble: error, words: failedCommand(name, error) });
  return answered({ ackMs: status === 0 ? null : ms });
}
