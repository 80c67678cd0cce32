import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { slack } from "./workspace.ts";

export interface ApiCall {
  readonly method: string;
  readonly body: string;
  /** By the machine's monotonic clock, in milliseconds; processes can compare it. */
  readonly at: number;
}

export interface SlackStub {
  /** With the slash at its end, as SLACK_API_URL. */
  readonly url: string;
  /** Told of each call when it has arrived; null for nobody. What it returns is awaited before the answer. */
  onCall: ((call: ApiCall) => Promise<void> | void) | null;
  /** The next Socket Mode connection that some app opens. */
  nextSocket(): Promise<WebSocket>;
  close(): void;
}

/** A Web API that says yes to everything at once: the cost of a real Slack is not what is measured. */
export async function startSlackStub(): Promise<SlackStub> {
  let posted = 0;
  const stub = { onCall: null as SlackStub["onCall"] };
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const method = (request.url ?? "/").slice(1);
      const body = Buffer.concat(chunks).toString();
      if (stub.onCall) await stub.onCall({ method, body, at: monotonicMs() });
      posted += 1;
      const more = method === "apps.connections.open" ? { url: `ws://${request.headers.host}/link` } : {};
      const answer = JSON.stringify({ ok: true, ...answerTo(method, body, posted), ...more });
      response.writeHead(200, {
        "content-type": "application/json; charset=utf-8",
        "content-length": Buffer.byteLength(answer),
        "x-oauth-scopes": "chat:write,commands,users:read,usergroups:read,im:write",
      });
      response.end(answer);
    });
  });
  server.keepAliveTimeout = 75_000;
  server.on("upgrade", (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.send(JSON.stringify({ type: "hello", num_connections: 1 }));
      const pings = setInterval(() => opened.ping(), 2_000);
      opened.on("close", () => clearInterval(pings));
      sockets.emit("opened", opened);
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  return Object.assign(stub, {
    url: `http://127.0.0.1:${port}/`,
    nextSocket: () => new Promise<WebSocket>((resolve) => sockets.once("opened", resolve)),
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      server.close();
      server.closeAllConnections();
    },
  });
}

export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

function answerTo(method: string, body: string, count: number): Record<string, unknown> {
  const field = (name: string) =>
    decodeURIComponent(new RegExp(`(?:^|&)${name}=([^&]*)`).exec(body)?.[1] ?? "");
  const { teamId, botId, botUserId } = slack;
  switch (method) {
    case "auth.test":
      return {
        team_id: teamId,
        team: "Bench",
        user_id: botUserId,
        bot_id: botId,
        url: "https://bench.example/",
      };
    case "users.info": {
      const id = field("user");
      return {
        user: { id, team_id: teamId, name: id.toLowerCase(), locale: "en-US", tz: "Europe/Budapest" },
      };
    }
    case "views.open":
    case "views.push":
    case "views.update":
    case "views.publish":
      return { view: { id: `V${count}`, root_view_id: `V${count}`, hash: `${count}`, type: "modal" } };
    case "conversations.open":
      return { channel: { id: `D${field("users")}` } };
    case "conversations.info":
      return { channel: { id: field("channel"), name: "sales", is_member: true, is_channel: true } };
    case "conversations.history":
    case "conversations.replies":
      return { messages: [], has_more: false };
    case "chat.postMessage":
    case "chat.update":
      return { channel: field("channel"), ts: `1700000000.${String(count).padStart(6, "0")}`, message: {} };
    default:
      return {};
  }
}
