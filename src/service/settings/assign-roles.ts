import { inTransaction } from "../../../db/client.ts";
import { deleteRoleGrant, insertRoleGrant, listRoleGrants } from "../../../db/queries/roles.ts";
import { lockSettings, saveSettings } from "../../../db/queries/settings.ts";
import { actorName, type Role } from "../../domain/actor.ts";
import type { SlackUserId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { RoleHolder, RoleHolders } from "../../domain/settings.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { changedMeanwhile } from "./change.ts";

export interface RoleAssignment {
  readonly adminAgents: RoleHolders;
  readonly salesAgents: RoleHolders;
  /** Somebody who would be an admin agent by this, as Slack says now: active, by name or in an enabled group. */
  readonly presentAdminAgent: SlackUserId | null;
  readonly version: number;
}

export interface RolesAssigned {
  readonly granted: number;
  readonly withdrawn: number;
}

type Refusal = "not-permitted" | "changed-meanwhile" | "last-admin-agent";

/** Makes the holders of both roles exactly these. An assignment that would leave nobody as admin agent is refused. */
export async function assignRoles(
  ctx: ServiceContext,
  assignment: RoleAssignment,
): Promise<Outcome<RolesAssigned, Refusal>> {
  if (!may(ctx.actor, "settings.change")) return declined("not-permitted");
  if (assignment.presentAdminAgent === null) return declined("last-admin-agent");

  return inTransaction(ctx.db, async (tx) => {
    const { settings, version } = await lockSettings(tx, ctx.workspaceId);
    if (version !== assignment.version) return changedMeanwhile;

    const before = (await listRoleGrants(tx, ctx.workspaceId)).map(({ role, holder }) => ({ role, holder }));
    const after = [
      ...holdersOf("admin-agent", assignment.adminAgents),
      ...holdersOf("sales-agent", assignment.salesAgents),
    ];
    const granted = after.filter((each) => !before.some((other) => isSame(each, other)));
    const withdrawn = before.filter((each) => !after.some((other) => isSame(each, other)));
    const by = { grantedBy: actorName(ctx.actor), grantedAt: ctx.now() };
    for (const each of granted) await insertRoleGrant(tx, ctx.workspaceId, { ...each, ...by });
    for (const each of withdrawn) await deleteRoleGrant(tx, ctx.workspaceId, each.role, each.holder);
    await saveSettings(tx, ctx.workspaceId, settings, version);
    for (const each of granted) await record(tx, ctx, { type: "role.granted", ...each });
    for (const each of withdrawn) await record(tx, ctx, { type: "role.withdrawn", ...each });
    return done({ granted: granted.length, withdrawn: withdrawn.length });
  });
}

interface Held {
  readonly role: Role;
  readonly holder: RoleHolder;
}

function holdersOf(role: Role, { people, groups }: RoleHolders): Held[] {
  return [
    ...[...new Set(people)].map((slackUserId): Held => ({ role, holder: { kind: "person", slackUserId } })),
    ...[...new Set(groups)].map((slackGroupId): Held => ({ role, holder: { kind: "group", slackGroupId } })),
  ];
}

function isSame(one: Held, other: Held): boolean {
  return one.role === other.role && key(one.holder) === key(other.holder);
}

function key(holder: RoleHolder): string {
  return holder.kind === "person" ? holder.slackUserId : holder.slackGroupId;
}
