import { setTimeout as pause } from "node:timers/promises";
import { and, asc, eq } from "drizzle-orm";
import pino from "pino";
import { type Database, inTransaction } from "../../db/client.ts";
import { enqueue } from "../../db/queries/record.ts";
import { outboxMessages, workspaceDues } from "../../db/schema/index.ts";
import { CorrelationId, OutboxMessageId, RemovalRequestId, SlackUserId } from "../../src/domain/ids.ts";
import type { OutboxBody, OutboxMessage } from "../../src/domain/outbox.ts";
import type { ListFiles } from "../../src/ports/list-files.ts";
import type { Delivery, Notifier } from "../../src/ports/notifier.ts";
import type { IntentHandlers } from "../../src/workers/outbox-delivery.ts";
import { createOutboxDispatcher } from "../../src/workers/outbox-dispatcher.ts";
import { firstNow, makeContext, newId, type TestContext } from "../support/context.ts";
import { removalId } from "../support/make.ts";
import { system } from "../support/people.ts";

type Answer = (message: OutboxMessage, leaving: () => Promise<void>) => Promise<Delivery>;

/** Keeps what left, in order, and answers as it is told; whatever it is asked to post it posts. */
export class Mailbox implements Notifier {
  readonly delivered: string[] = [];
  answer: Answer = async (_message, leaving) => {
    await leaving();
    return { outcome: "delivered" };
  };
  trace: boolean | null = false;
  readonly looked: string[] = [];

  async deliver(message: OutboxMessage, leaving: () => Promise<void>): Promise<Delivery> {
    const delivery = await this.answer(message, leaving);
    if (delivery.outcome === "delivered") this.delivered.push(message.id);
    return delivery;
  }

  async wasDelivered(message: OutboxMessage): Promise<boolean | null> {
    this.looked.push(message.id);
    return this.trace;
  }
}

/** A workspace with an outbox, a clock that stands still, and as many dispatchers as a test wants. */
export async function setStage(database: Database) {
  const ctx = await makeContext(database, { actor: system("dispatcher") });
  const clock = { now: firstNow };
  const now = () => clock.now;
  const running: { stop(): Promise<void> }[] = [];

  const stage = {
    ctx,
    mailbox: new Mailbox(),
    now,
    pass(ms: number) {
      clock.now = new Date(clock.now.getTime() + ms);
    },
    async queue(lane: string, options: { body?: OutboxBody; runAt?: Date } = {}): Promise<OutboxMessageId> {
      const id = OutboxMessageId.parse(newId());
      const body = options.body ?? tell(lane);
      const runAt = options.runAt ?? now();
      await inTransaction(ctx.db, (tx) =>
        enqueue(tx, ctx.workspaceId, [{ id, lane, body, runAt, correlationId: "correlation-1" }], now()),
      );
      return id;
    },
    dispatch(
      options: {
        notifier?: Notifier;
        slots?: number;
        pollMs?: number;
        intents?: Partial<IntentHandlers>;
      } = {},
    ) {
      const dispatcher = createOutboxDispatcher({
        db: database.patientDb,
        contextFor: (workspaceId, correlationId) => contextOf(ctx, workspaceId, correlationId, now),
        notifier: options.notifier ?? stage.mailbox,
        intents: { ...noIntents, ...options.intents },
        now,
        chance: () => 1,
        log: pino({ enabled: false }),
        pollMs: options.pollMs ?? 10,
        ...(options.slots ? { slots: options.slots } : {}),
      });
      running.push(dispatcher);
      dispatcher.start();
      return dispatcher;
    },
    async read(id: OutboxMessageId) {
      const [row] = await ctx.db
        .select()
        .from(outboxMessages)
        .where(and(eq(outboxMessages.workspaceId, ctx.workspaceId), eq(outboxMessages.messageId, id)));
      if (!row) throw new Error(`no message ${id}`);
      return row;
    },
    /** Every message of the workspace, oldest first. */
    readAll: () =>
      ctx.db
        .select()
        .from(outboxMessages)
        .where(eq(outboxMessages.workspaceId, ctx.workspaceId))
        .orderBy(asc(outboxMessages.messageId)),
    async due(): Promise<Date | null> {
      const [row] = await ctx.db
        .select()
        .from(workspaceDues)
        .where(and(eq(workspaceDues.workspaceId, ctx.workspaceId), eq(workspaceDues.kind, "outbox")));
      return row?.dueAt ?? null;
    },
    /** Lets the dispatchers look again several times while nothing may happen. */
    quiet: () => pause(80),
    async strike() {
      await Promise.all(running.map((each) => each.stop()));
      await ctx.db.delete(workspaceDues);
    },
  };
  return stage;
}

export type Stage = Awaited<ReturnType<typeof setStage>>;

export function tell(lane: string): OutboxBody {
  return {
    topic: "person.tell",
    to: SlackUserId.parse(lane.startsWith("person:") ? lane.slice("person:".length) : "USALES1"),
    card: { kind: "removal", id: removalId },
    notice: "removal.denied",
    by: "UADMIN1",
    at: firstNow.toISOString(),
  };
}

export const execute: OutboxBody = { topic: "removal.execute", removalId: RemovalRequestId.parse(removalId) };

function contextOf(
  ctx: TestContext,
  workspaceId: TestContext["workspaceId"],
  correlationId: string,
  now: () => Date,
) {
  return { ...ctx, workspaceId, correlationId: CorrelationId.parse(correlationId), now };
}

const unexpected = async (message: OutboxMessage): Promise<Delivery> => {
  throw new Error(`nobody expected ${message.body.topic}`);
};

const noIntents: IntentHandlers = {
  "link.issue": unexpected,
  "link.handed-over": unexpected,
  "removal.decide": unexpected,
  "removal.execute": unexpected,
  "notice.remind": unexpected,
  "bulletin.admins": unexpected,
  "gdap.create": unexpected,
  "gdap.terminate": unexpected,
  "acceptance.take-over": unexpected,
  "registry.enter": unexpected,
  "list.read": unexpected,
  "list.import": unexpected,
  "list.undo": unexpected,
  "list.export": unexpected,
  "list.problems": unexpected,
};

/** For intents that have nothing to do with customer lists. */
export const noFiles: ListFiles = {
  open: async () => ({ outcome: "refused", because: "file-gone" }),
  send: async () => ({ outcome: "refused", because: "no-send-scope" }),
};
