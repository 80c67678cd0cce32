import type { JSX } from "preact";
import { type Fields, isFields } from "../../../../simulators/slack/rules/shape.ts";
import { useSession } from "../../session.ts";
import { Icon } from "../../shell/icon.tsx";
import { plainWords } from "../../text/text.tsx";
import { textIn } from "../held.ts";
import type { ElementProps } from "./control.ts";

export function Button({ element, control }: ElementProps): JSX.Element {
  const { t } = useSession();
  const url = textIn(element, "url");
  const words = plainWords(element["text"]);
  const press = () => void control.use(textIn(element, "value") ?? null);
  const look = {
    class: buttonClass(element, control.isBusy),
    "aria-label": textIn(element, "accessibility_label"),
    // Beside each of many customers stands the same word: the text it belongs to tells them apart.
    "aria-describedby": control.slot.labelId,
    "aria-busy": control.isBusy || undefined,
  };
  // Slack opens the page at once, unless the button asks something first.
  if (url && /^https?:\/\//i.test(url) && !isFields(element["confirm"]))
    return (
      <a {...look} href={url} target="_blank" rel="noopener noreferrer" onClick={press}>
        {words}
        <span class="visually-hidden"> {t("playground.blocks.opens-page")}</span>
      </a>
    );
  const pressThenOpen = async () => {
    const opens = url && /^https?:\/\//i.test(url);
    if ((await control.use(textIn(element, "value") ?? null)) && opens)
      window.open(url, "_blank", "noopener");
  };
  return (
    <button {...look} type="button" aria-disabled={control.isBusy || undefined} onClick={pressThenOpen}>
      {words}
    </button>
  );
}

function buttonClass(element: Fields, isBusy: boolean): string {
  const style = textIn(element, "style");
  const styled = style === "primary" || style === "danger" ? ` button-${style}` : "";
  return `button${styled}${isBusy ? " is-busy" : ""}`;
}

/** Starts a workflow in a real workspace; the app never hears of the press. */
export function WorkflowButton({ element, control }: ElementProps): JSX.Element {
  const { t, notice } = useSession();
  return (
    <button
      type="button"
      class={buttonClass(element, control.isBusy)}
      aria-label={textIn(element, "accessibility_label")}
      onClick={() => notice(t("playground.blocks.workflow"))}
    >
      {plainWords(element["text"])}
    </button>
  );
}

export function IconButton({ element, control }: ElementProps): JSX.Element | null {
  const { seen } = useSession();
  const visibleTo = element["visible_to_user_ids"];
  if (Array.isArray(visibleTo) && visibleTo.length > 0 && !visibleTo.includes(seen.me.id)) return null;
  const words = plainWords(element["text"]);
  return (
    <button
      type="button"
      class={`icon-button${control.isBusy ? " is-busy" : ""}`}
      title={words}
      aria-label={textIn(element, "accessibility_label") ?? words}
      aria-disabled={control.isBusy || undefined}
      onClick={() => void control.use(textIn(element, "value") ?? null)}
    >
      <Glyph path="M4 5.500h12M8 5.500V4h4v1.500M5.500 5.500l.8 11h7.400l.8-11M8.500 8.500v5M11.500 8.500v5" />
    </button>
  );
}

export function FeedbackButtons({ element, control }: ElementProps): JSX.Element {
  return (
    <span class="feedback-buttons">
      <Thumb of={element["positive_button"]} control={control} isUp />
      <Thumb of={element["negative_button"]} control={control} isUp={false} />
    </span>
  );
}

interface ThumbProps {
  readonly of: unknown;
  readonly control: ElementProps["control"];
  readonly isUp: boolean;
}

function Thumb({ of, control, isUp }: ThumbProps): JSX.Element | null {
  if (!isFields(of)) return null;
  const words = plainWords(of["text"]);
  const up = "M6.500 9v7.500M6.500 9l3-6c1.500 0 2 1 2 2v3h4l-1.200 8.500H6.500M3.500 9h3v7.500h-3z";
  const down = "M6.500 11V3.500M6.500 11l3 6c1.500 0 2-1 2-2v-3h4L14.300 3.500H6.500M3.500 11h3V3.500h-3z";
  return (
    <button
      type="button"
      class={`icon-button${control.isBusy ? " is-busy" : ""}`}
      title={words}
      aria-label={textIn(of, "accessibility_label") ?? words}
      aria-disabled={control.isBusy || undefined}
      onClick={() => void control.use(textIn(of, "value") ?? null)}
    >
      <Glyph path={isUp ? up : down} />
    </button>
  );
}

function Glyph({ path }: { readonly path: string }): JSX.Element {
  return (
    <svg class="icon" width="18" height="18" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}

/** Slack's triangle, with words: colour and shape alone say nothing to many. */
export function Trouble({ words }: { readonly words: string | null }): JSX.Element {
  return (
    <span class="trouble-place" role="status">
      {words && (
        <span class="trouble">
          <Icon name="trouble" size={16} /> {words}
        </span>
      )}
    </span>
  );
}
