import type { Fields } from "../rules/shape.ts";

/** Where an element stands: in a view (modal or App Home) or in a message. */
export type Place = { readonly viewId: string } | { readonly channelId: string; readonly ts: string };

/**
 * What a person entered into one element: typed text, an option's value, the id of a person, channel or file, a date
 * (`2026-11-22`), a time (`14:30`), a Unix second as digits; several for elements that take several; null for nothing.
 * A button has none.
 */
export type Entered = string | readonly string[] | null;

/** By block id, then action id. */
export type EnteredValues = Readonly<Record<string, Readonly<Record<string, Entered>>>>;

/** What a person can do in their client. `values` carries what else was typed in the same view, as Slack sends it along. */
export type Act =
  /** Sends what was typed into the composer; with a slash in front it is a command. */
  | { readonly act: "say"; readonly channelId: string; readonly text: string; readonly threadTs?: string }
  | { readonly act: "shortcut"; readonly callbackId: string }
  | {
      readonly act: "message-shortcut";
      readonly callbackId: string;
      readonly channelId: string;
      readonly ts: string;
    }
  | { readonly act: "open-home" }
  /** Presses a button, or chooses in an element that tells the app at once; after the confirm dialog, if it has one. */
  | {
      readonly act: "use";
      readonly at: Place;
      readonly blockId: string;
      readonly actionId: string;
      readonly entered: Entered;
      readonly values?: EnteredValues;
    }
  /** Types into a searched menu. */
  | {
      readonly act: "search";
      readonly at: Place;
      readonly blockId: string;
      readonly actionId: string;
      readonly typed: string;
      readonly values?: EnteredValues;
    }
  | { readonly act: "submit"; readonly viewId: string; readonly values: EnteredValues }
  /** `whole`: the x, which closes the whole stack; otherwise Cancel, which closes this modal. */
  | { readonly act: "close"; readonly viewId: string; readonly whole: boolean }
  | { readonly act: "mark-read"; readonly channelId: string; readonly ts: string }
  | { readonly act: "join"; readonly channelId: string };

/** What came of it, for the person at the client. */
export interface ActAnswer {
  /** Milliseconds until the app acknowledged; null when nothing was sent to it. */
  readonly ackMs: number | null;
  /**
   * What Slack's client would have to show: no answer in time, an answer that was not one, a menu that could not load,
   * a command nobody has, an act that is not possible any more (`gone`) or not allowed here (`refused`).
   */
  readonly trouble:
    | "operation_timeout"
    | "dispatch_failed"
    | "load_failed"
    | "invalid_command"
    | "gone"
    | "refused"
    | null;
  /** Slack's own words for the trouble where it has some. */
  readonly words: string | null;
  /** After a submission: what happened to the modal. `errors`: they stand in the view now, or in `fieldErrors`. */
  readonly modal: "closed" | "cleared" | "updated" | "pushed" | "errors" | null;
  /** What Slack's client itself would not send, by block id. */
  readonly fieldErrors: Readonly<Record<string, string>>;
  /** What a searched menu offers: options, or groups with `label` and `options`. */
  readonly options: readonly Fields[];
}
