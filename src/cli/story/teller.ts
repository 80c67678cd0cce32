import {
  eventually,
  type MessageDriver,
  type ModalDriver,
  type Person,
  type SlackSimulator,
} from "../../simulators/slack/simulator.ts";
import type { Voice } from "./voice.ts";

/** Leads one person through Slack and tells what they do and see. Whatever is not as it must be throws. */
export class Teller {
  readonly #slack: SlackSimulator;
  readonly #voice: Voice;
  readonly #person: Person;
  readonly name: string;

  constructor(slack: SlackSimulator, voice: Voice, person: Person, name: string) {
    this.#slack = slack;
    this.#voice = voice;
    this.#person = person;
    this.name = name;
  }

  async types(command: string, text = ""): Promise<void> {
    const { t } = this.#voice;
    this.#voice.does(this.name, t("story.types", { command: `${command} ${text}`.trim() }));
    const answer = await this.#person.command(command, text, { channelId: "C0SALES" });
    if (answer.error) throw new Error(`${command}: ${answer.error}`);
    if (answer.shown) this.#voice.sees(t("story.sees.private", { who: this.name }), answer.shown.text);
  }

  /** The modal on top; it must be there. */
  modal(): ModalDriver {
    const modal = this.#person.modal();
    if (!modal) throw new Error(`${this.name} has no modal open`);
    return modal;
  }

  shows(modal = this.modal()): void {
    this.#voice.sees(this.#voice.t("story.sees.modal", { title: modal.title }), modal.text);
  }

  fills(fields: Readonly<Record<string, string>>): void {
    const modal = this.modal();
    for (const [label, value] of Object.entries(fields)) modal.fill(label, value);
    const what = Object.entries(fields)
      .map(([label, value]) => `${label} = ${value}`)
      .join(", ");
    this.#voice.does(this.name, this.#voice.t("story.fills", { what }));
  }

  /** `shown` is what the person sees of it, where Slack shows something else than the option's own text. */
  async chooses(label: string, option: string, shown = option): Promise<void> {
    this.#voice.does(this.name, this.#voice.t("story.fills", { what: `${label} = ${shown}` }));
    await this.modal().choose(label, option);
  }

  async picks(label: string, typed: string, option: string): Promise<void> {
    this.#voice.does(this.name, this.#voice.t("story.fills", { what: `${label} = ${option}` }));
    await this.modal().pick(label, typed, option);
  }

  async presses(button: string, confirm?: "yes"): Promise<void> {
    this.#voice.does(this.name, this.#voice.t("story.presses", { button }));
    await this.modal().press(button, confirm ? { confirm } : {});
  }

  /** Submits the modal; errors under its fields are told and given back. */
  async submits(): Promise<Readonly<Record<string, string>>> {
    const modal = this.modal();
    this.#voice.does(this.name, this.#voice.t("story.presses", { button: modal.submitLabel ?? "" }));
    const answer = await modal.submit();
    if (answer.action === "failed" || answer.error)
      throw new Error(`${modal.title}: ${answer.error ?? "failed"}`);
    const errors = answer.errors ?? {};
    if (Object.keys(errors).length > 0) {
      this.#voice.sees(
        this.#voice.t("story.sees.modal", { title: modal.title }),
        Object.values(errors).join("\n"),
      );
    }
    return errors;
  }

  /** Waits until the modal on top bears this title. */
  waitsFor(title: string): Promise<ModalDriver> {
    return eventually(() => {
      const modal = this.#person.modal();
      return modal?.title === title ? modal : undefined;
    });
  }

  /** Waits until the modal on top has a field with this label: it may have to be read from somewhere first. */
  waitsForField(label: string): Promise<ModalDriver> {
    return eventually(() => {
      const modal = this.#person.modal();
      return modal?.labels.includes(label) ? modal : undefined;
    });
  }

  /** Waits until the modal that was submitted says something else than that it is being looked into, and tells it. */
  async waitsForOutcome(...oneOf: readonly string[]): Promise<void> {
    const wanted = oneOf.map((text) => text.replaceAll("*", ""));
    this.shows(
      await eventually(() => {
        const modal = this.#person.modal();
        return modal && wanted.some((text) => modal.text.replaceAll("*", "").includes(text))
          ? modal
          : undefined;
      }),
    );
  }

  async ticks(option: string): Promise<void> {
    this.#voice.does(this.name, this.#voice.t("story.ticks", { option }));
    await this.modal().tick(option);
  }

  /** Waits for the last card in the channel that shows all of this, and tells it as it stands. */
  async readsCard(...having: readonly string[]): Promise<MessageDriver> {
    const card = await this.#find(having, () =>
      this.#person.messages("C0SALES").filter((each) => !each.threadTs || each.threadTs === each.ts),
    );
    const name = this.#slack.world.channels.get("C0SALES")?.name ?? "";
    this.#voice.sees(this.#voice.t("story.sees.channel", { channel: name }), card.shown);
    return card;
  }

  /** Waits for the last reply in a card's thread that shows all of this. */
  async readsReply(card: MessageDriver, ...having: readonly string[]): Promise<void> {
    const reply = await this.#find(having, () =>
      this.#person.messages("C0SALES").filter((each) => each.threadTs === card.ts && each.ts !== card.ts),
    );
    this.#voice.sees(this.#voice.t("story.sees.thread"), reply.shown);
  }

  async readsDirect(...having: readonly string[]): Promise<MessageDriver> {
    const message = await this.#find(having, () => this.#person.directMessages());
    this.#voice.sees(this.#voice.t("story.sees.direct", { who: this.name }), message.shown);
    return message;
  }

  async closes(): Promise<void> {
    await this.#person.modal()?.closeAll();
  }

  /** `having` is compared as it is read: markup of our own messages is left out. */
  #find(having: readonly string[], messages: () => readonly MessageDriver[]): Promise<MessageDriver> {
    const wanted = having.map((text) => text.replaceAll("*", ""));
    return eventually(
      () =>
        messages().findLast((each) => wanted.every((text) => each.shown.replaceAll("*", "").includes(text))),
      { withinMs: 90_000 },
    );
  }
}
