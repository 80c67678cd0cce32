import type { Fault } from "../simulators/slack/faults.ts";
import type { Violation } from "../simulators/slack/traffic.ts";

/**
 * What the page and its server say to each other, all as JSON under `/playground/`:
 *
 * | request | answer |
 * |---|---|
 * | `GET seen?as=U…&channel=C…&thread=ts` | `Seen` (simulators/slack/client/seen.ts) |
 * | `POST act?as=U…` with an `Act` | `ActAnswer` (simulators/slack/client/act.ts) |
 * | `POST file?as=U…&name=…` with the bytes | `{ id }` for a file element |
 * | `GET file?as=U…&id=F…` | the bytes of a file in a conversation of theirs |
 * | `GET changes` | server-sent events; each `data:` is a `Change` |
 * | `GET cast` | `Cast` |
 * | `GET traffic?after=N` | `Traffic` |
 * | `GET mail?address=…` | `Mailbox` |
 * | `POST desk` with a `DeskAct` | 204, or 400 with `{ error }` as a sentence |
 *
 * A `POST` must be JSON (a file excepted) and come from the page itself. A person who does not exist is a 404.
 */
export interface Change {
  /** The workspace's version; compare with `Seen.version`. */
  readonly version: number;
  /** Number of the newest exchange, and of the newest mail. */
  readonly traffic: number;
  readonly mail: number;
  /** Grows when a mail comes or is read. */
  readonly mailboxes: number;
}

/** Whom one can act as, in the order of the picker, and what they are in the play (in both languages). */
export interface Cast {
  readonly people: readonly {
    readonly userId: string;
    readonly part: "sales-agent" | "admin-agent" | "owner" | "guest" | "outsider";
    readonly language: "en" | "hu";
  }[];
  /** Addresses whose inboxes can be opened, the customers among the seed and everybody who got mail. */
  readonly seeds: readonly ("little-world" | "empty")[];
  /** What it grew from; `year` is made on the command line alone. */
  readonly seed: "little-world" | "empty" | "year";
  readonly faults: readonly FaultSwitch[];
  /** Where people act on the vendor's own pages; null where the local registry is the directory. */
  readonly vendorPortal: string | null;
}

export interface Traffic {
  /** Oldest first. `next` is what to ask `after` the next time. */
  readonly exchanges: readonly SeenExchange[];
  readonly violations: readonly Violation[];
  readonly next: number;
  /** Whatever is older than this number is gone, for instance by a reset. */
  readonly oldest: number;
}

/** One push to the app or one call of the app's. Tokens and secrets are blacked out. */
export interface SeenExchange {
  readonly number: number;
  /** Unix milliseconds. */
  readonly at: number;
  readonly direction: "push" | "call";
  /** `view_submission`, `chat.postMessage` … */
  readonly name: string;
  /** What it was about in a few words: the command's text, the button's id, the channel. */
  readonly about: string;
  readonly transport: "http" | "socket" | null;
  readonly status: number | null;
  /** Of a push: until it was acknowledged. */
  readonly ms: number | null;
  /** `operation_timeout`, `channel_not_found` …; null when it went well. */
  readonly error: string | null;
  readonly fault: string | null;
  readonly request: unknown;
  readonly answer: unknown;
}

/** A trouble that is switched on, with the words of its switch. */
export interface FaultSwitch {
  readonly id: string;
  readonly isOn: boolean;
  readonly fault: Fault;
  readonly method: string;
}

export interface Mailbox {
  readonly addresses: readonly { readonly address: string; readonly unread: number }[];
  /** Of the address that was asked for, newest first. */
  readonly mails: readonly Mail[];
}

export interface Mail {
  readonly number: number;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** Unix milliseconds. */
  readonly at: number;
  readonly isRead: boolean;
}

export type DeskAct =
  /** Back to a seed, the bot's data too. Takes seconds; the page hears of it by a change. */
  | { readonly desk: "reset"; readonly seed: "little-world" | "empty" }
  | { readonly desk: "fault"; readonly id: string; readonly isOn: boolean }
  | { readonly desk: "drop-sockets" }
  | {
      readonly desk: "send-mail";
      readonly from: string;
      readonly to: string;
      readonly subject: string;
      readonly body: string;
    }
  | { readonly desk: "read-mail"; readonly number: number };
