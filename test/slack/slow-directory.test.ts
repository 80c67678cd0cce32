import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { roleGrants } from "../../db/schema/index.ts";
import { eventually } from "../../src/simulators/slack/simulator.ts";
import { customersCommand } from "../../src/slack/commands/customers.ts";
import { routes } from "../../src/slack/routes.ts";
import { makeContext, type TestContext } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";
import { haveChannel, haveCustomer, haveRelationship } from "../support/make.ts";
import { type RunningApp, startSlackApp } from "../support/slack-app.ts";
import { modalOf } from "./removal-stage.ts";

const database = useDatabase();
let ctx: TestContext;
let running: RunningApp;

beforeAll(async () => {
  ctx = await makeContext(database.current);
  await haveCustomer(ctx, { standing: "active" });
  await haveRelationship(ctx);
  await haveChannel(ctx);
  await ctx.db.insert(roleGrants).values({
    workspaceId: ctx.workspaceId,
    role: "sales-agent",
    holderKind: "person",
    holderId: "U0BEN",
    grantedBy: "U0OWNER",
    grantedAt: ctx.now(),
  });
  running = await startSlackApp(ctx, { ...routes, commands: { "/kapocs": customersCommand } });
});
afterAll(() => running?.stop());

describe("a button whose handler waits for a slow partner directory", () => {
  it("is acknowledged in time, its presser is told, and what it was pressed for comes later", async () => {
    const ben = running.slack.person("U0BEN");
    await ben.command("/kapocs", "kovacs");
    const record = await modalOf(ben, "Customer");
    const { directory } = ctx;
    const answer = directory.readCustomer.bind(directory);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    directory.readCustomer = async (customer, now) => {
      await held;
      return answer(customer, now);
    };

    const pressed = await record.press("Remove customer relationship", { confirm: "yes" });
    expect(pressed.status).toBe(200);
    expect(pressed.ms).toBeLessThan(3_000);
    expect(ben.modal()?.text).toContain("Remove relationship");
    await eventually(() =>
      ben.directMessages().some(({ shown }) => shown.includes("taking longer than usual")),
    );
    expect(running.logged()).toContain("a request was not done in time");

    release();
    await eventually(() => ben.modal()?.text.includes("Reason for the removal"));
    expect(running.slack.violations).toEqual([]);
  });
});
