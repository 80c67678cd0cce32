import { describe, expect, it } from "vitest";
import type { SeenExchange } from "../../src/playground/contract.ts";
import { deskPath, readDeskRoute } from "../../src/playground/page/desk/desk-route.ts";
import { keep, nothingYet } from "../../src/playground/page/desk/keep-traffic.ts";
import { rowHeight, windowOf } from "../../src/playground/page/desk/window-of.ts";
import { parseTour } from "../../src/playground/page/tour/tour-state.ts";

const exchange = (number: number, status: number | null = 200): SeenExchange => ({
  ...{ number, status, at: 0, direction: "push", name: "command", about: "", transport: "http" },
  ...{ ms: null, error: null, fault: null, request: {}, answer: null },
});
const answer = (exchanges: readonly SeenExchange[], next: number) => ({
  ...{ exchanges, next },
  violations: [],
  oldest: 1,
});

describe("the drawer's exchanges", () => {
  it("stay in order, and take the newer state of what was under way", () => {
    const first = keep(nothingYet, answer([exchange(1), exchange(2, null), exchange(3)], 1));
    const second = keep(first, answer([exchange(2), exchange(3), exchange(4)], 4));
    expect(second.exchanges.map(({ number, status }) => [number, status])).toEqual([
      [1, 200],
      [2, 200],
      [3, 200],
      [4, 200],
    ]);
    expect(second.next).toBe(4);
  });

  it("go when the server has forgotten them", () => {
    const first = keep(nothingYet, answer([exchange(1), exchange(2)], 2));
    const reset = keep(first, { ...answer([exchange(3)], 3), oldest: 3 });
    expect(reset.exchanges.map(({ number }) => number)).toEqual([3]);
    expect(keep(first, { ...answer([], 2), oldest: 3 }).exchanges).toEqual([]);
  });

  it("are kept to the newest thousands", () => {
    const all = Array.from({ length: 6000 }, (_, index) => exchange(index + 1));
    const { exchanges } = keep(nothingYet, answer(all, 6000));
    expect([exchanges.length, exchanges.at(0)?.number, exchanges.at(-1)?.number]).toEqual([5000, 1001, 6000]);
  });

  it("are drawn a screenful at a time, wherever the list stands", () => {
    const height = 10 * rowHeight;
    for (const top of [0, 2000 * rowHeight, 4990 * rowHeight]) {
      const { start, end } = windowOf(5000, top, height);
      expect(start * rowHeight).toBeLessThanOrEqual(top);
      expect(end * rowHeight).toBeGreaterThanOrEqual(Math.min(5000 * rowHeight, top + height));
      expect(end - start).toBeLessThan(40);
    }
    expect(windowOf(3, 9999, height)).toEqual({ start: 3, end: 3 });
  });
});

describe("the drawer's address", () => {
  it("is read as it was written", () => {
    for (const route of [
      { tab: "all", number: null },
      { tab: "all", number: 12 },
      { tab: "calls", number: 7 },
      { tab: "troubles", number: null },
    ] as const)
      expect(readDeskRoute(deskPath(route))).toEqual(route);
    expect(readDeskRoute("nonsense/-1")).toEqual({ tab: "all", number: null });
  });
});

describe("a tour that was kept", () => {
  it("goes on where it was, and survives what a browser may hold instead", () => {
    expect(parseTour('{"step":5,"agent":"U0BEN","traffic":9,"mail":2,"done":["choose"]}')).toEqual({
      ...{ step: 5, isEnded: false, agent: "U0BEN", traffic: 9, mail: 2, done: ["choose"] },
    });
    expect(parseTour('{"step":"99","done":7}')).toMatchObject({ step: 8, done: [], agent: null });
    expect(parseTour('"a word"')).toBeNull();
    expect(parseTour(null)).toBeNull();
  });
});
