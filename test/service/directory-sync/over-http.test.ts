import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createVendorCustomerList } from "../../../src/adapters/partner-center/customer-list.ts";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../../src/simulators/partner-center/simulator.ts";
import { directId, dualRoleId } from "../../../src/simulators/partner-center/world/seed-data.ts";
import { connect } from "../../adapters/partner-center/connected.ts";
import { newId } from "../../support/context.ts";
import { type TestDatabase, useDatabase } from "../../support/databases.ts";
import { begin, carryOn, everybody, type Ground, onGround } from "./ground.ts";

let sim: PartnerCenterSimulator;

beforeEach(async () => {
  sim = await startPartnerCenterSimulator({ world: "small" });
});
afterEach(() => sim.close());

/** A workspace of this partner's whose list comes from the simulated vendor, by the real connector. */
async function connected(database: TestDatabase, partnerId: string, pageSize?: number): Promise<Ground> {
  const { ctx, vendor } = await onGround(database.current);
  // As workers do it: nobody waits for an answer within three seconds here.
  const ground = { vendor, ctx: Object.assign(ctx, { db: database.current.patientDb }) };
  const app = sim.world.partners.get(partnerId)?.apps[0];
  const { client } = connect(
    database.current,
    sim.addresses,
    { tenantId: partnerId, clientId: app?.clientId ?? "", clientSecret: app?.secret ?? "" },
    {
      get now() {
        return ctx.now();
      },
      set now(now) {
        ctx.setNow(now);
      },
    },
  );
  const list = createVendorCustomerList({ client, newId, ...(pageSize ? { pageSize } : {}) });
  Object.assign(ground.vendor.customerList, list);
  return ground;
}

const pages = () => sim.traffic.filter(({ url }) => url.includes("/v1/customers"));

describe.each(["newest", "embedded"] as const)("the simulated vendor's list over HTTP (%s)", (engine) => {
  const database = useDatabase(engine);

  it("is taken over, page by page", async () => {
    sim.addTenants(23, { partnerId: directId });
    const ground = await connected(database, directId, 5);
    await begin(ground);
    expect(await carryOn(ground)).toMatchObject({ state: "finished", seen: 26, added: 26, pages: 6 });
    expect((await everybody(ground)).every((each) => each.standing === "active")).toBe(true);
  });

  it("shows a partner with two roles everybody once", async () => {
    const ground = await connected(database, dualRoleId);
    await begin(ground);
    const ended = await carryOn(ground);
    const known = await everybody(ground);
    expect(ended).toMatchObject({ state: "finished", added: known.length });
    expect(new Set(known.map((each) => each.tenant_id)).size).toBe(known.length);
    expect(known.length).toBeGreaterThan(0);
  });

  it("is read again from the first page when the vendor forgot where we were", async () => {
    sim.addTenants(20, { partnerId: directId });
    const ground = await connected(database, directId, 10);
    await begin(ground);
    const once = new AbortController();
    await carryOn(ground, once.signal, () => once.abort());
    sim.faults.add({ path: "/v1/customers", times: 1, kind: { answer: "stale-token" } });
    expect(await carryOn(ground)).toMatchObject({ state: "finished", restarts: 1, seen: 23, added: 23 });
  });

  it("is waited for when the vendor throttles, and read on", async () => {
    sim.addTenants(20, { partnerId: directId });
    const ground = await connected(database, directId, 10);
    await begin(ground);
    sim.faults.add({
      path: "/v1/customers",
      times: 50,
      kind: { answer: 429, retryAfterSeconds: 600 },
    });
    expect(await carryOn(ground)).toMatchObject({ state: "running", trouble: "throttled" });
    sim.faults.clear();
    ground.ctx.setNow(new Date(ground.ctx.now().getTime() + 601_000));
    expect(await carryOn(ground)).toMatchObject({ state: "finished", seen: 23 });
  });

  it("has 20,000 customers in forty calls, and takes no more memory for it", async () => {
    sim.addTenants(20_000, { partnerId: directId });
    const ground = await connected(database, directId);
    await begin(ground);
    const held: number[] = [];
    const ended = await carryOn(ground, undefined, () => {
      globalThis.gc?.();
      held.push(process.memoryUsage().heapUsed);
    });
    expect(ended).toMatchObject({ state: "finished", seen: 20_003, added: 20_003 });
    expect(pages().length).toBeLessThanOrEqual(42);
    // Four fifths of the list later there is no more in the heap than a few pages would take.
    const [early = 0, late = 0] = [held[8], held.at(-2)];
    expect((late - early) / 1_048_576).toBeLessThan(60);
  }, 60_000);
});
