import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { registryLegs } from "../../db/schema/index.ts";
import { eventually } from "../../src/simulators/slack/simulator.ts";
import { useDatabase } from "../support/databases.ts";
import { askForRemoval, modalOf, modalSaying, type Stage, setStage } from "./removal-stage.ts";

const database = useDatabase();
let stage: Stage;

beforeAll(async () => {
  stage = await setStage(database);
});
afterAll(() => stage?.stop());
afterEach(() => {
  expect(stage.bot.slack.violations).toEqual([]);
  expect(stage.bot.logged()).not.toContain('"level":"error"');
});

describe("finding a customer", () => {
  it("opens the one record that fits at once", async () => {
    await stage.haveActive("Alfa & <Társa> Kft.");
    const ben = stage.person("U0BEN");
    expect(await ben.command("/customers", "“alfa & <társa”")).toMatchObject({ status: 200 });
    const record = await modalOf(ben, "Customer");
    expect(record.text).toContain("Alfa & <Társa> Kft.");
    expect(record.text).toContain("In the list of active customers.");
    expect(record.text).toContain("With us: active since");
    expect(record.text).toContain("Delegated admin privileges (DAP): granted.");
    expect(record.text).toContain("No subscriptions or reservations.");
    expect(record.buttons).toEqual(["Edit", "Read again", "Remove customer relationship"]);
    await record.cancel();
  });

  it("shows all that fit, and opens the picked one on top", async () => {
    await stage.haveActive("Béta Egy Kft.");
    await stage.haveActive("Béta Kettő Kft.");
    const ben = stage.person("U0BEN");
    await ben.command("/customers", "beta");
    const list = await modalOf(ben, "Find a customer");
    expect(list.text).toContain("Fitting “beta”");
    expect(list.text).toContain("Béta Egy Kft.");
    expect(list.text).toContain("Béta Kettő Kft.");
    expect(list.text).not.toContain("Alfa");
    await list.pick("Type a name, domain or reference", "kettő", "Béta Kettő Kft.");
    const record = await modalOf(ben, "Customer");
    expect(record.text).toContain("Béta Kettő Kft.");
    expect(ben.modalDepth()).toBe(2);
    await record.closeAll();
  });

  it("opens the exact name among several", async () => {
    await stage.haveActive("Gamma");
    await stage.haveActive("Gamma Zrt.");
    const ben = stage.person("U0BEN");
    await ben.command("/customers", "GAMMA");
    expect((await modalOf(ben, "Customer")).text).toContain("Gamma\n");
    await ben.modal()?.cancel();
  });

  it("says privately when nobody fits, and how it is used", async () => {
    const answer = await stage.person("U0BEN").command("/customers", "nobody-there");
    expect(answer.shown?.responseType).toBe("ephemeral");
    expect(answer.shown?.text).toContain("Nobody in the list fits “nobody-there”.");
    const usage = await stage.person("U0BEN").command("/customers", "???");
    expect(usage.shown?.text).toContain("Type /customers and a name");
  });

  it("is refused to people without a role, with who can help", async () => {
    const owner = stage.person("U0OWNER");
    for (const typed of ["", "alfa"]) {
      const answer = await owner.command("/customers", typed);
      expect(answer.shown?.responseType).toBe("ephemeral");
      expect(answer.shown?.text).toContain("You do not have the role for this.");
    }
    await owner.shortcut("find_customer");
    expect((await modalOf(owner, "Kapocs")).text).toContain("Sales agents and admin agents may do this.");
    await owner.modal()?.cancel();
  });

  it("pages and filters the whole list from the shortcut", async () => {
    for (let at = 0; at < 24; at += 1) await stage.haveActive(`Paged ${String(at).padStart(2, "0")}`);
    const ben = stage.person("U0BEN");
    await ben.shortcut("find_customer");
    const list = await modalOf(ben, "Find a customer");
    expect(list.buttons.filter((each) => each === "Open")).toHaveLength(20);
    await list.press("Next");
    expect(list.text).toContain("Paged 23");
    expect(list.buttons).toContain("Previous");
    await list.press("Previous");
    expect(list.text).toContain("Alfa");
    await list.choose("Show", "Removed");
    expect(list.text).toContain("No customer stands like this.");
    await list.cancel();
  });
});

describe("a customer’s record", () => {
  it("is edited in place, with a sentence under the field that cannot stay", async () => {
    await stage.haveActive("Delta Bt.");
    const ben = stage.person("U0BEN");
    await ben.command("/customers", "delta");
    await (await modalOf(ben, "Customer")).press("Edit");
    const form = await modalOf(ben, "Edit the customer");
    form.fill("Domain", "no domain").fill("Company name", "Delta & Fia Bt.");
    expect(await form.submit()).toMatchObject({ action: "errors", errors: { Domain: expect.any(String) } });
    form.fill("Domain", "delta.example");
    expect(await form.submit()).toMatchObject({ action: "updated" });
    expect(ben.modalDepth()).toBe(1);
    expect(ben.modal()?.text).toContain("Saved.");
    expect(ben.modal()?.text).toContain("Delta & Fia Bt.");
    expect(ben.modal()?.text).toContain("delta.example");
    await ben.modal()?.press("Edit");
    await (await modalOf(ben, "Edit the customer")).press("Back");
    await (await modalOf(ben, "Customer")).cancel();
  });

  it("says where the directory shows otherwise than our own rows", async () => {
    const { customerId } = await stage.haveActive("Differs Kft.");
    await stage.db
      .update(registryLegs)
      .set({ isActive: false, hasDap: false })
      .where(eq(registryLegs.customerId, customerId));
    const ben = stage.person("U0BEN");
    await ben.command("/customers", "differs");
    const record = await modalOf(ben, "Customer");
    expect(record.text).toContain("does not show this relationship with us any more");
    expect(record.text).toContain("Delegated admin privileges (DAP): none.");
    await record.cancel();
  });

  it("tells of a removal, and lets each person do what is theirs", async () => {
    await stage.haveActive("Epszilon Kft.");
    const ben = stage.person("U0BEN");
    await askForRemoval(ben, "Epszilon Kft.", "The <contract> ended.");
    await ben.command("/customers", "epszilon");
    const record = await modalOf(ben, "Customer");
    expect(record.text).toContain("Removal: Waiting for a decision.");
    expect(record.text).toContain("The <contract> ended.");
    expect(record.buttons).toEqual(["Edit", "Read again", "Withdraw the request"]);

    const dan = stage.person("U0DAN");
    await dan.command("/customers", "epszilon");
    expect((await modalOf(dan, "Customer")).buttons).toContain("Look and decide");
    await dan.modal()?.cancel();

    await record.press("Withdraw the request", { confirm: "yes" });
    await ben.modal()?.cancel();
    expect((await modalSaying(ben, "Withdrawn. The request was taken back.")).buttons).toContain(
      "Remove customer relationship",
    );
    await ben.modal()?.closeAll();
  });
});

describe("what the local registry holds", () => {
  it("is entered and changed by admin agents, and seen when it is there", async () => {
    await stage.haveActive("Zéta Kft.");
    const dan = stage.person("U0DAN");
    await dan.command("/customers", "zeta");
    await (await modalOf(dan, "Customer")).press("Add a subscription or reservation");
    const form = await modalOf(dan, "Subscription");
    form.fill("Name", "Microsoft 365 <E3>").fill("Quantity", "many");
    expect(await form.submit()).toMatchObject({
      action: "errors",
      errors: { Quantity: "Give a whole number from 1 to 1,000,000, or leave it empty." },
    });
    form.fill("Quantity", "12");
    form.fill("End date", "2026-12-31");
    expect(await form.submit()).toMatchObject({ action: "updated" });
    expect(dan.modal()?.text).toContain("“Microsoft 365 <E3>” is being entered in the registry.");
    const seen = await seeing(dan, "Microsoft 365 <E3> (subscription, active)");
    expect(seen.text).toContain("Quantity: 12 · Ends: 31 December 2026");

    await seen.press("Change");
    const change = await modalOf(dan, "Subscription");
    expect(change.value("Name")).toBe("Microsoft 365 <E3>");
    await change.choose("Status", "Cancelled");
    await change.submit();
    expect((await seeing(dan, "Microsoft 365 <E3> (subscription, cancelled)")).text).not.toContain(
      "not there yet",
    );

    await dan.modal()?.press("Add GDAP");
    const gdap = await modalOf(dan, "GDAP");
    gdap.fill("Name", "Helpdesk").fill("Roles", "Global Reader\nHelpdesk Administrator");
    await gdap.submit();
    const withGdap = await seeing(dan, "Roles: Global Reader, Helpdesk Administrator");
    expect(withGdap.text).toContain("Helpdesk (active)\nNo end date");
    await withGdap.cancel();
  });

  it("is not sales agents’ to enter", async () => {
    const ben = stage.person("U0BEN");
    await ben.command("/customers", "zeta");
    const record = await modalOf(ben, "Customer");
    expect(record.text).toContain("Microsoft 365 <E3>");
    expect(record.buttons).not.toContain("Change");
    expect(record.buttons).not.toContain("Add GDAP");
    await record.cancel();
  });
});

/** The record once it shows this, read again as a person would. */
function seeing(person: ReturnType<Stage["person"]>, words: string) {
  return eventually(async () => {
    const modal = person.modal();
    if (modal?.text.includes(words) && !modal.text.includes("not there yet")) return modal;
    await modal?.press("Read again");
    return false;
  });
}
