const dayMs = 24 * 60 * 60 * 1000;

/** Days of an ISO 8601 duration such as `P730D`, `P2Y` or `P1Y6M`; null when it is none or has hours. */
export function daysOf(duration: string): number | null {
  const found = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T0[HMS])?$/i.exec(duration.trim());
  if (!found || /^PT?$/i.test(duration.trim())) return null;
  const [years, months, weeks, days] = found.slice(1).map((part) => Number(part ?? 0));
  return (years ?? 0) * 365 + (months ?? 0) * 30 + (weeks ?? 0) * 7 + (days ?? 0);
}

export function after(at: number, duration: string): number {
  return at + (daysOf(duration) ?? 0) * dayMs;
}
