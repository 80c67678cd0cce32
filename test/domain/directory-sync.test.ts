import { describe, expect, it } from "vitest";
import {
  begin,
  beginAgain,
  type DirectorySync,
  fail,
  finish,
  isBelievable,
  kindOf,
  pageRead,
  restartLimit,
  stop,
  waitFor,
} from "../../src/domain/directory-sync.ts";
import { DirectorySyncId } from "../../src/domain/ids.ts";

const now = new Date("2026-03-02T09:00:00.000Z");
const id = DirectorySyncId.parse("50000000-0000-7000-8000-000000000001");
const running = begin({ id, kind: "first", startedBy: "U1", channelId: null }, now);
const gain = { seen: 2, added: 1, updated: 1 };

describe("a reading of the list", () => {
  it("is a first one until a first one was finished, and none at night before", () => {
    expect(kindOf("by-hand", false)).toMatchObject({ value: "first" });
    expect(kindOf("by-hand", true)).toMatchObject({ value: "again" });
    expect(kindOf("nightly", true)).toMatchObject({ value: "nightly" });
    expect(kindOf("nightly", false)).toMatchObject({ reason: "never-read" });
  });

  it("goes from page to page to the comparison, and adds up", () => {
    const one = pageRead(running, "a", gain, now);
    const two = pageRead(one, null, gain, now);
    expect(one.place).toEqual({ at: "page", after: "a" });
    expect(two).toMatchObject({ place: { at: "comparison" }, pages: 2, seen: 4, added: 2, updated: 2 });
  });

  it("fails when the next page is the one that was read", () => {
    const one = pageRead(running, "a", gain, now);
    expect(pageRead(one, "a", gain, now)).toMatchObject({ state: "failed", trouble: "goes-round" });
  });

  it("begins again a few times, and then no more", () => {
    let sync: DirectorySync = pageRead(running, "a", gain, now);
    for (let n = 0; n < restartLimit; n += 1) sync = beginAgain(sync, now);
    expect(sync).toMatchObject({ state: "running", place: { after: null }, seen: 2 });
    expect(beginAgain(sync, now)).toMatchObject({ state: "failed", trouble: "keeps-changing" });
  });

  it("waits for a vendor that cannot be asked, for a day", () => {
    expect(waitFor(running, "throttled", 1_000, now)).toMatchObject({
      state: "running",
      trouble: "throttled",
      leasedUntil: new Date("2026-03-02T09:00:01.000Z"),
    });
    const tomorrow = new Date("2026-03-03T09:00:01.000Z");
    expect(waitFor(running, "throttled", 1_000, tomorrow)).toMatchObject({ state: "failed" });
  });

  it.each([
    [running, "stopped"],
    [finish(running, now), "reading-finished"],
    [fail(running, "goes-round", now), "reading-failed"],
    [{ ...running, state: "stopped" } as const, "reading-stopped"],
  ])("is stopped while it runs only", (sync, end) => {
    const answer = stop(sync, now);
    expect(answer.ok ? answer.value.state : answer.reason).toBe(end);
  });
});

describe("a list that became shorter", () => {
  it.each([
    ["a few of many are missing", 100, 50, "nightly", false, true],
    ["more than half of many are missing", 100, 51, "nightly", false, false],
    ["all are missing", 10, 10, "again", false, false],
    ["all of a very short list are missing", 9, 9, "nightly", false, true],
    ["it was doubted before, and somebody asked again", 100, 100, "again", true, true],
    ["it was doubted before, and nobody asked", 100, 100, "nightly", true, false],
    ["there was none before", 0, 0, "first", false, true],
  ] as const)("%s", (_name, known, missing, kind, wasDoubted, isSo) => {
    expect(isBelievable({ known, missing }, kind, wasDoubted)).toBe(isSo);
  });
});
