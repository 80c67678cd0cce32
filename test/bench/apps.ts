import { once } from "node:events";
import { createServer } from "node:net";
import { Connection } from "./connection.ts";
import { bundled, type Program, startProgram } from "./process.ts";
import type { SlackStub } from "./slack-stub.ts";
import type { Storage } from "./storage.ts";
import { encryptionKey, publicUrl, slack } from "./workspace.ts";

/** A program that answers on a port. */
export interface App extends Program {
  readonly port: number;
}

export const startBare = (flavour: "bare" | "lean") =>
  startApp((port) => startProgram(bundled("bare-app"), [flavour, `${port}`], {}));

export const startHandWritten = ({ place }: Storage) =>
  startApp((port) => startProgram(bundled("hand-written-app"), [`${port}`, place], {}));

/** The bot without its workers. */
export const startQuietBot = (storage: Storage, stub: SlackStub) =>
  startApp((port) => startProgram(bundled("bot-app"), [], settingsFor(storage.env, stub, port)));

/** The same in Socket Mode. */
export const startQuietSocketBot = (storage: Storage, stub: SlackStub) =>
  startApp((port) =>
    startProgram(bundled("bot-app"), [], {
      ...settingsFor(storage.env, stub, port),
      SLACK_APP_TOKEN: "xapp-bench",
    }),
  );

/** Bolt as it comes, in Socket Mode. */
export const startBareSocket = (stub: SlackStub) => startProgram(bundled("bare-socket-app"), [stub.url], {});

/** The bot with its workers, which can be asked to put card refreshes in its outbox. */
export const startOutboxBot = (storage: Storage, stub: SlackStub) =>
  startApp((port) => startProgram(bundled("bot-app"), ["with-outbox"], settingsFor(storage.env, stub, port)));

/** The bot as it is shipped, started as its users start it. Starts are measured on all cores. */
export const startShippedBot = (env: Readonly<Record<string, string>>, stub: SlackStub, onAllCores = false) =>
  startApp((port) =>
    startProgram(bundled("../kapocs"), ["start"], settingsFor(env, stub, port), { onAllCores }),
  );

/** Posts messages with a bare WebClient. */
export const startBareSender = (stub: SlackStub) => startProgram(bundled("bare-sender"), [stub.url], {});

function settingsFor(storage: Readonly<Record<string, string>>, stub: SlackStub, port: number) {
  return {
    ...storage,
    PORT: `${port}`,
    PUBLIC_URL: publicUrl,
    ENCRYPTION_KEY: encryptionKey,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: stub.url,
    LOG_LEVEL: "error",
  };
}

async function startApp(start: (port: number) => Program): Promise<App> {
  const port = await freePort();
  const program = start(port);
  try {
    await untilReady(program, port);
  } catch (error) {
    await program.kill();
    throw error;
  }
  return { ...program, port };
}

/** Any answer but "starting" will do: the floors know no such page. */
async function untilReady({ child }: Program, port: number): Promise<void> {
  const giveUpAt = performance.now() + 60_000;
  while (performance.now() < giveUpAt) {
    if (child.exitCode !== null) throw new Error(`an app ended at its start, with code ${child.exitCode}`);
    try {
      const connection = await Connection.open(port);
      const { status } = await connection.send("GET /readyz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n");
      connection.close();
      if (status !== 503) return;
    } catch {
      // Nobody listens yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("an app did not become ready within a minute");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}
