import { and, desc, eq, inArray } from "drizzle-orm";
import type { Role } from "../../src/domain/actor.ts";
import type { SlackGroupId, SlackUserId, WorkspaceId } from "../../src/domain/ids.ts";
import type { RoleGrant, RoleHolder } from "../../src/domain/settings.ts";
import type { Db, Tx } from "../client.ts";
import { GuardFailed } from "../errors.ts";
import { auditEntries, roleGrants } from "../schema/index.ts";

export async function listRoleGrants(db: Db | Tx, workspaceId: WorkspaceId): Promise<RoleGrant[]> {
  const rows = await db
    .select()
    .from(roleGrants)
    .where(eq(roleGrants.workspaceId, workspaceId))
    .orderBy(roleGrants.role, roleGrants.holderKind, roleGrants.grantedAt, roleGrants.holderId);
  return rows.map((row) => ({
    role: row.role,
    holder: toHolder(row.holderKind, row.holderId),
    grantedBy: row.grantedBy,
    grantedAt: row.grantedAt,
  }));
}

export async function insertRoleGrant(tx: Tx, workspaceId: WorkspaceId, grant: RoleGrant): Promise<void> {
  await tx.insert(roleGrants).values({
    workspaceId,
    role: grant.role,
    holderKind: grant.holder.kind,
    holderId: holderId(grant.holder),
    grantedBy: grant.grantedBy,
    grantedAt: grant.grantedAt,
  });
}

export async function deleteRoleGrant(
  tx: Tx,
  workspaceId: WorkspaceId,
  role: Role,
  holder: RoleHolder,
): Promise<void> {
  const gone = await tx
    .delete(roleGrants)
    .where(
      and(
        eq(roleGrants.workspaceId, workspaceId),
        eq(roleGrants.role, role),
        eq(roleGrants.holderKind, holder.kind),
        eq(roleGrants.holderId, holderId(holder)),
      ),
    )
    .returning({ role: roleGrants.role });
  if (gone.length !== 1) throw new GuardFailed(`a grant of ${role} was not there to withdraw`);
}

/** Whether the reopening of the set-up is the last thing that happened to roles, so that it is told once. */
export async function wasReopenedLast(tx: Tx, workspaceId: WorkspaceId): Promise<boolean> {
  const [last] = await tx
    .select({ act: auditEntries.act })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.workspaceId, workspaceId),
        inArray(auditEntries.act, ["set-up.reopened", "role.granted", "role.withdrawn"]),
        eq(auditEntries.outcome, "changed"),
      ),
    )
    .orderBy(desc(auditEntries.seq))
    .limit(1);
  return last?.act === "set-up.reopened";
}

function holderId(holder: RoleHolder): string {
  return holder.kind === "person" ? holder.slackUserId : holder.slackGroupId;
}

function toHolder(kind: "person" | "group", id: string): RoleHolder {
  // What insertRoleGrant wrote under that kind was an id of that kind.
  return kind === "person"
    ? { kind, slackUserId: id as SlackUserId }
    : { kind, slackGroupId: id as SlackGroupId };
}
