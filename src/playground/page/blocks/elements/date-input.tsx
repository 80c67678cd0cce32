import type { JSX } from "preact";
import { useSession } from "../../session.ts";
import { plainWords } from "../../text/text.tsx";
import { type ElementProps, fieldProps } from "./control.ts";

/** The browser writes dates in its own language; the words beside them are in the reader's. */
export function DatePicker({ element, control }: ElementProps): JSX.Element {
  const { locale } = useSession();
  const at = Date.parse(`${String(control.held)}T00:00Z`);
  const words = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" });
  return (
    <>
      <input
        {...fieldProps(control, element)}
        {...named(element, control)}
        class="field field-date"
        type="date"
        min="1000-01-01"
        max="9999-12-31"
        value={String(control.held ?? "")}
        // While a year is typed, 0002 is a date for the browser.
        onChange={({ currentTarget }) =>
          currentTarget.validity.valid && void control.change(currentTarget.value || null)
        }
      />
      {at > 0 && <small class="date-words">{words.format(at)}</small>}
    </>
  );
}

export function TimePicker({ element, control }: ElementProps): JSX.Element {
  return (
    <input
      {...fieldProps(control, element)}
      {...named(element, control)}
      class="field field-date"
      type="time"
      value={String(control.held ?? "")}
      onChange={({ currentTarget }) => void control.change(currentTarget.value || null)}
    />
  );
}

/** Shown and entered by the acting person's clock, held as a Unix second. */
export function DateTimePicker({ element, control }: ElementProps): JSX.Element {
  const { tz } = useSession();
  const held = Number(control.held);
  return (
    <input
      {...fieldProps(control, element)}
      {...named(element, control)}
      class="field field-date"
      type="datetime-local"
      min="2001-09-10T00:00"
      max="2286-11-19T00:00"
      value={held > 0 ? wallClock(held * 1000, tz) : ""}
      onChange={({ currentTarget }) => {
        const { value, validity } = currentTarget;
        if (validity.valid) void control.change(value ? instantOf(value, tz) : null);
      }}
    />
  );
}

function named(element: ElementProps["element"], { slot }: ElementProps["control"]) {
  return slot.labelId ? {} : { "aria-label": plainWords(element["placeholder"]) || String(element["type"]) };
}

/** `2026-11-22T14:30` on the clock of this time zone. */
function wallClock(at: number, tz: string): string {
  return new Intl.DateTimeFormat("sv-SE", {
    timeZone: tz,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  })
    .format(at)
    .replace(" ", "T");
}

/** The Unix second at which that clock shows this; the later one where a clock change repeats it. */
function instantOf(wall: string, tz: string): number {
  const asUtc = Date.parse(`${wall.slice(0, 16)}Z`);
  let at = asUtc;
  // The second round corrects a guess that fell on the other side of a clock change.
  for (let round = 0; round < 2; round += 1) at += asUtc - Date.parse(`${wallClock(at, tz)}Z`);
  return Math.round(at / 1000);
}
