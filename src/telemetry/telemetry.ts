import type { Ending, Endings, Happening, Step, Telemetry } from "../ports/telemetry.ts";

/** Counts what ended and what happened. */
export interface Recorder {
  ended(step: Step, seconds: number, ending: Ending): void;
  happened(happening: Happening): void;
}

/** Follows a step and what it leads to. */
export interface Tracer {
  /** Begins a span below the one that is under way, runs `work` in it. */
  follow<T>(step: Step, work: () => Promise<T>): { readonly result: Promise<T>; end(ending: Ending): void };
}

const done: Ending = { outcome: "done" };
const failed: Ending = { outcome: "failed" };

/** Times each step once, for those who count and those who trace. */
export function createTelemetry(recorder: Recorder, tracer: Tracer | null = null): Telemetry {
  return {
    async step<T>(step: Step, work: () => Promise<T>, { of, ofError }: Endings<T> = {}): Promise<T> {
      const began = performance.now();
      const span = tracer?.follow(step, work);
      let ending = failed;
      try {
        const value = await (span ? span.result : work());
        ending = of ? of(value) : done;
        return value;
      } catch (error) {
        if (ofError) ending = ofError(error);
        throw error;
      } finally {
        recorder.ended(step, (performance.now() - began) / 1_000, ending);
        span?.end(ending);
      }
    },
    happened: (happening) => recorder.happened(happening),
  };
}
