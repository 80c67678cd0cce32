import type { Changes } from "./changes.ts";
import type { FaultBook } from "./faults.ts";
import type { Ids } from "./ids.ts";
import type { Installation } from "./installation.ts";
import type { OauthCodes } from "./oauth-codes.ts";
import type { ResponseUrls } from "./response-urls.ts";
import type { RuleBreak } from "./rules/shape.ts";
import type { SocketHub } from "./server/socket-hub.ts";
import type { TokenRotation } from "./token-rotation.ts";
import type { Exchange, Unrecorded, Violation } from "./traffic.ts";
import type { Triggers } from "./triggers.ts";
import type { Uploads } from "./uploads.ts";
import type { World } from "./world/state.ts";

const mostViolations = 2_000;

/** Everything one running stand-in shares between its server, its methods and its people. */
export interface Simulation {
  readonly world: World;
  readonly ids: Ids;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly oauthCodes: OauthCodes;
  readonly uploads: Uploads;
  readonly rotation: TokenRotation;
  readonly faults: FaultBook;
  readonly changes: Changes;
  readonly traffic: Exchange[];
  readonly violations: Violation[];
  readonly sockets: SocketHub;
  readonly settings: Settings;
  readonly origin: string;
  /** All workspaces of this Slack, this one among them. */
  readonly neighbours: readonly [Simulation, ...Simulation[]];
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
  /** How many exchanges and messages are remembered before the oldest make room. */
  readonly keepExchanges: number;
  readonly keepMessages: number;
  /** How long a refresh token that was used may be used once more. */
  readonly refreshGraceMs: number;
}

/** Remembers an exchange; the oldest make room, so that a long-running stand-in does not grow. */
export function record<E extends Unrecorded>(
  sim: Simulation,
  exchange: E,
): E & Pick<Exchange, "number" | "revision" | "teamId"> {
  sim.changes.note();
  const recorded = Object.assign(exchange, {
    number: sim.ids.exchange(),
    revision: sim.changes.version,
    teamId: sim.world.team.id,
  });
  // Every variety of Unrecorded is an Exchange once it has its number.
  sim.traffic.push(recorded as unknown as Exchange);
  if (sim.traffic.length > sim.settings.keepExchanges) sim.traffic.shift();
  return recorded;
}

/** Writes down what came of an exchange. */
export function complete<E extends Exchange>(sim: Simulation, exchange: E, outcome: Partial<E>): void {
  sim.changes.note();
  Object.assign(exchange, outcome, { revision: sim.changes.version });
}

/** `exchange` is the number of the one in which they were broken. */
export function noteBreaks(
  sim: Simulation,
  exchange: number,
  where: string,
  breaks: readonly RuleBreak[],
): void {
  for (const { pointer, message } of breaks) noteViolation(sim, { exchange, where, pointer, message });
}

export function noteViolation(sim: Simulation, violation: Violation): void {
  sim.violations.push(violation);
  if (sim.violations.length > mostViolations) sim.violations.shift();
  sim.changes.note();
}

export function installed(sim: Simulation): Installation {
  if (!sim.installation) throw new Error("No app is installed in the Slack stand-in: call install() first.");
  return sim.installation;
}

export function nowSeconds(sim: Simulation): number {
  return Math.floor(sim.now() / 1000);
}
