import { parse, YAMLParseError } from "yaml";
import type { CommandNames } from "../commands/names.ts";
import { shortOf } from "./needs.ts";
import { breaksOf } from "./rules.ts";
import { checkShape, type Finding } from "./shape.ts";

export interface ManifestCheck {
  /** What Slack would refuse. */
  readonly refused: readonly Finding[];
  /** What the bot needs and does not find, or what would reach nobody. */
  readonly short: readonly Finding[];
}

/** Checks a manifest, YAML or JSON, without Slack; `ours` is manifest.yml's text. */
export function checkManifest(
  text: string,
  ours: string,
  names: CommandNames,
  mayBeBuiltIn: boolean,
): ManifestCheck {
  const ourShape = checkShape(parse(ours));
  if (!ourShape.ok) throw new Error("manifest.yml itself does not fit");
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    return { refused: [{ at: "/", what: `is neither YAML nor JSON: ${error.code}` }], short: [] };
  }
  const shape = checkShape(value);
  if (!shape.ok) return { refused: shape.findings, short: [] };
  return {
    refused: breaksOf(shape.manifest, mayBeBuiltIn),
    short: shortOf(shape.manifest, ourShape.manifest, names),
  };
}
