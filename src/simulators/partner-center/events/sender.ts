import { z } from "zod";
import type { Simulation } from "../simulation.ts";
import type { VendorExchange } from "../simulator.ts";
import type { Keyring } from "./keyring.ts";
import { type HookMessage, hookMessageSchema, signedHeaders } from "./message.ts";

export interface SenderSettings {
  /** Before the second, third ... attempt; their number plus one is how often a web hook is tried. */
  readonly retryDelaysMs: readonly number[];
  /** An answer that takes longer counts as none. */
  readonly answerWithinMs: number;
  /** How long `faults.hooks = "late"` holds web hooks; then the newest goes first. */
  readonly lateByMs: number;
}

export const usualSending: SenderSettings = {
  retryDelaysMs: [2_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000],
  answerWithinMs: 10_000,
  lateByMs: 1_500,
};

/** What came of one attempt; status 0 when there was no answer. */
export interface Attempt {
  readonly url: string;
  readonly status: number;
  readonly statusText: string;
}

export interface Sender {
  send(message: Omit<HookMessage, "trouble" | "attempts">): void;
  /** Nothing is on its way: a retry that is due within a second counts, a later one does not. */
  idle(): Promise<void>;
  /** Messages that were given up after the last attempt. */
  readonly offline: readonly HookMessage[];
  /** Tries those once more, from the first attempt; answers how many. */
  flush(): number;
  exportState(): unknown;
  restoreState(state: unknown): void;
  close(): void;
}

const soonMs = 1_000;
const stateSchema = z.object({ waiting: z.array(hookMessageSchema), offline: z.array(hookMessageSchema) });

export function makeSender(
  sim: Simulation,
  keyring: Keyring,
  settings: SenderSettings,
  onAttempt: (message: HookMessage, attempt: Attempt) => void,
): Sender {
  const offline: HookMessage[] = [];
  const held: HookMessage[] = [];
  const waiting = new Map<NodeJS.Timeout, { message: HookMessage; dueAt: number }>();
  const underWay = new Map<AbortController, HookMessage>();
  const listeners = new Set<() => void>();
  let holding: NodeJS.Timeout | undefined;
  let isClosed = false;

  const isIdle = () =>
    underWay.size === 0 &&
    held.length === 0 &&
    [...waiting.values()].every(({ dueAt }) => dueAt - performance.now() > soonMs);
  const settle = () => {
    if (!isIdle()) return;
    for (const listener of listeners) listener();
    listeners.clear();
  };

  const attempt = async (message: HookMessage): Promise<void> => {
    const registration = sim.world.hooks.get(message.partnerId);
    if (!registration || isClosed) return settle();
    const stop = new AbortController();
    underWay.set(stop, message);
    const { key, certificateUrl } = keyring.signingFor(message);
    const headers = signedHeaders(message.body, {
      key,
      certificateUrl,
      inOwnHeader: registration.signatureTokenToMsSignatureHeader,
      isBad: message.trouble === "bad-signature",
    });
    message.attempts += 1;
    const exchange = await post(sim, registration.webhookUrl, headers, message.body, settings, stop.signal);
    underWay.delete(stop);
    if (isClosed) return;
    sim.traffic.push(exchange);
    onAttempt(message, {
      url: registration.webhookUrl,
      status: exchange.status,
      statusText: exchange.responseBody,
    });
    if (exchange.status < 200 || exchange.status > 299) again(message);
    sim.changed();
    settle();
  };

  const again = (message: HookMessage) => {
    const delay = settings.retryDelaysMs[message.attempts - 1];
    if (delay === undefined) {
      offline.push(message);
      return;
    }
    const timer = setTimeout(() => {
      waiting.delete(timer);
      void attempt(message);
    }, delay);
    timer.unref();
    waiting.set(timer, { message, dueAt: performance.now() + delay });
  };

  const hold = (message: HookMessage) => {
    held.push(message);
    if (holding) return;
    holding = setTimeout(() => {
      holding = undefined;
      void newestFirst();
    }, settings.lateByMs);
    holding.unref();
  };
  const newestFirst = async () => {
    for (let next = held.pop(); next; next = held.pop()) await attempt(next);
  };

  return {
    offline,
    send(content) {
      const { hooks } = sim.faults;
      const trouble = hooks === "bad-signature" || hooks === "foreign-certificate" ? hooks : null;
      const message = { ...content, trouble, attempts: 0 };
      if (hooks === "lost") return;
      if (hooks === "late") return hold(message);
      void attempt(message);
      if (hooks === "twice") void attempt({ ...message });
    },
    idle() {
      if (isIdle()) return Promise.resolve();
      return new Promise((resolve) => listeners.add(resolve));
    },
    flush() {
      const messages = offline.splice(0).map((message) => ({ ...message, attempts: 0 }));
      for (const message of messages) void attempt(message);
      return messages.length;
    },
    exportState() {
      const onTheWay = [
        ...held,
        ...underWay.values(),
        ...[...waiting.values()].map(({ message }) => message),
      ];
      return structuredClone({ waiting: onTheWay, offline });
    },
    restoreState(state) {
      forget();
      const restored = stateSchema.parse(state);
      offline.push(...restored.offline);
      for (const message of restored.waiting) void attempt(message);
    },
    close() {
      isClosed = true;
      forget();
      settle();
    },
  };

  function forget(): void {
    for (const timer of waiting.keys()) clearTimeout(timer);
    for (const stop of underWay.keys()) stop.abort();
    clearTimeout(holding);
    holding = undefined;
    waiting.clear();
    held.length = 0;
    offline.length = 0;
  }
}

async function post(
  sim: Simulation,
  url: string,
  headers: Record<string, string>,
  body: string,
  settings: SenderSettings,
  stop: AbortSignal,
): Promise<VendorExchange> {
  const startedAt = performance.now();
  const sent = { at: sim.now(), method: "POST", url, requestHeaders: headers, requestBody: body };
  const tookMs = () => Math.round(performance.now() - startedAt);
  try {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(settings.answerWithinMs)]);
    const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    const responseBody = (await answer.text()).slice(0, 2_000);
    return { ...sent, status: answer.status, responseBody, tookMs: tookMs() };
  } catch (error) {
    // No answer is an outcome like any other: the next attempt follows.
    const why = error instanceof Error ? error.message : String(error);
    return { ...sent, status: 0, responseBody: why, tookMs: tookMs() };
  }
}
