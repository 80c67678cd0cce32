import { graphError } from "../server/errors.ts";
import type { Simulation } from "../simulation.ts";
import type { Fault } from "../simulator.ts";

/** What Graph answers in a trouble, in its own form; undefined when it answers nothing. */
export function graphInstead(
  sim: Simulation,
  fault: Fault["kind"],
  clientRequestId: string | undefined,
): Response | undefined {
  const requestId = sim.newGuid();
  const say = (status: number, code: string, message: string) =>
    graphError(status, code, message, {
      requestId,
      clientRequestId: clientRequestId ?? requestId,
      at: sim.now(),
    });
  switch (fault.answer) {
    case 429: {
      const answer = say(429, "TooManyRequests", "Too many requests. Retry later.");
      answer.headers.set("Retry-After", String(fault.retryAfterSeconds));
      return answer;
    }
    case 500:
      return say(500, "InternalServerError", "An internal server error occurred.");
    case 502:
      return say(502, "BadGateway", "The server received an invalid response.");
    case 503:
      return say(503, "ServiceUnavailable", "The service is unavailable. Retry later.");
    case 504:
      return say(504, "GatewayTimeout", "The service did not answer in time.");
    case "gateway-404":
      return say(404, "UnknownError", "The resource was not found.");
    case "stale-token":
      return say(400, "BadRequest", "The value of $skipToken is not valid.");
    case "code":
      return say(fault.status, String(fault.code), fault.description);
    case "time-out":
    case "broken-connection":
      return undefined;
  }
}
