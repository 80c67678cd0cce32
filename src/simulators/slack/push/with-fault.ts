import type { Fault } from "../faults.ts";
import { pause } from "../pause.ts";
import type { Simulation } from "../simulation.ts";
import type { Sent } from "./sent.ts";

/** Plays a trouble on the way to the app or back. A request that is late still arrives, and `idle()` waits for it. */
export async function withFault(
  sim: Simulation,
  fault: Fault | undefined,
  send: () => Promise<Sent>,
): Promise<Sent> {
  if (!fault) return send();
  if ("status" in fault) return { status: fault.status, answer: undefined, error: "dispatch_failed" };
  const late: Sent = { status: 0, answer: undefined, error: "operation_timeout" };
  if ("error" in fault) return fault.error === late.error ? late : { ...late, error: "dispatch_failed" };
  const patience = pause(sim.settings.ackTimeoutMs);
  if ("timeout" in fault) {
    if (fault.timeout === "after") keepWaiting(sim, send());
    await patience;
    return late;
  }
  const work = pause(fault.delayMs).then(send);
  keepWaiting(sim, work);
  return Promise.race([work, patience.then(() => late)]);
}

function keepWaiting(sim: Simulation, work: Promise<unknown>): void {
  sim.inFlight.add(work);
  const gone = () => void sim.inFlight.delete(work);
  work.then(gone, gone);
}
