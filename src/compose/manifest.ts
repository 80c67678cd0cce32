import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { adaptManifest, type ManifestOptions } from "../slack/commands/manifest.ts";
import { type CommandNames, canonical, commandKeys } from "../slack/commands/names.ts";
import { checkManifest, type ManifestCheck } from "../slack/manifest/check.ts";
import { withoutScope } from "../slack/manifest/needs.ts";

/** The commands that may have names of their own, and what stops working without an optional scope. */
export const choices = { commands: commandKeys, withoutScope };

/** The app's manifest with one's own addresses and names. */
export function writeManifest(options: ManifestOptions): string {
  return adaptManifest(readManifest(), options);
}

/** Holds a manifest against Slack's limits and against what the code answers. */
export function checkManifestText(
  text: string,
  names: Partial<CommandNames>,
  mayBeBuiltIn: boolean,
): ManifestCheck {
  const { inviteToo: _, ...usual } = canonical;
  return checkManifest(text, readManifest(), { ...usual, ...names }, mayBeBuiltIn);
}

function readManifest(): string {
  // Beside the bundle's folder when built, at the root of the source tree otherwise.
  const candidates = ["../manifest.yml", "../../manifest.yml"].map((path) => new URL(path, import.meta.url));
  const found = candidates.find((path) => existsSync(path));
  if (!found) throw new Error("manifest.yml is missing beside the program");
  return readFileSync(found, "utf8");
}

const Manifest = z.looseObject({
  oauth_config: z.looseObject({
    scopes: z.looseObject({
      bot: z.array(z.string()),
      bot_optional: z.array(z.string()).default([]),
    }),
  }),
});

/** What manifest.yml asks for; without the optional ones the bot works, with something less. */
export function manifestScopes(): {
  readonly needed: readonly string[];
  readonly optional: readonly string[];
} {
  const { bot, bot_optional } = Manifest.parse(parse(writeManifest({}))).oauth_config.scopes;
  return { needed: bot.filter((scope) => !bot_optional.includes(scope)), optional: bot_optional };
}
