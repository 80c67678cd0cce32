import { deliver } from "../push/deliver.ts";
import { channelName, messageShortcut } from "../push/payloads.ts";
import type { Fields } from "../rules/shape.ts";
import type { Simulation } from "../simulation.ts";
import { presentMessage } from "../world/present.ts";
import type { Channel, Message, User } from "../world/state.ts";
import { initialValues } from "../world/state-values.ts";
import {
  choose,
  type PressOptions,
  type PushAnswer,
  pickFound,
  press,
  type Suggestion,
  search,
  tick,
} from "./acting.ts";
import { buttonsOf } from "./controls.ts";
import { type Link, readMrkdwn } from "./rendering.ts";
import { readerOf, type Surface } from "./surface.ts";
import { linksOf, visibleText } from "./visible-text.ts";

/** One message before one person. Reads the message as it is now, also after chat.update. */
export class MessageDriver {
  readonly #sim: Simulation;
  readonly #user: User;
  readonly #channel: Channel;
  readonly #message: Message;
  readonly #surface: Surface;

  constructor(sim: Simulation, user: User, channel: Channel, message: Message) {
    this.#sim = sim;
    this.#user = user;
    this.#channel = channel;
    this.#message = message;
    this.#surface = messageSurface(sim, user, channel, message);
  }

  get ts(): string {
    return this.#message.ts;
  }
  get channelId(): string {
    return this.#message.channelId;
  }
  get threadTs(): string | undefined {
    return this.#message.threadTs;
  }
  /** The top-level text as it was sent: what notifications and screen readers get. */
  get text(): string {
    return this.#message.text;
  }
  /** What the person reads: the blocks, or the text of a message without blocks. */
  get shown(): string {
    return this.#message.blocks.length > 0
      ? visibleText(this.#surface)
      : readMrkdwn(this.#message.text, readerOf(this.#surface));
  }
  get blocks(): unknown[] {
    return this.#message.blocks;
  }
  get buttons(): string[] {
    return buttonsOf(this.#surface).map(({ labels }) => labels[0] ?? "");
  }
  get links(): Link[] {
    return linksOf(this.#message.blocks, this.#message.text, this.#surface);
  }
  get metadata(): unknown {
    return this.#message.metadata;
  }
  get isEphemeral(): boolean {
    return this.#message.ephemeralFor !== undefined;
  }
  press(buttonText: string, options?: PressOptions): Promise<PushAnswer> {
    return press(this.#surface, buttonText, options);
  }
  async choose(label: string, optionText: string | readonly string[]): Promise<this> {
    await choose(this.#surface, label, optionText);
    return this;
  }
  search(label: string, typed: string): Promise<Suggestion[]> {
    return search(this.#surface, label, typed);
  }
  async pick(label: string, typed: string, optionText: string): Promise<this> {
    await pickFound(this.#surface, label, typed, optionText);
    return this;
  }
  async tick(optionText: string): Promise<this> {
    await tick(this.#surface, optionText, true);
    return this;
  }
  /** Runs a message shortcut on this message. */
  async shortcut(callbackId: string): Promise<PushAnswer> {
    const body = messageShortcut(
      this.#sim,
      this.#user,
      this.#channel,
      presentMessage(this.#message, this.#sim.world.team.id),
      callbackId,
    );
    const { status, ms, error } = await deliver(this.#sim, { kind: "message_action", body });
    return { status, ms, ...(error ? { error } : {}) };
  }
}

function messageSurface(sim: Simulation, user: User, channel: Channel, message: Message): Surface {
  const isEphemeral = message.ephemeralFor !== undefined;
  const values = () => {
    const known = message.state.get(user.id) ?? {};
    const all = initialValues(message.blocks);
    for (const [blockId, entries] of Object.entries(all))
      for (const [actionId, entry] of Object.entries(entries))
        entries[actionId] = known[blockId]?.[actionId] ?? entry;
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
  };
}
