import { runMessageShortcut } from "../acting/shortcut.ts";
import { messageSurface } from "../acting/surface.ts";
import type { Simulation } from "../simulation.ts";
import type { Channel, Message, User } from "../world/state.ts";
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
  shortcut(callbackId: string): Promise<PushAnswer> {
    const at = { channel: this.#channel, message: this.#message };
    return runMessageShortcut(this.#sim, this.#user, at, callbackId);
  }
}
