import type { ReadableConfig } from "../config.ts";
import { type Finding, found } from "./finding.ts";

/** Every mistake in the settings, and what they come to. */
export function examineSettings(config: ReadableConfig): readonly Finding[] {
  const mistakes = config.mistakes.map((line) => found("fault", "doctor.settings.wrong", { line }));
  if (config.isPlayground) return [found("warning", "doctor.settings.no-slack"), ...mistakes];
  return mistakes.length > 0 ? mistakes : [found("ok", "doctor.settings.fine")];
}
