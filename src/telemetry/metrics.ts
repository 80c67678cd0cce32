import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Ending, Happening, Step } from "../ports/telemetry.ts";
import { Bounded } from "./bounded.ts";
import type { Recorder } from "./telemetry.ts";

export interface BuildInfo {
  readonly version: string;
  readonly engine: string;
  readonly directory: string;
  readonly transport: string;
}

export interface Metrics extends Recorder {
  readonly registry: Registry;
}

/** Slack gives up at 3 s, our handlers stop at 2 s: the steps are finest below. */
const ackBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const callBuckets = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const databaseBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.5];

/** What is counted in this process. docs/operation/metrics.md says of each what it means, and what to do. */
export function createMetrics(build: BuildInfo): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    ...{ name: "kapocs_build_info", help: "Always 1: what runs here.", registers },
    labelNames: ["version", "node", "engine", "directory", "transport"],
  }).set({ ...build, node: process.version }, 1);

  const counter = <const L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Counter({ name: `kapocs_${name}`, help, labelNames: [...labelNames], registers });
  const histogram = <const L extends string>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: readonly L[],
  ) => new Histogram({ name: `kapocs_${name}`, help, buckets, labelNames: [...labelNames], registers });

  const acks = histogram(
    "slack_ack_seconds",
    "From a request's arrival to its acknowledgement.",
    ackBuckets,
    ["kind", "handler", "transport"],
  );
  const requests = counter("slack_requests_total", "Requests from Slack, by how they ended.", [
    "kind",
    "handler",
    "outcome",
  ]);
  const refused = counter("slack_refused_total", "Requests turned away before anybody read them.", ["fault"]);
  const unanswered = counter("slack_unanswered_total", "Requests whose answer Slack did not get.");
  const sockets = counter("slack_socket_events_total", "What became of the Socket Mode connection.", [
    "what",
  ]);
  const slackCalls = counter("slack_calls_total", "Web API calls, by what Slack answered.", [
    "method",
    "outcome",
  ]);
  const slackSeconds = histogram("slack_call_seconds", "How long Slack's Web API took.", callBuckets, [
    "method",
  ]);
  const verbs = counter("verbs_total", "Acts of people and of the bot, by how they ended.", [
    "verb",
    "outcome",
  ]);
  const refusals = counter("refusals_total", "Acts that were refused, by the rule that said no.", [
    "verb",
    "reason",
  ]);
  const transactions = histogram(
    "transaction_seconds",
    "Database transactions, begin to commit.",
    databaseBuckets,
    ["of", "outcome"],
  );
  const deliveries = counter("deliveries_total", "Attempts to carry out an outbox message.", [
    "topic",
    "outcome",
  ]);
  const deliverySeconds = histogram("delivery_seconds", "How long an attempt took.", callBuckets, ["topic"]);
  const directoryCalls = counter("directory_calls_total", "Questions to the partner directory.", [
    "directory",
    "operation",
    "outcome",
  ]);
  const directorySeconds = histogram("directory_call_seconds", "How long the directory took.", callBuckets, [
    "directory",
    "operation",
  ]);
  const vendorCalls = counter("vendor_calls_total", "Single HTTP calls to Partner Center and Graph.", [
    "to",
    "method",
    "path",
    "outcome",
  ]);
  const vendorSeconds = histogram("vendor_call_seconds", "How long single HTTP calls took.", callBuckets, [
    "to",
  ]);
  const troubles = counter("vendor_troubles_total", "What stood between us and the vendor.", ["trouble"]);
  const pages = counter("web_requests_total", "Requests for our pages.", ["route", "status"]);
  const pageSeconds = histogram("web_request_seconds", "How long our pages took.", callBuckets, ["route"]);

  // What comes from the other side, and so is not ours to number.
  const errors = {
    slack: new Bounded(100),
    vendor: new Bounded(40),
    act: new Bounded(200),
    reason: new Bounded(300),
  };
  const places = { method: new Bounded(60), path: new Bounded(60), handler: new Bounded(400) };

  return {
    registry,
    ended(step: Step, seconds: number, { outcome }: Ending) {
      switch (step.name) {
        case "slack.request": {
          const { kind, transport } = step;
          const handler = places.handler.take(step.handler);
          if (step.ackedSeconds !== null) acks.observe({ kind, handler, transport }, step.ackedSeconds);
          return requests.inc({ kind, handler, outcome: outcome === "failed" ? "unanswered" : step.outcome });
        }
        case "web.request":
          pageSeconds.observe({ route: step.route }, seconds);
          return pages.inc({ route: step.route, status: step.status });
        case "verb":
          return verbs.inc({ verb: step.verb, outcome });
        case "transaction":
          return transactions.observe({ of: step.of, outcome }, seconds);
        case "delivery":
          deliverySeconds.observe({ topic: step.topic }, seconds);
          return deliveries.inc({ topic: step.topic, outcome });
        case "slack.call": {
          const method = places.method.take(step.method);
          slackSeconds.observe({ method }, seconds);
          return slackCalls.inc({ method, outcome: errors.slack.take(outcome) });
        }
        case "directory.call": {
          const { directory, operation } = step;
          directorySeconds.observe({ directory, operation }, seconds);
          return directoryCalls.inc({ directory, operation, outcome });
        }
        case "vendor.call": {
          const { to, method } = step;
          vendorSeconds.observe({ to }, seconds);
          const path = places.path.take(step.path);
          return vendorCalls.inc({ to, method, path, outcome: errors.vendor.take(outcome) });
        }
      }
    },
    happened(happening: Happening) {
      switch (happening.name) {
        case "slack.refused":
          return refused.inc({ fault: happening.fault });
        case "slack.unanswered":
          return unanswered.inc();
        case "refusal": {
          const verb = errors.act.take(happening.act);
          return refusals.inc({ verb, reason: errors.reason.take(happening.reason) });
        }
        case "socket":
          return sockets.inc({ what: happening.what });
        case "vendor.trouble":
          return troubles.inc({ trouble: happening.trouble });
      }
    },
  };
}
