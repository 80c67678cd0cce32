import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { FaultBook } from "../faults.ts";
import { pause } from "../pause.ts";
import { type Fields, isFields } from "../rules/shape.ts";

export type DisconnectReason = "warning" | "refresh_requested" | "link_disabled";
type Ack = { readonly acked: true; readonly payload: unknown } | { readonly acked: false };

/** The Socket Mode side: one-time tickets, open connections, envelopes and their answers. */
export interface SocketHub {
  ticket(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly connections: number;
  /** Sends an envelope over one open connection; resolves with the payload of its ack. */
  send(envelope: Fields, timeoutMs: number): Promise<Ack>;
  disconnect(reason: DisconnectReason): void;
  /** The connections break without a word. */
  drop(): void;
  /** The connections stay, but no ping comes any more, or nothing at all. */
  stall(what: "pings" | "everything"): void;
  close(): void;
}

interface HubNeeds {
  readonly appId: string;
  readonly faults: FaultBook;
  /** What the app sends that Slack would not understand. */
  readonly note: (message: string) => void;
  readonly pingEveryMs: number;
}

interface Waiting {
  readonly over: WebSocket;
  readonly takesPayload: boolean;
  readonly resolve: (payload: unknown) => void;
}

const host = "applink-simulated";
/** Slack's limit for an app, over all its processes. */
const mostConnections = 10;

export function openSocketHub({ appId, faults, note, pingEveryMs }: HubNeeds): SocketHub {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const open = new Set<WebSocket>();
  const stalled = new WeakSet<WebSocket>();
  const unanswered = new Set<Duplex>();
  const silent = new Set<WebSocket>();
  const waiting = new Map<string, Waiting>();

  async function greet(socket: WebSocket): Promise<void> {
    socket.on("error", () => open.delete(socket));
    if (open.size >= mostConnections) {
      socket.send(farewell("too_many_websockets"));
      socket.close();
      return;
    }
    socket.on("close", () => open.delete(socket));
    socket.on("message", (data) => take(socket, String(data)));
    const fault = faults.next("socket:hello", {});
    if (fault && "timeout" in fault) return;
    if (fault && "delayMs" in fault) await pause(fault.delayMs);
    open.add(socket);
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

  function take(socket: WebSocket, text: string): void {
    const ack: unknown = parse(text);
    if (!isFields(ack) || typeof ack["envelope_id"] !== "string") {
      note("a message that answers no envelope");
      return;
    }
    const envelope = waiting.get(ack["envelope_id"]);
    if (!envelope) {
      note("an answer to an envelope that waits for none: unknown, late or answered before");
      return;
    }
    if (envelope.over !== socket) note("an answer over another connection than its envelope came");
    const payload = ack["payload"];
    if (!envelope.takesPayload && isFields(payload) && Object.keys(payload).length > 0)
      note("a payload in the answer to an envelope that accepts none");
    waiting.delete(ack["envelope_id"]);
    envelope.resolve(payload);
  }

  let sent = 0;

  const pings = setInterval(() => {
    for (const socket of open) if (!stalled.has(socket)) socket.ping();
  }, pingEveryMs);
  pings.unref();

  return {
    ticket() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return ticket;
    },
    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? "/", "http://localhost").searchParams.get("ticket") ?? "";
      const fault = faults.next("socket:upgrade", {});
      if (fault && "timeout" in fault) {
        unanswered.add(socket);
        return;
      }
      const status = fault && "status" in fault ? fault.status : tickets.delete(ticket) ? 101 : 401;
      if (status !== 101) {
        socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\n\r\n`);
        return;
      }
      server.handleUpgrade(request, socket, head, (opened) => void greet(opened));
    },
    get connections() {
      return open.size;
    },
    send(envelope, timeoutMs) {
      const envelopeId = randomUUID();
      // Any one of the connections may get a payload: take them in turn.
      const socket = [...open][sent % open.size];
      sent += 1;
      if (!socket) return Promise.resolve({ acked: false });
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(envelopeId);
          resolve({ acked: false });
        }, timeoutMs);
        waiting.set(envelopeId, {
          over: socket,
          takesPayload: envelope["accepts_response_payload"] === true,
          resolve: (payload) => {
            clearTimeout(timer);
            resolve({ acked: true, payload });
          },
        });
        socket.send(JSON.stringify({ envelope_id: envelopeId, ...envelope }));
      });
    },
    disconnect(reason) {
      for (const socket of [...open]) {
        socket.send(farewell(reason));
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
    stall(what) {
      for (const socket of open) {
        // The last one, so that there is something to miss.
        socket.ping();
        stalled.add(socket);
        if (what === "pings") continue;
        // Pings that nobody reads get no pongs.
        socket.pause();
        open.delete(socket);
        silent.add(socket);
      }
    },
    close() {
      clearInterval(pings);
      for (const socket of unanswered) socket.destroy();
      for (const socket of silent) socket.terminate();
      for (const socket of open) {
        socket.close();
        setTimeout(() => socket.terminate(), 200).unref();
      }
      open.clear();
      server.close();
    },
  };
}

function farewell(reason: DisconnectReason | "too_many_websockets"): string {
  return JSON.stringify({ type: "disconnect", reason, debug_info: { host } });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
