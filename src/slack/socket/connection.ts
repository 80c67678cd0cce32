import { WebSocket } from "ws";
import { AnswerLost } from "../answer-lost.ts";
import { answerTo, type Envelope, readFrame } from "./envelope.ts";

/** How long a connection may be silent, and how long it is waited for. */
export interface Patience {
  /** Between opening and Slack's `hello`. */
  readonly helloMs: number;
  /** Between our pings; two without any sign of life end the connection. */
  readonly pingMs: number;
  /** Slack's own pings, once there was one, may stay away for this long. */
  readonly theirPingMs: number;
  /** For the answers under way when a connection is given up. */
  readonly lastAnswersMs: number;
}

interface Listeners {
  readonly ready: (connection: Connection) => void;
  readonly envelope: (envelope: Envelope, connection: Connection) => void;
  /** Slack will close it soon, or wants it closed. */
  readonly disconnect: (reason: string, connection: Connection) => void;
  /** It is gone, once, for whatever reason. */
  readonly gone: (why: string, connection: Connection) => void;
}

/** One WebSocket to Slack, from the ticket to its end. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #listeners: Listeners;
  readonly #patience: Patience;
  readonly #openedAt = performance.now();
  readonly #unanswered = new Set<string>();
  readonly #timers: { hello?: NodeJS.Timeout; ping?: NodeJS.Timeout; theirs?: NodeJS.Timeout } = {};
  #heard = true;
  #missed = 0;
  /** What Slack gave as the reason, if it did. */
  #why = "";
  #isGone = false;
  #onIdle: (() => void) | undefined;

  constructor(url: string, patience: Patience, listeners: Listeners) {
    this.#patience = patience;
    this.#listeners = listeners;
    this.#socket = new WebSocket(url, { perMessageDeflate: false, handshakeTimeout: patience.helloMs });
    this.#timers.hello = setTimeout(() => this.#end("Slack did not say hello"), patience.helloMs);
    this.#socket.on("open", () => this.#watch());
    this.#socket.on("message", (data, isBinary) => {
      this.#heard = true;
      if (!isBinary) this.#take(String(data));
    });
    this.#socket.on("ping", () => {
      this.#heard = true;
      clearTimeout(this.#timers.theirs);
      this.#timers.theirs = setTimeout(() => this.#end("Slack's pings stopped"), patience.theirPingMs);
    });
    this.#socket.on("pong", () => {
      this.#heard = true;
    });
    this.#socket.on("error", (error) => this.#end(error.message));
    this.#socket.on("close", (code) => this.#end(this.#why || `it was closed with ${code}`));
  }

  get isOpen(): boolean {
    return !this.#isGone && this.#socket.readyState === WebSocket.OPEN;
  }

  get ageMs(): number {
    return performance.now() - this.#openedAt;
  }

  /** The first answer to an envelope counts. Throws AnswerLost when it cannot be sent. */
  async answer(envelope: Envelope, content: unknown): Promise<void> {
    if (!this.#unanswered.delete(envelope.id)) return;
    if (!this.isOpen) throw new AnswerLost("the connection over which it was asked is closed");
    await new Promise<void>((resolve, reject) => {
      this.#socket.send(answerTo(envelope, content), (error) =>
        error ? reject(new AnswerLost(error.message)) : resolve(),
      );
    });
    if (this.#unanswered.size === 0) this.#onIdle?.();
  }

  /** Nothing answers this one; it is no longer waited for. */
  forget(envelope: Envelope): void {
    this.#unanswered.delete(envelope.id);
    if (this.#unanswered.size === 0) this.#onIdle?.();
  }

  /** Closes it as soon as nothing waits for its answer, at the latest when patience ends. */
  async retire(): Promise<void> {
    if (this.#unanswered.size > 0 && this.isOpen) {
      await new Promise<void>((resolve) => {
        this.#onIdle = resolve;
        setTimeout(resolve, this.#patience.lastAnswersMs).unref();
      });
    }
    if (!this.isOpen) return this.#end(this.#why);
    this.#end(this.#why, "gently");
    // The closing handshake may take half a minute; nobody waits for it.
    const timer = setTimeout(() => this.#socket.terminate(), 1_000);
    await new Promise<void>((resolve) => {
      this.#socket.once("close", () => resolve());
      this.#socket.close(1_000);
    });
    clearTimeout(timer);
  }

  #take(text: string): void {
    const frame = readFrame(text);
    if (frame === null) return;
    if (frame.kind === "hello") {
      clearTimeout(this.#timers.hello);
      this.#listeners.ready(this);
    } else if (frame.kind === "disconnect") {
      this.#why = `Slack closed it: ${frame.reason}`;
      this.#listeners.disconnect(frame.reason, this);
    } else {
      this.#unanswered.add(frame.id);
      this.#listeners.envelope(frame, this);
    }
  }

  /** A link that died without a word is noticed by its silence. */
  #watch(): void {
    this.#timers.ping = setInterval(() => {
      this.#missed = this.#heard ? 0 : this.#missed + 1;
      this.#heard = false;
      if (this.#missed >= 2) this.#end("nothing was heard from Slack");
      else if (this.isOpen) this.#socket.ping();
    }, this.#patience.pingMs);
  }

  #end(why: string, how: "gently" | "at once" = "at once"): void {
    if (this.#isGone) return;
    this.#isGone = true;
    clearTimeout(this.#timers.hello);
    clearInterval(this.#timers.ping);
    clearTimeout(this.#timers.theirs);
    this.#onIdle?.();
    if (how === "at once") this.#socket.terminate();
    this.#listeners.gone(why, this);
  }
}
