import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { rowsOf } from "../../db/client.ts";
import { findLatestSync, findWorkspacesToRead } from "../../db/queries/directory-syncs.ts";
import { WorkspaceId } from "../../src/domain/ids.ts";
import { createLog } from "../../src/log.ts";
import { nextNight } from "../../src/service/directory-sync/nightly.ts";
import { createDirectorySyncSweep } from "../../src/workers/directory-sync.ts";
import { begin, type Ground, onGround, readAll } from "../service/directory-sync/ground.ts";
import { listed } from "../service/directory-sync/listed-vendor.ts";
import { useDatabase } from "../support/databases.ts";

const database = useDatabase("embedded");
const bot = { kind: "system", name: "directory" } as const;

/** All share the first one's clock. */
function sweepOf(...grounds: [Ground, ...Ground[]]) {
  const [{ ctx }] = grounds;
  const contextOf = (workspaceId: WorkspaceId) =>
    grounds.find((each) => each.ctx.workspaceId === workspaceId)?.ctx;
  return createDirectorySyncSweep({
    // The database holds other tests' workspaces too.
    findDue: async (now) => (await findWorkspacesToRead(ctx.db, now)).filter(contextOf),
    contextFor: (workspaceId) => (contextOf(workspaceId) ?? ctx).as(bot),
    now: ctx.now,
    log: createLog("silent"),
    pollMs: 5,
  });
}

async function isScheduled({ ctx }: Ground): Promise<boolean> {
  const rows = await rowsOf(
    ctx.db,
    sql`select 1 from vendor_cursors where workspace_id = ${ctx.workspaceId}`,
  );
  return rows.length === 1;
}

const latest = ({ ctx }: Ground) => findLatestSync(ctx.db, ctx.workspaceId);

describe("the sweep of readings", () => {
  it("carries on what somebody asked for", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = [listed(1)];
    await begin(ground);
    const loop = sweepOf(ground);
    loop.start();
    await expect.poll(() => latest(ground), { timeout: 5_000 }).toMatchObject({ state: "finished", seen: 1 });
    await loop.stop();
  });

  it("compares by night, once, and not before everybody was taken over", async () => {
    const ground = await onGround(database.current);
    const loop = sweepOf(ground);
    loop.start();
    await expect.poll(() => isScheduled(ground)).toBe(true);
    expect(await latest(ground)).toBeNull();
    await readAll(ground);
    ground.ctx.setNow(new Date("2026-03-03T12:00:00.000Z"));
    await expect.poll(() => latest(ground)).toMatchObject({ kind: "nightly", state: "finished" });
    const first = await latest(ground);
    ground.ctx.setNow(new Date("2026-03-03T23:00:00.000Z"));
    await new Promise((resolve) => setImmediate(resolve));
    loop.nudge();
    await loop.stop();
    expect((await latest(ground))?.id).toBe(first?.id);
  });
});

describe("the sweep over several workspaces", () => {
  it("lets nobody wait for a long list, and is stopped when the page under way is kept", async () => {
    const long = await onGround(database.current);
    let goesOn = () => {};
    long.vendor.customers = [listed(1), listed(2), listed(3)];
    long.vendor.next = () =>
      new Promise((resolve) => {
        goesOn = resolve;
      });
    await begin(long);
    const short = await onGround(database.current);
    short.vendor.customers = [listed(1)];
    await begin(short);
    const loop = sweepOf(long, short);
    loop.start();
    await expect.poll(() => latest(short), { timeout: 5_000 }).toMatchObject({ state: "finished" });
    expect(await latest(long)).toMatchObject({ state: "running", pages: 0 });

    let isStopped = false;
    const stopped = loop.stop().then(() => {
      isStopped = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(isStopped).toBe(false);
    goesOn();
    await stopped;
    expect(await latest(long)).toMatchObject({ state: "running", pages: 1 });
    expect(await findWorkspacesToRead(long.ctx.db, long.ctx.now())).toContain(long.ctx.workspaceId);
  });

  it("brings everybody their turn although some always break off", async () => {
    const broken = await Promise.all([1, 2, 3, 4].map(() => onGround(database.current)));
    for (const each of broken) {
      await begin(each);
      Object.assign(each.vendor.customerList, {
        readPage: () => Promise.reject(new Error("our own mistake")),
      });
    }
    const well = await onGround(database.current);
    well.vendor.customers = [listed(1)];
    await begin(well);
    const [first, ...others] = broken;
    if (!first) throw new Error("there is one");
    const loop = sweepOf(first, ...others, well);
    loop.start();
    await expect.poll(() => latest(well), { timeout: 5_000 }).toMatchObject({ state: "finished" });
    await loop.stop();
  });
});

describe("the night", () => {
  const workspaceId = WorkspaceId.parse("00000000-0000-7000-8000-00000000001e");
  it("is the next one, never this instant again", () => {
    const night = nextNight(new Date("2026-03-02T09:00:00.000Z"), workspaceId);
    expect(night.toISOString()).toMatch(/^2026-03-03T0\d:30:00.000Z$/);
    expect(nextNight(night, workspaceId).getTime() - night.getTime()).toBe(86_400_000);
  });
});
