import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { whoseCall, workspaceOf } from "../neighbours.ts";
import { pause } from "../pause.ts";
import { answerBreaks, showAnswer } from "../push/acks.ts";
import { isFields } from "../rules/shape.ts";
import { complete, noteBreaks, record, type Simulation } from "../simulation.ts";
import type { Call } from "../traffic.ts";
import { answerCall } from "../web-api/answer-call.ts";
import { readArguments, readBody, readBytes } from "./arguments.ts";
import { answerConsent, sendConsent } from "./consent.ts";
import { sendFile, takeUpload } from "./file-transfer.ts";
import { send } from "./send.ts";

/** Opens the stand-in's port: the Web API under /api/, response_urls under /response/, Socket Mode under /link/. */
export function listen(
  port: number,
  neighbours: () => readonly [Simulation, ...Simulation[]],
): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    handle(neighbours(), request, response).catch((cause: unknown) => {
      send(
        response,
        500,
        { "Content-Type": "text/plain" },
        `The Slack stand-in failed: ${cause instanceof Error ? cause.stack : String(cause)}`,
      );
    });
  });
  // Longer than any client keeps an idle connection: a reused one must not break.
  server.keepAliveTimeout = 120_000;
  server.on("upgrade", (request, socket, head) => neighbours()[0].sockets.upgrade(request, socket, head));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve({
        server,
        origin: `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`,
      });
    });
  });
}

async function handle(
  all: readonly [Simulation, ...Simulation[]],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname.startsWith("/upload/v1/"))
    return takeUpload(all, response, url.pathname, await readBytes(request));
  const body = await readBody(request);
  if (url.pathname.startsWith("/api/")) return handleApi(all, request, response, url, body);
  const [sim] = all;
  if (url.pathname.startsWith("/response/"))
    return handleResponse(
      workspaceOf(all, url.pathname.split("/")[3] ?? "") ?? sim,
      response,
      url.pathname,
      body,
    );
  if (url.pathname.startsWith("/files-pri/"))
    return sendFile(all, response, url.pathname, request.headers.authorization);
  if (url.pathname === "/signin")
    return send(response, 200, { "Content-Type": "text/html" }, "<title>Sign in</title>");
  if (url.pathname === "/oauth/v2/authorize")
    return sendConsent(response, answerConsent(sim, request, url.searchParams, new URLSearchParams(body)));
  send(response, 404, { "Content-Type": "text/plain" }, "not found");
}

async function handleApi(
  all: readonly [Simulation, ...Simulation[]],
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  body: string,
): Promise<void> {
  const { args, token } = readArguments(request, url.searchParams, body);
  const method = url.pathname.slice("/api/".length);
  const answer = await answerCall(whoseCall(all, method, args, token), method, args, token);
  // A silent fault keeps the connection open until the caller gives up.
  if (!answer) return;
  send(
    response,
    answer.status,
    { "Content-Type": "application/json; charset=utf-8", ...answer.headers },
    JSON.stringify(answer.body),
  );
}

async function handleResponse(
  sim: Simulation,
  response: ServerResponse,
  path: string,
  body: string,
): Promise<void> {
  const answer = parseJson(body);
  const call: Call = record(sim, {
    direction: "call",
    method: "response_url",
    args: isFields(answer) ? answer : {},
    at: sim.now(),
  });
  const reply = await answerResponse(sim, call.number, path, answer);
  if (reply === undefined) return;
  complete(sim, call, { status: reply.status, answer: reply.text });
  send(response, reply.status, { "Content-Type": "text/plain; charset=utf-8" }, reply.text);
}

async function answerResponse(
  sim: Simulation,
  exchange: number,
  path: string,
  answer: unknown,
): Promise<{ status: number; text: string } | undefined> {
  const fault = sim.faults.next("response_url", isFields(answer) ? answer : {});
  if (fault && "delayMs" in fault) await pause(fault.delayMs);
  if (fault && "timeout" in fault && fault.timeout === "before") return undefined;
  if (fault && "status" in fault) return { status: fault.status, text: "error" };
  if (fault && "error" in fault) return { status: 404, text: fault.error };
  const taken = sim.responseUrls.take(path);
  if (!taken) return { status: 404, text: "no_url" };
  if (taken.refused) return { status: 404, text: taken.refused };
  const breaks = answerBreaks(answer);
  noteBreaks(sim, exchange, "response_url", breaks);
  if (!isFields(answer) || breaks.some(({ code }) => code !== "unknown_field"))
    return { status: 400, text: "invalid_payload" };
  showAnswer(sim, taken.target, answer);
  return fault && "timeout" in fault ? undefined : { status: 200, text: "ok" };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
