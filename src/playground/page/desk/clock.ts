interface Clock {
  readonly locale: string;
  readonly tz: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** To the second: exchanges follow each other closely. */
export function clockOf({ locale, tz }: Clock, ms: number): string {
  const key = `${locale} ${tz}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { timeStyle: "medium", timeZone: tz });
    formats.set(key, format);
  }
  return format.format(ms);
}
