import type { App, Receiver } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { Log } from "../../log.ts";
import { noTelemetry, type Telemetry } from "../../ports/telemetry.ts";
import { SlackRefusedToken } from "../installation.ts";
import { platformError } from "../slack-failure.ts";
import { arrived } from "../watch-request.ts";
import { isWellFormed } from "../well-formed.ts";
import { askForAddress, pauseAskedBy, reasonOf } from "./address.ts";
import { Connection, type Patience } from "./connection.ts";
import type { Envelope } from "./envelope.ts";

export interface SocketTiming extends Patience {
  /** After the first failure; doubled with each further one. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** A connection that lived shorter is a failure, whoever ended it. */
  readonly steadyAfterMs: number;
}

const ordinaryTiming: SocketTiming = {
  helloMs: 10_000,
  pingMs: 3_000,
  theirPingMs: 30_000,
  lastAnswersMs: 3_000,
  firstPauseMs: 250,
  longestPauseMs: 30_000,
  steadyAfterMs: 5_000,
};

interface SocketSettings {
  /** With the app-level token. */
  readonly client: WebClient;
  readonly log: Log;
  readonly telemetry?: Telemetry;
  readonly timing?: Partial<SocketTiming>;
}

/** Reasons of Slack's that only a person can remove, by Slack's word for them. */
const needPerson: Readonly<Record<string, string>> = {
  link_disabled:
    "Socket Mode is switched off in the app's settings: switch it on, or unset SLACK_APP_TOKEN and use HTTP",
  too_many_websockets:
    "Slack allows an app ten Socket Mode connections and all are taken: stop other processes that use this app",
};

/**
 * Keeps one connection to Slack open and hands what comes to Bolt. Ours instead of the library's because that one closes
 * a connection while answers are still under way, is without any until the next is open, and rejects a promise that
 * nobody awaits when Slack refuses it.
 */
export class SocketReceiver implements Receiver {
  readonly #client: WebClient;
  readonly #log: Log;
  readonly #telemetry: Telemetry;
  readonly #timing: SocketTiming;
  #app: App | undefined;
  #current: Connection | null = null;
  readonly #all = new Set<Connection>();
  #fault = "the connection to Slack is not open yet";
  /** What only a person can put right; stands until there is a connection again. */
  #blocked: string | null = null;
  #failures = 0;
  #isOpening = false;
  #isStopping = false;
  #timer: NodeJS.Timeout | undefined;

  constructor({ client, log, telemetry = noTelemetry, timing }: SocketSettings) {
    this.#client = client;
    this.#log = log;
    this.#telemetry = telemetry;
    this.#timing = { ...ordinaryTiming, ...timing };
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Why Slack cannot reach us, if it cannot. */
  get fault(): string | null {
    return this.#current?.isOpen ? null : (this.#blocked ?? this.#fault);
  }

  /** Throws SlackRefusedToken; from anything else it recovers by itself, later. */
  async start(): Promise<void> {
    try {
      await this.#open();
    } catch (error) {
      if (error instanceof SlackRefusedToken) throw error;
      this.#failed(error);
    }
  }

  /** Answers what is under way, then closes. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    await Promise.all([...this.#all].map((each) => each.retire()));
  }

  /** Resolves with Slack's hello. */
  async #open(): Promise<void> {
    this.#isOpening = true;
    try {
      const url = await askForAddress(this.#client);
      if (this.#isStopping) return;
      await new Promise<void>((resolve, reject) => {
        const connection = new Connection(url, this.#timing, {
          ready: () => {
            this.#use(connection);
            resolve();
          },
          envelope: (envelope) => void this.#take(envelope, connection),
          disconnect: (reason) => this.#leave(reason, connection),
          gone: (why) => {
            reject(new Error(why));
            this.#lose(connection, why);
          },
        });
        this.#all.add(connection);
      });
    } finally {
      this.#isOpening = false;
    }
  }

  #use(connection: Connection): void {
    const before = this.#current;
    this.#current = connection;
    this.#blocked = null;
    this.#log.info("connected to Slack over Socket Mode");
    this.#telemetry.happened({ name: "socket", what: "connected" });
    // Until now the old one went on taking requests; what it took, it also answers.
    void before?.retire();
  }

  /** Slack asks us to go: first comes the new connection, then the old one ends. */
  #leave(reason: string, connection: Connection): void {
    this.#log.info({ reason }, "Slack asked for another connection");
    const blocked = needPerson[reason];
    if (blocked !== undefined) {
      this.#blocked = blocked;
      this.#log.error({ reason }, blocked);
      if (reason === "link_disabled") this.#telemetry.happened({ name: "socket", what: "switched-off" });
      void connection.retire();
    } else if (connection === this.#current && this.#isSteady(connection)) {
      this.#failures = 0;
      this.#again(0);
    }
  }

  #lose(connection: Connection, why: string): void {
    this.#all.delete(connection);
    this.#telemetry.happened({ name: "socket", what: "closed" });
    if (connection !== this.#current) return;
    this.#current = null;
    if (this.#isStopping) return;
    this.#failures = this.#isSteady(connection) ? 0 : this.#failures + 1;
    this.#fault = `the connection to Slack is closed: ${why}`;
    this.#log.warn({ why }, "the connection to Slack closed, connecting again");
    this.#again(this.#pause());
  }

  #failed(error: unknown): void {
    if (this.#isStopping) return;
    this.#failures += 1;
    this.#fault = reasonOf(error);
    this.#blocked =
      error instanceof SlackRefusedToken
        ? error.message
        : (needPerson[platformError(error) ?? ""] ?? this.#blocked);
    this.#log.error({ err: error, failures: this.#failures }, "Slack refused a new connection");
    this.#telemetry.happened({ name: "socket", what: "refused" });
    this.#again(Math.max(this.#pause(), pauseAskedBy(error)));
  }

  /** The next attempt, unless one is under way or planned. */
  #again(afterMs: number): void {
    if (this.#isStopping || this.#isOpening || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#open().catch((error: unknown) => this.#failed(error));
    }, afterMs);
  }

  /** One that is closed as soon as it is open, again and again, must not be opened without a pause. */
  #isSteady(connection: Connection): boolean {
    return connection.ageMs >= this.#timing.steadyAfterMs;
  }

  #pause(): number {
    if (this.#failures === 0) return 0;
    const { firstPauseMs, longestPauseMs } = this.#timing;
    return Math.min(firstPauseMs * 2 ** (this.#failures - 1), longestPauseMs);
  }

  async #take(envelope: Envelope, connection: Connection): Promise<void> {
    try {
      await this.#process(envelope, connection);
    } catch (error) {
      // The person saw to it that they have an answer, or sees Slack's own error; an event comes again.
      this.#log.warn({ err: error }, "a request over Socket Mode was not answered");
    } finally {
      connection.forget(envelope);
    }
  }

  async #process(envelope: Envelope, connection: Connection): Promise<void> {
    const { body, retryNum, retryReason } = envelope;
    arrived(body, performance.now());
    if (!isWellFormed(body)) {
      this.#log.warn({ type: body["type"] }, "ignored a request whose body lacks what its type must have");
      // An event is not wanted again, as Slack would send it without an answer.
      if (body["type"] === "event_callback") await connection.answer(envelope, undefined);
      return;
    }
    if (!this.#app) throw new Error("the receiver has no app yet");
    await this.#app.processEvent({
      body,
      ack: async (content?: unknown) => {
        try {
          await connection.answer(envelope, content);
        } catch (error) {
          this.#telemetry.happened({ name: "slack.unanswered" });
          throw error;
        }
      },
      ...(retryNum === undefined ? {} : { retryNum }),
      ...(retryReason === undefined ? {} : { retryReason }),
    });
  }
}
