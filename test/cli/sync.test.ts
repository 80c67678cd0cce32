import { expect, it } from "vitest";
import { syncCustomers } from "../../src/cli/sync.ts";
import { translator } from "../../src/i18n/index.ts";
import { begin, type Ground, onGround } from "../service/directory-sync/ground.ts";
import { listed } from "../service/directory-sync/listed-vendor.ts";
import { makeContext } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";

const database = useDatabase("embedded");
const operator = { kind: "system", name: "operator" } as const;

async function run(ground: Ground, options: { isAgain?: boolean; stopAt?: number; isJson?: boolean } = {}) {
  const lines: string[] = [];
  const reported: unknown[] = [];
  const stop = new AbortController();
  let made = 0;
  const status = await syncCustomers({
    fresh: () => {
      made += 1;
      if (made === options.stopAt) stop.abort();
      ground.ctx.setNow(new Date(ground.ctx.now().getTime() + 400));
      return ground.ctx.as(operator);
    },
    isAgain: options.isAgain ?? false,
    signal: stop.signal,
    say: (line) => lines.push(line),
    report: options.isJson ? (sync) => reported.push(sync) : null,
    t: translator("en"),
  });
  return { status, lines, reported };
}

async function withCustomers(count: number): Promise<Ground> {
  const ground = await onGround(database.current);
  ground.vendor.customers = Array.from({ length: count }, (_, n) => listed(n + 1));
  return ground;
}

it("reads the list, says how far it is, and ends with 0", async () => {
  const { status, lines } = await run(await withCustomers(6));
  expect(status).toBe(0);
  expect(lines[0]).toBe("page 1: 2 customers, 2 added");
  expect(lines.at(-1)).toBe(
    "The customer list of Partner Center was read: 6 customers. 6 customers were added.",
  );
});

it("reads it again only when told to", async () => {
  const ground = await withCustomers(1);
  await run(ground);
  const unasked = await run(ground);
  expect(unasked.status).toBe(0);
  expect(unasked.lines[0]).toContain("--again");
  expect((await run(ground, { isAgain: true })).lines.at(-1)).toContain("was read again: 1 customer.");
});

it("leaves it for the next run when it is interrupted, which goes on there", async () => {
  const ground = await withCustomers(8);
  const left = await run(ground, { stopAt: 8 });
  expect(left.status).toBe(130);
  expect(left.lines.at(-1)).toContain("Nothing is lost");
  const asked = ground.vendor.asked.length;
  expect((await run(ground)).status).toBe(0);
  expect(ground.vendor.asked.length).toBe(4);
  expect(asked).toBeGreaterThan(0);
});

it("ends with 2 when the vendor cannot be asked, with 3 when another process reads", async () => {
  const ground = await withCustomers(2);
  ground.vendor.next = "unavailable";
  expect((await run(ground)).status).toBe(2);
  const other = await withCustomers(3);
  await begin(other);
  let status: number | undefined;
  other.vendor.next = async () => {
    status = (await run(other)).status;
  };
  await run(other);
  expect(status).toBe(3);
});

it("ends with 1 where there is no list", async () => {
  const ctx = await makeContext(database.current);
  const { status, lines } = await run({ ctx, vendor: (await onGround(database.current)).vendor });
  expect(status).toBe(1);
  expect(lines[0]).toContain("local registry");
});

it("prints each step as JSON when asked to", async () => {
  const { reported } = await run(await withCustomers(3), { isJson: true });
  expect(reported).toMatchObject([{ pages: 1, seen: 2 }, { pages: 2, seen: 3 }, { state: "finished" }]);
});
