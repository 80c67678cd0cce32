import type { RoleGrant, Settings } from "../domain/settings.ts";
import { askForGroups } from "../slack/check-up.ts";
import { Groups } from "../slack/groups.ts";
import { createIdentify } from "../slack/identify.ts";
import { People } from "../slack/people.ts";
import { type Finding, found } from "./finding.ts";
import { printable, type SlackState } from "./slack.ts";

type Opened = NonNullable<SlackState["opened"]>;

const noGroupsHere = /^(paid_teams_only|plan_upgrade_required)$/;

/** Whether the configured groups are there with people in them, and whether somebody can decide a removal. */
export async function examineRoles(
  { client, installation }: Opened,
  grants: readonly RoleGrant[],
  settings: Settings,
): Promise<readonly Finding[]> {
  const people = new People(client, installation);
  const members = new Groups(client, installation);
  const findings: Finding[] = [];
  const ids = [
    ...new Set(grants.flatMap(({ holder }) => (holder.kind === "group" ? [holder.slackGroupId] : []))),
  ];
  if (ids.length > 0) {
    const groups = await askForGroups(client, installation.teamId);
    if (!groups.ok && noGroupsHere.test(groups.trouble))
      return [found("fault", "doctor.roles.no-groups-on-plan", { count: ids.length })];
    if (!groups.ok) return [found("not-checked", "doctor.roles.groups-silent", { code: groups.trouble })];
    for (const id of ids) {
      const group = groups.value.get(id);
      const name = printable(group?.handle ?? id);
      if (!group) findings.push(found("fault", "doctor.roles.group-gone", { id }));
      else if (!group.isEnabled) findings.push(found("fault", "doctor.roles.group-disabled", { name }));
      else {
        const { size } = await members.members(id);
        findings.push(
          size === 0
            ? found("fault", "doctor.roles.group-empty", { name })
            : found("ok", "doctor.roles.group", { name, count: size }),
        );
      }
    }
  }
  for (const { holder } of grants) {
    if (holder.kind !== "person") continue;
    const { person, standing } = await people.find(holder.slackUserId);
    const name = printable(person.name);
    if (standing !== "member")
      findings.push(found("warning", "doctor.roles.person-no-member", { name, id: holder.slackUserId }));
  }
  const deciders = await createIdentify(people, members).listPresentAdminAgents(grants);
  if (deciders.length === 0) findings.push(found("fault", "doctor.roles.nobody-decides"));
  else if (deciders.length === 1 && !settings.ownRemovalAllowed)
    findings.push(found("warning", "doctor.roles.one-decides"));
  else findings.push(found("ok", "doctor.roles.decide", { count: deciders.length }));
  if (!grants.some(({ role }) => role === "sales-agent"))
    findings.push(found("warning", "doctor.roles.no-sales-agents"));
  return findings;
}
