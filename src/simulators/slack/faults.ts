import type { Fields } from "./rules/shape.ts";

/**
 * A trouble to play on a Web API method. `timeout: "before"` never answers and does nothing; `"after"` does the work
 * and never answers. `times` counts down (endless when left out); `when` picks calls by their arguments.
 */
export type Fault = { readonly times?: number; readonly when?: (args: Fields) => boolean } & (
  | { readonly status: number; readonly retryAfter?: number }
  | { readonly timeout: "before" | "after" }
  | { readonly error: string }
  | { readonly delayMs: number }
);

/** Troubles by method name; `"*"` means every method, `"response_url"` the answers to interactions. */
export interface Faults {
  on(method: string, fault: Fault): void;
  clear(): void;
}

export interface FaultBook extends Faults {
  /** The fault to play on this call, counted down. */
  next(method: string, args: Fields): Fault | undefined;
}

export function faultBook(): FaultBook {
  let planned: { method: string; fault: Fault; left: number }[] = [];
  return {
    on(method, fault) {
      planned.push({ method, fault, left: fault.times ?? Number.POSITIVE_INFINITY });
    },
    clear() {
      planned = [];
    },
    next(method, args) {
      const plan = planned.find(
        (one) => one.left > 0 && [method, "*"].includes(one.method) && (one.fault.when?.(args) ?? true),
      );
      if (plan) plan.left -= 1;
      return plan?.fault;
    },
  };
}
