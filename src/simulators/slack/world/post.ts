import { findMentions } from "../rules/mentions.ts";
import { messageLimits } from "../rules/payloads.ts";
import { type Fields, isFields } from "../rules/shape.ts";
import { installed, type Simulation } from "../simulation.ts";
import { fillInBlocks, fillInTexts } from "./fill-in.ts";
import type { Message } from "./state.ts";

/** What a message is made of, from chat.postMessage, an ack or a response_url alike. */
export interface Draft {
  readonly channelId: string;
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
  readonly metadata?: unknown;
  readonly files?: readonly Fields[];
  readonly threadTs?: string;
  readonly ephemeralFor?: string;
  readonly linkNames?: boolean;
}

/** Puts the app's message into the world. The draft has passed the rules. */
export function post(sim: Simulation, draft: Draft): Message {
  const app = installed(sim);
  const message: Message = {
    channelId: draft.channelId,
    ts: sim.ids.ts(),
    userId: app.botUserId,
    botId: app.botId,
    ...contents(draft),
    ...(isFields(draft.metadata) ? { metadata: draft.metadata } : {}),
    ...(draft.files ? { files: [...draft.files] } : {}),
    ...(draft.threadTs ? { threadTs: draft.threadTs } : {}),
    ...(draft.ephemeralFor ? { ephemeralFor: draft.ephemeralFor } : {}),
    state: new Map(),
  };
  keep(sim, message, draft.linkNames);
  return message;
}

/** A person's own message, as their client sends it: markup characters are entities. */
export function postByPerson(
  sim: Simulation,
  said: {
    readonly userId: string;
    readonly channelId: string;
    readonly text: string;
    readonly threadTs?: string;
  },
): Message {
  const message: Message = { ...said, ts: sim.ids.ts(), blocks: [], state: new Map() };
  keep(sim, message);
  return message;
}

/** The oldest messages make room, so that a long-running stand-in does not grow. */
function keep(sim: Simulation, message: Message, linkNames = false): void {
  const { messages, mentions } = sim.world;
  const most = sim.settings.keepMessages;
  messages.push(message);
  if (messages.length > most) messages.shift();
  noteMentions(sim, message, linkNames);
  if (mentions.length > most) mentions.splice(0, mentions.length - most);
  sim.changes.note();
}

/** Replaces text and blocks: text without blocks removes the blocks, an omitted metadata stays. */
export function rewrite(sim: Simulation, message: Message, draft: Omit<Draft, "channelId">): void {
  const { text, blocks, attachments } = contents(draft);
  message.text = text;
  message.blocks = blocks;
  if (attachments) message.attachments = attachments;
  else delete message.attachments;
  if (isFields(draft.metadata)) message.metadata = draft.metadata;
  if (blocks.length === 0) message.edited = { user: message.userId, ts: sim.ids.ts() };
  noteMentions(sim, message, draft.linkNames);
  sim.changes.note();
}

export function removeMessage(sim: Simulation, message: Message): void {
  const at = sim.world.messages.indexOf(message);
  if (at >= 0) sim.world.messages.splice(at, 1);
  sim.changes.note();
}

export function findMessage(sim: Simulation, channelId: string, ts: unknown): Message | undefined {
  return sim.world.messages.find((message) => message.channelId === channelId && message.ts === ts);
}

function contents(draft: Omit<Draft, "channelId">): {
  text: string;
  blocks: Fields[];
  attachments?: Fields[];
} {
  const attachments = Array.isArray(draft.attachments) ? draft.attachments.filter(isFields) : [];
  return {
    text: [...String(draft.text ?? "")].slice(0, messageLimits.truncatedText).join(""),
    blocks: Array.isArray(draft.blocks) ? fillInBlocks(draft.blocks.filter(isFields)) : [],
    ...(attachments.length > 0
      ? { attachments: attachments.map((one, index) => ({ id: index + 1, ...(fillInTexts(one) as Fields) })) }
      : {}),
  };
}

function noteMentions(sim: Simulation, message: Message, linkNames = false): void {
  const where = { channelId: message.channelId, ts: message.ts };
  for (const mention of findMentions({ text: message.text, blocks: message.blocks, linkNames }))
    sim.world.mentions.push({ ...mention, ...where });
}
