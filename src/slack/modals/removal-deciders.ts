import type { KnownBlock } from "@slack/types";
import { may } from "../../domain/permissions.ts";
import type { RoleGrant } from "../../domain/settings.ts";
import type { SupportedLanguage, Translate } from "../../i18n/index.ts";
import { roles, setUp } from "../../service/index.ts";
import { mention, present, section } from "../blocks.ts";
import { commands } from "../commands/names.ts";
import type { Request } from "../handler.ts";

/** Who is asked to decide on this person's request, and whether anybody else than they can. */
export interface Deciders {
  /** Mentions; people and groups that hold the role, without the person themselves. */
  readonly asked: readonly string[];
  readonly hasOther: boolean | "unknown";
  readonly isAdminAgent: boolean;
  readonly ownAllowed: boolean;
}

export async function findDeciders(
  request: Pick<Request, "ctx" | "actor" | "person" | "identify">,
): Promise<Deciders> {
  const { ctx, actor, person, identify } = request;
  const known = await setUp.read(ctx);
  return {
    asked: adminMentions(known.grants, person.slackUserId),
    hasOther: await identify.hasAdminAgentBeside(person.slackUserId, known.grants),
    isAdminAgent: may(actor, "removal.approve"),
    ownAllowed: known.settings.ownRemovalAllowed,
  };
}

/** Who holds the role of an admin agent, as Slack shows them to each reader. In a modal nobody is notified by it. */
export function adminMentions(grants: readonly RoleGrant[], except: string | null): string[] {
  return grants.flatMap(({ role, holder }) => {
    if (role !== "admin-agent") return [];
    if (holder.kind === "group") return [`<!subteam^${holder.slackGroupId}>`];
    return holder.slackUserId === except ? [] : [mention(holder.slackUserId)];
  });
}

export async function listAdminAgents(
  { ctx }: Pick<Request, "ctx">,
  language: SupportedLanguage,
): Promise<string | null> {
  const mentions = adminMentions(await roles.grants(ctx), null).slice(0, most);
  return mentions.length === 0 ? null : enumerate(mentions, language);
}

/** More names than this nobody reads. */
const most = 15;

export function decidersBlocks(t: Translate, language: SupportedLanguage, deciders: Deciders): KnownBlock[] {
  const { asked, hasOther, isAdminAgent, ownAllowed } = deciders;
  const command = `${commands.kapocs} setup`;
  if (hasOther === false) {
    if (!isAdminAgent) return [section(t("removal.deciders.nobody", { command }))];
    return [
      section(ownAllowed ? t("removal.deciders.only-you-may") : t("removal.deciders.only-you", { command })),
    ];
  }
  return present([
    asked.length > 0 && section(askedText(t, language, asked)),
    hasOther === "unknown" && section(t("removal.deciders.unknown")),
  ]);
}

function askedText(t: Translate, language: SupportedLanguage, asked: readonly string[]): string {
  const who = enumerate(asked.slice(0, most), language);
  const count = asked.length - most;
  return count > 0
    ? t("removal.deciders.asked-and-more", { who, count })
    : t("removal.deciders.asked", { who });
}

function enumerate(mentions: readonly string[], language: SupportedLanguage): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(mentions);
}
