import { expect, it } from "vitest";
import type { VendorNews } from "../../../src/ports/vendor-desk.ts";
import { considerEnded } from "../../../src/service/drift/consider-ended.ts";
import { openFindings } from "../../../src/service/drift/read.ts";
import { queuedTopics } from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { customerId, haveCustomer, haveRelationship, haveRemoval } from "../../support/make.ts";
import { system } from "../../support/people.ts";
import { type Ground, onGround, readAll } from "../directory-sync/ground.ts";
import { tenant } from "../directory-sync/listed-vendor.ts";

const lastYear = new Date("2025-03-02T09:00:00.000Z");

const news = (change: Partial<VendorNews> = {}): VendorNews => ({
  key: "removed-1",
  kind: "relationship.removed",
  tenantId: tenant(1),
  companyName: null,
  gdapId: null,
  at: lastYear,
  via: "audit-log",
  ...change,
});
const consider = ({ ctx }: Ground, told = news()) => considerEnded(ctx.as(system("directory")), told);
const kinds = async ({ ctx }: Ground) =>
  (await openFindings(ctx.as(ctx.actor), 100)).findings.map(({ kind }) => kind);

async function withCustomer(ground: Ground, hasDap = false): Promise<void> {
  await haveCustomer(ground.ctx, { tenantId: tenant(1), standing: "active" });
  await haveRelationship(ground.ctx, { activatedAt: lastYear, hasDap });
}

describeEachEngine("a relationship of which the vendor tells that it ended", (database) => {
  it("is told to the admin agents at once where it stands here and not there, and once", async () => {
    const ground = await onGround(database.current);
    await withCustomer(ground);
    expect(await consider(ground)).toBe("settled");
    expect(await kinds(ground)).toEqual(["ended-elsewhere"]);
    await consider(ground, news({ key: "removed-2" }));
    await readAll(ground);
    expect(await kinds(ground)).toEqual(["ended-elsewhere"]);
    const topics = await queuedTopics(database.current, ground.ctx.workspaceId);
    expect(topics.filter((topic) => topic === "bulletin.admins").length).toBeGreaterThan(0);
  });

  it("is nothing where the directory shows that it stands", async () => {
    const ground = await onGround(database.current);
    await withCustomer(ground);
    const { workspaceId, directory } = ground.ctx;
    directory.knows({ workspaceId, customerId, tenantId: tenant(1) });
    await consider(ground);
    expect(await kinds(ground)).toEqual([]);
  });

  it("is nothing while a removal of ours is being carried out", async () => {
    const ground = await onGround(database.current);
    await withCustomer(ground);
    await haveRemoval(ground.ctx, { state: "executing" });
    await consider(ground);
    expect(await kinds(ground)).toEqual([]);
  });

  it("is nothing for somebody we do not know", async () => {
    const ground = await onGround(database.current);
    expect(await consider(ground)).toBe("settled");
    expect(await consider(ground, news({ tenantId: null }))).toBe("settled");
    expect(await kinds(ground)).toEqual([]);
  });

  it("shows DAP that ended while the relationship stands", async () => {
    const ground = await onGround(database.current);
    await withCustomer(ground, true);
    const { workspaceId, directory } = ground.ctx;
    directory.knows({ workspaceId, customerId, tenantId: tenant(1) });
    await consider(ground, news({ kind: "dap.terminated" }));
    expect(await kinds(ground)).toEqual(["dap"]);
  });
});
