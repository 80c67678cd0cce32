import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { type Fields, isFields } from "../rules/shape.ts";

export type DisconnectReason = "warning" | "refresh_requested" | "link_disabled";

/** The Socket Mode side: one-time tickets, open connections, envelopes and their answers. */
export interface SocketHub {
  ticket(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly connections: number;
  /** Sends an envelope over one open connection; resolves with the payload of its ack. */
  send(
    envelope: Fields,
    timeoutMs: number,
  ): Promise<{ readonly acked: true; readonly payload: unknown } | { readonly acked: false }>;
  disconnect(reason: DisconnectReason): void;
  /** The connections break without a word. */
  drop(): void;
  close(): void;
}

const host = "applink-simulated";

export function openSocketHub(appId: string): SocketHub {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const open = new Set<WebSocket>();
  const waiting = new Map<string, (payload: unknown) => void>();

  function greet(socket: WebSocket): void {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => open.delete(socket));
    socket.on("message", (data) => {
      const ack: unknown = parse(String(data));
      if (!isFields(ack) || typeof ack["envelope_id"] !== "string") return;
      waiting.get(ack["envelope_id"])?.(ack["payload"]);
      waiting.delete(ack["envelope_id"]);
    });
    socket.send(
      JSON.stringify({
        type: "hello",
        num_connections: open.size,
        debug_info: {
          host,
          build_number: 54,
          started: "2026-01-01 00:00:00.000",
          approximate_connection_time: 3600,
        },
        connection_info: { app_id: appId },
      }),
    );
  }

  let sent = 0;

  const pings = setInterval(() => {
    for (const socket of open) socket.ping();
  }, 5000);
  pings.unref();

  return {
    ticket() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return ticket;
    },
    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? "/", "http://localhost").searchParams.get("ticket") ?? "";
      if (!tickets.delete(ticket)) {
        socket.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n");
        return;
      }
      server.handleUpgrade(request, socket, head, greet);
    },
    get connections() {
      return open.size;
    },
    send(envelope, timeoutMs) {
      const envelopeId = randomUUID();
      // Any one of the connections may get a payload: take them in turn.
      const socket = [...open][sent % open.size];
      sent += 1;
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(envelopeId);
          resolve({ acked: false });
        }, timeoutMs);
        waiting.set(envelopeId, (payload) => {
          clearTimeout(timer);
          resolve({ acked: true, payload });
        });
        socket?.send(JSON.stringify({ envelope_id: envelopeId, ...envelope }));
      });
    },
    disconnect(reason) {
      for (const socket of [...open]) {
        socket.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host } }));
        if (reason !== "warning") {
          open.delete(socket);
          socket.close();
        }
      }
    },
    drop() {
      for (const socket of open) socket.terminate();
      open.clear();
    },
    close() {
      clearInterval(pings);
      for (const socket of open) {
        socket.close();
        setTimeout(() => socket.terminate(), 200).unref();
      }
      open.clear();
      server.close();
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
