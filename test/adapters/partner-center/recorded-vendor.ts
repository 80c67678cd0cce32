import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { afterEach } from "vitest";
import { type VendorClient, VendorRefusal } from "../../../src/adapters/partner-center/call.ts";

interface Reply {
  readonly status?: number;
  readonly body: unknown;
}

export interface Asked {
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
}

/** A server that answers as it is told, and a client that speaks to it without sign-in. */
export async function startRecordedVendor(answer: (asked: Asked) => Reply): Promise<{
  readonly client: VendorClient;
  readonly asked: Asked[];
}> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const one = { url: new URL(request.url ?? "", "http://vendor.test"), headers: request.headers };
    asked.push(one);
    const { status = 200, body } = answer(one);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(body === null ? "" : JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  stops.push(() => server.close());
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    asked,
    client: {
      async call({ path, query = {}, headers = {}, method }) {
        const url = `${origin}${path}?${new URLSearchParams(query)}`;
        const reply = await fetch(url, { method, headers });
        const text = await reply.text();
        const ids = { requestId: "request", correlationId: "correlation" };
        if (!reply.ok) throw new VendorRefusal({ status: reply.status, code: null, said: null, ...ids });
        return {
          status: reply.status,
          headers: reply.headers,
          body: text === "" ? null : JSON.parse(text),
          ...ids,
        };
      },
    },
  };
}

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});
