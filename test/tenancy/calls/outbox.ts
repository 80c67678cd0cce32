import * as dues from "../../../db/queries/dues.ts";
import * as housekeeping from "../../../db/queries/housekeeping.ts";
import * as outbox from "../../../db/queries/outbox.ts";
import * as outboxSettling from "../../../db/queries/outbox-settling.ts";
import type * as planAnew from "../../../db/queries/plan-anew.ts";
import * as record from "../../../db/queries/record.ts";
import * as registryIntents from "../../../db/queries/registry-intents.ts";
import * as restoredOutbox from "../../../db/queries/restored-outbox.ts";
import * as stuckMessages from "../../../db/queries/stuck-messages.ts";
import type * as watch from "../../../db/queries/watch.ts";
import type { OutboxMessageId, WorkspaceId } from "../../../src/domain/ids.ts";
import { type CallsOf, given, pure, type Subject, sweeps } from "../calls.ts";
import { anna, from, until } from "../pattern.ts";

const due = (workspaceId: WorkspaceId) => ({ workspaceId, version: 1 });

export const dueCalls: CallsOf<typeof dues> = {
  findDueWorkspaces: sweeps,
  takeDueWorkspaces: sweeps,
  settleDue: [
    (tx, of) => dues.settleDue(tx, "outbox", due(of), null),
    (tx, of) => dues.settleDue(tx, "outbox", due(of), until),
  ],
  dueNow: (tx, of) => dues.dueNow(tx, "outbox", of, new Date(0)),
  startDues: sweeps,
};

/** Between the two: some of what there is, is over. */
const justAfter = new Date(from.getTime() + 1);

export const housekeepingCalls: CallsOf<typeof housekeeping> = {
  deleteSettledMessages: [
    (tx, of) => housekeeping.deleteSettledMessages(tx, of, until, 99),
    // Elsewhere those are settled that still wait here.
    given(
      ["update outbox_messages set state = 'sent', settled_at = '2026-01-01' where workspace_id <> $of"],
      (tx, of) => housekeeping.deleteSettledMessages(tx, of, justAfter, 1_999),
    ),
  ],
  deletePassesOver: (tx, of) => housekeeping.deletePassesOver(tx, of, until),
  deleteOldPreparations: (tx, of) => housekeeping.deleteOldPreparations(tx, of, until),
  deleteIdleLanes: (tx, of) => housekeeping.deleteIdleLanes(tx, of, until),
};

const attempt = (workspaceId: WorkspaceId, it: Subject, place = 3) => ({
  ...{ workspaceId, id: it.queued(place), attempt: place === 3 ? 1 : 0 },
});
const held = "update outbox_messages set lease_until = '2036-01-05' where state = 'queued'";
const inOneLane = "update outbox_messages set lane = 'one' where state = 'queued'";
const lanesOver = "update outbox_lanes set next_at = '2026-01-01'";
const ofItsOwn = "update outbox_messages set lane = left(message_id::text, 8) where state = 'queued'";
const moreElsewhere = [`${ofItsOwn} and workspace_id <> $of`, `${ofItsOwn} and lane like '%:3'`];
const earlierElsewhere = `update outbox_messages set message_id = ('0' || substr(message_id::text, 2))::uuid
  where workspace_id <> $of`;
const due2 = "update workspace_dues set due_at = '2036-01-05'";

export const settlingCalls: CallsOf<typeof outboxSettling> = {
  settleSent: [
    (tx, of, it) =>
      outboxSettling.settleSent(tx, of, [{ ...attempt(of, it), wasPosted: true }], {
        now: until,
        lanesFreeAt: until,
      }),
    given([inOneLane, held, due2], (tx, of, it) =>
      outboxSettling.settleSent(tx, of, [{ ...attempt(of, it), wasPosted: false }], {
        now: from,
        lanesFreeAt: until,
      }),
    ),
    // Elsewhere there is more in this lane.
    given([due2, ...moreElsewhere], (tx, of, it) =>
      outboxSettling.settleSent(tx, of, [{ ...attempt(of, it), wasPosted: false }], {
        now: from,
        lanesFreeAt: until,
      }),
    ),
  ],
  settleRetry: given([due2], (tx, of, it) =>
    outboxSettling.settleRetry(tx, attempt(of, it), { runAt: from, reason: "new", isUnknown: false }),
  ),
  settleStuck: given([due2], (tx, of, it) =>
    outboxSettling.settleStuck(tx, attempt(of, it), { state: "dead", reason: "new", now: from }),
  ),
  rescheduleOutbox: [
    given([lanesOver], (tx, of) => outboxSettling.rescheduleOutbox(tx, of, 1)),
    given(
      [lanesOver, "update outbox_messages set run_at = '2035-01-01' where workspace_id = $of"],
      (tx, of) => outboxSettling.rescheduleOutbox(tx, of, 1),
    ),
    given(["delete from outbox_messages where workspace_id = $of"], (tx, of) =>
      outboxSettling.rescheduleOutbox(tx, of, 1),
    ),
    // Elsewhere the lane is paced.
    given(
      [
        `${inOneLane} and lane like '%:0'`,
        "delete from outbox_messages where lane <> 'one'",
        "update outbox_lanes set lane = 'one', next_at = '2036-01-01' where workspace_id <> $of and lane like '%aaaaaaaa%'",
      ],
      (tx, of) => outboxSettling.rescheduleOutbox(tx, of, 1),
    ),
  ],
};

const ask = { now: until, leaseUntil: until, limit: 50 };

export const outboxCalls: CallsOf<typeof outbox> = {
  claimMessages: [
    (tx, of) => outbox.claimMessages(tx, of, ask),
    (tx, of, it) => outbox.claimMessages(tx, of, { ...ask, limit: 1, afterLane: it.lane(0) }),
    given(["update outbox_lanes set next_at = '2037-01-01' where workspace_id <> $of"], (tx, of) =>
      outbox.claimMessages(tx, of, ask),
    ),
    given([earlierElsewhere], (tx, of) => outbox.claimMessages(tx, of, ask)),
    given(
      [inOneLane, "update outbox_messages set run_at = '2037-01-01' where workspace_id <> $of"],
      (tx, of) => outbox.claimMessages(tx, of, ask),
    ),
  ],
  laneHeads: pure,
  markStarted: given([held], (tx, of, it) => outbox.markStarted(tx, of, [attempt(of, it)], from)),
  extendLeases: (tx, of, it) => outbox.extendLeases(tx, of, [attempt(of, it)], from),
  releaseMessages: given([due2], (tx, of, it) => outbox.releaseMessages(tx, of, [attempt(of, it)], from)),
  arrayOf: pure,
  instant: pure,
};

export const planCalls: CallsOf<typeof planAnew> = {
  planAnew: pure,
  learnAnew: "tells the planner about tables",
  rowsPlannedAnew: "runs what it is given",
};

const messageOf = (it: Subject) => ({
  ...{ id: it.id.replace("7000", "7009"), lane: "new", runAt: from, correlationId: "new" },
  body: { topic: "removal.execute", removalId: it.removal } as const,
});

export const recordCalls: CallsOf<typeof record> = {
  appendAuditEntry: (tx, of, it) =>
    record.appendAuditEntry(tx, of, {
      ...{
        at: from,
        actor: anna,
        act: "new",
        outcome: "changed",
        reason: null,
        subject: { kind: "any", id: it.id },
      },
      ...{
        customerId: it.id,
        correlationId: "new",
        details: {},
        salt: "new",
        detailsDigest: "new",
        content: "new",
      },
    }),
  enqueue: (tx, of, it) => record.enqueue(tx, of, [messageOf(it)], from),
  markDue: (tx, of) => record.markDue(tx, of, "deadlines", new Date(0)),
};

export const intentCalls: CallsOf<typeof registryIntents> = {
  findLastIntent: (tx, of, it) => registryIntents.findLastIntent(tx, of, it.lane(1), it.entry),
  listWaitingIntents: (tx, of, it) => registryIntents.listWaitingIntents(tx, of, it.lane(1)),
};

export const restoredCalls: CallsOf<typeof restoredOutbox> = {
  holdQueue: (tx, of) => {
    const topics = { forPeople: ["person.tell"], dropped: ["screen.refresh"] };
    return restoredOutbox.holdQueue(tx, of, { now: until, reason: "restored", ...topics });
  },
};

const invitationCard = (it: Subject) => ({ kind: "invitation", id: it.invitation }) as const;
const before = "00000000-0000-7000-8000-000000000000" as OutboxMessageId;

export const stuckCalls: CallsOf<typeof stuckMessages> = {
  listStuckMessages: [
    (tx, of) => stuckMessages.listStuckMessages(tx, of, 9, null),
    (tx, of, it) => stuckMessages.listStuckMessages(tx, of, 9, { createdAt: until, id: it.message }),
  ],
  lockStuckMessage: (tx, of, it) => stuckMessages.lockStuckMessage(tx, of, it.message),
  dismissStuckMessage: (tx, of, it) => stuckMessages.dismissStuckMessage(tx, of, it.message, until),
  hasCardChanged: (tx, of, it) => stuckMessages.hasCardChanged(tx, of, invitationCard(it), before),
  outboxStateOf: [
    (tx, of, it) => stuckMessages.outboxStateOf(tx, of, it.message),
    given(["update outbox_messages set state = 'sent' where workspace_id <> $of"], (tx, of, it) =>
      stuckMessages.outboxStateOf(tx, of, it.message),
    ),
  ],
};

export const watchCalls: CallsOf<typeof watch> = {
  readWaiting: sweeps,
};
