import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { roleGrants } from "../../db/schema/index.ts";
import { CustomerId, SlackChannelId } from "../../src/domain/ids.ts";
import { DirectoryUnavailable } from "../../src/ports/partner-directory.ts";
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
  await haveCustomer(ctx, {
    id: CustomerId.parse("c0000000-0000-7000-8000-000000000002"),
    companyName: "Szabó Bt.",
    tenantId: null,
    domain: null,
    ownReference: null,
    contactEmail: null,
  });
  await haveChannel(ctx, { id: SlackChannelId.parse("C0SALES"), name: "sales" });
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
afterEach(() => {
  expect(running.slack.violations).toEqual([]);
  expect(running.logged()).not.toContain('"level":"error"');
});

/** A directory that answers when told to. */
function heldBack() {
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
  const restore = () => {
    release();
    directory.readCustomer = answer;
  };
  return { release: () => release(), restore };
}

describe("a record while the partner directory", () => {
  it("does not answer says so, and is read again when asked", async () => {
    const ben = running.slack.person("U0BEN");
    ctx.directory.isDown = true;
    await ben.command("/kapocs", "kovacs");
    const record = await modalOf(ben, "Customer");
    expect(record.text).toContain("The partner directory did not answer");
    expect(record.text).toContain("With us: active since");
    expect(record.text).not.toContain("No subscriptions or reservations.");

    ctx.directory.isDown = false;
    await record.press("Read again");
    expect(record.text).toContain("As the partner directory showed it");
    await record.cancel();
  });

  it("takes its time opens at once and is completed", async () => {
    const ben = running.slack.person("U0BEN");
    const { release, restore } = heldBack();
    const answered = ben.command("/kapocs", "kovacs");
    const record = await modalOf(ben, "Customer");
    expect(record.text).toContain("Reading the partner directory …");
    release();
    expect(await answered).toMatchObject({ status: 200 });
    await eventually(() => record.text.includes("No subscriptions or reservations."));
    restore();
    await record.cancel();
  });

  it("takes too long says that it has not answered yet", async () => {
    const ben = running.slack.person("U0BEN");
    const { restore } = heldBack();
    const answer = await ben.command("/kapocs", "kovacs");
    expect(answer.status).toBe(200);
    expect(answer.ms).toBeLessThan(3_000);
    const record = await modalOf(ben, "Customer");
    expect(record.text).toContain("The partner directory has not answered yet");
    restore();
    await record.cancel();
  });

  it("fails after nobody waits any more leaves the person in peace", async () => {
    const ben = running.slack.person("U0BEN");
    const { directory } = ctx;
    const answer = directory.readCustomer.bind(directory);
    let fail = (_error: Error) => {};
    directory.readCustomer = () =>
      new Promise((_resolve, reject) => {
        fail = reject;
      });
    await ben.command("/kapocs", "kovacs");
    fail(new DirectoryUnavailable("too late"));
    directory.readCustomer = answer;
    expect((await modalOf(ben, "Customer")).text).toContain("has not answered yet");
    await ben.modal()?.cancel();
  });
});

describe("a record opened where Slack takes no more modals", () => {
  it("takes the place of the one on top", async () => {
    const ben = running.slack.person("U0BEN");
    await ben.command("/kapocs");
    const list = await modalOf(ben, "Find a customer");
    await list.pick("Type a name, domain or reference", "szabo", "Szabó Bt.");
    await (await modalOf(ben, "Customer")).press("Invite");
    const form = await modalOf(ben, "Invite a customer");
    expect(ben.modalDepth()).toBe(3);
    await form.pick("Customer", "kovacs", "Kovács és Társa Kft.");
    await form.submit();
    await form.press("Open the record");
    expect((await modalOf(ben, "Customer")).text).toContain("Kovács és Társa Kft.");
    expect(ben.modalDepth()).toBe(3);
    await ben.modal()?.closeAll();
  });
});
