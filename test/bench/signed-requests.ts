import { createHmac } from "node:crypto";
import { slack } from "./workspace.ts";

type Fill = () => string;

/**
 * Makes Slack's signed requests of one kind. `payload` is what Slack would send; wherever it says `~name~`, the filling of
 * that name is put in anew for each request, so that no two have the same body, trigger or signature.
 */
export function signedRequests(
  payload: Readonly<Record<string, unknown>>,
  fillings: Readonly<Record<string, Fill>> = {},
): () => string {
  let count = 0;
  const all: Readonly<Record<string, Fill>> = {
    // Trigger ids look like this; what matters is that each is another.
    trigger: () => `${Date.now()}.${count}.${(count * 7_919).toString(16)}`,
    ...fillings,
  };
  const isForm = payload["command"] !== undefined;
  const fields = Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)]);
  const form = isForm
    ? new URLSearchParams(fields).toString()
    : `payload=${encodeURIComponent(JSON.stringify(payload))}`;
  // Encoded once; what is filled in needs no encoding. URLSearchParams writes the tilde as %7E.
  const parts = form.replaceAll("%7E", "~").split(/~([a-z]+)~/);
  return () => {
    count += 1;
    const body = parts.map((part, at) => (at % 2 === 0 ? part : fill(all, part))).join("");
    const timestamp = Math.floor(Date.now() / 1_000);
    const signature = createHmac("sha256", slack.signingSecret)
      .update(`v0:${timestamp}:${body}`)
      .digest("hex");
    return `POST /slack/events HTTP/1.1\r
host: 127.0.0.1\r
user-agent: Slackbot 1.0 (+https://api.slack.com/robots)\r
accept: application/json,*/*\r
content-type: application/x-www-form-urlencoded\r
content-length: ${Buffer.byteLength(body)}\r
x-slack-request-timestamp: ${timestamp}\r
x-slack-signature: v0=${signature}\r
\r
${body}`;
  };
}

function fill(fillings: Readonly<Record<string, Fill>>, name: string): string {
  const filling = fillings[name];
  if (!filling) throw new Error(`nothing fills ~${name}~`);
  return filling();
}
