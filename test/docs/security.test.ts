import { readFileSync } from "node:fs";
import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { expect, it } from "vitest";
import * as schema from "../../db/schema/index.ts";

const page = readFileSync(new URL("../../docs/security.md", import.meta.url), "utf8");
const stored = page.slice(page.indexOf("## What is stored"), page.indexOf("## How it is protected"));
const named = [...stored.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name ?? "");
// Whatever else the schema exports is no table.
const tables = Object.values(schema).flatMap((each) => (is(each, PgTable) ? [getTableName(each)] : []));

it("says of every table what is in it and how long, once", () => {
  expect(named.filter((name) => !["ENCRYPTION_KEY"].includes(name)).sort()).toEqual(
    tables.map(String).sort(),
  );
});
