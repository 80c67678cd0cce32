import { setImmediate as breath } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createBatch } from "../src/batch.ts";

/** Two turns of the event loop: one to gather, one to be carried out. */
const turn = async () => {
  await breath();
  await breath();
};

describe("what is asked for in one batch", () => {
  it("is carried out together when it comes at the same moment, or while others are under way", async () => {
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

  it("waits while three others are under way", async () => {
    const batches: string[][] = [];
    const finish: (() => void)[] = [];
    const ask = createBatch(async (asks: readonly string[]) => {
      batches.push([...asks]);
      await new Promise<void>((resolve) => finish.push(resolve));
      return (each) => each;
    });
    const answers: Promise<string>[] = [];
    for (const each of ["a", "b", "c", "d", "e"]) {
      answers.push(ask(each));
      await turn();
    }
    expect(batches).toEqual([["a"], ["b"], ["c"]]);
    finish[1]?.();
    await answers[1];
    await turn();
    expect(batches.slice(3)).toEqual([["d", "e"]]);
    for (const each of finish) each();
    expect(await Promise.all(answers)).toEqual(["a", "b", "c", "d", "e"]);
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
