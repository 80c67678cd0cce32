import { createHmac } from "node:crypto";
import type { Fields } from "../rules/shape.ts";
import { installed, type Simulation } from "../simulation.ts";
import type { Push } from "../traffic.ts";
import type { Sent } from "./sent.ts";

/** Sends a push as a signed request to the app's address. */
export async function overHttp(sim: Simulation, push: Push): Promise<Sent> {
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
