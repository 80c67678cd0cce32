import { addMonths } from "date-fns";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { workspaces } from "../../db/schema/index.ts";
import { forget, purge } from "../../src/cli/retention.ts";
import { translator } from "../../src/i18n/index.ts";
import { firstNow, makeContext, type TestContext } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";
import { customerId, haveCustomer, haveInvitation } from "../support/make.ts";
import { system } from "../support/people.ts";

const database = useDatabase("embedded");
let ctx: TestContext;
let lines: string[];
beforeEach(async () => {
  ctx = (await makeContext(database.current)).as(system("operator"));
  lines = [];
});
const say = (line: string) => void lines.push(line);
const t = translator("en");

async function run(isDryRun: boolean) {
  const reported: unknown[] = [];
  const status = await purge({ fresh: () => ctx, isDryRun, say, report: (each) => reported.push(each), t });
  return { status, reported };
}

it("says that nothing is set to be emptied", async () => {
  expect(await run(false)).toEqual({
    status: 0,
    reported: [{ isDryRun: false, customers: 0, drafts: 0, details: 0 }],
  });
  expect(lines).toEqual([t("purge.off")]);
});

it("counts in a dry run what it then empties", async () => {
  await ctx.db
    .update(workspaces)
    .set({ personalDataKeptForMonths: 12, auditDetailsKeptForMonths: 36 })
    .where(eq(workspaces.workspaceId, ctx.workspaceId));
  await haveCustomer(ctx);
  await haveInvitation(ctx, { state: "expired", endedAt: firstNow });
  ctx.setNow(addMonths(firstNow, 13));

  const due = { customers: 1, drafts: 1, details: 0 };
  expect((await run(true)).reported).toEqual([{ isDryRun: true, ...due }]);
  expect(lines).toEqual([
    "Personal data from before 2026-04-02: 1 customer and 1 e-mail would be emptied.",
    "Details of the audit trail from before 2024-04-02: 0 entries would be emptied.",
  ]);
  expect((await run(false)).reported).toEqual([{ isDryRun: false, ...due }]);
  expect((await run(true)).reported).toEqual([{ isDryRun: true, customers: 0, drafts: 0, details: 0 }]);
});

it("forgets people at a customer only when told twice", async () => {
  await haveCustomer(ctx);
  expect(await forget(ctx, customerId, false, say, t)).toBe(2);
  expect(lines.at(-1)).toContain("Kovács és Társa Kft.");
  expect(await forget(ctx, ` ${customerId.toUpperCase()} `, true, say, t)).toBe(0);
  expect(lines.at(-1)).toContain("Attestations stay");
});

it("names an id that is nobody's", async () => {
  expect(await forget(ctx, "K-1001", true, say, t)).toBe(1);
  expect(lines).toEqual([t("forget.not-found", { id: "K-1001" })]);
});
