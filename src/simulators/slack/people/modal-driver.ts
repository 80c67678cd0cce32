import { cancelModal, closeStack, submitModal } from "../acting/modal.ts";
import { viewSurface } from "../acting/surface.ts";
import { type Fields, isFields } from "../rules/shape.ts";
import type { Simulation } from "../simulation.ts";
import type { PushError } from "../traffic.ts";
import { presentView } from "../world/present.ts";
import type { User, View } from "../world/state.ts";
import {
  choose,
  currentValue,
  enter,
  fill,
  type PressOptions,
  type PushAnswer,
  pickFound,
  press,
  type Suggestion,
  search,
  tick,
} from "./acting.ts";
import { buttonsOf, fieldsOf } from "./controls.ts";
import { readText } from "./rendering.ts";
import { readerOf, type Surface } from "./surface.ts";
import { visibleText } from "./visible-text.ts";

/** What came of a submission; `failed` is Slack's own "We had some trouble connecting". */
export interface SubmitAnswer {
  /** 0 when Slack's client stopped the submission before it was sent. */
  readonly status: number;
  readonly ms: number;
  readonly action: "closed" | "cleared" | "updated" | "pushed" | "errors" | "failed";
  readonly errors?: Record<string, string>;
  readonly error?: PushError;
}

/** One modal, used as a person would: by what is written on it. Reads the view as it is now, also after updates. */
export class ModalDriver {
  readonly #sim: Simulation;
  readonly #user: User;
  readonly #view: View;
  readonly #surface: Surface;

  constructor(sim: Simulation, user: User, view: View) {
    this.#sim = sim;
    this.#user = user;
    this.#view = view;
    this.#surface = viewSurface(sim, user, view);
  }

  get isOpen(): boolean {
    return this.#sim.world.views.has(this.#view.id);
  }
  get title(): string {
    return this.#say(this.#open().payload["title"]);
  }
  get text(): string {
    return [this.title, visibleText(this.#surface)].join("\n");
  }
  get labels(): string[] {
    this.#open();
    return fieldsOf(this.#surface).map(({ labels, actionId }) => labels[0] ?? actionId);
  }
  get buttons(): string[] {
    this.#open();
    return buttonsOf(this.#surface).map(({ labels }) => labels[0] ?? "");
  }
  get submitLabel(): string | undefined {
    return this.#say(this.#open().payload["submit"]) || undefined;
  }
  get closeLabel(): string {
    return this.#say(this.#open().payload["close"]) || "Cancel";
  }
  get view(): Fields {
    return presentView(this.#open(), this.#sim.world.team.id);
  }
  get id(): string {
    return this.#view.id;
  }
  get externalId(): string {
    return this.#view.externalId;
  }
  get callbackId(): string {
    return String(this.#view.payload["callback_id"] ?? "");
  }
  get privateMetadata(): string {
    return String(this.#view.payload["private_metadata"] ?? "");
  }
  /** Errors shown now, by label. */
  get errors(): Record<string, string> {
    return this.#byLabel(this.#open().errors);
  }

  value(label: string): unknown {
    this.#open();
    return currentValue(this.#surface, label);
  }
  fill(label: string, value: string): this {
    this.#open();
    fill(this.#surface, label, value);
    return this;
  }
  async enter(label: string): Promise<PushAnswer> {
    this.#open();
    return enter(this.#surface, label);
  }
  async choose(label: string, optionText: string | readonly string[]): Promise<this> {
    this.#open();
    await choose(this.#surface, label, optionText);
    return this;
  }
  async search(label: string, typed: string): Promise<Suggestion[]> {
    this.#open();
    return search(this.#surface, label, typed);
  }
  async pick(label: string, typed: string, optionText: string): Promise<this> {
    this.#open();
    await pickFound(this.#surface, label, typed, optionText);
    return this;
  }
  async tick(optionText: string): Promise<this> {
    this.#open();
    await tick(this.#surface, optionText, true);
    return this;
  }
  async untick(optionText: string): Promise<this> {
    this.#open();
    await tick(this.#surface, optionText, false);
    return this;
  }
  async press(buttonText: string, options?: PressOptions): Promise<PushAnswer> {
    this.#open();
    return press(this.#surface, buttonText, options);
  }

  async submit(): Promise<SubmitAnswer> {
    const view = this.#open();
    if (!this.submitLabel) throw new Error(`${this.#surface.name} has no submit button.`);
    const { status, ms, outcome, error } = await submitModal(this.#sim, this.#user, view);
    return {
      status,
      ms,
      action: outcome.action,
      ...(outcome.action === "errors" ? { errors: this.#byLabel(outcome.errors) } : {}),
      ...(error ? { error } : {}),
    };
  }

  /** Cancel: this modal goes, or the whole stack when it says `clear_on_close`. */
  async cancel(): Promise<void> {
    await cancelModal(this.#sim, this.#user, this.#open());
  }

  /** The x: the whole stack goes, and the app hears of its root. */
  async closeAll(): Promise<void> {
    this.#open();
    await closeStack(this.#sim, this.#user);
  }

  #byLabel(errors: Readonly<Record<string, string>>): Record<string, string> {
    const labels = new Map(fieldsOf(this.#surface).map(({ blockId, labels: [label] }) => [blockId, label]));
    return Object.fromEntries(
      Object.entries(errors).map(([blockId, text]) => [labels.get(blockId) ?? blockId, text]),
    );
  }

  #open(): View {
    if (!this.isOpen)
      throw new Error(`The modal "${this.#say(this.#view.payload["title"])}" is no longer open.`);
    return this.#view;
  }

  #say(text: unknown): string {
    return isFields(text) ? readText(text, readerOf(this.#surface)) : "";
  }
}
