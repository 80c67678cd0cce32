import type { Change } from "../contract.ts";

interface Listener {
  live(): void;
  lost(): void;
  changed(change: Change): void;
}

const firstWaitMs = 500;
const longestWaitMs = 5000;

/** Listens for as long as the page lives. A browser gives up after some failures; this does not. */
export function listenForChanges(listener: Listener): void {
  let waitMs = firstWaitMs;

  function open(): void {
    const source = new EventSource("/playground/changes");
    source.onopen = () => {
      waitMs = firstWaitMs;
      listener.live();
    };
    source.onmessage = (event) => listener.changed(JSON.parse(event.data));
    source.onerror = () => {
      source.close();
      listener.lost();
      setTimeout(open, waitMs);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    };
  }
  open();
}
