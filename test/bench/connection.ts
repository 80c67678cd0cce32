import { connect, type Socket } from "node:net";

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** One kept-alive HTTP/1.1 connection, one request at a time. Ours, since node:http's client would be the slower side. */
export class Connection {
  readonly #socket: Socket;
  #received = "";
  #waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    // Latin-1 keeps one character a byte, so that lengths count bytes; the body is decoded when it is whole.
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => this.#take(chunk));
    socket.on("error", (error) => this.#fail(error));
    socket.on("close", () => this.#fail(new Error("the app closed the connection")));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.off("error", reject);
        resolve(new Connection(socket));
      });
      socket.once("error", reject);
    });
  }

  send(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) return reject(new Error("the connection is closed"));
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: string): void {
    this.#received += chunk;
    const headEnd = this.#received.indexOf("\r\n\r\n");
    if (headEnd === -1) return;
    const head = this.#received.slice(0, headEnd).toLowerCase();
    const rest = this.#received.slice(headEnd + 4);
    const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
    let body: string;
    if (length !== undefined) {
      if (rest.length < Number(length)) return;
      body = rest;
    } else if (head.includes("transfer-encoding: chunked")) {
      if (!rest.endsWith("0\r\n\r\n")) return;
      body = rest.replace(/(?:^|\r\n)[0-9a-f]+\r\n/gi, "").trimEnd();
    } else body = "";
    const waiting = this.#waiting;
    this.#waiting = null;
    this.#received = "";
    waiting?.resolve({ status: Number(head.slice(9, 12)), body: Buffer.from(body, "latin1").toString() });
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = null;
  }
}
