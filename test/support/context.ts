import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { type Database, rowsOf } from "../../db/client.ts";
import { workspaces } from "../../db/schema/index.ts";
import { createSealer } from "../../src/adapters/sealer.ts";
import type { Actor } from "../../src/domain/actor.ts";
import { CorrelationId, WorkspaceId } from "../../src/domain/ids.ts";
import type { ServiceContext } from "../../src/service/context.ts";
import { TestDirectory } from "./directory.ts";
import { salesAgent } from "./people.ts";

export interface TestContext extends ServiceContext {
  readonly database: Database;
  readonly directory: TestDirectory;
  /** The same workspace, clock and directory, as somebody else. */
  as(actor: Actor): TestContext;
  /** The clock stands still until it is told otherwise. */
  setNow(now: Date): void;
  /** How often a verb said that the outbox has work. */
  readonly nudges: { count: number };
}

export const firstNow = new Date("2026-03-02T09:00:00.000Z");

/** Everybody knows it: for tests only. */
const testKey = createHash("sha256").update("a key for tests only").digest();

let made = 0;
let workspacesMade = 0;

/** Ids in the order they were made, as UUID version 7 orders them, the same in every run. */
export function newId(): string {
  made += 1;
  return `01900000-0000-7000-8000-${String(made).padStart(12, "0")}`;
}

/** A context on a workspace of its own, so that tests in one database share no rows. Acts as the sales agent unless told. */
export async function makeContext(
  database: Database,
  overrides: Partial<Omit<ServiceContext, "directory">> = {},
): Promise<TestContext> {
  workspacesMade += 1;
  const number = String(workspacesMade).padStart(12, "0");
  const workspaceId = overrides.workspaceId ?? WorkspaceId.parse(`00000000-0000-7000-8000-${number}`);
  const clock = { now: firstNow };
  let secrets = 0;
  const newSecret = () => {
    secrets += 1;
    return createHash("sha256").update(`secret ${workspaceId} ${secrets}`).digest("base64url");
  };
  const nudges = { count: 0 };
  const directory = new TestDirectory(newSecret);
  await database.db
    .insert(workspaces)
    .values({
      workspaceId,
      slackTeamId: `T${workspaceId.replaceAll("-", "").toUpperCase()}`,
      partnerName: "Contoso Partner",
      createdAt: firstNow,
    })
    .onConflictDoNothing();
  const context: TestContext = {
    db: database.db,
    workspaceId,
    actor: salesAgent,
    correlationId: CorrelationId.parse("correlation-1"),
    now: () => clock.now,
    newId,
    newSecret,
    sealer: createSealer(testKey),
    vendor: null,
    publicUrl: "https://kapocs.example",
    publicUrlFault: null,
    nudge: () => {
      nudges.count += 1;
    },
    ...overrides,
    database,
    directory,
    nudges,
    setNow: (now) => {
      clock.now = now;
    },
    as: (actor) => ({ ...context, actor }),
  };
  return context;
}

interface LastEntry {
  readonly act: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly actor: string;
}

/** The workspace's last audit entry is this act, and exactly these topics were ever queued (order aside). */
export async function expectRecorded(
  database: Database,
  workspaceId: WorkspaceId,
  expected: { readonly act: string; readonly queued?: readonly string[]; readonly by?: string },
): Promise<void> {
  expect(await lastEntry(database, workspaceId)).toMatchObject({
    act: expected.act,
    outcome: "changed",
    reason: null,
    ...(expected.by ? { actor: expected.by } : {}),
  });
  if (expected.queued) {
    expect(await queuedTopics(database, workspaceId)).toEqual([...expected.queued].sort());
  }
}

/** The workspace's last audit entry is the refusal of this verb for this reason. */
export async function expectRefusalRecorded(
  database: Database,
  workspaceId: WorkspaceId,
  expected: { readonly act: string; readonly reason: string; readonly by?: string },
): Promise<void> {
  expect(await lastEntry(database, workspaceId)).toMatchObject({
    act: expected.act,
    outcome: "refused",
    reason: expected.reason,
    ...(expected.by ? { actor: expected.by } : {}),
  });
}

/** The topics of all messages ever queued in the workspace, sorted. */
export async function queuedTopics(database: Database, workspaceId: WorkspaceId): Promise<string[]> {
  const rows = await rowsOf<{ topic: string }>(
    database.db,
    sql`select topic from outbox_messages where workspace_id = ${workspaceId} order by topic`,
  );
  return rows.map((row) => row.topic).sort();
}

/** The acts in the workspace's audit trail, oldest first; refusals as `act: reason`. */
export async function auditTrail(database: Database, workspaceId: WorkspaceId): Promise<string[]> {
  const rows = await rowsOf<LastEntry>(
    database.db,
    sql`select act, outcome, reason from audit_entries where workspace_id = ${workspaceId} order by seq`,
  );
  return rows.map((row) => (row.outcome === "refused" ? `${row.act}: ${row.reason}` : row.act));
}

async function lastEntry(database: Database, workspaceId: WorkspaceId): Promise<LastEntry | undefined> {
  const [row] = await rowsOf<LastEntry>(
    database.db,
    sql`select act, outcome, reason, actor from audit_entries where workspace_id = ${workspaceId}
        order by seq desc limit 1`,
  );
  return row;
}
