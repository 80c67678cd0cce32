import { setImmediate as breath } from "node:timers/promises";
import { findDueWorkspaces } from "../../db/queries/dues.ts";
import {
  type Attempt,
  type ClaimedMessage,
  claimMessages,
  extendLeases,
  releaseMessages,
} from "../../db/queries/outbox.ts";
import { rescheduleOutbox } from "../../db/queries/outbox-settling.ts";
import { byWorkspace } from "../batch.ts";
import type { WorkspaceId } from "../domain/ids.ts";
import { createLoop } from "./loop.ts";
import { createDelivery, type DeliveryParts } from "./outbox-delivery.ts";

export interface OutboxDispatcher {
  start(): void;
  /** Something was committed to the outbox of this workspace. */
  nudge(workspaceId: WorkspaceId): void;
  /** Finishes the deliveries under way. */
  stop(): Promise<void>;
}

interface Options extends DeliveryParts {
  /** Deliveries under way at the same time. */
  readonly slots?: number;
  /** How long another process waits before it takes over a message of ours; renewed while we are at it. */
  readonly leaseMs?: number;
  readonly pollMs?: number;
}

const workspacesAtOnce = 100;
/** What was claimed leaves first; what is due after it is worked out this much later. */
const tidyMs = 50;

/**
 * Brings the outbox out: claims whenever a slot is free, delivers outside any transaction, settles. Any number of
 * processes may run one; a message whose process died is taken over when its lease is over.
 */
export function createOutboxDispatcher(options: Options): OutboxDispatcher {
  const { db, now, log, slots = 32, leaseMs = 10_000, pollMs } = options;
  const deliver = createDelivery(options);
  const underWay = new Map<Attempt, Promise<void>>();
  // Claimed already, so that a slot which becomes free need not wait for the database.
  const ready: ClaimedMessage[] = [];
  const wanted = () => 2 * slots - underWay.size - ready.length;
  const nudged = new Set<WorkspaceId>();
  // Where the next claim goes on, so that every lane of a long queue has its turn.
  const lastLanes = new Map<WorkspaceId, string>();
  let turn = 0;
  let heartbeat: NodeJS.Timeout | undefined;
  let isStopping = false;

  const begin = (attempt: Attempt, delivery: Promise<Date | null>) => {
    const settled = delivery
      .then(
        (again) => again && loop.wakeBy(again),
        // The lease runs out, and whoever claims the message next finds out what became of it.
        (error: unknown) =>
          log.error({ err: error, messageId: attempt.id }, "a delivery could not be settled"),
      )
      .then(() => {
        underWay.delete(attempt);
        fill();
        if (2 * ready.length <= slots) loop.nudge();
      });
    underWay.set(attempt, settled);
  };

  const fill = () => {
    while (!isStopping && underWay.size < slots) {
      const message = ready.shift();
      if (!message) return;
      begin(message, deliver.message(message));
    }
  };

  /** Answers with how many it got, and whether there may be more. */
  const claim = async (workspaceId: WorkspaceId, limit: number) => {
    const leaseUntil = new Date(now().getTime() + leaseMs);
    const afterLane = lastLanes.get(workspaceId) ?? null;
    const claimed = await claimMessages(db, workspaceId, { now: now(), leaseUntil, limit, afterLane });
    if (claimed.lastLane === null) lastLanes.delete(workspaceId);
    else lastLanes.set(workspaceId, claimed.lastLane);
    for (const attempt of claimed.unreadable) begin(attempt, deliver.unreadable(attempt));
    ready.push(...claimed.messages);
    fill();
    const count = claimed.messages.length + claimed.unreadable.length;
    return { count, isMore: afterLane !== null || claimed.lastLane !== null };
  };

  const soon = () => new Date(now().getTime() + tidyMs);

  const pass = async (): Promise<Date | null> => {
    const isIdle = underWay.size + ready.length === 0;
    const [only] = nudged.size === 1 ? nudged : [];
    nudged.clear();
    // Somebody waits for the one message that was just written: it need not be looked for.
    if (isIdle && only && (await claim(only, wanted())).count > 0) return soon();
    return sweep();
  };

  const sweep = async (): Promise<Date | null> => {
    if (wanted() <= 0) return null;
    const due = await findDueWorkspaces(db, "outbox", now(), workspacesAtOnce);
    // Begin elsewhere each time, so that a workspace with a long queue does not keep the others waiting.
    turn = due.length > 0 ? (turn + 1) % due.length : 0;
    const inTurn = [...due.slice(turn), ...due.slice(0, turn)];
    let next: Date | null = null;
    for (const [at, { workspaceId, version }] of inTurn.entries()) {
      if (wanted() <= 0) return next;
      const { count, isMore } = await claim(workspaceId, Math.ceil(wanted() / (inTurn.length - at)));
      if (isMore) next = earlier(next, now());
      else if (count > 0) next = earlier(next, soon());
      else next = earlier(next, await rescheduleOutbox(db, workspaceId, version));
      await breath();
    }
    return next;
  };

  const loop = createLoop({
    pass,
    now,
    ...(pollMs === undefined ? {} : { pollMs }),
    onError: (error) => log.error({ err: error }, "the outbox could not be read"),
  });

  const beat = () => {
    const leaseUntil = new Date(now().getTime() + leaseMs);
    for (const [workspaceId, attempts] of byWorkspace([...underWay.keys(), ...ready])) {
      extendLeases(db, workspaceId, attempts, leaseUntil).catch((error: unknown) =>
        log.warn({ err: error }, "the leases of the outbox could not be renewed"),
      );
    }
  };

  return {
    start() {
      heartbeat ??= setInterval(beat, leaseMs / 3);
      loop.start();
    },
    nudge(workspaceId) {
      nudged.add(workspaceId);
      loop.nudge();
    },
    async stop() {
      isStopping = true;
      await loop.stop();
      for (const [workspaceId, attempts] of byWorkspace(ready.splice(0))) {
        await releaseMessages(db, workspaceId, attempts, now());
      }
      await Promise.all(underWay.values());
      clearInterval(heartbeat);
    },
  };
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}
