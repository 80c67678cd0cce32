import type { CorrelationId } from "../domain/ids.ts";
import { noTelemetry, type SlackRequestStep } from "../ports/telemetry.ts";
import type { DispatchNeeds } from "./attempt.ts";
import type { Incoming } from "./incoming.ts";

export type Ack = (content?: unknown) => Promise<void>;

/** When a request came in, by its body: before its signature was checked and Bolt had its turn. */
const arrivals = new WeakMap<object, number>();

export function arrived(body: object, at: number): void {
  arrivals.set(body, at);
}

interface Taken {
  readonly incoming: Incoming;
  readonly reference: CorrelationId;
  readonly needs: DispatchNeeds;
  readonly body: object;
}

/** Takes one request as a step of its own: how long its acknowledgement took, and a line in the log when it is over. */
export function watchRequest(
  { incoming, reference, needs, body }: Taken,
  ack: Ack,
  take: (step: SlackRequestStep, ack: Ack) => Promise<void>,
): Promise<void> {
  const began = arrivals.get(body) ?? performance.now();
  const { transport = "http", telemetry = noTelemetry, log } = needs;
  const { kind } = incoming;
  const step: SlackRequestStep = {
    ...{ name: "slack.request", kind, transport, correlationId: reference },
    ...{ handler: "unknown", outcome: "done", ackedSeconds: null },
  };
  const acked = () => {
    step.ackedSeconds ??= (performance.now() - began) / 1_000;
  };
  // Bolt has acknowledged events before anybody here sees them.
  if (kind === "event") acked();
  const watchedAck: Ack = async (content) => {
    await ack(content);
    acked();
  };
  const whole = telemetry.step(step, () => take(step, watchedAck));
  return whole.finally(() => {
    const { handler, outcome, ackedSeconds } = step;
    const ackMs = ackedSeconds === null ? null : Math.round(ackedSeconds * 1_000);
    const line = { correlationId: reference, kind, handler, outcome, ackMs };
    // A line for each keystroke would hide the others.
    log[kind === "options" ? "debug" : "info"](line, "a request from Slack");
  });
}
