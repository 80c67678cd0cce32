import type { KnownBlock, ModalView } from "@slack/types";
import type { Role } from "../domain/actor.ts";
import { SlackUserId } from "../domain/ids.ts";
import { may, type Permission } from "../domain/permissions.ts";
import type { RoleGrant } from "../domain/settings.ts";
import { roles } from "../service/index.ts";
import { header, mention, plain, section, slackDate } from "./blocks.ts";
import type { ActionHandler, CommandHandler, Request } from "./handler.ts";
import { views } from "./ids.ts";

type Asking = Pick<Request, "ctx" | "t" | "person" | "actor" | "identify">;

/** `/kapocs whoami`: my roles and where each comes from, what I may and may not do, and who can change it. */
export const whoAmICommand: CommandHandler = async (request) => {
  const lines = await whoAmILines(request);
  const title = request.t("whoami.title");
  return { text: [title, ...lines].join("\n\n"), blocks: [header(title), ...toSections(lines)] };
};

/** *Why can't I?* in App Home. */
export const whoAmIButton: ActionHandler = async (request) => {
  const view: ModalView = {
    type: "modal",
    callback_id: views.notice,
    title: plain(request.t("whoami.title"), 24),
    close: plain(request.t("common.close"), 24),
    blocks: toSections(await whoAmILines(request)),
  };
  await request.openView(view);
};

/** What people ask about; each is one sentence's end in the list of what may and may not be done. */
const acts = [
  "customer.see",
  "invitation.request",
  "invitation.withdraw",
  "removal.request",
  "removal.approve",
  "registry.enter",
  "directory.sync",
  "customer.import",
  "audit.read",
  "settings.change",
] as const satisfies readonly Permission[];

async function whoAmILines(asking: Asking): Promise<string[]> {
  const { ctx, t, actor, person } = asking;
  const grants = await roles.grants(ctx);
  const sources = await sourcesOf(asking, grants);
  const able = acts.filter((act) => may(actor, act, actor.slackUserId));
  const unable = acts.filter((act) => !able.includes(act));
  const line = (act: (typeof acts)[number]) => {
    const isOwnOnly = may(actor, act, actor.slackUserId) && !may(actor, act, "");
    return `• ${t(isOwnOnly ? "whoami.act.invitation.withdraw.own" : `whoami.act.${act}`)}`;
  };
  const lines: readonly (string | false)[] = [
    sources.length > 0 ? [t("whoami.roles"), ...sources].join("\n") : t("whoami.no-role"),
    actor.isWorkspaceAdmin &&
      !actor.roles.has("admin-agent") &&
      t(actor.isSetUpOpen ? "whoami.open" : "whoami.owner"),
    able.length > 0 && [t("whoami.may"), ...able.map(line)].join("\n"),
    unable.length > 0 && [t("whoami.may-not"), ...unable.map(line)].join("\n"),
    await whoCanChange(asking, grants, person.language),
  ];
  return lines.filter((each) => each !== false);
}

/** One line for each way in which somebody holds a role. */
async function sourcesOf(
  { t, actor, person, identify }: Asking,
  grants: readonly RoleGrant[],
): Promise<string[]> {
  const lines: string[] = [];
  for (const grant of grants) {
    const { role, holder, grantedBy, grantedAt } = grant;
    if (!actor.roles.has(role)) continue;
    const about = {
      role: roleName(t, role),
      by: SlackUserId.safeParse(grantedBy).success ? mention(grantedBy) : t("whoami.operator"),
      since: slackDate(grantedAt, person.language, "day"),
    };
    if (holder.kind === "person") {
      if (holder.slackUserId === actor.slackUserId) lines.push(t("whoami.by-name", about));
    } else if (await identify.isMember(actor.slackUserId, holder.slackGroupId)) {
      lines.push(t("whoami.by-group", { ...about, group: `<!subteam^${holder.slackGroupId}>` }));
    }
  }
  return lines;
}

function roleName(t: Asking["t"], role: Role): string {
  return t(role === "admin-agent" ? "whoami.role.admin-agent" : "whoami.role.sales-agent");
}

/** By mention: seen by one person only, it rings with nobody. */
async function whoCanChange(
  { t, identify }: Asking,
  grants: readonly RoleGrant[],
  language: Asking["person"]["language"],
): Promise<string> {
  const admins = await identify.somePresentAdminAgents(grants, 5);
  if (admins.length === 0) return t("whoami.change.nobody");
  const names = new Intl.ListFormat(language, { type: "disjunction" }).format(admins.map(mention));
  return t("whoami.change", { names });
}

function toSections(lines: readonly string[]): KnownBlock[] {
  return lines.map((each) => section(each));
}
