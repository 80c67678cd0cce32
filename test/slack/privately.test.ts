import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { SlackUserId } from "../../src/domain/ids.ts";
import { translator } from "../../src/i18n/index.ts";
import { createPrivately } from "../../src/slack/privately.ts";
import { createWebClient } from "../../src/slack/web-client.ts";
import { recordingLog } from "../support/bot.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A Slack that answers as told, and everything that was not told with ok. */
async function openSlack(answers: Record<string, (response: ServerResponse) => void>) {
  const asked: string[] = [];
  const opened = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    request.resume();
    const told = answers[path];
    if (told) return told(response);
    response.writeHead(200, { "content-type": "application/json" }).end('{"ok":true}');
  });
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an address with a port.
  const url = `http://127.0.0.1:${(opened.address() as AddressInfo).port}`;
  const { log, logged } = recordingLog();
  const client = createWebClient({ token: "xoxb-1", slackApiUrl: `${url}/api/`, timeoutMs: 200, log });
  const privately = (responseUrl: string | null) =>
    createPrivately(
      client,
      {
        slackUserId: SlackUserId.parse("U0BEN"),
        userTeamId: null,
        enterpriseId: null,
        triggerId: "1.2",
        responseUrl,
      },
      null,
      translator("en"),
      log,
    );
  return { url, asked, logged, privately };
}

it.each([
  [
    "says too many",
    (response: ServerResponse) => void response.writeHead(429, { "retry-after": "30" }).end(),
  ],
  ["fails", (response: ServerResponse) => void response.writeHead(500).end()],
  ["says nothing", () => {}],
])("tells by direct message when the opening of a view %s", async (_what, answer) => {
  const { asked, logged, privately } = await openSlack({ "/api/views.open": answer });
  await privately(null).say("hello");
  expect(asked).toEqual(["/api/views.open", "/api/chat.postMessage"]);
  expect(logged()).toContain("could not be shown in a view");
});

it("tells in a view when nobody answers at the response_url", async () => {
  const { asked, logged, privately } = await openSlack({});
  await privately("http://127.0.0.1:1/dead").say("hello");
  expect(asked).toEqual(["/api/views.open"]);
  expect(logged()).toContain("could not be sent to its response_url");
});

it("tells by direct message when neither the response_url nor the view is to be had", async () => {
  const { url, asked, privately } = await openSlack({
    "/gone": (response) => void response.writeHead(404).end(),
    "/api/views.open": (response) => void response.writeHead(500).end(),
  });
  await privately(`${url}/gone`).say("hello");
  expect(asked).toEqual(["/gone", "/api/views.open", "/api/chat.postMessage"]);
});
