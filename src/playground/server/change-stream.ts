import type { Change } from "../contract.ts";

/** Tells the pages that something changed: at most every `pauseMs`, and a beat in between so that nobody hangs up. */
export interface ChangeStream {
  note(): void;
  open(): Response;
  /** Lets go of all who listen. */
  close(): void;
}

const pauseMs = 40;
const beatMs = 15_000;

export function createChangeStream(read: () => Change): ChangeStream {
  const listeners = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const encoder = new TextEncoder();
  let due: NodeJS.Timeout | undefined;
  let beat: NodeJS.Timeout | undefined;

  const leave = (listener: ReadableStreamDefaultController<Uint8Array>) => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(beat);
    beat = undefined;
  };
  const send = (listener: ReadableStreamDefaultController<Uint8Array>, text: string) => {
    try {
      listener.enqueue(encoder.encode(text));
    } catch {
      // The page is gone.
      leave(listener);
    }
  };
  const toAll = (text: string) => {
    for (const listener of [...listeners]) send(listener, text);
  };
  const event = () => `data: ${JSON.stringify(read())}\n\n`;

  return {
    note() {
      if (due || listeners.size === 0) return;
      due = setTimeout(() => {
        due = undefined;
        toAll(event());
      }, pauseMs);
    },
    open() {
      let own: ReadableStreamDefaultController<Uint8Array>;
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          own = controller;
          listeners.add(controller);
          beat ??= setInterval(() => toAll(": still here\n\n"), beatMs).unref();
          send(controller, `retry: 1000\n${event()}`);
        },
        cancel: () => leave(own),
      });
      return new Response(stream, { headers: { "Content-Type": "text/event-stream; charset=utf-8" } });
    },
    close() {
      clearTimeout(due);
      for (const listener of [...listeners]) {
        leave(listener);
        try {
          listener.close();
        } catch {
          // The page is gone.
        }
      }
    },
  };
}
