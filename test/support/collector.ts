import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { z } from "zod";

const id = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const nanoseconds = z.string().regex(/^\d{16,20}$/);
const value = z.union([
  z.strictObject({ stringValue: z.string() }),
  z.strictObject({ boolValue: z.boolean() }),
  z.strictObject({ intValue: z.union([z.number().int(), z.string()]) }),
  z.strictObject({ doubleValue: z.number() }),
]);
const attributes = z.array(z.strictObject({ key: z.string().min(1), value }));

/** OTLP/JSON as the protocol's protobuf definitions map it: ids in hex, times as text in nanoseconds. */
const Span = z.looseObject({
  traceId: id(16),
  spanId: id(8),
  parentSpanId: id(8).optional(),
  name: z.string().min(1),
  kind: z.number().int().min(1).max(5),
  startTimeUnixNano: nanoseconds,
  endTimeUnixNano: nanoseconds,
  attributes,
  links: z.array(z.looseObject({ traceId: id(16), spanId: id(8) })).optional(),
  status: z.looseObject({ code: z.number().int().min(0).max(2) }),
});
const TracesData = z.strictObject({
  resourceSpans: z.array(
    z.looseObject({
      resource: z.looseObject({ attributes }),
      scopeSpans: z.array(
        z.looseObject({ scope: z.looseObject({ name: z.string() }), spans: z.array(Span) }),
      ),
    }),
  ),
});

export type CollectedSpan = z.infer<typeof Span> & { readonly service: string };

/** Something that takes traces over OTLP/HTTP, and minds their shape. */
export interface Collector {
  readonly url: string;
  readonly spans: readonly CollectedSpan[];
  /** What was not as the protocol wants it. */
  readonly faults: readonly string[];
  readonly headers: readonly IncomingMessage["headers"][];
  /** Everything as it came. */
  readonly text: () => string;
  close(): Promise<void>;
}

export async function startCollector(): Promise<Collector> {
  const spans: CollectedSpan[] = [];
  const faults: string[] = [];
  const headers: IncomingMessage["headers"][] = [];
  let text = "";
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    text += body;
    headers.push(request.headers);
    const isAsked = request.method === "POST" && request.url === "/v1/traces";
    if (!isAsked || request.headers["content-type"] !== "application/json")
      faults.push(`${request.method} ${request.url} ${request.headers["content-type"]}`);
    const read = TracesData.safeParse(JSON.parse(body));
    if (!read.success) faults.push(read.error.message);
    for (const { resource, scopeSpans } of read.data?.resourceSpans ?? []) {
      const name = resource.attributes.find(({ key }) => key === "service.name")?.value;
      const service = name && "stringValue" in name ? name.stringValue : "";
      spans.push(...scopeSpans.flatMap((scope) => scope.spans.map((span) => ({ ...span, service }))));
    }
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    spans,
    faults,
    headers,
    text: () => text,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
