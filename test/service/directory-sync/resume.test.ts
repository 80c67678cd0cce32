import { expect, it } from "vitest";
import { carryOnReading } from "../../../src/service/directory-sync/carry-on.ts";
import { auditTrail, makeContext, queuedTopics } from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { adminAgent } from "../../support/people.ts";
import { begin, carryOn, directorySyncs, everybody, type Ground, onGround, readAll } from "./ground.ts";
import { listed } from "./listed-vendor.ts";

const many = (count: number) => Array.from({ length: count }, (_, n) => listed(n + 1));
const later = (ground: Ground, seconds: number) =>
  ground.ctx.setNow(new Date(ground.ctx.now().getTime() + seconds * 1_000));

/** As a process that dies: what it had begun never ends. */
class Killed extends Error {}

describeEachEngine("a reading that is interrupted", (database) => {
  it("goes on at the page where it was left, and counts nobody twice", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = many(7);
    await begin(ground);
    const stop = new AbortController();
    const left = await carryOn(ground, stop.signal, () => stop.abort());
    expect(left).toMatchObject({
      state: "running",
      pages: 1,
      seen: 2,
      place: { at: "page", after: "token 2" },
    });
    expect(await carryOn(ground)).toMatchObject({ state: "finished", pages: 4, seen: 7, added: 7 });
    expect(ground.vendor.asked).toEqual([null, "token 2", "token 4", "token 6"]);
  });

  it("is taken up by another process only after the lease of one that was killed", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = many(5);
    await begin(ground);
    ground.vendor.next = async () => {
      throw new Killed();
    };
    await expect(carryOn(ground)).rejects.toThrow(Killed);
    later(ground, 60);
    expect(await carryOn(ground)).toBeNull();
    later(ground, 61);
    expect(await carryOn(ground)).toMatchObject({ state: "finished", seen: 5, added: 5 });
  });

  it("is saved once when its first reader comes back after the lease", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = many(4);
    await begin(ground);
    ground.vendor.next = async () => {
      later(ground, 121);
      await carryOn(ground);
    };
    expect(await carryOn(ground)).toBeNull();
    expect(await everybody(ground)).toHaveLength(4);
    expect(await auditTrail(database.current, ground.ctx.workspaceId)).toEqual([
      "directory.synced",
      "directory.synced",
    ]);
  });

  it("is read by one of two processes that start at once", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = many(9);
    await begin(ground);
    const ends = await Promise.all([carryOn(ground), carryOn(ground)]);
    expect(ends.filter((each) => each === null)).toHaveLength(1);
    expect(ends.find((each) => each !== null)).toMatchObject({ state: "finished", seen: 9 });
  });

  it("begins again when the vendor no longer knows the page, and counts nobody twice", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = many(5);
    await begin(ground);
    const once = new AbortController();
    await carryOn(ground, once.signal, () => once.abort());
    ground.vendor.next = "stale";
    expect(await carryOn(ground)).toMatchObject({ state: "finished", restarts: 1, seen: 5, added: 5 });
    expect(ground.vendor.asked).toEqual([null, "token 2", null, "token 2", "token 4"]);
  });

  it("gives up on a list that keeps changing, and says so", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = many(5);
    await begin(ground);
    const { readPage } = ground.vendor.customerList;
    const turned: typeof readPage = (workspaceId, after) => {
      if (after !== null) ground.vendor.next = "stale";
      return readPage(workspaceId, after);
    };
    Object.assign(ground.vendor.customerList, { readPage: turned });
    expect(await carryOn(ground)).toMatchObject({ state: "failed", trouble: "keeps-changing", restarts: 6 });
    expect(await queuedTopics(database.current, ground.ctx.workspaceId)).toContain("bulletin.admins");
  });

  it("ends when the vendor names the same next page again", async () => {
    const ground = await onGround(database.current);
    Object.assign(ground.vendor.customerList, {
      readPage: async () => ({ customers: [listed(1)], next: "token for ever" }),
    });
    expect(await readAll(ground)).toMatchObject({
      state: "failed",
      trouble: "goes-round",
      seen: 1,
      pages: 2,
    });
  });

  it("waits while the vendor cannot be asked, and goes on", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = many(3);
    await begin(ground);
    ground.vendor.next = "unavailable";
    expect(await carryOn(ground)).toMatchObject({ state: "running", trouble: "throttled" });
    expect(await carryOn(ground)).toBeNull();
    later(ground, 31);
    expect(await carryOn(ground)).toMatchObject({ state: "finished", trouble: null, seen: 3 });
  });

  it("is given up when the vendor could not be asked for a day", async () => {
    const ground = await onGround(database.current);
    await begin(ground);
    later(ground, 25 * 3_600);
    ground.vendor.next = "unavailable";
    expect(await carryOn(ground)).toMatchObject({ state: "failed", trouble: "throttled" });
    expect(await directorySyncs.start(ground.ctx, { kind: "by-hand" })).toMatchObject({ ok: true });
  });

  it("is stopped by an admin agent, also under a reader's hands", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = many(5);
    const sync = await begin(ground);
    ground.vendor.next = async () => {
      await directorySyncs.stop(ground.ctx, { syncId: sync.id });
    };
    expect(await carryOn(ground)).toBeNull();
    expect(await everybody(ground)).toEqual([]);
    expect(await directorySyncs.stop(ground.ctx, { syncId: sync.id })).toMatchObject({
      reason: "reading-stopped",
    });
  });

  it("is compared once, though the process dies in the comparison", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = many(3);
    await readAll(ground);
    ground.vendor.customers = [...many(2), listed(8), listed(9)];
    await begin(ground);
    const { add } = ground.vendor.news;
    Object.assign(ground.vendor.news, {
      add: async () => {
        throw new Killed();
      },
    });
    await expect(carryOn(ground)).rejects.toThrow(Killed);
    Object.assign(ground.vendor.news, { add });
    later(ground, 121);
    expect(await carryOn(ground)).toMatchObject({ state: "finished", seen: 4, gone: 1, pages: 2 });
    expect(ground.vendor.told.size).toBe(2);
  });

  it("wakes nobody when there is nothing to read: it would be woken itself, for ever", async () => {
    const ground = await onGround(database.current);
    await carryOn(ground);
    expect(ground.ctx.nudges.count).toBe(0);
    await readAll(ground);
    const before = ground.ctx.nudges.count;
    await carryOn(ground);
    expect(ground.ctx.nudges.count).toBe(before);
  });

  it("tells how far it is at most every few seconds", async () => {
    const ground = await onGround(database.current);
    ground.vendor.customers = many(20);
    await begin(ground);
    const before = (await queuedTopics(database.current, ground.ctx.workspaceId)).length;
    await carryOn(ground, undefined, () => later(ground, 2));
    const topics = await queuedTopics(database.current, ground.ctx.workspaceId);
    // Ten pages in twenty seconds: a word every six of them, the end, and the end for admin agents.
    expect(topics.length - before).toBe(5);
  });
});

describeEachEngine("a reading of another workspace", (database) => {
  it("is none of ours", async () => {
    const ground = await onGround(database.current);
    await begin(ground);
    const other = await makeContext(database.current, { actor: adminAgent, vendor: ground.vendor });
    const read = await carryOnReading({ fresh: () => other, signal: new AbortController().signal });
    expect(read).toBeNull();
  });
});
