import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../support/databases.ts";
import { type Trial, trials } from "./all-calls.ts";
import { subjects } from "./calls.ts";
import { type Breach, breachesOf, type Door, openDoor, unguarded } from "./guards.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { havePattern, haveWorkspace } from "./pattern.ts";
import { bare, few, full, haveTwins, tenantTables } from "./twins.ts";

const database = useDatabase("embedded");
let door: Door;
let tables: readonly string[];
/** By function and guard, whether any trial noticed that the guard was gone. */
const noticed = new Map<string, boolean>();
/** Statements of functions that name a workspace's table without a guard. */
const open = new Set<string>();

/** What these hold is found by something that only one workspace has; the guard is there all the same. */
const heldTwice: Readonly<Record<string, string>> = {
  'sealed.ts replaceSealed: "vendor_accounts"': "the row's id is the workspace's",
  'sealed.ts replaceSealed: "installations"': "the row's id is the workspace's",
  'sealed.ts replaceSealed: "vendor_sign_ins"': "the row's id is the hash of a secret",
};

const eyes = [full, bare].flatMap((of) => subjects.map((it) => ({ of, it })));
const functionOf = ({ name }: Trial) => name.replace(/ \(\d+\)$/, "");

async function tryWithoutEachGuard(trial: Trial): Promise<void> {
  for (const eye of eyes) {
    const outcome = (breach: Breach | null) => {
      door.breach = breach;
      return outcomeOf(door.db, tables, trial.call, eye, door);
    };
    const kept = await outcome(null);
    const statements = [...door.statements];
    for (const each of statements) if (unguarded(each, tables) > 0) open.add(`${functionOf(trial)}: ${each}`);
    const breaches = statements.flatMap(breachesOf).map((breach) => ({
      ...{ breach, key: `${functionOf(trial)}: ${breach.place}` },
    }));
    for (const { breach, key } of breaches) {
      if (!noticed.get(key)) noticed.set(key, isOther(kept, await outcome(breach)));
    }
    if (breaches.every(({ key }) => noticed.get(key))) return;
  }
}

const isOther = (one: Outcome, other: Outcome) => JSON.stringify(one) !== JSON.stringify(other);

beforeAll(async () => {
  const { db } = database.current;
  await haveWorkspace(db);
  await havePattern(db);
  const all = await tenantTables(db);
  await haveTwins(db, all, few);
  tables = all.map(({ name }) => name);
  door = openDoor(database.current);
  for (const trial of trials) await tryWithoutEachGuard(trial);
}, 300_000);

describe("every query on what belongs to workspaces", () => {
  it("keeps each table that it names within one workspace", () => {
    expect([...open]).toEqual([]);
  });

  it("comes to something else once any of its guards is taken out, so that the trials find it", () => {
    expect(noticed.size).toBeGreaterThan(400);
    const unseen = [...noticed].flatMap(([key, wasNoticed]) => (wasNoticed ? [] : [key]));
    const unexplained = unseen.filter(
      (key) =>
        !Object.keys(heldTwice).some((known) => {
          const [name = "", table = ""] = known.split(": ");
          return key.startsWith(name) && key.includes(`[${table}`);
        }),
    );
    expect(unexplained).toEqual([]);
  });
});
