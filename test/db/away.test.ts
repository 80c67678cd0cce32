import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { type Database, openPostgres } from "../../db/client.ts";
import { isDatabaseDown } from "../../db/errors.ts";

describe("a PostgreSQL that stays away", () => {
  let database: Database | undefined;
  afterEach(() => database?.close());

  it("is said to every one of ten requests at once, the eighth time as quickly as the first", async () => {
    // The discard port: nothing listens there.
    database = openPostgres("postgres://nobody@127.0.0.1:9/none");
    const { db } = database;
    for (let round = 0; round < 8; round += 1) {
      const began = Date.now();
      const answers = await Promise.allSettled(Array.from({ length: 10 }, () => db.execute(sql`select 1`)));
      expect(answers.every((each) => each.status === "rejected" && isDatabaseDown(each.reason))).toBe(true);
      expect(Date.now() - began).toBeLessThan(2_500);
    }
  });
});
