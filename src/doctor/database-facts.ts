import { sql } from "drizzle-orm";
import { type Database, rowsOf, type Tx } from "../../db/client.ts";
import { type MigrationState, readMigrations } from "../../db/migrate.ts";
import { findInstallation, type StoredInstallation } from "../../db/queries/installations.ts";
import {
  countSealed,
  readSealedOtherwise,
  type SealedColumn,
  type SealedRow,
  sealedColumns,
} from "../../db/queries/sealed.ts";
import { findVendorAccount, type VendorAccount } from "../../db/queries/vendor-accounts.ts";
import { findVendorHook, type VendorHook } from "../../db/queries/vendor-hooks.ts";
import { findSlackInstallation, listWorkspaceIds } from "../../db/queries/workspaces.ts";
import type { WorkspaceId } from "../domain/ids.ts";
import { readSetUp, type SetUp } from "../service/settings/read.ts";

/** Everything that the doctor reads from the database, in one reading that cannot write. */
export interface DatabaseFacts {
  /** As PostgreSQL counts: 140005 is 14.5. */
  readonly version: number;
  readonly latencyMs: number;
  /** By the database's own clock, and when ours showed what it is to be compared with. */
  readonly clock: { readonly theirs: Date; readonly ours: Date };
  readonly extensions: ReadonlySet<string>;
  readonly migrations: MigrationState;
  /** Empty while migrations are pending: the tables may not be there yet. */
  readonly workspaces: readonly WorkspaceFacts[];
}

export interface WorkspaceFacts {
  readonly workspaceId: WorkspaceId;
  readonly teamId: string;
  readonly enterpriseId: string;
  readonly setUp: SetUp;
  /** Null where the app was not installed by OAuth. */
  readonly installed: StoredInstallation | null;
  readonly account: VendorAccount | null;
  readonly hook: VendorHook | null;
  /** For each column: how many rows under which key, and one row to try. */
  readonly sealed: readonly {
    readonly column: SealedColumn;
    readonly counts: ReadonlyMap<string, number>;
    readonly sample: SealedRow | null;
  }[];
}

export async function readDatabase(database: Database): Promise<DatabaseFacts> {
  const db = database.patientDb;
  // The first question also connects.
  await db.execute(sql`select 1`);
  const latencyMs = Math.min(...(await timed(() => db.execute(sql`select 1`), 3)));
  return db.transaction(
    async (tx) => {
      const before = Date.now();
      const [about] = await rowsOf<{ version: string; clock: string }>(
        tx,
        sql`select current_setting('server_version_num') as version, (extract(epoch from clock_timestamp()) * 1000)::bigint::text as clock`,
      );
      const ours = new Date((before + Date.now()) / 2);
      const extensions = await rowsOf<{ name: string }>(tx, sql`select extname as name from pg_extension`);
      const migrations = await readMigrations(tx);
      const workspaces: WorkspaceFacts[] = [];
      if (migrations.pending.length === 0)
        for (const id of await listWorkspaceIds(tx)) workspaces.push(await readWorkspace(tx, id));
      return {
        version: Number(about?.version ?? 0),
        latencyMs,
        clock: { theirs: new Date(Number(about?.clock ?? 0)), ours },
        extensions: new Set(extensions.map(({ name }) => name)),
        migrations,
        workspaces,
      };
    },
    { accessMode: "read only" },
  );
}

async function readWorkspace(tx: Tx, workspaceId: WorkspaceId): Promise<WorkspaceFacts> {
  const { teamId, enterpriseId } = await findSlackInstallation(tx, workspaceId);
  const sealed = [];
  for (const column of sealedColumns) {
    const counts = await countSealed(tx, workspaceId, column);
    const [sample] = await readSealedOtherwise(tx, workspaceId, column, { keyId: "", after: "", limit: 1 });
    sealed.push({ column, counts, sample: sample ?? null });
  }
  return {
    workspaceId,
    teamId,
    enterpriseId,
    setUp: await readSetUp({ db: tx, workspaceId }),
    installed: await findInstallation(tx, workspaceId),
    account: await findVendorAccount(tx, workspaceId),
    hook: await findVendorHook(tx, workspaceId),
    sealed,
  };
}

async function timed(work: () => Promise<unknown>, times: number): Promise<readonly number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const began = performance.now();
    await work();
    took.push(Math.round(performance.now() - began));
  }
  return took;
}
