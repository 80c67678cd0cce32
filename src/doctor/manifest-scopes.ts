import { parse } from "yaml";
import { z } from "zod";
import { writeManifest } from "../compose.ts";

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
  return { needed: bot, optional: bot_optional };
}
