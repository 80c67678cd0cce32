import type { Fields } from "./rules/shape.ts";

/**
 * A trouble to play. On a Web API method `timeout: "before"` never answers and does nothing; `"after"` does the work
 * and never answers. On a push the clock of the acknowledgement runs from the start: `delayMs` holds the request back
 * (one that comes too late still arrives), `"before"` loses the request, `"after"` the app's answer, `status` and
 * `error` fail without the app. `times` counts down (endless when left out); `when` picks calls by their arguments.
 */
export type Fault = { readonly times?: number; readonly when?: (args: Fields) => boolean } & (
  | { readonly status: number; readonly retryAfter?: number }
  | { readonly timeout: "before" | "after" }
  | { readonly error: string }
  | { readonly delayMs: number }
);

/**
 * Troubles by method name; `"*"` means every method, `"response_url"` the answers to interactions. Pushes go by their
 * kind, `"push:view_submission"` or `"push:*"`, with the payload as arguments. `"client"` is what people do at their
 * own clients, with `{ user, act }`: a slow network of one person. `"socket:upgrade"` and `"socket:hello"` are the two
 * steps of a Socket Mode connection: `status` refuses the first, `timeout` leaves either unanswered, `delayMs` is late.
 */
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
        (one) => one.left > 0 && namesOf(method).includes(one.method) && (one.fault.when?.(args) ?? true),
      );
      if (plan) plan.left -= 1;
      return plan?.fault;
    },
  };
}

/** For the traffic: what was played, as text. */
export function describeFault(fault: Fault): string {
  return JSON.stringify(fault);
}

function namesOf(method: string): string[] {
  if (method.startsWith("push:")) return [method, "push:*"];
  return method === "client" || method.startsWith("socket:") ? [method] : [method, "*"];
}
