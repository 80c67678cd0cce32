/** Instants as .NET writes them: a ten-millionth of a second. Ours are milliseconds; the rest is a tail of four digits. */

const millisecondsBeforeUnix = 62_135_596_800_000n;

export function ticks(at: number, tail: number): string {
  return String((BigInt(at) + millisecondsBeforeUnix) * 10_000n + BigInt(tail));
}

/** Without a zone: the caller adds `Z`, `+00:00` or nothing, as each place of the vendor has it. */
export function sevenDigits(at: number, tail: number): string {
  return `${new Date(at).toISOString().slice(0, 23)}${String(tail).padStart(4, "0")}`;
}

/** The digits after the milliseconds that an id with ticks at its end carries. */
export function tailOf(id: string): number {
  const found = /_\d+?(\d{4})$/.exec(id)?.[1];
  return found ? Number(found) : 0;
}

/** Four digits out of a GUID, so that the same seed gives the same instants. */
export function tailFrom(guid: string): number {
  return Number.parseInt(guid.slice(0, 4), 16) % 10_000;
}
