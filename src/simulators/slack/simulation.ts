import type { Changes } from "./changes.ts";
import type { FaultBook } from "./faults.ts";
import type { Ids } from "./ids.ts";
import type { Installation } from "./installation.ts";
import type { OauthCodes } from "./oauth-codes.ts";
import type { ResponseUrls } from "./response-urls.ts";
import type { RuleBreak } from "./rules/shape.ts";
import type { SocketHub } from "./server/socket-hub.ts";
import type { Exchange, Violation } from "./traffic.ts";
import type { Triggers } from "./triggers.ts";
import type { World } from "./world/state.ts";

const limits = { traffic: 10_000, violations: 2_000 } as const;

/** Everything one running stand-in shares between its server, its methods and its people. */
export interface Simulation {
  readonly world: World;
  readonly ids: Ids;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly oauthCodes: OauthCodes;
  readonly faults: FaultBook;
  readonly changes: Changes;
  readonly traffic: Exchange[];
  readonly violations: Violation[];
  readonly sockets: SocketHub;
  readonly settings: Settings;
  readonly origin: string;
  readonly now: () => number;
  /** Pushes that wait for their answer; `idle()` waits for all of them. */
  readonly inFlight: Set<Promise<unknown>>;
  installation: Installation | undefined;
  /** Tokens that once worked. */
  readonly revokedTokens: Set<string>;
}

export interface Settings {
  readonly ackTimeoutMs: number;
  /** Pauses before the three repetitions of a failed event. */
  readonly eventRetryDelaysMs: readonly number[];
  /** Refuse more than one message a second and channel with HTTP 429. */
  readonly enforcePace: boolean;
}

/** Remembers an exchange; the oldest make room, so that a long-running stand-in does not grow. */
export function record(sim: Simulation, exchange: Exchange): void {
  sim.traffic.push(exchange);
  if (sim.traffic.length > limits.traffic) sim.traffic.shift();
  sim.changes.note();
}

/** Writes down what came of an exchange. */
export function complete<E extends Exchange>(sim: Simulation, exchange: E, outcome: Partial<E>): void {
  Object.assign(exchange, outcome);
  sim.changes.note();
}

export function noteBreaks(sim: Simulation, where: string, breaks: readonly RuleBreak[]): void {
  for (const { pointer, message } of breaks) noteViolation(sim, { where, pointer, message });
}

export function noteViolation(sim: Simulation, violation: Violation): void {
  sim.violations.push(violation);
  if (sim.violations.length > limits.violations) sim.violations.shift();
  sim.changes.note();
}

export function installed(sim: Simulation): Installation {
  if (!sim.installation) throw new Error("No app is installed in the Slack stand-in: call install() first.");
  return sim.installation;
}

export function nowSeconds(sim: Simulation): number {
  return Math.floor(sim.now() / 1000);
}
