import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rowsOf } from "../db/client.ts";
import { startVendor, vendorSettings } from "../src/cli/story/vendor.ts";
import type { PartnerCenterSimulator } from "../src/simulators/partner-center/simulator.ts";
import { resellerId } from "../src/simulators/partner-center/world/seed-data.ts";
import { begin, run } from "./support/command.ts";
import { auditTrail, makeContext, type TestContext } from "./support/context.ts";
import { useDatabase } from "./support/databases.ts";

/** Ten pages of the vendor's, so that there is a middle to be killed in. */
const added = 5_000;
const patienceMs = 120_000;

const database = useDatabase();
const folder = mkdtempSync(join(tmpdir(), "kapocs-sync-"));
let vendor: PartnerCenterSimulator;
let ctx: TestContext;
let env: Record<string, string>;
/** Those of its little world that are ours, too. */
let everybody: number;

beforeAll(async () => {
  vendor = await startVendor();
  vendor.addTenants(added, { partnerId: resellerId });
  everybody = [...vendor.world.relationships.values()].filter(
    ({ partnerId, endedAt }) => partnerId === resellerId && endedAt === null,
  ).length;
  ctx = await makeContext(database.current);
  env = {
    DATABASE_URL: database.url,
    ENCRYPTION_KEY: Buffer.alloc(32, 5).toString("base64"),
    ...(await vendorSettings(vendor, "https://kapocs.example", folder)),
  };
}, patienceMs);
afterAll(async () => {
  await vendor?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function reading() {
  const [row] = await rowsOf<{ state: string; pages: number; seen: number; added: number; restarts: number }>(
    ctx.db,
    sql`select state, pages, seen, added, restarts from directory_syncs where workspace_id = ${ctx.workspaceId}`,
  );
  return row;
}

/** How many customers, different tenants and relationships of ours there are here. */
async function counts() {
  const [row] = await rowsOf<{ customers: number; tenants: number; legs: number }>(
    ctx.db,
    sql`select (select count(*)::int from customers where workspace_id = ${ctx.workspaceId}) as customers,
          (select count(distinct tenant_id)::int from customers where workspace_id = ${ctx.workspaceId}) as tenants,
          (select count(*)::int from relationships where workspace_id = ${ctx.workspaceId} and leg = 'reseller'
            and state = 'active') as legs`,
  );
  return row;
}

/** The vendor was asked for a page; not for anything else. */
const pagesAsked = () => vendor.traffic.filter(({ url }) => /\/v1\/customers(\?|$)/.test(url)).length;

it(
  "a reading that kill -9 ended is gone on with where it was, and takes nobody over twice",
  async () => {
    const { child, ended } = begin(["sync", "--json"], env);
    if (!child.stdout) throw new Error("the program was begun without its output");
    for await (const line of createInterface({ input: child.stdout })) {
      if (!/"pages":3\b/.test(line)) continue;
      child.kill("SIGKILL");
      break;
    }
    if (child.signalCode === null) await once(child, "exit");
    expect((await ended).code).toBeNull();
    const left = await reading();
    expect(left).toMatchObject({ state: "running", restarts: 0 });
    expect(left?.pages).toBeGreaterThanOrEqual(3);
    expect(left?.seen).toBeLessThan(everybody);
    expect(await counts()).toMatchObject({ customers: left?.added, tenants: left?.added, legs: left?.added });

    // Nobody can tell that it is dead before its lease is over.
    expect((await run(["sync"], env)).code).toBe(3);
    await ctx.db.execute(
      sql`update directory_syncs set leased_until = now() where workspace_id = ${ctx.workspaceId}`,
    );
    const before = pagesAsked();
    const second = await run(["sync"], env);
    expect(second).toMatchObject({ code: 0, err: expect.stringContaining("was read") });

    const all = Math.ceil(everybody / 500);
    expect(await reading()).toMatchObject({
      state: "finished",
      seen: everybody,
      added: everybody,
      pages: all,
    });
    expect(await counts()).toEqual({ customers: everybody, tenants: everybody, legs: everybody });
    expect(pagesAsked() - before).toBe(all - (left?.pages ?? 0));
    expect(await auditTrail(database.current, ctx.workspaceId)).toEqual([
      "directory.synced",
      "directory.synced",
    ]);
  },
  patienceMs,
);
