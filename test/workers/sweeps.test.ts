import { setTimeout as pause } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { inTransaction } from "../../db/client.ts";
import { markDue } from "../../db/queries/record.ts";
import { workspaceDues } from "../../db/schema/index.ts";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import { createDeadlines } from "../../src/workers/deadlines.ts";
import { createHousekeeping } from "../../src/workers/housekeeping.ts";
import { createLoop } from "../../src/workers/loop.ts";
import { createReconciliation } from "../../src/workers/reconciliation.ts";
import { createRounds } from "../../src/workers/rounds.ts";
import { firstNow, makeContext, type TestContext } from "../support/context.ts";
import { describeEachEngine } from "../support/databases.ts";

const log = pino({ enabled: false });
const at = (ms: number) => new Date(firstNow.getTime() + ms);

describeEachEngine("the sweeps", (database) => {
  let ctx: TestContext;
  let parts: Parameters<typeof createDeadlines>[0];
  const running: { stop(): Promise<void> }[] = [];

  beforeEach(async () => {
    ctx = await makeContext(database.current);
    parts = { db: database.current.patientDb, now: () => ctx.now(), log, pollMs: 10 };
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((each) => each.stop()));
    await ctx.db.delete(workspaceDues);
  });

  const mark = (kind: "deadlines" | "reconciliation", due: Date) =>
    inTransaction(ctx.db, (tx) => markDue(tx, ctx.workspaceId, kind, due));
  const dueAt = async (kind: "deadlines" | "reconciliation") => {
    const [row] = await ctx.db
      .select()
      .from(workspaceDues)
      .where(and(eq(workspaceDues.workspaceId, ctx.workspaceId), eq(workspaceDues.kind, kind)));
    return row?.dueAt ?? null;
  };
  const watch = (visit: (workspaceId: WorkspaceId) => Promise<Date | null>) => {
    const deadlines = createDeadlines(parts, [visit]);
    running.push(deadlines);
    deadlines.start();
    return deadlines;
  };

  it("visit a workspace once its time has come, and then when it is due next", async () => {
    await mark("deadlines", at(5_000));
    const visits: Date[] = [];
    watch(async () => {
      visits.push(ctx.now());
      return visits.length === 1 ? at(9_000) : null;
    });
    await pause(60);
    expect(visits).toEqual([]);
    ctx.setNow(at(5_000));
    await vi.waitFor(async () => expect(await dueAt("deadlines")).toEqual(at(9_000)));
    ctx.setNow(at(9_000));
    await vi.waitFor(async () => expect(await dueAt("deadlines")).toBeNull());
    expect(visits).toEqual([at(5_000), at(9_000)]);
  });

  it("go by the soonest of several deadlines", async () => {
    await mark("deadlines", at(0));
    const deadlines = createDeadlines(parts, [
      async () => at(9_000),
      async () => null,
      async () => at(7_000),
    ]);
    running.push(deadlines);
    deadlines.start();
    await vi.waitFor(async () => expect(await dueAt("deadlines")).toEqual(at(7_000)));
  });

  it("see to every kind of deadline although one fails, and come again", async () => {
    await mark("deadlines", at(0));
    let visits = 0;
    const deadlines = createDeadlines(parts, [
      () => Promise.reject(new Error("no directory")),
      async () => {
        visits += 1;
        return null;
      },
    ]);
    running.push(deadlines);
    deadlines.start();
    await vi.waitFor(() => expect(visits).toBe(1));
    expect(await dueAt("deadlines")).not.toBeNull();
  });

  it("do not lose a deadline that was set during the visit", async () => {
    await mark("deadlines", at(0));
    let visits = 0;
    watch(async () => {
      visits += 1;
      if (visits === 1) await mark("deadlines", at(1_000));
      return null;
    });
    await vi.waitFor(() => expect(visits).toBe(1));
    await pause(60);
    ctx.setNow(at(1_000));
    await vi.waitFor(() => expect(visits).toBe(2));
  });

  it("visit a workspace one process at a time", async () => {
    await mark("deadlines", at(0));
    let visits = 0;
    const visit = async () => {
      visits += 1;
      await pause(50);
      return null;
    };
    for (let process = 0; process < 3; process += 1) watch(visit);
    await pause(150);
    expect(visits).toBe(1);
  });

  it("come back to a workspace a minute after a visit failed or its process died", async () => {
    await mark("deadlines", at(0));
    let visits = 0;
    watch(async () => {
      visits += 1;
      if (visits === 1) throw new Error("the directory is down");
      return null;
    });
    await vi.waitFor(() => expect(visits).toBe(1));
    ctx.setNow(at(59_999));
    await pause(60);
    expect(visits).toBe(1);
    ctx.setNow(at(60_000));
    await vi.waitFor(() => expect(visits).toBe(2));
  });

  it("reconcile every workspace once a minute, and at once when there is news", async () => {
    const visits: WorkspaceId[] = [];
    const mine = () => visits.filter((each) => each === ctx.workspaceId).length;
    const reconciliation = createReconciliation(parts, async (workspaceId) => visits.push(workspaceId));
    running.push(reconciliation);
    await reconciliation.start();
    await vi.waitFor(() => expect(mine()).toBe(1));
    await vi.waitFor(async () => expect(await dueAt("reconciliation")).toEqual(at(60_000)));
    await reconciliation.nudge(ctx.workspaceId);
    await vi.waitFor(() => expect(mine()).toBe(2));
    await vi.waitFor(async () => expect(await dueAt("reconciliation")).toEqual(at(60_000)));
    ctx.setNow(at(60_000));
    await vi.waitFor(() => expect(mine()).toBe(3));
  });
});

describe("housekeeping", () => {
  it("sweeps each workspace until nothing is left", async () => {
    const workspaces = ["one", "two"] as unknown as WorkspaceId[];
    const swept: string[] = [];
    const sweep = async (workspaceId: WorkspaceId) => {
      swept.push(workspaceId);
      return swept.length !== 1;
    };
    const keeping = createHousekeeping({
      workspaces: async () => workspaces,
      sweep,
      now: () => firstNow,
      log,
    });
    keeping.start();
    await vi.waitFor(() => expect(swept).toEqual(["one", "one", "two"]));
    await keeping.stop();
  });
});

describe("a round", () => {
  it("goes on after a workspace that failed, and is stopped after the visit under way", async () => {
    const visited: string[] = [];
    let goesOn = () => {};
    const rounds = createRounds({
      workspaces: async () => ["one", "two", "three"] as unknown as WorkspaceId[],
      async visit(workspaceId) {
        visited.push(workspaceId);
        if (visited.length === 1) throw new Error("the first one always fails");
        await new Promise<void>((resolve) => {
          goesOn = resolve;
        });
      },
      ...{ everyMs: 60_000, now: () => firstNow, log, name: "test" },
    });
    rounds.start();
    await vi.waitFor(() => expect(visited).toEqual(["one", "two"]));
    const stopped = rounds.stop();
    goesOn();
    await stopped;
    expect(visited).toEqual(["one", "two"]);
  });
});

describe("a loop", () => {
  it("runs once more, and not twice at a time, however often it is nudged during a pass", async () => {
    let passes = 0;
    let atOnce = 0;
    let most = 0;
    const loop = createLoop({
      now: () => firstNow,
      pollMs: 60_000,
      onError: () => {},
      pass: async () => {
        passes += 1;
        atOnce += 1;
        most = Math.max(most, atOnce);
        await pause(20);
        atOnce -= 1;
        return null;
      },
    });
    loop.start();
    for (let nudge = 0; nudge < 5; nudge += 1) loop.nudge();
    await pause(120);
    await loop.stop();
    expect({ passes, most }).toEqual({ passes: 2, most: 1 });
  });

  it("goes on after a pass that failed", async () => {
    const errors: unknown[] = [];
    let passes = 0;
    const loop = createLoop({
      now: () => firstNow,
      pollMs: 5,
      onError: (error) => errors.push(error),
      pass: async () => {
        passes += 1;
        if (passes === 1) throw new Error("the database is down");
        return null;
      },
    });
    loop.start();
    await vi.waitFor(() => expect(passes).toBeGreaterThan(1));
    await loop.stop();
    expect(errors).toHaveLength(1);
  });

  it("begins nothing once it is stopped", async () => {
    let passes = 0;
    const pass = async () => {
      passes += 1;
      return null;
    };
    const loop = createLoop({ now: () => firstNow, pollMs: 5, onError: () => {}, pass });
    loop.start();
    await loop.stop();
    const before = passes;
    loop.nudge();
    loop.wakeBy(firstNow);
    await pause(40);
    expect(passes).toBe(before);
  });
});
