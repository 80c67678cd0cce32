import type { HomeView, KnownBlock, ModalView, Option } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { StaffActor } from "../domain/actor.ts";
import type { MessageTs, SlackChannelId, SlackUserId } from "../domain/ids.ts";
import type { Declined } from "../domain/outcome.ts";
import type { Permission } from "../domain/permissions.ts";
import type { SupportedLanguage, Translate } from "../i18n/index.ts";
import type { ServiceContext } from "../service/index.ts";
import type { FormValues } from "./form-values.ts";
import type { Identify } from "./identify.ts";
import type { RefusalReason } from "./refusals.ts";

/** Who is acting. `name` is data, never markup. */
export interface Person {
  readonly slackUserId: SlackUserId;
  readonly name: string;
  readonly language: SupportedLanguage;
  /** IANA name, such as Europe/Budapest. */
  readonly timeZone: string;
  readonly isWorkspaceAdmin: boolean;
}

/**
 * Said to one person. A bare string is plain text and is escaped for you; an object's `text` is mrkdwn (already
 * escaped), with `blocks` it is what screen readers and notifications get.
 */
export type Said = string | { readonly text: string; readonly blocks?: readonly KnownBlock[] };

/** What every handler gets. `ctx` carries the actor with the roles of this moment. */
export interface Request {
  readonly ctx: ServiceContext;
  readonly actor: StaffActor;
  readonly person: Person;
  readonly t: Translate;
  /** For answering this person: gives up after 1.5 s, never retries. */
  readonly client: WebClient;
  /** What Slack says of other people and of groups. */
  readonly identify: Identify;
  /** What Slack granted; empty where it did not say. */
  readonly scopes: ReadonlySet<string>;
  /** A refusal as a plain whole sentence; with `permission` a missing role is answered with who could do it now. */
  explain(refusal: Declined<RefusalReason>, permission?: Permission): Promise<string>;
}

/** Somebody pressed or typed something, so that a view can be opened (once, within 3 s). */
export interface Interactive extends Request {
  /**
   * Opens a modal, or pushes it on top when the request came from inside one; the third of a stack is replaced. Answers
   * with the view's id.
   */
  openView(view: ModalView): Promise<string>;
  /** Replaces a view; with `hash` only the one the person saw. False when it is gone or has changed since. */
  updateView(viewId: string, view: ModalView, hash?: string): Promise<boolean>;
  /** Says it privately where the person is: at the message, else in a view, else in a direct message. */
  say(said: Said): Promise<void>;
}

export interface CommandRequest extends Interactive {
  /** What was typed after the command (and after a subcommand that has a route of its own), normalised: see parse.ts. */
  readonly text: string;
  readonly channelId: string;
}

/** Null says nothing: a view was opened. */
export type CommandAnswer = Said | null;

export interface ShortcutRequest extends Interactive {
  readonly callbackId: string;
}

/** A view as it was when the request left the person's screen. */
export interface ShownView {
  readonly id: string;
  readonly rootId: string;
  /** The third modal of its stack: Slack takes no more on top of it. */
  readonly isThird: boolean;
  readonly hash: string;
  readonly type: "modal" | "home";
  readonly callbackId: string;
  /** Came back by way of the client: parse it, and trust nothing in it but as a hint. */
  readonly privateMetadata: string;
}

export interface ActionRequest extends Interactive {
  readonly actionId: string;
  readonly blockId: string;
  /** A button's value, or the value of the option that was picked. */
  readonly value: string;
  /** The view that the element is in, if it is in one. */
  readonly view: ShownView | null;
  /** The message that the element is in; null in views and for messages only this person sees. */
  readonly message: { readonly channelId: SlackChannelId; readonly ts: MessageTs } | null;
  readonly values: FormValues;
  publishHome(view: HomeView): Promise<void>;
}

export interface ViewRequest extends Interactive {
  readonly view: ShownView;
  readonly values: FormValues;
}

/** The one answer to a submission. Keys of `errors` are block_ids of input blocks: `values.blockOf(actionId)`. */
export type ViewAnswer =
  | { readonly kind: "close" }
  | { readonly kind: "clear" }
  | { readonly kind: "update"; readonly view: ModalView }
  | { readonly kind: "push"; readonly view: ModalView }
  | { readonly kind: "errors"; readonly errors: Readonly<Record<string, string>> };

export interface ViewClosedRequest extends Request {
  readonly view: ShownView;
  /** The whole stack was closed with the x. */
  readonly isCleared: boolean;
}

export interface OptionsRequest extends Request {
  readonly actionId: string;
  /** What was typed so far; may be empty. */
  readonly query: string;
  readonly view: ShownView | null;
}

/** An event about no person: a group or an account changed. `ctx` acts as Slack itself. */
export interface ChangeRequest {
  readonly ctx: ServiceContext;
  readonly event: Readonly<Record<string, unknown>> & { readonly type: string };
  readonly identify: Identify;
  readonly client: WebClient;
  /** The bot's own Slack user id. */
  readonly botUserId: string;
}

export interface EventRequest extends Request {
  /** The inner event, unparsed beyond its type. */
  readonly event: Readonly<Record<string, unknown>> & { readonly type: string };
  publishHome(view: HomeView): Promise<void>;
}

export type CommandHandler = (request: CommandRequest) => Promise<CommandAnswer>;
export type ShortcutHandler = (request: ShortcutRequest) => Promise<void>;
export type ActionHandler = (request: ActionRequest) => Promise<void>;
export type ViewHandler = (request: ViewRequest) => Promise<ViewAnswer>;
export type ViewClosedHandler = (request: ViewClosedRequest) => Promise<void>;
export type OptionsHandler = (request: OptionsRequest) => Promise<readonly Option[]>;
export type EventHandler = (request: EventRequest) => Promise<void>;
export type ChangeHandler = (request: ChangeRequest) => Promise<void>;

/** A handler that needs no role is given none, which spares it the database: help and usage. */
export interface ForAnyone<Handler> {
  readonly forAnyone: Handler;
}

export function forAnyone<Handler>(handler: Handler): ForAnyone<Handler> {
  return { forAnyone: handler };
}

export interface AboutNobody {
  readonly aboutNobody: ChangeHandler;
}

export function aboutNobody(handler: ChangeHandler): AboutNobody {
  return { aboutNobody: handler };
}

type Table<Handler> = Readonly<Record<string, Handler | ForAnyone<Handler>>>;

/** The shape of routes.ts. A command with a subcommand ("/kapocs help") is looked up before the bare command. */
export interface Routes {
  readonly commands: Table<CommandHandler>;
  readonly shortcuts: Table<ShortcutHandler>;
  readonly actions: Table<ActionHandler>;
  readonly options: Table<OptionsHandler>;
  readonly views: Table<ViewHandler>;
  readonly viewsClosed: Table<ViewClosedHandler>;
  readonly events: Readonly<Record<string, EventHandler | AboutNobody>>;
}
