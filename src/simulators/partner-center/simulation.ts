import type { Hono } from "hono";
import type { FaultBook } from "./faults.ts";
import type { LoginState } from "./login/state.ts";
import type { EventOut, VendorExchange } from "./simulator.ts";
import type { CustomerIndex } from "./world/customer-index.ts";
import type { World } from "./world/state.ts";

/** What every part of the simulated vendor works with. */
export interface Simulation {
  readonly world: World;
  readonly faults: FaultBook;
  readonly now: () => number;
  /** GUIDs, in an order that repeats with the same seed. */
  readonly newGuid: () => string;
  readonly addresses: Addresses;
  readonly traffic: VendorExchange[];
  readonly login: LoginState;
  readonly customers: CustomerIndex;
  /** Writes the audit record and hands the event to the sender; every change that a partner may hear of goes through it. */
  announce(event: EventOut): void;
  /** Something changed that a person could see on a page: call it after every change of the world. */
  changed(): void;
}

export interface Addresses {
  readonly login: string;
  readonly api: string;
  readonly graph: string;
  readonly adminCenter: string;
  readonly certificates: string;
}

/** Who calls: read from the bearer token. App-only callers have no user. */
export interface Caller {
  readonly partnerId: string;
  readonly clientId: string;
  readonly userPrincipalName: string | null;
  readonly audience: "partner-center" | "graph";
  readonly isMfaCompliant: boolean;
}

/** What the gate before the partner API and Graph leaves for the handlers, by `c.get(...)`. */
export interface CallerEnv {
  readonly Variables: {
    readonly caller: Caller;
    /** As sent, or made; the answer carries both already. */
    readonly requestId: string;
    readonly correlationId: string;
  };
}

/** Web hooks and audit records: one of these runs for each simulator. */
export interface EventsPart {
  announce(event: EventOut): void;
  /** PEM. */
  readonly rootCertificate: string;
  /** Below `{api}`, behind its gate; routes in lower case (`/v1/auditrecords`, `/webhooks/v1/registration`). */
  readonly api: Hono<CallerEnv>;
  /** Below `{certificates}`. */
  readonly certificates: Hono;
  idle(): Promise<void>;
  exportState(): unknown;
  restoreState(state: unknown): void;
  close(): void;
}
