import { and, eq, sql } from "drizzle-orm";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import type { Settings } from "../../src/domain/settings.ts";
import type { Db, Tx } from "../client.ts";
import { GuardFailed } from "../errors.ts";
import { workspaces } from "../schema/index.ts";

/** `version` counts every change in the set-up: of settings, roles, providers and channels alike. */
export interface StoredSettings {
  readonly settings: Settings;
  readonly version: number;
}

export async function readSettings(db: Db | Tx, workspaceId: WorkspaceId): Promise<StoredSettings> {
  const [row] = await db.select().from(workspaces).where(eq(workspaces.workspaceId, workspaceId));
  return toStored(row);
}

/** Puts changes of the set-up in order: whoever holds the row sees the version that counts. */
export async function lockSettings(tx: Tx, workspaceId: WorkspaceId): Promise<StoredSettings> {
  const [row] = await tx
    .select()
    .from(workspaces)
    .where(eq(workspaces.workspaceId, workspaceId))
    .for("update");
  return toStored(row);
}

/** Saves and counts the version up; `version` is the one the change was made on. */
export async function saveSettings(
  tx: Tx,
  workspaceId: WorkspaceId,
  settings: Settings,
  version: number,
): Promise<void> {
  const saved = await tx
    .update(workspaces)
    .set({ ...settings, settingsVersion: sql`${workspaces.settingsVersion} + 1` })
    .where(and(eq(workspaces.workspaceId, workspaceId), eq(workspaces.settingsVersion, version)))
    .returning({ workspaceId: workspaces.workspaceId });
  if (saved.length !== 1) throw new GuardFailed(`settings of version ${version} were not there to change`);
}

function toStored(row: typeof workspaces.$inferSelect | undefined): StoredSettings {
  if (!row) throw new Error("the workspace is not known to the database");
  const {
    partnerName,
    partnerKind,
    emailLanguage,
    invitationValidForDays,
    attestationValidForDays,
    ownRemovalAllowed,
    sharedChannelsAllowed,
    passportsWanted,
    personalDataKeptForMonths,
    auditDetailsKeptForMonths,
  } = row;
  return {
    settings: {
      partnerName,
      partnerKind,
      emailLanguage,
      invitationValidForDays,
      attestationValidForDays,
      ownRemovalAllowed,
      sharedChannelsAllowed,
      passportsWanted,
      personalDataKeptForMonths,
      auditDetailsKeptForMonths,
    },
    version: row.settingsVersion,
  };
}
