import { viewSurface } from "../acting/surface.ts";
import type { Fields } from "../rules/shape.ts";
import type { Simulation } from "../simulation.ts";
import { presentView } from "../world/present.ts";
import type { User, View } from "../world/state.ts";
import {
  choose,
  currentValue,
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
import type { Link } from "./rendering.ts";
import type { Surface } from "./surface.ts";
import { linksOf, visibleText } from "./visible-text.ts";

/** The App Home of one person, used by what is written on it. */
export class HomeDriver {
  readonly #sim: Simulation;
  readonly #view: View;
  readonly #surface: Surface;

  constructor(sim: Simulation, user: User, view: View) {
    this.#sim = sim;
    this.#view = view;
    this.#surface = viewSurface(sim, user, view);
  }

  get text(): string {
    return visibleText(this.#surface);
  }
  get labels(): string[] {
    return fieldsOf(this.#surface).map(({ labels, actionId }) => labels[0] ?? actionId);
  }
  get buttons(): string[] {
    return buttonsOf(this.#surface).map(({ labels }) => labels[0] ?? "");
  }
  get links(): Link[] {
    return linksOf(this.#surface.blocks(), "", this.#surface);
  }
  get view(): Fields {
    return presentView(this.#view, this.#sim.world.team.id);
  }
  value(label: string): unknown {
    return currentValue(this.#surface, label);
  }
  fill(label: string, value: string): this {
    fill(this.#surface, label, value);
    return this;
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
  async untick(optionText: string): Promise<this> {
    await tick(this.#surface, optionText, false);
    return this;
  }
}
