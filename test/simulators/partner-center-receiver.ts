import { createServer, type IncomingHttpHeaders, type Server } from "node:http";

export interface Received {
  readonly headers: IncomingHttpHeaders;
  /** The bytes as they came: the signature is over these. */
  readonly raw: string;
  // The vendor's JSON, looked into by tests.
  readonly body: ReturnType<typeof JSON.parse>;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** What it answers from now on. */
  status: number;
  names(): string[];
  close(): Promise<void>;
}

/** Somebody's web hook: keeps what comes. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const raw = Buffer.concat(chunks).toString("utf8");
      received.push({ headers: request.headers, raw, body: JSON.parse(raw) });
      response.writeHead(receiver.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    status: 200,
    names: () => received.map(({ body }) => body.EventName),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
}
