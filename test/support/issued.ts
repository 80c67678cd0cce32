import type { LinkAnswer } from "../../src/ports/partner-directory.ts";

/** The link of an answer that must be one. */
export function urlOf(answer: LinkAnswer): string {
  if (answer.outcome === "refused") throw new Error(`no link: ${answer.because} (${answer.message})`);
  return answer.url;
}
