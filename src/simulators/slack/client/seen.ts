import type { Fields } from "../rules/shape.ts";
import type { StateValues } from "../world/state.ts";

/**
 * What one person's Slack client shows, as plain data for a page that draws it. Blocks are as the app sent them, with
 * Slack's defaults (ids, fallbacks) filled in; texts are not resolved, since each reader has a language and a clock.
 */
export interface Seen {
  /** Grows with every change in the workspace. */
  readonly version: number;
  readonly me: SeenPerson;
  readonly team: { readonly id: string; readonly name: string; readonly plan: "free" | "paid" };
  /** Null while no app is installed (or it was removed). */
  readonly app: SeenApp | null;
  /** Everybody that this person can name, the bot and themselves among them. */
  readonly people: readonly SeenPerson[];
  readonly userGroups: readonly { readonly id: string; readonly handle: string; readonly name: string }[];
  /** The sidebar: channels this person is in or may join, then direct messages. */
  readonly channels: readonly SeenChannel[];
  /** The channel that was asked for; null where this person may not see it. */
  readonly open: SeenConversation | null;
  /** The app's Home as it was last published for this person; null before. */
  readonly home: SeenView | null;
  /** Open modals, root first, at most three. */
  readonly modals: readonly SeenView[];
}

export interface SeenPerson {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  /** As Slack says it, such as `hu-HU`. */
  readonly locale: string;
  /** IANA name. */
  readonly tz: string;
  readonly kind: "member" | "admin" | "owner" | "guest" | "outsider" | "bot" | "deactivated";
}

export interface SeenApp {
  readonly name: string;
  readonly botUserId: string;
  /** `isReserved`: Slack has a command of its own by this name, and in a real workspace no app hears of it. */
  readonly commands: readonly {
    readonly command: string;
    readonly description: string;
    readonly usageHint: string;
    readonly isReserved: boolean;
  }[];
  readonly shortcuts: readonly {
    readonly callbackId: string;
    readonly type: "global" | "message";
    readonly name: string;
    readonly description: string;
  }[];
}

export interface SeenChannel {
  readonly id: string;
  /** Without `#`; for a direct message the other's name. */
  readonly name: string;
  readonly kind: "channel" | "im";
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  /** Shared with another organisation. */
  readonly isShared: boolean;
  readonly isMember: boolean;
  readonly memberCount: number;
  readonly topic: string;
  /** Messages by others after the read mark; `mentions` of them name this person (all of them in a direct message). */
  readonly unread: number;
  readonly mentions: number;
  /** In a direct message: the other side. */
  readonly withUserId: string | null;
}

export interface SeenConversation {
  readonly channelId: string;
  /** The newest two hundred, oldest first, without replies. */
  readonly messages: readonly SeenMessage[];
  /** The thread that was asked for: its first message and all replies, oldest first. */
  readonly thread: readonly SeenMessage[] | null;
  /** `ts` of the last message this person has read; null when none. */
  readonly readTs: string | null;
}

export interface SeenMessage {
  /** A string and a key, with the second in front of its point. */
  readonly ts: string;
  readonly threadTs: string | null;
  readonly userId: string;
  readonly isApp: boolean;
  readonly text: string;
  readonly blocks: readonly Fields[];
  readonly attachments: readonly Fields[];
  readonly files: readonly { readonly id: string; readonly name: string; readonly bytes: number }[];
  /** "Only visible to you". */
  readonly isEphemeral: boolean;
  readonly isEdited: boolean;
  readonly replies: number;
  readonly lastReplyTs: string | null;
  /** What this person chose in its menus. */
  readonly values: StateValues;
}

export interface SeenView {
  readonly id: string;
  readonly hash: string;
  /** `title`, `blocks`, `submit`, `close` and so on. */
  readonly payload: Fields;
  readonly values: StateValues;
  /** Words under input blocks, by block id. */
  readonly errors: Readonly<Record<string, string>>;
}
