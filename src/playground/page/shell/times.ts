import type { Translate } from "../../../i18n/index.ts";

interface Clock {
  readonly locale: string;
  readonly tz: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow, and each message needs three. */
function format({ locale, tz }: Clock, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${locale} ${tz} ${name}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale, { ...options, timeZone: tz });
    formats.set(key, made);
  }
  return made;
}

/** `ts` is Slack's: seconds, a point, and a number that keeps it apart from others. */
export function msOf(ts: string): number {
  return Math.floor(Number.parseFloat(ts) * 1000);
}

export function timeOfDay(clock: Clock, ms: number): string {
  return format(clock, "time", { hour: "numeric", minute: "2-digit" }).format(ms);
}

/** With day, year and zone, for the words that appear over a time. */
export function inFull(clock: Clock, ms: number): string {
  return format(clock, "full", { dateStyle: "full", timeStyle: "long" }).format(ms);
}

/** A key for the day in the person's own zone. */
export function dayKey(clock: Clock, ms: number): string {
  return format({ ...clock, locale: "en-CA" }, "day", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(ms);
}

const dayMs = 86_400_000;

export function dayName(clock: Clock, t: Translate, ms: number, now: number): string {
  const day = dayKey(clock, ms);
  if (day === dayKey(clock, now)) return t("playground.day.today");
  if (day === dayKey(clock, now - dayMs)) return t("playground.day.yesterday");
  const isThisYear = day.slice(0, 4) === dayKey(clock, now).slice(0, 4);
  const options = { weekday: "long", month: "long", day: "numeric" } as const;
  return isThisYear
    ? format(clock, "weekday", options).format(ms)
    : format(clock, "weekday-year", { ...options, year: "numeric" }).format(ms);
}

/** Of a mail, or of a last reply: the time today, the day before. */
export function shortMoment(clock: Clock, ms: number, now: number): string {
  if (dayKey(clock, ms) === dayKey(clock, now)) return timeOfDay(clock, ms);
  return format(clock, "short", { month: "short", day: "numeric" }).format(ms);
}
