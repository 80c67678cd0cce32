import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A way to a server that can be cut, held and mended while programs are connected through it. */
export interface Wire {
  /** The address of the server, by way of the wire. */
  readonly url: string;
  /** Nobody gets in, and those who were in are thrown out: a stopped server. */
  cut(): Promise<void>;
  /** Everybody gets in, and hears nothing: a frozen server. */
  hold(): void;
  /** After either of them. What was said meanwhile on a held wire arrives now. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

export async function layWire(serverUrl: string): Promise<Wire> {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let isHeld = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("data", (data) => to.write(data));
      from.on("error", () => {});
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
      if (isHeld) from.pause();
    }
  });
  const listen = async (port: number) => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  await listen(0);
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  const { port } = address;
  const url = new URL(serverUrl);
  url.host = `127.0.0.1:${port}`;
  const cut = async () => {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    for (const each of sockets) each.destroy();
    await closed;
  };
  return {
    url: url.href,
    cut,
    hold() {
      isHeld = true;
      for (const each of sockets) each.pause();
    },
    async mend() {
      isHeld = false;
      for (const each of sockets) each.resume();
      if (!server.listening) await listen(port);
    },
    close: cut,
  };
}
