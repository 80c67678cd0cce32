import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { Actor } from "../../../src/domain/actor.ts";
import { CorrelationId } from "../../../src/domain/ids.ts";
import { removals } from "../../../src/service/index.ts";
import { approved, haveGround, value } from "../../service/removals/ground.ts";
import { makeContext, type TestContext } from "../../support/context.ts";
import { useDatabase } from "../../support/databases.ts";
import { tenantId } from "../../support/make.ts";
import { adminAgent, system } from "../../support/people.ts";
import { stage } from "./directory-stage.ts";

const database = useDatabase();

async function approvedAt(at: Awaited<ReturnType<typeof stage>>) {
  at.sim.addTenant({ companyName: "Kovács és Társa Kft.", domain: "kovacs.example", tenantId });
  const role = at.partner.kind === "direct" ? {} : { otherPartnerId: at.provider.tenantId };
  at.sim.addCustomer(at.partner.tenantId, tenantId, { ...role, hasDap: true });
  const ctx = await makeContext(database.current);
  await haveGround(ctx);
  // Attested and approved from what the vendor shows, too: a removal is carried out where it was attested from.
  const over = (here: TestContext) => ({ ...here, directory: at.directory });
  // Nothing below asks the test's own directory: the connector's takes its place.
  const onVendor = { ...over(ctx), as: (actor: Actor) => over(ctx.as(actor)) } as unknown as TestContext;
  const { id: removalId } = await approved(onVendor);
  const dispatcher = () => ({
    ...ctx.as(system("dispatcher")),
    directory: at.directory,
    correlationId: CorrelationId.parse(randomUUID()),
  });
  return { ctx, removalId, execute: () => removals.execute(dispatcher(), { removalId }) };
}

it("a removal is stopped by what was bought meanwhile, and then survives an answer that does not come", async () => {
  const at = await stage({ kind: "direct" });
  const { ctx, removalId, execute } = await approvedAt(at);
  at.sim.world.subscriptions.set(tenantId, [
    {
      id: randomUUID(),
      offerName: "Microsoft 365 Business Premium",
      quantity: 3,
      status: "suspended",
      suspensionReasons: ["CustomerCancellation"],
      isNewCommerce: true,
      isAzurePlan: false,
      commitmentEndDate: null,
    },
  ]);
  expect(value(await execute())).toMatchObject({
    removal: {
      state: "failed",
      failure: { because: "blocked", blockers: [{ kind: "subscription", remedy: "cancel-or-wait" }] },
    },
  });
  expect(at.sent().filter((line) => line.startsWith("PATCH"))).toEqual([]);

  at.sim.world.subscriptions.delete(tenantId);
  value(await removals.retry(ctx.as(adminAgent), { removalId }));
  at.sim.faults.add({
    method: "PATCH",
    path: "/v1/customers",
    times: 1,
    kind: { answer: "time-out", after: true },
  });
  expect(value(await execute())).toMatchObject({ removal: { state: "executed" } });
  expect(at.sent().filter((line) => !line.startsWith("GET"))).toEqual([`PATCH /v1/customers/${tenantId}`]);
});

it("a reseller's removal waits for its provider, and is executed once the vendor shows the end", async () => {
  const at = await stage();
  const { execute } = await approvedAt(at);
  at.sim.addCustomer(at.provider.tenantId, tenantId, { otherPartnerId: at.partner.tenantId });
  expect(value(await execute())).toMatchObject({ removal: { state: "executing", providerTask: {} } });
  expect(value(await execute())).toMatchObject({ retry: true, because: "provider-has-it" });
  for (const one of at.sim.world.relationships.values()) one.endedAt = Date.now();
  expect(value(await execute())).toMatchObject({ removal: { state: "executed" } });
  expect(at.sent().every((line) => line.startsWith("GET"))).toBe(true);
});
