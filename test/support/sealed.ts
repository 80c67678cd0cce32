import { sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { readSealedOtherwise, type SealedColumn, sealedColumns } from "../../db/queries/sealed.ts";
import { installations, passports, vendorAccounts, vendorSignIns } from "../../db/schema/index.ts";
import { createSealer } from "../../src/adapters/sealer.ts";
import { contextOf } from "../../src/compose/sealed.ts";
import { InvitationId, SlackUserId, WorkspaceId } from "../../src/domain/ids.ts";
import { makeContext } from "./context.ts";

const at = new Date("2026-03-02T09:00:00.000Z");
const uuid = (number: number) => `01900000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;

/** One workspace with a secret in every sealed column, and `signIns` more of the kind that is easy to make. */
export async function sealEverywhere(
  database: Database,
  key: Uint8Array,
  signIns: number,
  workspace = uuid(0xaaa),
): Promise<WorkspaceId> {
  const workspaceId = WorkspaceId.parse(workspace);
  const sealer = createSealer(key);
  const { db } = await makeContext(database, { workspaceId });
  const seal = (column: SealedColumn, id: string) =>
    sealer.seal(`the secret of ${column} ${id}`, contextOf(column, workspaceId, id));
  const invitation = InvitationId.parse(uuid(1));
  const link = seal("invitations.sealed_link", invitation);
  await db.execute(
    sql`insert into invitations (workspace_id, invitation_id, customer_id, state, legs, language, channel_id, subject, text, sealed_link, requested_by, created_at)
      values (${workspaceId}, ${invitation}, ${uuid(2)}, 'draft', '[]', 'en', 'C1', '', '', ${link}, 'U1', ${at.toISOString()})`,
  );
  await db.insert(installations).values({
    ...{
      workspaceId,
      appId: "A1",
      botId: "B1",
      botUserId: "U1",
      installedBy: SlackUserId.parse("U1"),
      installedAt: at,
    },
    sealedBotToken: seal("installations.sealed_bot_token", workspaceId),
    sealedRefreshToken: seal("installations.sealed_refresh_token", workspaceId),
  });
  await db.insert(passports).values({
    ...{ workspaceId, invitationId: invitation, createdAt: at },
    sealedToken: seal("passports.sealed_token", invitation),
  });
  await db.insert(vendorAccounts).values({
    ...{ workspaceId, partnerTenantId: "t", signedInAs: "a", signedInAt: at, renewedAt: at, endsAt: at },
    sealedRefreshToken: seal("vendor_accounts.sealed_refresh_token", workspaceId),
  });
  const hashes = Array.from({ length: signIns + 1 }, (_, number) => `state-${workspace}-${number}`);
  for (let from = 0; from < hashes.length; from += 1_000)
    await db.insert(vendorSignIns).values(
      hashes.slice(from, from + 1_000).map((stateHash) => ({
        ...{ workspaceId, stateHash, callbackUrl: "https://kapocs.example", expiresAt: at },
        sealedVerifier: seal("vendor_sign_ins.sealed_verifier", stateHash),
      })),
    );
  return workspaceId;
}

/** Opens every secret of the workspace with this key alone; answers with how many there were. Throws where one does not open. */
export async function openAll(
  database: Database,
  workspaceId: WorkspaceId,
  key: Uint8Array,
): Promise<number> {
  const sealer = createSealer(key);
  let opened = 0;
  for (const column of sealedColumns) {
    const all = { keyId: "", after: "", limit: 1_000_000 };
    for (const { id, sealed } of await readSealedOtherwise(database.patientDb, workspaceId, column, all)) {
      const secret = sealer.open(sealed, contextOf(column, workspaceId, id));
      if (secret !== `the secret of ${column} ${id}`) throw new Error(`${column} ${id} holds another secret`);
      opened += 1;
    }
  }
  return opened;
}
