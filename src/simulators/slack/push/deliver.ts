import { describeFault } from "../faults.ts";
import type { Fields } from "../rules/shape.ts";
import { complete, installed, noteBreaks, record, type Simulation } from "../simulation.ts";
import type { Push, PushError, PushKind } from "../traffic.ts";
import { overHttp } from "./over-http.ts";
import { overSocket } from "./over-socket.ts";
import type { Sent } from "./sent.ts";
import { withFault } from "./with-fault.ts";

export interface Delivery extends Sent {
  /** Its number in the traffic. */
  readonly exchange: number;
  readonly ms: number;
}

interface Outgoing {
  readonly kind: PushKind;
  readonly body: Fields;
  readonly retry?: { readonly num: number; readonly reason: string };
}

/** Pushes one request to the app the way it is connected, and holds its answer against the ack clock. */
export function deliver(sim: Simulation, outgoing: Outgoing): Promise<Delivery> {
  const work = deliverOnce(sim, outgoing);
  sim.inFlight.add(work);
  return work.finally(() => sim.inFlight.delete(work));
}

async function deliverOnce(sim: Simulation, { kind, body, retry }: Outgoing): Promise<Delivery> {
  const transport = sim.sockets.connections > 0 ? "socket" : "http";
  const fault = sim.faults.next(`push:${kind}`, body);
  const push: Push = record(sim, {
    direction: "push",
    kind,
    transport,
    body: structuredClone(body),
    at: sim.now(),
    ...(retry ? { retry } : {}),
    ...(fault ? { fault: describeFault(fault) } : {}),
  });
  const startedAt = performance.now();
  // An app that was removed gets nothing but the news of it.
  const removed = installed(sim).revoked && kind !== "event";
  const send = transport === "socket" ? overSocket : overHttp;
  const result: Sent = removed
    ? { status: 0, answer: undefined, error: "dispatch_failed" }
    : await withFault(sim, fault, () => send(sim, push));
  const ms = Math.round(performance.now() - startedAt);
  const { status, answer, error, noRetry } = result;
  complete(sim, push, { status, answer, ms, ...(error ? { error } : {}) });
  // A trouble that was planned is not the app's.
  if (error && !fault) noteFailure(sim, push, status, error);
  return {
    exchange: push.number,
    status,
    ms,
    answer,
    ...(error ? { error } : {}),
    ...(noRetry ? { noRetry } : {}),
  };
}

function noteFailure(sim: Simulation, { number, kind }: Push, status: number, error: PushError): void {
  if (error === "operation_timeout")
    noteBreaks(sim, number, `${kind} ack`, [
      { pointer: "", message: `no answer within ${sim.settings.ackTimeoutMs} ms`, code: "too_late" },
    ]);
  else
    noteBreaks(sim, number, `${kind} ack`, [
      {
        pointer: "",
        message: status === 0 ? unreachable(sim) : `answered with HTTP ${status}`,
        code: "not_ok",
      },
    ]);
}

function unreachable(sim: Simulation): string {
  const hasAddress = installed(sim).requestUrl !== undefined || sim.sockets.connections > 0;
  return hasAddress
    ? "could not be reached"
    : "the app has neither a requestUrl nor an open Socket Mode connection";
}
