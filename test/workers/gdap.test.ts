import { addDays } from "date-fns";
import pino from "pino";
import { afterEach, describe, expect, it, vi } from "vitest";
import { CorrelationId, OutboxMessageId } from "../../src/domain/ids.ts";
import { DirectoryUnavailable } from "../../src/ports/partner-directory.ts";
import { gdap } from "../../src/service/index.ts";
import { createGdapNight } from "../../src/workers/gdap-night.ts";
import { createIntents } from "../../src/workers/intents.ts";
import { asking, endAsked, type GdapGround, handedOver, haveGdap } from "../service/gdap/ground.ts";
import { queued, value } from "../service/removals/ground.ts";
import { firstNow, newId } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";
import { tenantId } from "../support/make.ts";
import { noFiles } from "./outbox-stage.ts";

const database = useDatabase();

function stage(ground: GdapGround) {
  const intents = createIntents({
    database: database.current,
    files: noFiles,
    languageOf: async () => "en",
    contextFor: () => ground.bot,
    freshActor: async () => "slack-cannot-answer",
    adminAgents: async () => [],
    owners: async () => [],
  });
  const message = {
    id: OutboxMessageId.parse(newId()),
    workspaceId: ground.ctx.workspaceId,
    lane: "gdap",
    attempt: 1,
    correlationId: CorrelationId.parse("correlation-1"),
  };
  return { intents, message };
}

describe("the vendor’s part of granular administration", () => {
  it("is tried again later while the vendor does not answer", async () => {
    const ground = await haveGdap(database);
    const { intents, message } = stage(ground);
    const { id } = value(await gdap.request(ground.ctx, asking()));
    const body = { topic: "gdap.create", gdapRequestId: id, viewId: null } as const;
    const answers = ground.admin.request.bind(ground.admin);
    ground.admin.request = async () => {
      throw new DirectoryUnavailable("no answer");
    };
    expect(await intents["gdap.create"]({ ...message, body })).toMatchObject({ outcome: "try-later" });
    ground.admin.request = answers;
    expect(await intents["gdap.create"]({ ...message, body })).toEqual({ outcome: "delivered" });
    expect((await gdap.open(ground.ctx, id))?.request.state).toBe("drafted");
  });

  it("is looked at again until an end is seen, and left to the nightly look after a while", async () => {
    const ground = await haveGdap(database);
    const { intents, message } = stage(ground);
    const { id, gdapId } = await endAsked(ground);
    const body = { topic: "gdap.terminate", gdapEndId: id } as const;
    const terminate = (attempt: number) => intents["gdap.terminate"]({ ...message, body, attempt });
    expect(await terminate(1)).toMatchObject({ outcome: "try-later", reason: "still-ending" });
    expect(await terminate(8)).toEqual({ outcome: "delivered" });
    ground.admin.becomes(gdapId, "terminated");
    expect(await terminate(2)).toEqual({ outcome: "delivered" });
    expect((await gdap.getEnd(ground.ctx, id))?.end.state).toBe("ended");
    expect(ground.admin.terminated).toHaveLength(1);
  });
});

describe("the nightly look after granular administration", () => {
  const running: { stop(): Promise<void> }[] = [];
  afterEach(() => Promise.all(running.splice(0).map((each) => each.stop())));

  const start = (grounds: readonly GdapGround[]) => {
    const night = createGdapNight({
      workspaces: async () => grounds.map(({ ctx }) => ctx.workspaceId),
      contextFor: (workspaceId) => {
        const found = grounds.find(({ ctx }) => ctx.workspaceId === workspaceId);
        if (!found) throw new Error("no such workspace");
        return found.bot;
      },
      now: () => firstNow,
      log: pino({ enabled: false }),
    });
    running.push(night);
    night.start();
  };

  it("follows requests and warns, though the vendor of another workspace does not answer", async () => {
    const silent = await haveGdap(database);
    silent.admin.endingBefore = async () => {
      throw new DirectoryUnavailable("no answer");
    };
    const broken = await haveGdap(database);
    broken.admin.endingBefore = async () => {
      throw new Error("our own mistake");
    };
    const ground = await haveGdap(database);
    const { id, gdapId } = await handedOver(ground);
    ground.admin.becomes(gdapId ?? "", "active");
    ground.admin.have({ id: "ends", tenantId, endsAt: addDays(firstNow, 3) });
    start([silent, broken, ground]);
    await vi.waitFor(async () => {
      expect((await gdap.open(ground.ctx, id))?.request.state).toBe("active");
      const told = await queued(ground.ctx, "bulletin.channel");
      expect(told.map((each) => JSON.stringify(each))).toContainEqual(expect.stringContaining("gdap.ending"));
    });
  });
});
