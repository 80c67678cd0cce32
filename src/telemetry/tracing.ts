import { AsyncLocalStorage } from "node:async_hooks";
import { createHash, randomBytes } from "node:crypto";
import {
  type Attributes,
  DiagLogLevel,
  diag,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace-base";
import type { Step } from "../ports/telemetry.ts";
import type { Tracer } from "./telemetry.ts";

export interface TracingSettings {
  /** Where traces are taken over OTLP/HTTP: the whole address. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  readonly version: string;
  /** From 0 to 1: how many of the traces are kept. */
  readonly ratio: number;
  readonly onTrouble: (what: string) => void;
}

export interface RunningTracer extends Tracer {
  /** Sends what is left, and no more. */
  stop(): Promise<void>;
}

/**
 * Spans over OTLP/HTTP as JSON. A trace is everything with one correlation id, and its id is made from it: so what was
 * approved now and is executed next week, by another process, is one trace without anything being carried along but the
 * correlation id that the outbox carries anyway.
 */
export function createTracer(settings: TracingSettings): RunningTracer {
  const { url, headers, serviceName, version, ratio, onTrouble } = settings;
  const say = (what: string) => onTrouble(what);
  diag.setLogger(
    { error: say, warn: say, info: () => {}, debug: () => {}, verbose: () => {} },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const ids = new Ids();
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": serviceName, "service.version": version }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    idGenerator: ids,
    spanProcessors: [
      new BatchSpanProcessor(new OTLPTraceExporter({ url, headers: { ...headers }, timeoutMillis: 5_000 })),
    ],
  });
  const tracer = provider.getTracer("kapocs", version);
  const current = new AsyncLocalStorage<Span>();

  const begin = (step: Step): Span | null => {
    const parent = current.getStore();
    const options = { kind: kinds[step.name], attributes: attributesOf(step) };
    if (parent && !beginsAnew(step)) {
      return tracer.startSpan(nameOf(step), options, trace.setSpan(ROOT_CONTEXT, parent));
    }
    const correlationId = "correlationId" in step ? step.correlationId : null;
    // What nobody asked for, such as the outbox being looked at, would be a trace a second.
    if (correlationId === null) return null;
    ids.give(traceIdOf(correlationId), isRequest(step) ? spanIdOf(correlationId) : null);
    const links = step.name === "delivery" ? [{ context: requestOf(correlationId) }] : [];
    return tracer.startSpan(nameOf(step), { ...options, root: true, links }, ROOT_CONTEXT);
  };

  return {
    follow(step, work) {
      const span = begin(step);
      if (!span) return { result: work(), end: () => {} };
      return {
        result: current.run(span, work),
        end({ outcome }) {
          // Some of it is known at the end only.
          span.updateName(nameOf(step)).setAttributes(attributesOf(step));
          const told = step.name === "slack.request" && outcome !== "failed" ? step.outcome : outcome;
          span.setAttribute("kapocs.outcome", told);
          if (isFailure(told)) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    stop: () => provider.shutdown(),
  };
}

/** The next span's ids where they are given; by chance otherwise. Spans are started without a pause in between. */
class Ids {
  #traceId: string | null = null;
  #spanId: string | null = null;

  give(traceId: string, spanId: string | null): void {
    this.#traceId = traceId;
    this.#spanId = spanId;
  }

  readonly generateTraceId = (): string => {
    const given = this.#traceId;
    this.#traceId = null;
    return given ?? randomBytes(16).toString("hex");
  };

  readonly generateSpanId = (): string => {
    const given = this.#spanId;
    this.#spanId = null;
    return given ?? randomBytes(8).toString("hex");
  };
}

/** The id itself without its dashes, so that who has a reference has the trace; other words are digested. */
function traceIdOf(correlationId: string): string {
  const digits = correlationId.replaceAll("-", "").toLowerCase();
  return /^[0-9a-f]{32}$/.test(digits) && /[1-9a-f]/.test(digits) ? digits : digest(correlationId, 32);
}

/** Of the request that a correlation id was made for. */
function spanIdOf(correlationId: string): string {
  return digest(`request ${correlationId}`, 16);
}

function requestOf(correlationId: string): SpanContext {
  return {
    traceId: traceIdOf(correlationId),
    spanId: spanIdOf(correlationId),
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
  };
}

function digest(text: string, digits: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, digits);
}

function isRequest({ name }: Step): boolean {
  return name === "slack.request" || name === "web.request";
}

function beginsAnew(step: Step): boolean {
  return isRequest(step) || step.name === "delivery";
}

const kinds = {
  "slack.request": SpanKind.SERVER,
  "web.request": SpanKind.SERVER,
  verb: SpanKind.INTERNAL,
  transaction: SpanKind.CLIENT,
  delivery: SpanKind.CONSUMER,
  "slack.call": SpanKind.CLIENT,
  "directory.call": SpanKind.INTERNAL,
  "vendor.call": SpanKind.CLIENT,
} as const satisfies Record<Step["name"], SpanKind>;

function nameOf(step: Step): string {
  switch (step.name) {
    case "slack.request":
      return `slack ${step.kind} ${step.handler}`;
    case "web.request":
      return `page ${step.route}`;
    case "verb":
      return step.verb;
    case "transaction":
      return "transaction";
    case "delivery":
      return `deliver ${step.topic}`;
    case "slack.call":
      return step.method;
    case "directory.call":
      return `directory ${step.operation}`;
    case "vendor.call":
      return `${step.method} ${step.path}`;
  }
}

function attributesOf(step: Step): Attributes {
  const { name, ...rest } = step;
  const known = Object.entries(rest).filter(([, value]) => value !== null && value !== "");
  return {
    "kapocs.step": name,
    ...Object.fromEntries(known.map(([key, value]) => [`kapocs.${key}`, value])),
  };
}

/** What somebody may want to look into; a refusal is an answer. */
function isFailure(outcome: string): boolean {
  return /^(failed|late|unknown|uncertain|try-later|undeliverable|no-answer|time-out|no-connection|[45]\d\d)$/.test(
    outcome,
  );
}
