import { type SQL, sql } from "drizzle-orm";
import { type Db, rowsOf } from "../client.ts";
import { instant } from "./outbox.ts";

/** What waits in all workspaces together, for the operator: numbers by kind, and nothing of whose they are. */
export interface Waiting {
  readonly workspaces: number;
  readonly outbox: readonly WaitingMessages[];
  /** Those that are not over, by state. */
  readonly invitations: readonly CountedState[];
  readonly removals: readonly CountedState[];
  /** Sign-ins with the vendor by what is the matter with them; "none" where nothing is. */
  readonly signIns: readonly CountedState[];
  /** When the first of the sign-ins ends; null where there is none. */
  readonly signInEndsAt: Date | null;
}

/**
 * `due` should have left by now, `retrying` comes again after an attempt, `scheduled` has its time yet; the others are
 * stuck. `since`: when the first of them was due, or was written where it is not due.
 */
export interface WaitingMessages {
  readonly topic: string;
  readonly state: "due" | "retrying" | "scheduled" | "dead" | "uncertain";
  readonly count: number;
  readonly since: Date;
}

export interface CountedState {
  readonly state: string;
  readonly count: number;
}

/** Of each workspace and state so many are counted; whoever has more has at least that many. */
const mostCounted = 10_000;

/** Goes from workspace to workspace in their own indexes, and reads nothing that is over. */
export async function readWaiting(db: Db, now: Date): Promise<Waiting> {
  const ofOutbox = (columns: SQL, states: SQL) => sql`
    select ${columns} from workspaces w cross join lateral (
      select topic, state, attempt, run_at, created_at from outbox_messages m
      where m.workspace_id = w.workspace_id and ${states} limit ${mostCounted}) m`;
  const queuedState = sql`case when m.run_at <= ${instant(now)} then 'due' when m.attempt > 0 then 'retrying' else 'scheduled' end`;
  const states = (table: SQL, state: string) => sql`
    select ${state}::text as state, coalesce(sum(n), 0)::int as count from workspaces w cross join lateral (
      select count(*) as n from (
        select 1 from ${table} t where t.workspace_id = w.workspace_id and t.state = ${state} limit ${mostCounted}) few
    ) counted`;
  const [messages, counted, [sums]] = await Promise.all([
    rowsOf<{ topic: string; state: WaitingMessages["state"]; count: number; since: Date | string }>(
      db,
      sql`select topic, state, count(*)::int as count, min(since) as since from (
            ${ofOutbox(
              sql`m.topic, ${queuedState} as state, case when m.run_at <= ${instant(now)} then m.run_at else m.created_at end as since`,
              sql`m.state = 'queued'`,
            )}
            union all
            ${ofOutbox(sql`m.topic, m.state, m.created_at as since`, sql`m.state in ('dead', 'uncertain')`)}
          ) waiting group by topic, state`,
    ),
    rowsOf<{ of: string; state: string; count: number }>(
      db,
      sql.join(
        [
          ...["draft", "sent"].map(
            (state) => sql`select 'invitations' as of, * from (${states(sql`invitations`, state)}) one`,
          ),
          ...["attested", "approved", "executing", "failed"].map(
            (state) => sql`select 'removals' as of, * from (${states(sql`removal_requests`, state)}) one`,
          ),
          sql`select 'sign-ins' as of, coalesce(trouble, 'none') as state, count(*)::int as count
              from vendor_accounts group by trouble`,
        ],
        sql` union all `,
      ),
    ),
    rowsOf<{ workspaces: number; ends_at: Date | string | null }>(
      db,
      sql`select (select count(*)::int from workspaces) as workspaces,
                 (select min(ends_at) from vendor_accounts) as ends_at`,
    ),
  ]);
  const of = (what: string) => counted.filter((row) => row.of === what);
  return {
    workspaces: sums?.workspaces ?? 0,
    outbox: messages.map((row) => ({ ...row, since: new Date(row.since) })),
    invitations: of("invitations"),
    removals: of("removals"),
    signIns: of("sign-ins"),
    signInEndsAt: sums?.ends_at == null ? null : new Date(sums.ends_at),
  };
}
