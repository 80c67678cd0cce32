import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { customers, removalRequests } from "../../db/schema/index.ts";
import { eventually } from "../../src/simulators/slack/simulator.ts";
import { useDatabase } from "../support/databases.ts";
import {
  askForRemoval,
  cardSaying,
  modalOf,
  modalSaying,
  type Stage,
  setStage,
  trail,
} from "./removal-stage.ts";

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

describe("asking for a removal", () => {
  it("shows the facts, then the attestation, and stores what was on the screen word for word", async () => {
    const { customerId } = await stage.haveActive("Alfa & <Társa> Kft.");
    await stage.enter(customerId);
    const ben = stage.person("U0BEN");
    expect(await ben.command("/remove-customer", "alfa & <társa> KFT.")).toMatchObject({ status: 200 });

    const facts = await modalOf(ben, "Remove relationship");
    expect(facts.text).toContain("Customer: Alfa & <Társa> Kft.");
    expect(facts.text).toContain("• Microsoft 365 <Standard> & Co. (subscription, active)");
    expect(facts.text).toContain("Delegated admin privileges (DAP) end with the relationship.");
    expect(facts.text).toContain("These admin agents are asked to decide: @admin-agents.");
    facts.fill("Reason for the removal", "  <!channel> & *bold*\nsecond line  ");
    expect(await facts.submit()).toMatchObject({ action: "updated" });

    const attestation = await modalOf(ben, "Attestation");
    expect(ben.modalDepth()).toBe(1);
    const blocks = attestation.view["blocks"] as { type: string; text?: { type: string; text: string } }[];
    const shown = blocks.filter((each) => each.type === "section").map((each) => each.text);
    expect(shown.map((each) => each?.type)).toEqual(shown.map(() => "plain_text"));
    expect(attestation.submitLabel).toBe("Attest and request");
    expect((await attestation.submit()).action).toBe("errors");
    await attestation.tick("I declare the above");
    expect(await attestation.submit()).toMatchObject({ action: "updated" });

    expect((await modalOf(ben, "Removal requested")).text).toContain("Nothing has been removed yet");
    const [stored] = await stage.db
      .select()
      .from(removalRequests)
      .where(eq(removalRequests.customerId, customerId));
    expect(shown.map((each) => each?.text).join("\n\n")).toBe(stored?.attestation.text);
    expect(stored?.attestation).toMatchObject({
      language: "en",
      by: "U0BEN",
      labels: { checkbox: "I declare the above", submit: "Attest and request" },
    });
    expect(stored?.reason).toBe("<!channel> & *bold*\nsecond line");
    expect(stage.bot.slack.world.mentions.filter((each) => each.kind !== "user")).toEqual([]);
    await cardSaying(stage, "Alfa", "Microsoft 365");
    await ben.modal()?.closeAll();

    await ben.command("/remove-customer", "Alfa & <Társa> Kft.");
    const again = await modalSaying(ben, "already under way");
    expect(again.text).toContain("ben did it on");
    await again.closeAll();
  });

  it("goes back to the facts without losing the reason", async () => {
    await stage.haveActive("Béta Kft.");
    const anna = stage.person("U0ANNA");
    await anna.command("/remove-customer", "beta kft");
    const facts = await modalOf(anna, "Kapcsolat eltávolítása");
    expect(await facts.submit()).toMatchObject({ action: "errors" });
    facts.fill("Az eltávolítás oka", "Lejárt a szerződés.\nTudják.");
    await facts.submit();
    const attestation = await modalOf(anna, "Nyilatkozat");
    expect(attestation.text).toContain("Az eltávolítás oka:\nLejárt a szerződés.\nTudják.");
    await attestation.press("Vissza");
    const back = await modalOf(anna, "Kapcsolat eltávolítása");
    expect(back.value("Az eltávolítás oka")).toBe("Lejárt a szerződés.\nTudják.");
    await back.cancel();
  });

  it("says a missing reason under its field", async () => {
    await stage.haveActive("Gamma Kft.");
    const ben = stage.person("U0BEN");
    await ben.command("/remove-customer", "gamma kft");
    const facts = await modalOf(ben, "Remove relationship");
    facts.fill("Reason for the removal", " \u200b ");
    expect(await facts.submit()).toMatchObject({
      action: "errors",
      errors: { "Reason for the removal": "Please give a reason." },
    });
    await facts.cancel();
  });
});

describe("/remove-customer", () => {
  it("alone offers a search among the active customers", async () => {
    await stage.haveActive("Delta Kft.");
    const ben = stage.person("U0BEN");
    await ben.command("/remove-customer");
    const find = await modalOf(ben, "Remove relationship");
    await find.pick("Type a name", "delt", "Delta Kft.");
    const facts = await modalSaying(ben, "Customer: Delta Kft.");
    expect(ben.modalDepth()).toBe(1);
    await facts.cancel();
  });
  it("offers those that come close when the name is not exact", async () => {
    await stage.haveActive("Epszilon Egy Kft.");
    await stage.haveActive("Epszilon Kettő Kft.");
    const ben = stage.person("U0BEN");
    await ben.command("/remove-customer", "epszilon");
    const find = await modalOf(ben, "Remove relationship");
    expect(find.text).toContain("No active customer is called exactly “epszilon”");
    expect(find.text).toContain("Epszilon Egy Kft.");
    expect(find.text).toContain("Epszilon Kettő Kft.");
    await find.press("Choose");
    await modalSaying(ben, "Customer: Epszilon");
    await ben.modal()?.cancel();
  });
  it("answers privately what it did not understand, and how it is used", async () => {
    const ben = stage.person("U0BEN");
    const nobody = await ben.command("/remove-customer", "<nobody>");
    expect(nobody.shown).toMatchObject({ responseType: "ephemeral" });
    expect(nobody.shown?.text).toContain("No active customer fits “&lt;nobody&gt;”");
    const help = await ben.command("/remove-customer", "help");
    expect(help.shown?.text).toContain("Type /remove-customer and a customer’s name");
    const owner = await stage.person("U0OWNER").command("/remove-customer", "alfa");
    expect(owner.shown?.text).toContain("You do not have the role for this.");
  });
});

describe("deciding on a removal", () => {
  it("is denied only with a reason, and the requester reads it", async () => {
    await stage.haveActive("Zéta Kft.");
    await askForRemoval(stage.person("U0BEN"), "Zéta Kft.");
    const dan = stage.person("U0DAN");
    await (await cardSaying(stage, "Zéta", "Decide")).press("Decide");
    const decision = await modalSaying(dan, "same as those attested");
    expect(decision.text).toContain("The contract ended.");
    await decision.tick("Deny: the relationship stands");
    expect(await decision.submit()).toMatchObject({
      action: "errors",
      errors: { Reason: "Please say why: whoever asked for the removal reads it." },
    });
    decision.fill("Reason", "They still need us.");
    expect(await decision.submit()).toMatchObject({ action: "updated" });
    const result = await modalSaying(dan, "Denied.");
    expect(result.text).toContain("@Ben Miller gets your reason");
    await result.cancel();
    await eventually(() =>
      stage
        .person("U0BEN")
        .directMessages()
        .some((each) => each.shown.includes("They still need us.")),
    );
  });

  it("does not offer approval while something stands in the way, and names it", async () => {
    const { customerId } = await stage.haveActive("Éta Kft.");
    await stage.enter(customerId);
    await askForRemoval(stage.person("U0BEN"), "Éta Kft.");
    const dan = stage.person("U0DAN");
    await (await cardSaying(stage, "Éta", "Decide")).press("Decide");
    const decision = await modalSaying(dan, "Approving is not offered");
    expect(decision.text).toContain("• Microsoft 365 <Standard> & Co. (subscription, active)");
    expect(decision.text).not.toContain("Approve: the relationship ends");
    await decision.cancel();
  });

  it("is refused when the facts change before it is taken, and the change is shown", async () => {
    const { customerId } = await stage.haveActive("Théta Kft.");
    await askForRemoval(stage.person("U0BEN"), "Théta Kft.");
    const dan = stage.person("U0DAN");
    await (await cardSaying(stage, "Théta", "Decide")).press("Decide");
    const decision = await modalSaying(dan, "Approve: the");
    await stage.enter(customerId);
    await decision.tick("Approve: the relationship ends");
    await decision.submit();
    const result = await modalSaying(dan, "Nothing was decided.");
    expect(result.text).toContain("The facts have changed since the attestation");
    expect(result.text).toContain(
      "New in the way, or changed:\n• Microsoft 365 <Standard> & Co. (subscription, active)",
    );
    await result.cancel();
    await cardSaying(stage, "Théta", "Lapsed");
    expect(await trail(stage.db)).toContain("removal.approve: facts-changed");
  });

  it("is not an admin agent's on their own request, who may withdraw it instead", async () => {
    await stage.haveActive("Ióta Kft.");
    const dan = stage.person("U0DAN");
    await askForRemoval(dan, "Ióta Kft.");
    await (await cardSaying(stage, "Ióta", "Decide")).press("Decide");
    const decision = await modalSaying(dan, "asked for this removal yourself");
    expect(decision.submitLabel).toBeUndefined();
    await decision.press("Withdraw the request", { confirm: "yes" });
    await modalSaying(dan, "The removal request was withdrawn");
    await dan.modal()?.cancel();
    await cardSaying(stage, "Ióta", "Withdrawn");
  });

  it("is not a sales agent's, who is told who could", async () => {
    await stage.haveActive("Kappa Kft.");
    await askForRemoval(stage.person("U0BEN"), "Kappa Kft.");
    const ben = stage.person("U0BEN");
    await (await cardSaying(stage, "Kappa", "Decide", ben)).press("Decide");
    const refusal = await modalSaying(ben, "Only admin agents may do this");
    expect(refusal.text).toContain("@admin-agents");
    await refusal.cancel();
    expect(await trail(stage.db)).toContain("removal.refuse-decision: not-permitted");
  });

  it("leads, approved, to the removal, to the legal notice, and off the active list", async () => {
    const { customerId } = await stage.haveActive("Lambda Kft.");
    const ben = stage.person("U0BEN");
    await askForRemoval(ben, "Lambda Kft.");
    const dan = stage.person("U0DAN");
    await (await cardSaying(stage, "Lambda", "Decide")).press("Decide");
    const decision = await modalSaying(dan, "Approve: the");
    await decision.tick("Approve: the relationship ends");
    expect(await decision.submit()).toMatchObject({ action: "updated" });
    await modalSaying(dan, "Approved");
    await dan.modal()?.cancel();
    await cardSaying(stage, "Lambda", "Seen in the partner directory");
    const [customer] = await stage.db.select().from(customers).where(eq(customers.customerId, customerId));
    expect(customer?.standing).toBe("removed");

    const question = await eventually(() =>
      ben
        .directMessages()
        .find((each) => each.shown.includes("Lambda") && each.shown.includes("Record the notice")),
    );
    await question.press("Record the notice");
    const notice = await modalOf(ben, "Legal notice");
    notice.fill("Given to", "Lambda Kft., managing director");
    notice.fill("Day it was given", "2099-01-01");
    notice.fill("How it was given", "by registered letter");
    expect(await notice.submit()).toMatchObject({
      action: "errors",
      errors: { "Day it was given": expect.stringContaining("still to come") },
    });
    notice.fill("Day it was given", "2026-01-15");
    expect(await notice.submit()).toMatchObject({ action: "updated" });
    await modalSaying(ben, "The legal notice was recorded");
    await ben.modal()?.cancel();
    const [stored] = await stage.db
      .select()
      .from(removalRequests)
      .where(eq(removalRequests.customerId, customerId));
    expect(stored?.notice).toMatchObject({
      required: true,
      to: "Lambda Kft., managing director",
      on: "2026-01-15",
    });

    const gone = await ben.command("/remove-customer", "lambda kft");
    expect(gone.shown?.text).toContain("There is no active reseller relationship");
  });
});
