import { setImmediate as breath } from "node:timers/promises";
import { findDueWorkspaces } from "../../db/queries/dues.ts";
import { type Attempt, claimMessages, extendLeases, rescheduleOutbox } from "../../db/queries/outbox.ts";
import { createLoop } from "./loop.ts";
import { createDelivery, type DeliveryParts } from "./outbox-delivery.ts";

export interface OutboxDispatcher {
  start(): void;
  /** Something was committed to the outbox. */
  nudge(): void;
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

/**
 * Brings the outbox out: claims whenever a slot is free, delivers outside any transaction, settles. Any number of
 * processes may run one; a message whose process died is taken over when its lease is over.
 */
export function createOutboxDispatcher(options: Options): OutboxDispatcher {
  const { db, now, log, slots = 8, leaseMs = 10_000, pollMs } = options;
  const inFlight = new Map<Attempt, Promise<void>>();
  const deliver = createDelivery(options);
  let turn = 0;
  let heartbeat: NodeJS.Timeout | undefined;

  const begin = (attempt: Attempt, delivery: Promise<Date | null>) => {
    const settled = delivery
      .then(
        (again) => again && loop.wakeBy(again),
        // The lease runs out, and whoever claims the message next finds out what became of it.
        (error: unknown) =>
          log.error({ err: error, messageId: attempt.id }, "a delivery could not be settled"),
      )
      .then(() => {
        inFlight.delete(attempt);
        loop.nudge();
      });
    inFlight.set(attempt, settled);
  };

  const pass = async (): Promise<Date | null> => {
    if (inFlight.size >= slots) return null;
    const due = await findDueWorkspaces(db, "outbox", now(), workspacesAtOnce);
    // Begin elsewhere each time, so that a workspace with a long queue does not keep the others waiting.
    turn = due.length > 0 ? (turn + 1) % due.length : 0;
    const inTurn = [...due.slice(turn), ...due.slice(0, turn)];
    let next: Date | null = null;
    for (const [at, { workspaceId, version }] of inTurn.entries()) {
      const free = slots - inFlight.size;
      if (free <= 0) return next;
      const limit = Math.ceil(free / (inTurn.length - at));
      const leaseUntil = new Date(now().getTime() + leaseMs);
      const claimed = await claimMessages(db, workspaceId, { now: now(), leaseUntil, limit });
      for (const message of claimed.messages) begin(message, deliver.message(message));
      for (const attempt of claimed.unreadable) begin(attempt, deliver.unreadable(attempt));
      const more = claimed.messages.length + claimed.unreadable.length === limit;
      next = earlier(next, more ? now() : await rescheduleOutbox(db, workspaceId, version));
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
    const attempts = [...inFlight.keys()];
    const leaseUntil = new Date(now().getTime() + leaseMs);
    for (const workspaceId of new Set(attempts.map((attempt) => attempt.workspaceId))) {
      const itsOwn = attempts.filter((attempt) => attempt.workspaceId === workspaceId);
      extendLeases(db, workspaceId, itsOwn, leaseUntil).catch((error: unknown) =>
        log.warn({ err: error }, "the leases of the outbox could not be renewed"),
      );
    }
  };

  return {
    start() {
      heartbeat ??= setInterval(beat, leaseMs / 3);
      loop.start();
    },
    nudge: loop.nudge,
    async stop() {
      await loop.stop();
      await Promise.all(inFlight.values());
      clearInterval(heartbeat);
    },
  };
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}
