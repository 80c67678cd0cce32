import { pause } from "../pause.ts";
import { isFields } from "../rules/shape.ts";
import type { Simulation } from "../simulation.ts";
import type { User } from "../world/state.ts";
import type { Act, ActAnswer } from "./act.ts";
import { answered, refused } from "./answers.ts";
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
    async act(act) {
      if (!isFields(act)) return refused();
      const fault = sim.faults.next("client", { user: userId, act: act.act });
      if (fault && "delayMs" in fault) await pause(fault.delayMs);
      if (fault && "timeout" in fault && fault.timeout === "before") return lost(sim);
      const answer = await perform(sim, user(), act);
      return fault && "timeout" in fault ? lost(sim) : answer;
    },
  };
}

/** The network took the request or its answer: the client gives up like one that waited for the app. */
async function lost(sim: Simulation): Promise<ActAnswer> {
  await pause(sim.settings.ackTimeoutMs);
  return answered({ trouble: "operation_timeout" });
}
