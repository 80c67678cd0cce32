import { z } from "zod";
import type { Addressee } from "./workspace.ts";

const id = z.string().min(1).nullish().catch(null);
const flag = z
  .union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")])
  .nullish()
  .catch(null);
const party = z.looseObject({ id }).nullish().catch(null);

const Body = z.looseObject({
  api_app_id: id,
  team_id: id,
  enterprise_id: id,
  is_enterprise_install: flag,
  team: z.looseObject({ id, enterprise_id: id }).nullish().catch(null),
  enterprise: party,
  user: z.looseObject({ team_id: id }).nullish().catch(null),
  view: z.looseObject({ app_installed_team_id: id }).nullish().catch(null),
  message: z.looseObject({ team: id, bot_id: id }).nullish().catch(null),
  authorizations: z
    .array(z.looseObject({ team_id: id, enterprise_id: id, is_enterprise_install: flag }))
    .nullish()
    .catch(null),
});

/**
 * Which installation a request is for. In a channel that two organisations share `team` is the one of whoever pressed,
 * who may have an installation of their own: the view, or the bot's own message, tells whose button it was.
 */
export function addresseeOf(body: object): Addressee {
  const read = Body.parse(body);
  const [authorization] = read.authorizations ?? [];
  if (authorization) {
    return {
      teamId: authorization.team_id ?? read.team_id ?? null,
      enterpriseId: authorization.enterprise_id ?? read.enterprise_id ?? null,
      isEnterpriseInstall: authorization.is_enterprise_install === true,
      appId: read.api_app_id ?? null,
    };
  }
  const { team, view, message } = read;
  const ofMessage = message?.bot_id ? message.team : null;
  return {
    teamId:
      view?.app_installed_team_id ?? ofMessage ?? team?.id ?? read.team_id ?? read.user?.team_id ?? null,
    enterpriseId: read.enterprise?.id ?? team?.enterprise_id ?? read.enterprise_id ?? null,
    isEnterpriseInstall: read.is_enterprise_install === true,
    appId: read.api_app_id ?? null,
  };
}
