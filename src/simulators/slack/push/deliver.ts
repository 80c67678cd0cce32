import { createHmac } from "node:crypto";
import { describeFault, type Fault } from "../faults.ts";
import { pause } from "../pause.ts";
import { type Fields, isFields } from "../rules/shape.ts";
import { complete, installed, noteBreaks, record, type Simulation } from "../simulation.ts";
import type { Push, PushError, PushKind } from "../traffic.ts";

export interface Delivery {
  readonly status: number;
  readonly ms: number;
  /** Parsed JSON, a plain string, or undefined for an empty answer. */
  readonly answer: unknown;
  readonly error?: PushError;
  readonly noRetry?: boolean;
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
  const result: Result = removed
    ? { status: 0, answer: undefined, error: "dispatch_failed" }
    : await withFault(sim, fault, () => send(sim, push));
  const ms = Math.round(performance.now() - startedAt);
  const { status, answer, error, noRetry } = result;
  complete(sim, push, { status, answer, ms, ...(error ? { error } : {}) });
  if (error === "operation_timeout")
    noteBreaks(sim, `${kind} ack`, [
      { pointer: "", message: `no answer within ${sim.settings.ackTimeoutMs} ms`, code: "too_late" },
    ]);
  else if (error)
    noteBreaks(sim, `${kind} ack`, [
      {
        pointer: "",
        message: status === 0 ? unreachable(sim) : `answered with HTTP ${status}`,
        code: "not_ok",
      },
    ]);
  return { status, ms, answer, ...(error ? { error } : {}), ...(noRetry ? { noRetry } : {}) };
}

function unreachable(sim: Simulation): string {
  const hasAddress = installed(sim).requestUrl !== undefined || sim.sockets.connections > 0;
  return hasAddress
    ? "could not be reached"
    : "the app has neither a requestUrl nor an open Socket Mode connection";
}

/** Plays a trouble on the way to the app or back. A request that is late still arrives, and `idle()` waits for it. */
async function withFault(
  sim: Simulation,
  fault: Fault | undefined,
  send: () => Promise<Result>,
): Promise<Result> {
  if (!fault) return send();
  if ("status" in fault) return { status: fault.status, answer: undefined, error: "dispatch_failed" };
  const late: Result = { status: 0, answer: undefined, error: "operation_timeout" };
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

type Result = Omit<Delivery, "ms">;

async function overHttp(sim: Simulation, push: Push): Promise<Result> {
  const app = installed(sim);
  if (!app.requestUrl) return { status: 0, answer: undefined, error: "dispatch_failed" };
  const { type, text } = encoded(push);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac("sha256", app.signingSecret).update(`v0:${timestamp}:${text}`).digest("hex");
  const headers: Record<string, string> = {
    "Content-Type": type,
    "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
    Accept: "application/json,*/*",
    "X-Slack-Request-Timestamp": timestamp,
    "X-Slack-Signature": `v0=${signature}`,
    ...(push.retry
      ? { "x-slack-retry-num": String(push.retry.num), "x-slack-retry-reason": push.retry.reason }
      : {}),
  };
  try {
    const response = await fetch(app.requestUrl, {
      method: "POST",
      headers,
      body: text,
      redirect: "manual",
      signal: AbortSignal.timeout(sim.settings.ackTimeoutMs),
    });
    const answer = readAnswer(await response.text(), response.headers.get("content-type") ?? "");
    const noRetry = response.headers.get("x-slack-no-retry") === "1";
    return response.status === 200 || (push.kind === "event" && response.ok)
      ? { status: response.status, answer }
      : { status: response.status, answer, error: "dispatch_failed", noRetry };
  } catch (cause) {
    const late = cause instanceof Error && cause.name === "TimeoutError";
    return { status: 0, answer: undefined, error: late ? "operation_timeout" : "dispatch_failed" };
  }
}

async function overSocket(sim: Simulation, push: Push): Promise<Result> {
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

/** The content types are exact: a charset would send real receivers down another path. */
function encoded(push: Push): { type: string; text: string } {
  if (push.kind === "event") return { type: "application/json", text: asciiJson(push.body) };
  const form = new URLSearchParams();
  if (push.kind === "command")
    for (const [key, value] of Object.entries(push.body)) form.set(key, String(value));
  else form.set("payload", asciiJson(push.body));
  return { type: "application/x-www-form-urlencoded", text: form.toString() };
}

/** Slack writes everything outside ASCII as \u escapes. */
function asciiJson(body: Fields): string {
  return JSON.stringify(body).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Slack reads JSON where the answer says it is JSON; anything else is text to show. */
function readAnswer(text: string, type: string): unknown {
  if (text === "") return undefined;
  if (!type.includes("json")) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
