import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { VendorEventReceiver } from "../ports/vendor-events.ts";

/** An event is less than a thousand bytes. */
const largestEvent = 64 * 1024;

/** Constant: whoever tries out addresses and signatures learns nothing from them. */
const statuses: Readonly<Record<Awaited<ReturnType<VendorEventReceiver["receive"]>>, ContentfulStatusCode>> =
  {
    taken: 200,
    malformed: 400,
    refused: 401,
    "unknown-address": 404,
  };

/** The vendor's web hooks. The bytes go on as they came: their signature is over them. */
export function vendorEventRoutes(receiver: VendorEventReceiver): Hono {
  const app = new Hono();
  const limit = bodyLimit({ maxSize: largestEvent, onError: (c) => c.text("", 413) });
  app.post("/:address", limit, async (c) => {
    const answer = await receiver.receive({
      address: c.req.param("address"),
      body: new Uint8Array(await c.req.arrayBuffer()),
      header: (name) => c.req.header(name) ?? null,
    });
    return c.text("", statuses[answer]);
  });
  return app;
}
