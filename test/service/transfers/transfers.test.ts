import { expect, it } from "vitest";
import { ImportId } from "../../../src/domain/ids.ts";
import { FileBrokenOff } from "../../../src/ports/list-files.ts";
import { importCustomers } from "../../../src/service/customers/import/import.ts";
import { transfers } from "../../../src/service/index.ts";
import { expectRefusalRecorded, makeContext } from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { adminAgent, salesAgent } from "../../support/people.ts";
import { queued } from "../removals/ground.ts";
import { carrying, decided, listOf, names, offered, slackFile } from "./stage.ts";

describeEachEngine("a customer list on its way through Slack", (database) => {
  const start = async () => {
    const ctx = await makeContext(database.current, { actor: adminAgent });
    return { ctx, file: slackFile(listOf(3)) };
  };

  it("changes nothing by being read, and says what it would change", async () => {
    const { ctx, file } = await start();
    const id = await offered(ctx);
    expect(await transfers.read(ctx, id, carrying(ctx, file))).toBe("settled");
    expect(await transfers.get(ctx, id)).toMatchObject({
      state: "read",
      report: { rows: 3, added: 3, rejected: 0 },
    });
    expect(await names(ctx)).toEqual([]);
  });

  it("counts an import that was committed just before a death", async () => {
    const { ctx, file } = await start();
    const id = await decided(ctx, file);
    const source = (async function* () {
      yield file.content;
    })();
    const importId = ImportId.parse(id);
    await importCustomers(ctx, { database: ctx.database, source, isDryRun: false, importId });
    // Here the process died: nobody wrote down that it was done.
    expect(await transfers.importOffered(ctx, id, carrying(ctx, file))).toBe("settled");
    expect(await transfers.get(ctx, id)).toMatchObject({
      state: "imported",
      report: { rows: 3, added: 3, updated: 0, unchanged: 0, rejected: 0 },
    });
    expect(await names(ctx)).toHaveLength(3);
    const undo = await transfers.undo(ctx, id);
    expect(undo.ok).toBe(true);
    await transfers.undoOffered(ctx, id);
    expect(await names(ctx)).toEqual([]);
  });

  it("is imported once although two processes are at it", async () => {
    const { ctx, file } = await start();
    const id = await decided(ctx, file);
    const both = await Promise.allSettled([
      transfers.importOffered(ctx, id, carrying(ctx, file)),
      transfers.importOffered(ctx, id, carrying(ctx, file)),
    ]);
    expect(both.some((each) => each.status === "fulfilled")).toBe(true);
    // Whoever failed is tried again, and finds it done.
    expect(await transfers.importOffered(ctx, id, carrying(ctx, file))).toBe("settled");
    expect(await transfers.get(ctx, id)).toMatchObject({ state: "imported", report: { added: 3 } });
    expect(await names(ctx)).toHaveLength(3);
  });

  it("is undone once although the process died in between", async () => {
    const { ctx, file } = await start();
    const id = await decided(ctx, file);
    await transfers.importOffered(ctx, id, carrying(ctx, file));
    await transfers.undo(ctx, id);
    await transfers.undoOffered(ctx, id);
    const first = await transfers.get(ctx, id);
    expect(first).toMatchObject({ state: "undone", undone: { removed: 3, kept: 0 } });
    expect(await transfers.undoOffered(ctx, id)).toBe("settled");
    expect(await transfers.get(ctx, id)).toEqual(first);
  });

  it("is not imported by somebody who has lost the role meanwhile", async () => {
    const { ctx, file } = await start();
    const id = await decided(ctx, file);
    const theirs = ctx.as({ ...salesAgent, slackUserId: adminAgent.slackUserId });
    await transfers.importOffered(theirs, id, carrying(ctx, file));
    expect(await transfers.get(ctx, id)).toMatchObject({ state: "refused", because: "not-permitted" });
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "customer.import",
      reason: "not-permitted",
    });
    expect(await names(ctx)).toEqual([]);
  });

  it("waits while Slack is away, and says so at last", async () => {
    const { ctx, file } = await start();
    const id = await offered(ctx);
    file.instead = { outcome: "away", reason: "ratelimited", afterMs: 9_000 };
    expect(await transfers.read(ctx, id, carrying(ctx, file))).toEqual(file.instead);
    expect(await transfers.get(ctx, id)).toMatchObject({ state: "reading" });
    await transfers.read(ctx, id, carrying(ctx, file, { isLastTry: true }));
    expect(await transfers.get(ctx, id)).toMatchObject({ state: "refused", because: "slack-away" });
  });

  it("takes half a list for no list", async () => {
    const { ctx, file } = await start();
    const id = await decided(ctx, file);
    file.breaksOff = { after: 64, error: new FileBrokenOff("connection_lost") };
    const away = { outcome: "away", reason: "connection_lost", afterMs: null };
    expect(await transfers.importOffered(ctx, id, carrying(ctx, file))).toEqual(away);
    expect(await names(ctx)).toEqual([]);
    file.breaksOff = null;
    await transfers.importOffered(ctx, id, carrying(ctx, file));
    expect(await names(ctx)).toHaveLength(3);
  });

  it("shows how far it is, and not with every piece", async () => {
    const { ctx } = await start();
    const file = slackFile(listOf(400));
    const id = await offered(ctx);
    const before = (await queued(ctx, "bulletin.person")).length;
    await transfers.read(ctx, id, carrying(ctx, file));
    const told = (await queued(ctx, "bulletin.person")).length - before;
    // Every five per cent at most, and the end.
    expect(told).toBeGreaterThan(10);
    expect(told).toBeLessThanOrEqual(21);
  });

  it("is nothing to another workspace", async () => {
    const { ctx, file } = await start();
    const id = await offered(ctx);
    await transfers.read(ctx, id, carrying(ctx, file));
    const other = await makeContext(database.current, { actor: adminAgent });
    for (const press of [transfers.import, transfers.undo, transfers.cancel])
      expect(await press(other, id)).toMatchObject({ ok: false, reason: "not-found" });
    expect(await transfers.read(other, id, carrying(other, file))).toBe("settled");
    expect(await transfers.get(ctx, id)).toMatchObject({ state: "read" });
  });

  it("is no sales agent's, and no larger than what is taken", async () => {
    const { ctx } = await start();
    const ben = ctx.as(salesAgent);
    const file = { fileId: "F1", name: "a.csv", bytes: 10 };
    expect(await transfers.offer(ben, file)).toMatchObject({ reason: "not-permitted" });
    expect(await transfers.askForExport(ben)).toMatchObject({ reason: "not-permitted" });
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "list.ask-for-export",
      reason: "not-permitted",
    });
    expect(await transfers.offer(ctx, { ...file, bytes: 300_000_000 })).toMatchObject({
      reason: "file-too-large",
    });
  });
});
