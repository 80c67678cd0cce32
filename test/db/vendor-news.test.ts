import { expect, it } from "vitest";
import {
  addNews,
  addWaitingNews,
  deleteSettledNews,
  listUnsettledNews,
  listWaitingRecords,
  type NewsRow,
  settleNews,
  settleWaitingRecord,
} from "../../db/queries/vendor-news.ts";
import { CustomerTenantId } from "../../src/domain/ids.ts";
import { makeContext } from "../support/context.ts";
import { describeEachEngine } from "../support/databases.ts";

const tenantId = CustomerTenantId.parse("4b2a6e33-8791-4386-bd2b-0d55baf25039");
const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, second));
const keyAt = (second: number) => `accepted:one:${String(at(second).getTime()).padStart(14, "0")}`;

function accepted(second: number, change: Partial<NewsRow> = {}): NewsRow {
  const unknown = { companyName: null, gdapId: null };
  const heard = { kind: "relationship.accepted", tenantId, happenedAt: at(second), via: "web-hook" } as const;
  return { newsKey: keyAt(second), ...unknown, ...heard, ...change };
}

describeEachEngine("what was heard from the vendor", (database) => {
  async function inbox() {
    const { workspaceId } = await makeContext(database.current);
    const { db } = database.current;
    const like = (second: number) => ({
      prefix: "accepted:one:",
      from: keyAt(second - 60),
      to: keyAt(second + 60),
    });
    return {
      db,
      workspaceId,
      hear: (second: number, change: Partial<NewsRow> = {}) =>
        addNews(db, workspaceId, accepted(second, change), like(second), at(90)),
      list: () => listUnsettledNews(db, workspaceId, 10),
    };
  }

  it("is kept once, though ten hear of it at once and not quite at the same instant", async () => {
    const { hear, list } = await inbox();
    const heard = await Promise.all(Array.from({ length: 10 }, (_, n) => hear(n)));
    expect(heard.filter(Boolean)).toHaveLength(1);
    expect(await list()).toHaveLength(1);
  });

  it("is another thing when it happened more than a minute apart, or after the first was dealt with", async () => {
    const { db, workspaceId, hear, list } = await inbox();
    await hear(0);
    expect(await hear(70)).toBe(true);
    await settleNews(db, workspaceId, [keyAt(0), keyAt(70)], at(80));
    expect(await hear(75)).toBe(false);
    expect(await hear(85)).toBe(true);
    expect((await list()).map(({ newsKey }) => newsKey)).toEqual([keyAt(85)]);
  });

  it("never comes again under its own key", async () => {
    const { db, workspaceId, hear, list } = await inbox();
    await hear(0);
    await settleNews(db, workspaceId, [keyAt(0)], at(-30));
    expect(await hear(0)).toBe(false);
    expect(await list()).toEqual([]);
  });

  it("learns from a later hearing what the first did not say, and loses nothing to one that says less", async () => {
    const { hear, list } = await inbox();
    await hear(0, { tenantId: null });
    await hear(1, { companyName: "Contoso", via: "audit-log" });
    await hear(2, { tenantId: null, companyName: null });
    expect(await list()).toMatchObject([{ tenantId, companyName: "Contoso", via: "web-hook" }]);
  });

  it("waits where only a record tells whom it is about, and is not shown meanwhile", async () => {
    const { db, workspaceId, list } = await inbox();
    const { newsKey: _key, ...untold } = accepted(0, { tenantId: null });
    await addWaitingNews(db, workspaceId, "a_b_1", untold, at(1));
    await addWaitingNews(db, workspaceId, "a_b_1", untold, at(2));
    expect(await list()).toEqual([]);
    expect(await listWaitingRecords(db, workspaceId, 5)).toEqual([{ recordId: "a_b_1", receivedAt: at(1) }]);
    await settleWaitingRecord(db, workspaceId, "a_b_1", at(3));
    expect(await listWaitingRecords(db, workspaceId, 5)).toEqual([]);
  });

  it("goes when it was dealt with long ago, and not before", async () => {
    const { db, workspaceId, hear, list } = await inbox();
    await hear(0);
    await hear(70);
    await settleNews(db, workspaceId, [keyAt(0)], at(80));
    await deleteSettledNews(db, workspaceId, at(80));
    expect(await hear(0)).toBe(false);
    await deleteSettledNews(db, workspaceId, at(81));
    expect(await list()).toHaveLength(1);
    expect(await hear(-10)).toBe(true);
  });
});
