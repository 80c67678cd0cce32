import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { type Playground, startPlayground } from "../../src/cli/playground.ts";
import type { ActAnswer } from "../../src/simulators/slack/client/act.ts";
import type { Seen, SeenMessage, SeenView } from "../../src/simulators/slack/client/seen.ts";
import { recordingLog } from "../support/bot.ts";

/** A first start makes a database and a whole past; other tests may keep the machine busy meanwhile. */
export const longestStartMs = 90_000;

export interface RunningPlayground extends Playground {
  readonly folder: string;
  readonly logged: () => string;
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "kapocs-playground-"));
}

export async function run(
  folder: string,
  seed: "little-world" | "empty" = "little-world",
  isSocketMode = false,
): Promise<RunningPlayground> {
  const { log, logged } = recordingLog();
  const ask = { host: "127.0.0.1", port: 0, folder, isSocketMode, seed };
  return { ...(await startPlayground(ask, log)), folder, logged };
}

/** One playground for the tests of a file. */
export function usePlayground(seed: "little-world" | "empty" = "little-world"): {
  readonly current: RunningPlayground;
} {
  let playground: RunningPlayground | undefined;
  beforeAll(async () => {
    playground = await run(newFolder(), seed);
  }, longestStartMs);
  afterAll(async () => {
    await playground?.stop();
    if (playground) rmSync(playground.folder, { recursive: true, force: true });
  });
  return {
    get current() {
      if (!playground) throw new Error("the playground runs from beforeAll to afterAll only");
      return playground;
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A request with any headers at all, Host among them. */
export function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = "GET", headers = {}, body } = options;
    const asked = request(url, { method, headers, agent: false }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part) => {
        text += part;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    asked.once("error", reject);
    asked.end(body);
  });
}

/** The page of one person, without its looks. */
export function pageOf({ url }: Pick<Playground, "url">, userId: string) {
  const see = async (channelId?: string): Promise<Seen> => {
    const query = new URLSearchParams({ as: userId, ...(channelId ? { channel: channelId } : {}) });
    // The server's own type of the answer.
    return (await (await fetch(`${url}/playground/seen?${query}`)).json()) as Seen;
  };
  const act = async (body: Record<string, unknown>): Promise<ActAnswer> => {
    const answer = await fetch(`${url}/playground/act?as=${userId}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    // As above.
    return (await answer.json()) as ActAnswer;
  };
  return {
    see,
    act,
    async modal(): Promise<SeenView> {
      const modal = (await see()).modals.at(-1);
      if (!modal) throw new Error(`${userId} has no modal open`);
      return modal;
    },
    async message(channelId: string, words: string): Promise<SeenMessage | undefined> {
      const { open } = await see(channelId);
      return open?.messages.find(({ text }) => text.includes(words));
    },
  };
}
