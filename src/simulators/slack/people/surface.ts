import type { Fields } from "../rules/shape.ts";
import type { Simulation } from "../simulation.ts";
import type { StateValues, User } from "../world/state.ts";
import type { Reader } from "./rendering.ts";

/** Something with blocks that a person has before them: a modal, the App Home, a message. */
export interface Surface {
  readonly sim: Simulation;
  readonly user: User;
  /** For error messages: `the modal "Invite"`. */
  readonly name: string;
  /** The blocks as they are now. */
  blocks(): Fields[];
  /** What this person chose and typed; changed in place. */
  values(): StateValues;
  errors(): Readonly<Record<string, string>>;
  /** What payloads say about this surface: container, and view or channel, message, state, response_url. */
  standing(): Fields;
  readonly viewId?: string;
}

export function readerOf(surface: { readonly sim: Simulation; readonly user: User }): Reader {
  return { world: surface.sim.world, locale: surface.user.locale, tz: surface.user.tz };
}
