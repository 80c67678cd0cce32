export type TransportKind = "http" | "socket";

let chosen: TransportKind = "http";

/** How bots and apps of the tests are reached where a test does not say otherwise. */
export function transport(): TransportKind {
  return chosen;
}

/** For a file that runs other files' tests once more: everything that starts from here on goes this way. */
export function useTransport(kind: TransportKind): void {
  chosen = kind;
}
