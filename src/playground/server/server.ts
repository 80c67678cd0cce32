import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { createPageApp, type PageLog } from "./app.tsx";
import { createChangeStream } from "./change-stream.ts";
import { isLoopback } from "./entry.ts";
import { passOn } from "./proxy.ts";
import type { Stage } from "./stage.ts";
import { vendorPathOf } from "./vendor-path.ts";

export interface PlaygroundServer {
  /** Until then everything is answered with "starting". */
  serve(stage: Stage, log: PageLog): void;
  readonly url: string;
  /** The simulated vendor answers below its path from now on: the bot needs it before the page does. */
  serveVendor(url: string): void;
  stop(): Promise<void>;
}

/** The one address of the playground: its page, what the page asks, and everything else passed on to the bot. */
export async function openPlaygroundServer(place: {
  readonly host: string;
  readonly port: number;
}): Promise<PlaygroundServer> {
  let stop = () => {};
  let vendorUrl: string | null = null;
  let route: RequestListener = (request, response) => {
    const asked = vendorUrl === null ? null : vendorPathOf(request.url ?? "/");
    if (asked !== null) return passOn(request, response, vendorUrl, asked);
    response.writeHead(503, { "content-type": "text/plain", "retry-after": "1" }).end("starting\n");
  };
  const server = createServer((request, response) => {
    if (isLoopback(request.headers.host)) return route(request, response);
    response
      .writeHead(403, { "content-type": "text/plain; charset=utf-8" })
      .end("The playground answers on this machine only, under its own names: localhost or 127.0.0.1.\n");
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(place.port, place.host, resolve);
  });
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  const host = place.host.includes(":") ? `[${place.host}]` : place.host;
  return {
    url: `http://${host}:${port}`,
    serveVendor(url) {
      vendorUrl = url;
    },
    serve(stage, log) {
      const changes = createChangeStream(() => ({
        version: stage.slack.version,
        traffic: stage.traffic.newest,
        mail: stage.mail.newest,
        mailboxes: stage.mail.revision,
      }));
      const stopListening = stage.slack.onChange(() => changes.note());
      stage.mail.onChange(() => changes.note());
      const toPage = getRequestListener(createPageApp(stage, changes, log).fetch);
      route = (request, response) => {
        const path = (request.url ?? "/").split(/[?#]/, 1)[0] ?? "/";
        const isOurs = path === "/" || /^\/(playground|archives)(\/|$)/.test(path);
        if (isOurs) return toPage(request, response);
        const asked = vendorUrl === null ? null : vendorPathOf(request.url ?? "/");
        return asked === null
          ? passOn(request, response, stage.botUrl())
          : passOn(request, response, vendorUrl, asked);
      };
      stop = () => {
        stopListening();
        changes.close();
      };
    },
    stop: () =>
      new Promise((resolve) => {
        stop();
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 500).unref();
      }),
  };
}
