const pattern =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;

/** Whole days of an ISO 8601 duration such as `P730D`, `P2Y` or `PT0S`; null for what is none. */
export function daysOf(duration: string | null): number | null {
  const parts = pattern.exec(duration?.trim() ?? "");
  if (!parts || /^PT?$/i.test(parts[0])) return null;
  const [years, months, weeks, days, hours] = parts.slice(1, 6).map((part) => Number(part ?? 0));
  const whole = (years ?? 0) * 365 + (months ?? 0) * 30 + (weeks ?? 0) * 7 + (days ?? 0);
  return whole + Math.floor((hours ?? 0) / 24);
}

export function durationOf(days: number): string {
  return `P${days}D`;
}
