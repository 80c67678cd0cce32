/**
 * One step of what the bot does, as the operator sees it. Names and kinds only, each from a set that is known when the
 * program is written: nothing of a workspace, a customer or a person. `correlationId` goes to traces, never to a label.
 */
export type Step =
  | SlackRequestStep
  | { readonly name: "web.request"; readonly correlationId: string; route: string; status: number }
  | { readonly name: "verb"; readonly verb: string; readonly correlationId: string }
  | { readonly name: "transaction"; readonly of: "people" | "workers" }
  | {
      readonly name: "delivery";
      readonly topic: string;
      readonly attempt: number;
      readonly correlationId: string;
    }
  | { readonly name: "slack.call"; readonly method: string }
  | { readonly name: "directory.call"; readonly directory: string; readonly operation: string }
  | {
      readonly name: "vendor.call";
      readonly to: "api" | "graph" | "login";
      readonly method: string;
      /** A pattern, see path-pattern.ts. */
      readonly path: string;
      readonly correlationId: string | null;
    };

/** What is only known on the way is filled in there. */
export interface SlackRequestStep {
  readonly name: "slack.request";
  readonly kind: string;
  readonly transport: "http" | "socket";
  readonly correlationId: string;
  /** The id in our table of handlers, or "unknown". */
  handler: string;
  outcome: "done" | "failed" | "late" | "outdated" | "turned-away";
  /** From the request's arrival; null for one that was never acknowledged. */
  ackedSeconds: number | null;
}

/** How a step ended: a word of ours, or of the other side's. */
export interface Ending {
  readonly outcome: string;
}

export interface Endings<T> {
  readonly of?: (value: T) => Ending;
  readonly ofError?: (error: unknown) => Ending;
}

/** What happens without taking time. */
export type Happening =
  | { readonly name: "slack.refused"; readonly fault: string }
  | { readonly name: "slack.unanswered" }
  | { readonly name: "refusal"; readonly act: string; readonly reason: string }
  | { readonly name: "socket"; readonly what: "connected" | "closed" | "refused" | "switched-off" }
  | { readonly name: "vendor.trouble"; readonly trouble: string };

/** Where the bot says what it does. Measuring never fails a step, and costs it microseconds. */
export interface Telemetry {
  /** Runs `work`; answers, or throws, as it does. */
  step<T>(step: Step, work: () => Promise<T>, endings?: Endings<T>): Promise<T>;
  happened(happening: Happening): void;
}

/** For commands and tests: nobody watches. */
export const noTelemetry: Telemetry = {
  step: (_step, work) => work(),
  happened: () => {},
};
