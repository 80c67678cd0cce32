import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { rowsOf } from "../../db/client.ts";
import { useDatabase } from "../support/databases.ts";
import { filesWithoutTrials, trials } from "./all-calls.ts";
import { subjects } from "./calls.ts";
import { alike, type Outcome, outcomeOf } from "./outcome.ts";
import { havePattern, haveWorkspace, patternId } from "./pattern.ts";
import { allTables, bare, full, haveTwins, type Table, tenantTables, twinCount } from "./twins.ts";

describe("every query, asked by one of two hundred workspaces that are alike", () => {
  const database = useDatabase();
  let tables: readonly Table[];
  /** What each call came to while there was one workspace alone: with nothing in it, then with the pattern. */
  const alone = { bare: new Map<string, Outcome>(), full: new Map<string, Outcome>() };

  const tryAll = async (of: typeof patternId, into: Map<string, Outcome>) => {
    const { patientDb: db } = database.current;
    const names = tables.map(({ name }) => name);
    for (const { name, call } of trials) {
      for (const it of subjects)
        into.set(`${name} ${it.at}`, alike(await outcomeOf(db, names, call, { of, it }), of));
    }
  };

  beforeAll(async () => {
    const { patientDb: db } = database.current;
    tables = await tenantTables(db);
    await haveWorkspace(db);
    await tryAll(patternId, alone.bare);
    await havePattern(db);
    await tryAll(patternId, alone.full);
    await haveTwins(db, tables);
  }, 120_000);

  it("finds rows of two hundred workspaces in every table there is", async () => {
    const { patientDb: db } = database.current;
    expect((await allTables(db)).filter((name) => !tables.some((each) => each.name === name))).toEqual([]);
    for (const { name } of tables) {
      const [row] = await rowsOf<{ count: number }>(
        db,
        sql`select count(distinct workspace_id)::int as count from ${sql.identifier(name)}`,
      );
      // One has nothing but its settings.
      expect(row?.count, name).toBe(name === "workspaces" ? twinCount : twinCount - 1);
    }
  });

  it("answers and changes what it would if the workspace were alone, and no row of another", async () => {
    for (const [of, expected] of [
      [full, alone.full],
      [bare, alone.bare],
    ] as const) {
      const found = new Map<string, Outcome>();
      await tryAll(of, found);
      for (const [name, outcome] of found)
        expect.soft(outcome, name).toEqual({ ...expected.get(name), strayed: 0 });
    }
  }, 120_000);
});

it("leaves no file of queries out", () => {
  expect(filesWithoutTrials()).toEqual([]);
});
