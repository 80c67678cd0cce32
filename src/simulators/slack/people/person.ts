import { refusedCommand, runCommand } from "../acting/command.ts";
import { openHomeTab, runGlobalShortcut } from "../acting/shortcut.ts";
import type { Shown } from "../push/acks.ts";
import { installed, nowSeconds, type Simulation } from "../simulation.ts";
import type { PushError } from "../traffic.ts";
import { directMessageId, directMessageWith } from "../world/direct-messages.ts";
import type { Channel, User } from "../world/state.ts";
import { stackOf } from "../world/views.ts";
import type { PushAnswer } from "./acting.ts";
import { HomeDriver } from "./home-driver.ts";
import { MessageDriver } from "./message-driver.ts";
import { ModalDriver } from "./modal-driver.ts";

export interface CommandAnswer {
  /** 0 when the command never reached the app. */
  readonly status: number;
  readonly ms: number;
  /** What the person saw at once; answers over response_url are in `ephemerals()`. */
  readonly shown?: Shown;
  readonly error?: PushError | "invalid_command";
}

export interface CommandOptions {
  readonly channelId?: string;
  /** Delivers the command even where Slack would not: built-in names, names the app did not register. */
  readonly force?: boolean;
}

/** One person at their Slack client. */
export class Person {
  readonly #sim: Simulation;
  readonly userId: string;

  constructor(sim: Simulation, userId: string) {
    this.#sim = sim;
    this.userId = userId;
    this.#user();
  }

  async command(command: string, text = "", options: CommandOptions = {}): Promise<CommandAnswer> {
    const user = this.#acting();
    const channel = this.#commandChannel(options.channelId);
    const refused = options.force ? undefined : refusedCommand(this.#sim, user, command);
    if (refused)
      return {
        status: 0,
        ms: 0,
        error: "invalid_command",
        shown: { text: refused, blocks: [], responseType: "ephemeral" },
      };
    return runCommand(this.#sim, user, channel, { command, text });
  }

  async shortcut(callbackId: string): Promise<PushAnswer> {
    const user = this.#acting();
    const known = installed(this.#sim).shortcuts.some(
      (shortcut) => shortcut.type === "global" && shortcut.callbackId === callbackId,
    );
    if (!known)
      throw new Error(`The app has no global shortcut "${callbackId}". Name it in install({ shortcuts }).`);
    if (user.isStranger) throw new Error("Shortcuts are for members of the installing workspace only.");
    return runGlobalShortcut(this.#sim, user, callbackId);
  }

  /** Opens the App Home tab: the app hears `app_home_opened`, with the view once one was published. */
  async openHome(): Promise<void> {
    await openHomeTab(this.#sim, this.#acting());
  }

  home(): HomeDriver | undefined {
    const view = this.#sim.world.homes.get(this.userId);
    return view ? new HomeDriver(this.#sim, this.#user(), view) : undefined;
  }

  /** The modal on top of this person's stack. */
  modal(): ModalDriver | undefined {
    const view = stackOf(this.#sim, this.userId).at(-1);
    return view ? new ModalDriver(this.#sim, this.#user(), view) : undefined;
  }

  modalDepth(): number {
    return stackOf(this.#sim, this.userId).length;
  }

  /** What this person sees in the channel, oldest first; nothing where they are not a member of a private one. */
  messages(channelId: string): MessageDriver[] {
    const { channels, messages } = this.#sim.world;
    const channel = channels.get(channelId);
    if (!channel) return [];
    const user = this.#user();
    if (!channel.members.includes(user.id) && (channel.isPrivate || user.isStranger || user.isRestricted))
      return [];
    return messages
      .filter(
        (message) =>
          message.channelId === channelId &&
          (message.ephemeralFor === undefined || message.ephemeralFor === user.id),
      )
      .map((message) => new MessageDriver(this.#sim, user, channel, message));
  }

  directMessages(): MessageDriver[] {
    return this.messages(directMessageId(this.userId));
  }

  ephemerals(): MessageDriver[] {
    const { channels, messages } = this.#sim.world;
    return messages.flatMap((message) => {
      const channel = channels.get(message.channelId);
      return message.ephemeralFor === this.userId && channel
        ? [new MessageDriver(this.#sim, this.#user(), channel, message)]
        : [];
    });
  }

  #commandChannel(channelId: string | undefined): Channel {
    const { world } = this.#sim;
    const channels = [...world.channels.values()];
    const chosen =
      channelId === undefined
        ? channels.find(
            (one) => one.kind === "channel" && !one.isArchived && one.members.includes(this.userId),
          )
        : world.channels.get(channelId);
    if (channelId !== undefined && !chosen) throw new Error(`There is no channel ${channelId}.`);
    return chosen ?? directMessageWith(world, this.userId, nowSeconds(this.#sim));
  }

  #user(): User {
    const user = this.#sim.world.users.get(this.userId);
    if (!user)
      throw new Error(
        `There is no person ${this.userId}. Known: ${[...this.#sim.world.users.keys()].join(", ")}.`,
      );
    return user;
  }

  #acting(): User {
    const user = this.#user();
    if (user.deleted || user.isBot)
      throw new Error(`${user.id} is ${user.isBot ? "a bot" : "deactivated"} and has no Slack client.`);
    return user;
  }
}
