import { type Attempt, type ClaimedMessage, markStarted } from "../../db/queries/outbox.ts";
import { type Arrival, settleRetry, settleSent } from "../../db/queries/outbox-settling.ts";
import { byWorkspace, createBatch } from "../batch.ts";
import type { CorrelationId, WorkspaceId } from "../domain/ids.ts";
import {
  isForPeople,
  type OutboxBody,
  type OutboxMessage,
  type Topic,
  type TopicForPeople,
} from "../domain/outbox.ts";
import type { Log } from "../log.ts";
import type { Delivery, Notifier } from "../ports/notifier.ts";
import { noTelemetry, type Telemetry } from "../ports/telemetry.ts";
import { outbox, type ServiceContext } from "../service/index.ts";
import { backoffMs, isHopeless, lookAgainMs, ourFault } from "./backoff.ts";

type IntentTopic = Exclude<Topic, TopicForPeople>;

/** What is done by ourselves rather than told to people. Every handler may be run again with the same message. */
export type IntentHandlers = {
  readonly [T in IntentTopic]: (
    message: OutboxMessage & { readonly body: Extract<OutboxBody, { topic: T }> },
  ) => Promise<Delivery>;
};

export interface DeliveryParts {
  readonly db: ServiceContext["db"];
  /** A context of the dispatcher's own: `actor` is system:dispatcher. */
  readonly contextFor: (workspaceId: WorkspaceId, correlationId: CorrelationId | string) => ServiceContext;
  readonly notifier: Notifier;
  readonly intents: IntentHandlers;
  readonly now: () => Date;
  /** 0 to 1, so that what failed together does not come back together. */
  readonly chance: () => number;
  readonly log: Log;
  readonly telemetry?: Telemetry;
}

/** Another process has taken the message over: nothing of it may leave here any more. */
class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/** Slack takes about one message a second and channel; a direct message is a channel of its own. */
const laneGapMs = 1_000;

type Ending = Delivery | { readonly outcome: "uncertain"; readonly reason: string };

/** Carries one claimed message out and settles it. Answers when it is worth coming back to it, if it is. */
export function createDelivery(parts: DeliveryParts) {
  const { db, contextFor, notifier, intents, now, chance, log, telemetry = noTelemetry } = parts;

  const mayLeave = createBatch(async (attempts: readonly Attempt[]) => {
    const ours = new Set<Attempt["id"]>();
    for (const [workspaceId, list] of byWorkspace(attempts)) {
      for (const id of await markStarted(db, workspaceId, list, now())) ours.add(id);
    }
    return (attempt) => ours.has(attempt.id);
  });
  const hasArrived = createBatch(async (arrivals: readonly Arrival[]) => {
    const at = { now: now(), lanesFreeAt: new Date(now().getTime() + laneGapMs) };
    for (const [workspaceId, list] of byWorkspace(arrivals)) await settleSent(db, workspaceId, list, at);
    return () => undefined;
  });

  const forPeople = async (message: ClaimedMessage, leaving: () => Promise<void>): Promise<Ending> => {
    if (message.startedAt) {
      const wasThere = await notifier.wasDelivered(message, message.startedAt);
      if (wasThere === true) return { outcome: "delivered" };
      if (wasThere === null) return { outcome: "uncertain", reason: "no_answer" };
    }
    return notifier.deliver(message, leaving);
  };

  const giveUp = async (message: ClaimedMessage, state: "dead" | "uncertain", reason: string) => {
    const ctx = contextFor(message.workspaceId, message.correlationId);
    await outbox.giveUp(ctx, {
      messageId: message.id,
      attempt: message.attempt,
      body: message.body,
      state,
      reason,
    });
  };

  const settle = async (message: ClaimedMessage, ending: Ending, hasLeft: boolean): Promise<Date | null> => {
    const retryIn = async (ms: number, reason: string, isUnknown: boolean) => {
      const runAt = new Date(now().getTime() + ms);
      await settleRetry(db, message, { runAt, reason, isUnknown });
      return runAt;
    };
    switch (ending.outcome) {
      case "delivered":
        await hasArrived({ ...message, wasPosted: hasLeft });
        return hasLeft ? new Date(now().getTime() + laneGapMs) : null;
      case "try-later":
        if (isHopeless(message, ending.reason, now())) {
          await giveUp(message, "dead", ending.reason);
          return null;
        }
        return retryIn(ending.afterMs ?? backoffMs(message.attempt, chance()), ending.reason, false);
      case "unknown":
        if (!isHopeless(message, ending.reason, now())) {
          return retryIn(lookAgainMs(message.attempt, chance()), ending.reason, true);
        }
        await giveUp(message, "uncertain", ending.reason);
        return null;
      case "undeliverable":
        await giveUp(message, "dead", ending.reason);
        return null;
      case "uncertain":
        await giveUp(message, "uncertain", ending.reason);
        return null;
    }
  };

  const carry = async (message: ClaimedMessage): Promise<{ ending: Ending; hasLeft: boolean } | null> => {
    let hasLeft = false;
    const leaving = async () => {
      if (!(await mayLeave(message))) throw new LeaseLost();
      hasLeft = true;
    };
    try {
      const ending = isForPeople(message.body.topic)
        ? await forPeople(message, leaving)
        : repeatable(await carryOut(intents, message));
      return { ending, hasLeft };
    } catch (error) {
      if (error instanceof LeaseLost) return null;
      log.error({ err: error, ...about(message) }, "a delivery failed unexpectedly");
      const isUnknown = hasLeft || message.startedAt !== null;
      const ending: Ending = isUnknown
        ? { outcome: "unknown", reason: ourFault }
        : { outcome: "try-later", afterMs: null, reason: ourFault };
      return { ending, hasLeft };
    }
  };

  return {
    async message(message: ClaimedMessage): Promise<Date | null> {
      const carried = await telemetry.step(stepOf(message), () => carry(message), {
        of: (done) => ({ outcome: done?.ending.outcome ?? "lease-lost" }),
      });
      if (!carried) return null;
      const { ending, hasLeft } = carried;
      if (ending.outcome === "delivered") log.info(about(message), "delivered");
      else log.warn({ outcome: ending.outcome, reason: ending.reason, ...about(message) }, "not delivered");
      return settle(message, ending, hasLeft);
    },

    /** Written by newer or older code than this: kept where an admin agent sees it. */
    async unreadable(attempt: Attempt): Promise<null> {
      const ctx = contextFor(attempt.workspaceId, `outbox-${attempt.id}`);
      const { id: messageId, attempt: number } = attempt;
      await outbox.giveUp(ctx, {
        messageId,
        attempt: number,
        body: null,
        state: "dead",
        reason: "unreadable",
      });
      return null;
    },
  };
}

function carryOut(intents: IntentHandlers, message: ClaimedMessage): Promise<Delivery> {
  // The map is indexed by the body's own topic, so handler and body belong together; the compiler cannot follow that.
  const handler = intents[message.body.topic as IntentTopic] as (message: OutboxMessage) => Promise<Delivery>;
  return handler(message);
}

/** An intent whose answer got lost is simply carried out again. */
function repeatable(delivery: Delivery): Delivery {
  return delivery.outcome === "unknown"
    ? { outcome: "try-later", afterMs: null, reason: delivery.reason }
    : delivery;
}

function stepOf({ body, attempt, correlationId }: ClaimedMessage) {
  return { name: "delivery", topic: body.topic, attempt, correlationId } as const;
}

function about(message: ClaimedMessage) {
  const { id: messageId, attempt, correlationId, workspaceId } = message;
  return { messageId, topic: message.body.topic, attempt, correlationId, workspaceId };
}
