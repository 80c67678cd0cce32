import type { Simulation } from "../simulation.ts";
import type { User } from "../world/state.ts";
import type { Act, ActAnswer } from "./act.ts";
import { perform } from "./perform.ts";
import { type Ask, see } from "./see.ts";
import type { Seen } from "./seen.ts";

/** One person's Slack client as plain data, for a page that draws it. */
export interface SlackClient {
  readonly userId: string;
  see(ask?: Ask): Seen;
  /** Never rejects for what a page may send: unknown ids, closed views and options that went away are answers. */
  act(act: Act): Promise<ActAnswer>;
}

export function openClient(sim: Simulation, userId: string): SlackClient {
  const user = (): User => {
    const known = sim.world.users.get(userId);
    if (!known) throw new Error(`There is no person ${userId}.`);
    return known;
  };
  user();
  return {
    userId,
    see: (ask = {}) => see(sim, user(), ask),
    act: (act) => perform(sim, user(), act),
  };
}
