/** Who reads a date, and when. */
export interface DateReader {
  /** As Slack says it, such as `hu-HU`. */
  readonly locale: string;
  /** IANA name. */
  readonly tz: string;
  /** Unix milliseconds. */
  readonly now: number;
}

const dayMs = 86_400_000;
/** Slack leaves the year out of dates nearer than this. */
const nearMs = 182 * dayMs;

/** A date's format with its tokens said; unknown tokens stay. Undefined when the instant is none. */
export function dateWords(format: string, epoch: number, reader: DateReader): string | undefined {
  const at = epoch * 1000;
  if (!Number.isFinite(at) || Number.isNaN(new Date(at).getTime())) return undefined;
  return format.replace(/\{(\w+)\}/g, (whole, token: string) => {
    const say = Object.hasOwn(tokens, token) ? tokens[token] : undefined;
    return say ? say(at, reader) : whole;
  });
}

type Say = (at: number, reader: DateReader) => string;

const dateNumber: Say = (at, { tz }) => {
  const part = partsOf(at, "en-CA", { timeZone: tz, year: "numeric", month: "2-digit", day: "2-digit" });
  return `${part("year")}-${part("month")}-${part("day")}`;
};
const date: Say = (at, reader) => calendar(at, reader, { month: "long", day: "numeric" });
const short: Say = (at, reader) => calendar(at, reader, { month: "short", day: "numeric" });
const long: Say = (at, reader) => calendar(at, reader, { weekday: "long", month: "long", day: "numeric" });
const longFull: Say = (at, { locale, tz }) =>
  withOrdinal(at, locale, { timeZone: tz, weekday: "long", year: "numeric", month: "long", day: "numeric" });

const tokens: Readonly<Record<string, Say>> = {
  date_num: dateNumber,
  date_slash: (at, { locale, tz }) =>
    new Intl.DateTimeFormat(locale, { timeZone: tz, dateStyle: "short" }).format(at),
  date,
  date_short: short,
  date_long: long,
  date_long_full: longFull,
  date_pretty: pretty(date),
  date_short_pretty: pretty(short),
  date_long_pretty: pretty(long),
  day_divider_pretty: pretty(long),
  time: (at, { locale, tz }) =>
    new Intl.DateTimeFormat(locale, { timeZone: tz, timeStyle: "short" }).format(at),
  time_secs: (at, { locale, tz }) =>
    new Intl.DateTimeFormat(locale, { timeZone: tz, timeStyle: "medium" }).format(at),
  ago,
};

/** "yesterday", "today", "tomorrow" by the reader's own calendar, otherwise the date. */
function pretty(otherwise: Say): Say {
  return (at, reader) => {
    const days = dayNumber(at, reader) - dayNumber(reader.now, reader);
    if (Math.abs(days) > 1) return otherwise(at, reader);
    return new Intl.RelativeTimeFormat(reader.locale, { numeric: "auto" }).format(days, "day");
  };
}

function dayNumber(at: number, reader: DateReader): number {
  return Math.round(Date.parse(`${dateNumber(at, reader)}T00:00:00Z`) / dayMs);
}

function calendar(at: number, reader: DateReader, what: Intl.DateTimeFormatOptions): string {
  const isNear = Math.abs(at - reader.now) < nearMs;
  return withOrdinal(at, reader.locale, {
    timeZone: reader.tz,
    ...what,
    ...(isNear ? {} : { year: "numeric" }),
  });
}

/** English long dates say "February 18th", as Slack does. */
function withOrdinal(at: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(locale, options);
  if (!locale.startsWith("en") || options.month !== "long") return format.format(at);
  return format
    .formatToParts(at)
    .map(({ type, value }) => (type === "day" ? `${value}${ordinalEnding(Number(value))}` : value))
    .join("");
}

function ordinalEnding(day: number): string {
  const endings: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd" };
  return endings[new Intl.PluralRules("en", { type: "ordinal" }).select(day)] ?? "th";
}

function partsOf(at: number, locale: string, options: Intl.DateTimeFormatOptions) {
  const parts = new Intl.DateTimeFormat(locale, options).formatToParts(at);
  return (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? "";
}

const units = [
  ["year", 365 * dayMs],
  ["month", 30 * dayMs],
  ["day", dayMs],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

function ago(at: number, { locale, now }: DateReader): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  for (const [unit, ms] of units)
    if (Math.abs(at - now) >= ms) return words.format(Math.trunc((at - now) / ms), unit);
  return words.format(0, "second");
}
