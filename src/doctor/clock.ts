import { type Finding, found } from "./finding.ts";

interface Reading {
  readonly theirs: Date;
  readonly ours: Date;
}

/** Slack refuses what is five minutes off; other machines' patience is not known. */
const mostMs = 60_000;

/** Our clock against those of others; null where they did not tell. */
export function examineClock(readings: {
  readonly slack: Reading | null;
  readonly database: Reading | null;
  readonly vendor: Reading | null;
}): readonly Finding[] {
  const findings = [
    compare(readings.slack, (level, seconds) =>
      level === "ok"
        ? found("ok", "doctor.clock.slack", { seconds })
        : found("fault", "doctor.clock.slack-off", { seconds }),
    ),
    compare(readings.database, (level, seconds) =>
      level === "ok"
        ? found("ok", "doctor.clock.database", { seconds })
        : found("fault", "doctor.clock.database-off", { seconds }),
    ),
    compare(readings.vendor, (level, seconds) =>
      level === "ok"
        ? found("ok", "doctor.clock.vendor", { seconds })
        : found("fault", "doctor.clock.vendor-off", { seconds }),
    ),
  ].flat();
  return findings.length > 0 ? findings : [found("not-checked", "doctor.clock.nobody")];
}

function compare(
  reading: Reading | null,
  say: (level: "ok" | "fault", seconds: number) => Finding,
): readonly Finding[] {
  if (!reading) return [];
  const offMs = Math.abs(reading.theirs.getTime() - reading.ours.getTime());
  return [say(offMs > mostMs ? "fault" : "ok", Math.round(offMs / 1_000))];
}
