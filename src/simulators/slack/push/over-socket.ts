import { isFields } from "../rules/shape.ts";
import type { Simulation } from "../simulation.ts";
import type { Push } from "../traffic.ts";
import type { Sent } from "./sent.ts";

/** Sends a push as an envelope over an open Socket Mode connection. */
export async function overSocket(sim: Simulation, push: Push): Promise<Sent> {
  const type =
    push.kind === "command" ? "slash_commands" : push.kind === "event" ? "events_api" : "interactive";
  const answers = ["command", "block_suggestion", "view_submission"].includes(push.kind);
  const retry = push.retry ? { retry_attempt: push.retry.num, retry_reason: push.retry.reason } : {};
  const ack = await sim.sockets.send(
    { payload: push.body, type, accepts_response_payload: answers, ...retry },
    sim.settings.ackTimeoutMs,
  );
  if (!ack.acked) return { status: 0, answer: undefined, error: "operation_timeout" };
  const empty =
    ack.payload === undefined ||
    ack.payload === "" ||
    (isFields(ack.payload) && Object.keys(ack.payload).length === 0);
  return { status: 200, answer: empty ? undefined : ack.payload };
}
