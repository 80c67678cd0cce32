import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { codePoints, type Fields, isFields } from "../../../../simulators/slack/rules/shape.ts";
import { useSession } from "../../session.ts";
import { richTextLines } from "../../text/rich-text.tsx";
import { plainWords } from "../../text/text.tsx";
import { entered, numberIn } from "../held.ts";
import { type Control, type ElementProps, fieldProps } from "./control.ts";

/** Slack's ceiling where the app gives none. */
export const longestText = 3000;
/** Each character tells the app, but not in the middle of a word. */
const restMs = 300;

export function PlainTextInput({ element, control }: ElementProps): JSX.Element {
  const props = useTyping(element, control);
  const max = numberIn(element, "max_length") ?? longestText;
  return (
    <div class="text-input">
      {element["multiline"] === true ? (
        <textarea {...props} class="field" rows={5} />
      ) : (
        <input {...props} class="field" type="text" />
      )}
      <Counter text={props.value} max={max} />
    </div>
  );
}

/** Plain lines only: bold and the like cannot be set here. */
export function RichTextInput({ element, control }: ElementProps): JSX.Element {
  const props = useTyping(element, control);
  const rows = Math.max(3, numberIn(element, "min_lines") ?? 3);
  return <textarea {...props} class="field" rows={Math.min(rows, numberIn(element, "max_lines") ?? rows)} />;
}

export function EmailInput({ element, control }: ElementProps): JSX.Element {
  return <input {...useTyping(element, control)} class="field" type="email" autocomplete="off" />;
}

export function UrlInput({ element, control }: ElementProps): JSX.Element {
  return <input {...useTyping(element, control)} class="field" type="url" autocomplete="off" />;
}

export function NumberInput({ element, control }: ElementProps): JSX.Element {
  const inputMode = element["is_decimal_allowed"] === true ? "decimal" : "numeric";
  return <input {...useTyping(element, control)} class="field" type="text" inputMode={inputMode} />;
}

function useTyping(element: Fields, control: Control) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const tellsAppOn = (what: string) => control.slot.dispatches && triggersOf(element).includes(what);
  const latest = useRef(control);
  latest.current = control;
  /** What was typed last goes out last, also while the app still thinks about what was typed before. */
  const sendSoon = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (latest.current.isBusy) sendSoon(text);
      else void latest.current.use(entered(text));
    }, restMs);
  };
  const value = isFields(control.held) ? richTextLines(control.held) : String(control.held ?? "");
  return {
    ...fieldProps(control, element),
    placeholder: plainWords(element["placeholder"]),
    value,
    onInput({ currentTarget }: { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement }) {
      const text = currentTarget.value;
      control.hold(text);
      if (tellsAppOn("on_character_entered")) sendSoon(text);
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== "Enter" || event.isComposing || !tellsAppOn("on_enter_pressed")) return;
      if (element["multiline"] === true && !event.metaKey && !event.ctrlKey) return;
      event.preventDefault();
      void control.use(entered(value));
    },
  };
}

function triggersOf(element: Fields): readonly unknown[] {
  const config = element["dispatch_action_config"];
  const triggers = isFields(config) ? config["trigger_actions_on"] : undefined;
  return Array.isArray(triggers) ? triggers : ["on_enter_pressed"];
}

/** Says how much is left once it gets tight. */
function Counter({ text, max }: { readonly text: string; readonly max: number }): JSX.Element {
  const { t } = useSession();
  const left = max - codePoints(text);
  const isNear = left <= Math.max(10, Math.min(100, max / 10));
  return (
    <span class={left < 0 ? "counter is-over" : "counter"} role="status">
      {left < 0
        ? t("playground.blocks.text.over", { count: -left })
        : isNear && text !== ""
          ? t("playground.blocks.text.left", { count: left })
          : ""}
    </span>
  );
}
