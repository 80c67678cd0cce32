import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { roleGrants } from "../../db/schema/index.ts";
import { CustomerTenantId } from "../../src/domain/ids.ts";
import { DirectoryUnavailable } from "../../src/ports/partner-directory.ts";
import type { ListedCustomer } from "../../src/ports/vendor-desk.ts";
import { customersCommand } from "../../src/slack/commands/customers.ts";
import { routes } from "../../src/slack/routes.ts";
import { takeOver } from "../service/acceptances/ground.ts";
import { ListedVendor, listed } from "../service/directory-sync/listed-vendor.ts";
import { makeContext, type TestContext } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";
import { type RunningApp, startSlackApp } from "../support/slack-app.ts";
import { modalOf, modalSaying } from "./removal-stage.ts";

const database = useDatabase();
const tenantId = CustomerTenantId.parse("7e4a0000-0000-4000-8000-0000000000aa");
const name = "Új & <Ismeretlen> *Bt*";
/** What the vendor's search does next, in place of an answer. */
let next: (() => Promise<readonly ListedCustomer[]>) | null = null;
let ctx: TestContext;
let running: RunningApp;

beforeAll(async () => {
  const vendor = new ListedVendor();
  vendor.customers = [listed(1, { tenantId, companyName: name, domain: "uj.example" })];
  const { search } = vendor.customerList;
  const customerList = {
    ...vendor.customerList,
    search: (...asked: Parameters<typeof search>) => {
      const does = next;
      next = null;
      return does ? does() : search(...asked);
    },
  };
  const { news, delegatedAdmin } = vendor;
  const desk = {
    news,
    delegatedAdmin,
    customerList,
    get connection() {
      return vendor.connection;
    },
  };
  ctx = await makeContext(database.current, { vendor: desk });
  ctx.directory.linksArePersonal = false;
  ctx.directory.tenantAccepts(
    { workspaceId: ctx.workspaceId, tenantId },
    { companyName: name, domain: "uj.example", country: "HU" },
  );
  const grant = { workspaceId: ctx.workspaceId, holderKind: "person", grantedBy: "U0OWNER" } as const;
  await ctx.db.insert(roleGrants).values([
    { ...grant, role: "sales-agent", holderId: "U0BEN", grantedAt: ctx.now() },
    { ...grant, role: "admin-agent", holderId: "U0DAN", grantedAt: ctx.now() },
  ]);
  running = await startSlackApp(ctx, { ...routes, commands: { "/kapocs": customersCommand } });
});
afterAll(() => running?.stop());
afterEach(() => {
  expect(running.slack.violations).toEqual([]);
  expect(running.logged()).not.toContain('"level":"error"');
});

async function look(id: "U0BEN" | "U0DAN", typed: string) {
  const person = running.slack.person(id);
  const answer = await person.command("/kapocs", typed);
  expect(answer.shown?.text).toContain(`Nobody in our list fits “${typed}”.`);
  await person.ephemerals().at(-1)?.press("Look in Partner Center");
  return person;
}

it("is offered where our list has nobody, and shows sales agents what there is and whom to ask", async () => {
  const ben = await look("U0BEN", "új");
  const found = await modalSaying(ben, "Új & <Ismeretlen>");
  expect(found.title).toBe("In Partner Center");
  expect(found.text).toContain("uj.example · 7e4a0000");
  expect(found.text).toContain("Not in our list");
  expect(found.text).toContain("can be taken over by an admin agent");
  expect(found.buttons).toEqual(["Look again"]);
  await found.cancel();
});

it("says what the vendor compares when it knows nobody either", async () => {
  const ben = await look("U0BEN", "nobody at all");
  expect((await modalSaying(ben, "shows no customer of ours")).text).toContain("accents included");
  await ben.modal()?.cancel();
});

it("says in words that the vendor does not answer, and looks again when asked to", async () => {
  next = async () => {
    throw new DirectoryUnavailable("away", { trouble: "throttled" });
  };
  const ben = await look("U0BEN", "új");
  const away = await modalSaying(ben, "asks Kapocs to call less often, so nobody was looked for");
  await away.press("Look again");
  await modalSaying(ben, "Új & <Ismeretlen>");
  await ben.modal()?.cancel();
});

it("stands in the search as you type, too", async () => {
  const ben = running.slack.person("U0BEN");
  await ben.openHome();
  await expect.poll(() => ben.home()?.text).toContain("Customers");
  const option = "Look in Partner Center: új ism";
  await ben.home()?.pick("Type a name, domain or reference", "új ism", option);
  await modalOf(ben, "In Partner Center");
  await ben.modal()?.cancel();
});

it("is taken over by an admin agent, and opened from there", async () => {
  const dan = await look("U0DAN", "új");
  const found = await modalSaying(dan, "Új & <Ismeretlen>");
  await found.press("Take over", { confirm: "yes" });
  await modalSaying(dan, "was added. The relationship counts as active as soon as");
  await takeOver(ctx);
  await dan.modal()?.press("Look again");
  const known = await modalSaying(dan, "In our list as");
  await known.press("Open");
  expect((await modalOf(dan, "Customer")).text).toContain("In the list of active customers.");
  await dan.modal()?.closeAll();
});
