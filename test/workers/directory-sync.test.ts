import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { rowsOf } from "../../db/client.ts";
import { findLatestSync } from "../../db/queries/directory-syncs.ts";
import { WorkspaceId } from "../../src/domain/ids.ts";
import { createLog } from "../../src/log.ts";
import { nextNight } from "../../src/service/directory-sync/nightly.ts";
import { createDirectorySyncSweep } from "../../src/workers/directory-sync.ts";
import { begin, type Ground, onGround, readAll } from "../service/directory-sync/ground.ts";
import { listed } from "../service/directory-sync/listed-vendor.ts";
import { useDatabase } from "../support/databases.ts";

const database = useDatabase("embedded");
const bot = { kind: "system", name: "directory" } as const;

function sweepOf({ ctx }: Ground) {
  return createDirectorySyncSweep({
    workspaces: async () => [ctx.workspaceId],
    contextFor: () => ctx.as(bot),
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

describe("the night", () => {
  const workspaceId = WorkspaceId.parse("00000000-0000-7000-8000-00000000001e");
  it("is the next one, never this instant again", () => {
    const night = nextNight(new Date("2026-03-02T09:00:00.000Z"), workspaceId);
    expect(night.toISOString()).toMatch(/^2026-03-03T0\d:30:00.000Z$/);
    expect(nextNight(night, workspaceId).getTime() - night.getTime()).toBe(86_400_000);
  });
});
