import { describe, expect, it } from "vitest";
import { makeYear } from "../../src/playground/seed/year.ts";

describe("the year of the large seed", () => {
  it("is the same year whenever it is made", () => {
    const size = { customers: 200, invitations: 60 };
    expect(makeYear(size)).toEqual(makeYear(size));
  });

  it("tells what happened to a customer in an order in which it can have happened", () => {
    const { customers, steps } = makeYear({ customers: 2_000, invitations: 300 });
    expect(new Set(customers.map(({ domain }) => domain)).size).toBe(2_000);
    const order = ["invite", "withdraw", "answer", "enter", "ask-removal", "decide"];
    const last = new Map<string, number>();
    let before = Number.POSITIVE_INFINITY;
    for (const step of steps) {
      expect(step.daysAgo).toBeLessThanOrEqual(before);
      expect(step.daysAgo).toBeGreaterThan(0);
      before = step.daysAgo;
      if (!("customer" in step)) continue;
      const place = order.indexOf(step.step);
      expect(place, step.step).toBeGreaterThan(last.get(step.customer) ?? -1);
      last.set(step.customer, place);
    }
    const kinds = new Set(steps.map(({ step }) => step));
    for (const kind of order) expect(kinds).toContain(kind);
  });
});
