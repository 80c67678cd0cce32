import { describe, expect, it } from "vitest";
import { createBatch } from "../src/batch.ts";

describe("what is asked for in one batch", () => {
  it("is carried out together when it comes at the same moment, or while a batch is under way", async () => {
    const batches: string[][] = [];
    const ask = createBatch(async (asks: readonly string[]) => {
      batches.push([...asks]);
      if (batches.length === 1) late.push(ask("c"), ask("d"));
      return (each) => each.toUpperCase();
    });
    const late: Promise<string>[] = [];
    expect(await Promise.all([ask("a"), ask("b")])).toEqual(["A", "B"]);
    expect(await Promise.all(late)).toEqual(["C", "D"]);
    expect(batches).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("fails for no fault but its own", async () => {
    const ask = createBatch(async (asks: readonly string[]) => {
      if (asks.includes("bad")) throw new Error("cannot be read");
      return (each) => each.toUpperCase();
    });
    const answers = await Promise.allSettled([ask("a"), ask("bad"), ask("b")]);
    expect(answers).toMatchObject([
      { status: "fulfilled", value: "A" },
      { status: "rejected", reason: { message: "cannot be read" } },
      { status: "fulfilled", value: "B" },
    ]);
    expect(await ask("c")).toBe("C");
  });
});
