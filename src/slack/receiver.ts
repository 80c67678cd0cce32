import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { parse as parseForm } from "node:querystring";
import type { App, Receiver, ReceiverEvent } from "@slack/bolt";
import type { Log } from "../log.ts";
import { noTelemetry, type Telemetry } from "../ports/telemetry.ts";
import { AnswerLost } from "./answer-lost.ts";
import { arrived } from "./watch-request.ts";
import { isWellFormed } from "./well-formed.ts";

const maxBodyBytes = 4 * 1024 * 1024;
const maxSkewSeconds = 300;
/** Slack gives up at 3 s; whoever has not answered by then has failed, and the person should see Slack's own error. */
const giveUpAfterMs = 2_900;

/**
 * Takes Slack's requests from our own HTTP server: verifies, parses, hands to Bolt, answers. Ours instead of Bolt's
 * HTTPReceiver because that one accepts timestamps from the future and leaves a request open for ever when a body is `null`.
 */
export class HttpReceiver implements Receiver {
  readonly #signingSecret: string;
  readonly #log: Log;
  readonly #telemetry: Telemetry;
  #app: App | undefined;
  #open = 0;

  constructor(signingSecret: string, log: Log, telemetry: Telemetry = noTelemetry) {
    if (signingSecret === "") throw new Error("the signing secret is empty");
    this.#signingSecret = signingSecret;
    this.#log = log;
    this.#telemetry = telemetry;
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Our server is started elsewhere. */
  start(): Promise<void> {
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  /** Requests not yet answered. */
  get open(): number {
    return this.#open;
  }

  readonly handle = (request: IncomingMessage, response: ServerResponse): void => {
    this.#open += 1;
    response.once("close", () => {
      this.#open -= 1;
    });
    this.#take(request, response).catch((error: unknown) => {
      this.#log.error({ err: error }, "a request from Slack failed");
      answer(response, 500);
    });
  };

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = performance.now();
    const raw = await readBody(request);
    if (raw === null) return answer(response, 413);
    const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers["content-type"] ?? "");
    const form = isForm ? parseForm(raw) : null;
    // Slack's probe of our TLS comes unsigned; nothing in it is ever used.
    if (form?.["ssl_check"] === "1") return answer(response, 200);

    const fault = this.#signatureFault(request, raw);
    if (fault) {
      this.#telemetry.happened({ name: "slack.refused", fault });
      this.#log.warn({ fault }, "refused a request that Slack did not sign");
      return answer(response, 401);
    }
    const body = parseBody(raw, form);
    if (body === null) {
      this.#telemetry.happened({ name: "slack.refused", fault: "malformed" });
      this.#log.warn("refused a request with a malformed body");
      return answer(response, 400);
    }
    if (body["type"] === "url_verification") return answer(response, 200, { challenge: body["challenge"] });
    if (!isWellFormed(body)) {
      this.#log.warn({ type: body["type"] }, "ignored a request whose body lacks what its type must have");
      // An event is not wanted again, as Slack would send it after any other answer.
      return answer(response, body["type"] === "event_callback" ? 200 : 400);
    }
    arrived(body, at);
    await this.#process(body, request, response);
  }

  async #process(body: Record<string, unknown>, request: IncomingMessage, response: ServerResponse) {
    const timer = setTimeout(() => {
      this.#telemetry.happened({ name: "slack.unanswered" });
      this.#log.error("nobody answered a request from Slack in time");
      answer(response, 500);
    }, giveUpAfterMs);
    const retryNum = Number(request.headers["x-slack-retry-num"]);
    const event: ReceiverEvent = {
      body,
      ack: async (content) => {
        if (response.destroyed) {
          this.#telemetry.happened({ name: "slack.unanswered" });
          throw new AnswerLost("Slack closed the connection");
        }
        answer(response, 200, content);
      },
      ...(Number.isInteger(retryNum) ? { retryNum } : {}),
    };
    try {
      if (!this.#app) throw new Error("the receiver has no app yet");
      await this.#app.processEvent(event);
      // Bolt knows no such kind of request and said nothing.
      answer(response, 404);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Source: https://docs.slack.dev/authentication/verifying-requests-from-slack */
  #signatureFault(request: IncomingMessage, raw: string): "unsigned" | "stale" | "wrong" | null {
    const signature = request.headers["x-slack-signature"];
    const timestamp = request.headers["x-slack-request-timestamp"];
    if (typeof signature !== "string" || typeof timestamp !== "string") return "unsigned";
    if (!/^\d{1,12}$/.test(timestamp)) return "unsigned";
    if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > maxSkewSeconds) return "stale";
    const expected = `v0=${createHmac("sha256", this.#signingSecret).update(`v0:${timestamp}:${raw}`).digest("hex")}`;
    const given = Buffer.from(signature);
    const wanted = Buffer.from(expected);
    return given.length === wanted.length && timingSafeEqual(given, wanted) ? null : "wrong";
  }
}

function readBody(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBodyBytes) chunks.push(chunk);
    });
    request.on("end", () => resolve(size > maxBodyBytes ? null : Buffer.concat(chunks).toString("utf8")));
    request.on("error", reject);
    request.on("aborted", () => reject(new Error("Slack closed the connection in mid-request")));
  });
}

function parseBody(raw: string, form: ReturnType<typeof parseForm> | null): Record<string, unknown> | null {
  try {
    const payload = form?.["payload"];
    const body: unknown = form && payload === undefined ? form : JSON.parse(form ? String(payload) : raw);
    // Anything but an object is none of Slack's payloads.
    return typeof body === "object" && body !== null && !Array.isArray(body)
      ? (body as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** The first answer counts. */
function answer(response: ServerResponse, status: number, content?: unknown): void {
  if (response.headersSent || response.destroyed) return;
  if (content === undefined || content === null || content === "") {
    response.writeHead(status, { "content-length": 0 }).end();
    return;
  }
  const isText = typeof content === "string";
  const body = isText ? content : JSON.stringify(content);
  response
    .writeHead(status, {
      "content-type": isText ? "text/plain; charset=utf-8" : "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(body),
    })
    .end(body);
}
