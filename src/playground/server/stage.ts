import type { Cast } from "../contract.ts";
import type { PostOffice } from "../mailbox.ts";
import type { FaultDesk } from "./fault-desk.ts";
import type { StandIn } from "./stand-in.ts";
import type { TrafficLog } from "./traffic-log.ts";

/** Everything that the page's requests touch. */
export interface Stage {
  readonly slack: StandIn;
  readonly mail: PostOffice;
  readonly traffic: TrafficLog;
  readonly faults: FaultDesk;
  readonly people: Cast["people"];
  readonly seeds: Cast["seeds"];
  readonly seed: () => Cast["seed"];
  /** Where the bot's own web pages are; null while it is stopped. */
  readonly botUrl: () => string | null;
  /** A simulated vendor answers below `/vendor`. */
  readonly hasVendor: boolean;
  /** Resolves when the bot runs again, on a workspace as the seed has it. */
  readonly reset: (seed: Cast["seeds"][number]) => Promise<void>;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** The built page, or null where the program was built without it. */
  readonly asset: (name: string) => { readonly type: string; readonly body: Uint8Array<ArrayBuffer> } | null;
}
