import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import type { VendorEventDelivery, VendorEventReceiver } from "../../src/ports/vendor-events.ts";
import { vendorEventRoutes } from "../../src/web/vendor-events.ts";

type Answer = Awaited<ReturnType<VendorEventReceiver["receive"]>>;

function routesThat(answer: Answer) {
  const received: VendorEventDelivery[] = [];
  const routes = vendorEventRoutes({
    async receive(delivery) {
      received.push(delivery);
      return answer;
    },
  });
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    routes.request("/workspace.tag", { method: "POST", body, headers });
  return { routes, received, post };
}

describe("the address for the vendor's web hooks", () => {
  it.each<[Answer, number]>([
    ["taken", 200],
    ["malformed", 400],
    ["refused", 401],
    ["unknown-address", 404],
  ])("answers with a number and nothing else: %s", async (answer, status) => {
    const reply = await routesThat(answer).post("{}");
    expect([reply.status, await reply.text()]).toEqual([status, ""]);
  });

  it("hands the bytes on as they came, with headers in any case", async () => {
    const { post, received } = routesThat("taken");
    const bytes = Buffer.from('\ufeff{"a":"ő"} \r\n');
    await post(new Uint8Array(bytes), { "X-MS-Signature": "Signature abc" });
    expect(Buffer.from(received[0]?.body ?? []).equals(bytes)).toBe(true);
    expect(received[0]?.header("x-ms-signature")).toBe("Signature abc");
    expect(received[0]?.header("authorization")).toBeNull();
    expect(received[0]?.address).toBe("workspace.tag");
  });

  it("takes no more than 64 KB, announced or not", async () => {
    const { post, received, routes } = routesThat("taken");
    expect((await post("x".repeat(64 * 1024))).status).toBe(200);
    expect((await post("x".repeat(64 * 1024 + 1))).status).toBe(413);
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(16 * 1024)),
    });
    const streamed = new Request("http://bot.test/workspace.tag", {
      method: "POST",
      body: endless,
      duplex: "half",
    });
    expect((await routes.fetch(streamed)).status).toBe(413);
    expect(received).toHaveLength(1);
  });

  it("is for web hooks alone", async () => {
    const { routes, received } = routesThat("taken");
    expect((await routes.request("/workspace.tag")).status).toBe(404);
    expect(received).toEqual([]);
  });
});
