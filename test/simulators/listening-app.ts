import { createServer, type IncomingHttpHeaders } from "node:http";
import {
  type AppToInstall,
  type SimulatorOptions,
  type SlackSimulator,
  startSlackSimulator,
} from "../../src/simulators/slack/simulator.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests read payloads of many shapes without casting each.
export type Loose = any;

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  /** The form's fields, the parsed payload, or the event. */
  readonly body: Record<string, Loose>;
}

interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  readonly delayMs?: number;
  readonly headers?: Record<string, string>;
}

/** A bare app behind a real port: it records what Slack pushes and answers what the test says. */
export interface ListeningApp {
  readonly slack: SlackSimulator;
  readonly received: Received[];
  /** What calls use; a test that reinstalls the app puts the new one here. */
  botToken: string;
  readonly appToken: string;
  answer: (received: Received) => Reply | Promise<Reply>;
  call(method: string, args?: Record<string, unknown>, token?: string): Promise<Loose>;
  last(): Received;
  close(): Promise<void>;
}

export async function startListeningApp(
  app: AppToInstall = {},
  options: SimulatorOptions = {},
): Promise<ListeningApp> {
  const slack = await startSlackSimulator({ ackTimeoutMs: 400, ...options });
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks).toString();
    const one = { headers: request.headers, raw, body: read(request.headers["content-type"] ?? "", raw) };
    received.push(one);
    const reply = await self.answer(one);
    if (reply.delayMs) await new Promise((resolve) => setTimeout(resolve, reply.delayMs));
    const text =
      reply.body === undefined
        ? ""
        : typeof reply.body === "string"
          ? reply.body
          : JSON.stringify(reply.body);
    const type = { "Content-Type": typeof reply.body === "string" ? "text/plain" : "application/json" };
    response.writeHead(reply.status ?? 200, { ...type, ...reply.headers }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const { botToken, appToken } = slack.install({
    requestUrl: `http://127.0.0.1:${port}/slack/events`,
    signingSecret: "secret",
    commands: ["/reseller"],
    ...app,
  });
  const self: ListeningApp = {
    slack,
    received,
    botToken,
    appToken,
    answer: () => ({}),
    async call(method, args = {}, token = self.botToken) {
      const response = await fetch(slack.apiUrl + method, {
        method: "POST",
        headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json; charset=utf-8" },
        body: JSON.stringify(args),
      });
      return response.json();
    },
    last() {
      const one = received.at(-1);
      if (!one) throw new Error("The app received nothing.");
      return one;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await slack.close();
    },
  };
  return self;
}

function read(type: string, raw: string): Record<string, Loose> {
  if (type === "application/json") return JSON.parse(raw);
  const form = Object.fromEntries(new URLSearchParams(raw));
  return form["payload"] ? JSON.parse(form["payload"]) : form;
}

export const plain = (text: string) => ({ type: "plain_text", text });
export const mrkdwn = (text: string) => ({ type: "mrkdwn", text });

export function modal(blocks: unknown[], more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: "modal",
    callback_id: "test",
    title: plain("Test"),
    submit: plain("Go"),
    close: plain("Cancel"),
    blocks,
    ...more,
  };
}

export function textInput(
  blockId: string,
  label: string,
  more: Record<string, unknown> = {},
  block: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    type: "input",
    block_id: blockId,
    label: plain(label),
    element: { type: "plain_text_input", action_id: "value", ...more },
    ...block,
  };
}

/** Opens a modal the way an app does: with the trigger of a command. */
export async function openModal(app: ListeningApp, view: unknown, userId = "U0ANNA"): Promise<Loose> {
  await app.slack.person(userId).command("/reseller");
  const answer = await app.call("views.open", { trigger_id: app.last().body["trigger_id"], view });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.view;
}
