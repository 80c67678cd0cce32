import type { Simulation } from "../simulation.ts";

/** The server's own headers on every answer of the partner API. */
export function serverHeaders(
  sim: Simulation,
  sent: { requestId?: string | undefined; correlationId?: string | undefined; locale?: string | undefined },
) {
  const requestId = sent.requestId || sim.newGuid();
  const correlationId = sent.correlationId || sim.newGuid();
  const vector = Buffer.from(sim.newGuid().replaceAll("-", ""), "hex").toString("base64").slice(0, 16);
  return {
    requestId,
    correlationId,
    headers: {
      "MS-RequestId": requestId,
      "MS-CorrelationId": correlationId,
      "MS-CV": `${vector}.0`,
      "MS-ServerId": "030020643",
      "X-Locale": sent.locale || "en-US",
    },
  };
}
