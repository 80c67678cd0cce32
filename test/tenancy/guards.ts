import type { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import type { Database, Db } from "../../db/client.ts";
import * as schema from "../../db/schema/index.ts";
import type { Watch } from "./outcome.ts";

/** A comparison that keeps a statement within one workspace: with the asker's id, or with the row beside it. */
const guard =
  /(?<!set )(?<![\w".])(?:"?\w+"?\.)?"?workspace_id"? = (?:(?:"?\w+"?\.)?"?workspace_id"?|\$\d+)(?:::uuid)?/g;

/** One guard of one statement, and the statement without it. */
export interface Breach {
  readonly statement: string;
  readonly without: string;
  /** The guard and the words before it, for people. */
  readonly place: string;
}

/** Every guard of a statement, each taken out alone. Both sides stay mentioned, so that it is still a statement. */
export function breachesOf(statement: string): readonly Breach[] {
  return [...statement.matchAll(guard)].map((found) => {
    const [left = "", right = ""] = found[0].split(" = ");
    const isTyped = (side: string) => (side.startsWith("$") && !side.includes("::") ? `${side}::uuid` : side);
    const open = `(${isTyped(left)} is not null and ${isTyped(right)} is not null)`;
    const upTo = statement.slice(0, found.index);
    return {
      statement,
      without: `${upTo}${open}${statement.slice(found.index + found[0].length)}`,
      place: `${upTo.replaceAll(/\s+/g, " ").slice(-60)}[${found[0]}]`,
    };
  });
}

/** Tables that a statement reads or changes, as often as it names them, beyond those it has a guard for. */
export function unguarded(statement: string, tables: readonly string[]): number {
  const names = [...statement.matchAll(/(?<!distinct )\b(?:from|join|update|using)\s+"?(\w+)"?/gi)].map(
    ([, name]) => name,
  );
  const ofTenants = names.filter((name) => name && tables.includes(name)).length;
  // Two comparisons may keep one table in: what counts is that none goes without.
  return Math.max(0, ofTenants - [...statement.matchAll(guard)].length);
}

/** The embedded database with somebody at its door, who notes the statements down and may put one in the place of another. */
export interface Door extends Watch {
  readonly db: Db;
  readonly statements: ReadonlySet<string>;
  breach: Breach | null;
}

export function openDoor(database: Database): Door {
  // Drizzle keeps the engine it was given here.
  const { $client } = database.db as unknown as { $client: PGlite };
  const statements = new Set<string>();
  let isOpen = false;
  const door = { breach: null as Breach | null };
  const through = (text: string): string => {
    if (!isOpen) return text;
    statements.add(text);
    return door.breach?.statement === text ? door.breach.without : text;
  };
  const around = <Client extends Pick<PGlite, "query">>(client: Client): Client =>
    new Proxy(client, {
      get(target, key) {
        if (key === "query") {
          return (text: string, ...rest: [never, never]) => target.query(through(text), ...rest);
        }
        if (key === "transaction") {
          const within = target as unknown as PGlite;
          return (work: (tx: Client) => Promise<unknown>) =>
            within.transaction((tx) => work(around(tx as unknown as Client)));
        }
        const value = Reflect.get(target, key);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  return Object.assign(door, {
    db: drizzle(around($client), { schema, casing: "snake_case" }) as unknown as Db,
    statements,
    begin() {
      statements.clear();
      isOpen = true;
    },
    end() {
      isOpen = false;
    },
  });
}
