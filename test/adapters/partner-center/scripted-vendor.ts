import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach } from "vitest";

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

type Answer =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  /** Takes the request and never answers. */
  | "silence"
  /** Closes the connection without an answer. */
  | "hang-up";

/** A server that says what the test tells it to, in this order; the last answer is said again for all that follow. */
export interface ScriptedVendor {
  readonly url: string;
  readonly seen: Seen[];
  answers(...script: Answer[]): void;
  /** For requests that come side by side: each is answered by what it asks. */
  answersBy(answer: (seen: Seen) => Answer): void;
}

export function useScriptedVendor(): ScriptedVendor {
  let script: Answer[] = [];
  let answerBy: ((seen: Seen) => Answer) | null = null;
  const seen: Seen[] = [];
  let url = "";
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const one: Seen = {
      method: request.method ?? "",
      url: request.url ?? "",
      // None of ours is sent twice.
      headers: request.headers as Record<string, string | undefined>,
      body,
    };
    seen.push(one);
    const answer = answerBy?.(one) ?? (script.length > 1 ? script.shift() : script[0]) ?? { status: 500 };
    if (answer === "silence") return;
    if (answer === "hang-up") {
      request.socket.destroy();
      return;
    }
    const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body ?? null);
    response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    response.end(answer.body === undefined ? undefined : text);
  });
  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (typeof address !== "object" || address === null) throw new Error("the server has no port");
    url = `http://127.0.0.1:${address.port}`;
  });
  beforeEach(() => {
    script = [];
    answerBy = null;
    seen.length = 0;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    get url() {
      return url;
    },
    seen,
    answers(...next) {
      script = next;
      answerBy = null;
    },
    answersBy(answer) {
      answerBy = answer;
    },
  };
}
