import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import { VendorRefusal } from "./call.ts";

export function isRefused(error: unknown, ...statuses: readonly number[]): error is VendorRefusal {
  return error instanceof VendorRefusal && statuses.includes(error.status);
}

/** To those above, a vendor that refuses to answer is one that cannot be asked. `sentence` says what it did not do. */
export function asUnavailable(error: unknown, sentence: string): unknown {
  if (!(error instanceof VendorRefusal)) return error;
  return new DirectoryUnavailable(sentence, {
    cause: error,
    trouble: error.status === 401 || error.status === 403 ? "wrong-role" : "no-answer",
    correlationId: error.correlationId,
  });
}
