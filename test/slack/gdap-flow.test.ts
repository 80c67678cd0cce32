import { addSeconds } from "date-fns";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { roleGrants } from "../../db/schema/index.ts";
import type { GdapEntry } from "../../src/domain/facts.ts";
import type { GdapRequest } from "../../src/domain/gdap.ts";
import { gdapEntryOf } from "../../src/domain/gdap-entry.ts";
import { SlackChannelId } from "../../src/domain/ids.ts";
import { translator } from "../../src/i18n/index.ts";
import { gdap } from "../../src/service/index.ts";
import { renderers } from "../../src/slack/bulletins/renderers.ts";
import { customersCommand } from "../../src/slack/commands/customers.ts";
import { removalCard } from "../../src/slack/messages/removal-card.ts";
import { createVoice } from "../../src/slack/messages/voice.ts";
import { gdapScreen } from "../../src/slack/modals/gdap-draft.ts";
import { routes } from "../../src/slack/routes.ts";
import { value } from "../service/removals/ground.ts";
import { makeContext, type TestContext } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";
import { deskWith, FakeDelegatedAdmin } from "../support/delegated-admin.ts";
import {
  customerId,
  haveChannel,
  haveCustomer,
  haveRelationship,
  makeAttestation,
  makeFacts,
  makeRemoval,
  tenantId,
} from "../support/make.ts";
import { adminAgent, system } from "../support/people.ts";
import { type RunningApp, startSlackApp } from "../support/slack-app.ts";
import { modalOf, modalSaying } from "./removal-stage.ts";

const database = useDatabase();
const admin = new FakeDelegatedAdmin();
let ctx: TestContext;
let running: RunningApp;

beforeAll(async () => {
  ctx = await makeContext(database.current, { vendor: deskWith(admin) });
  await haveCustomer(ctx, { standing: "active" });
  await haveRelationship(ctx);
  await haveChannel(ctx, { id: SlackChannelId.parse("C0SALES"), name: "sales" });
  const grant = { workspaceId: ctx.workspaceId, holderKind: "person", grantedBy: "U0OWNER" } as const;
  await ctx.db.insert(roleGrants).values([
    { ...grant, role: "sales-agent", holderId: "U0BEN", grantedAt: ctx.now() },
    { ...grant, role: "admin-agent", holderId: "U0DAN", grantedAt: ctx.now() },
  ]);
  const readCustomer = ctx.directory.readCustomer.bind(ctx.directory);
  ctx.directory.readCustomer = async (customer, now) => {
    const entries = (await admin.ofCustomer(ctx.workspaceId, tenantId)).map(gdapEntryOf);
    return { ...(await readCustomer(customer, now)), gdap: entries.filter((each) => each !== null) };
  };
  running = await startSlackApp(ctx, { ...routes, commands: { "/kapocs": customersCommand } });
});
afterAll(() => running?.stop());
afterEach(() => {
  expect(running.slack.violations).toEqual([]);
  expect(running.logged()).not.toContain('"level":"error"');
});

async function openRecordAs(id: "U0BEN" | "U0DAN") {
  const person = running.slack.person(id);
  await person.command("/kapocs", "kovacs");
  return { person, record: await modalOf(person, "Customer") };
}

async function newest(): Promise<GdapRequest> {
  const [request] = (await gdap.ofCustomer(ctx.as(adminAgent), customerId))?.requests ?? [];
  if (!request) throw new Error("there is a request");
  return request;
}

describe("granular administration in a customer’s record", () => {
  it("is shown to sales agents with its roles, days and state, and nothing to press", async () => {
    admin.have({
      id: "shown",
      name: "Helpdesk 2026",
      tenantId,
      isAutoExtended: true,
      activatedAt: new Date("2026-01-05T10:00:00Z"),
      endsAt: new Date("2027-01-05T10:00:00Z"),
    });
    const { person, record } = await openRecordAs("U0BEN");
    expect(record.text).toContain("Helpdesk 2026");
    expect(record.text).toContain("Global Reader");
    expect(record.text).toContain("From 5 January 2026");
    expect(record.text).toContain("5 January 2027");
    expect(record.text).toContain("Extends by itself");
    expect(record.buttons).not.toContain("Request GDAP");
    expect(record.buttons).not.toContain("End GDAP too …");
    await person.modal()?.closeAll();
  });

  it("is requested, drafted with its link, handed over and told of", async () => {
    const { person, record } = await openRecordAs("U0DAN");
    await record.press("Request GDAP");
    const form = await modalOf(person, "Request GDAP");
    expect(form.value("Name")).toMatch(/^Kovács és Társa Kft\. 2026-03-02 [0-9a-f]{6}$/);
    form.fill("Days", "800");
    expect((await form.submit()).errors).toEqual({ Days: "Please give a whole number from 1 to 730." });
    form.fill("Days", "180");
    await form.choose("Role set", "Licences and users");
    await form.choose("Further roles", ["Exchange Administrator"]);
    await form.choose("Language of the e-mail", "English");
    await form.submit();
    await modalSaying(person, "Microsoft is asked to prepare the request");

    const { id } = await newest();
    const bot = ctx.as(system("dispatcher"));
    value(await gdap.create(bot, { gdapRequestId: id, viewId: null }));
    expect(admin.requested.at(-1)).toMatchObject({ durationDays: 180, tenantId, isAutoExtended: false });
    expect(admin.requested.at(-1)?.roleIds).toHaveLength(5);
    await person.modal()?.closeAll();

    const again = (await openRecordAs("U0DAN")).record;
    expect(again.text).toContain("The draft is ready to be handed over");
    await again.press("Open the draft");
    const draft = await modalOf(person, "GDAP: draft");
    const { approvalUrl } = await newest();
    const text = String(draft.value("Text"));
    expect(text.split(approvalUrl ?? "-")).toHaveLength(2);
    expect(text).toContain("Click to review and accept:");
    expect(text).toContain("- Exchange Administrator");
    expect(text).toContain("This is not the request for a reseller relationship");
    draft.fill("Text", "No link.");
    expect((await draft.submit()).action).toBe("errors");
    ctx.setNow(addSeconds(ctx.now(), 1));
    await draft.press("Put the link back");
    expect(String(draft.value("Text"))).toContain(approvalUrl);
    await draft.submit();
    const handOver = await modalOf(person, "GDAP: hand over");
    expect(handOver.text).toContain(approvalUrl);
    await handOver.submit();
    await modalSaying(person, "Recorded as handed over");
    expect(await newest()).toMatchObject({ state: "handed-over", handedOverBy: "U0DAN" });
    await person.modal()?.closeAll();

    for (const language of ["en", "hu"] as const) {
      const voice = createVoice(language, translator(language), null);
      const reader = { kind: "channel", slackId: "C0SALES", voice } as const;
      const told = await renderers["gdap.request"](bot, { kind: "gdap.request", id }, reader);
      expect(told?.text).toContain("Kovács és Társa Kft.");
      expect(told?.text).not.toContain("granularAdminRelationships");
    }
  });

  it("that the vendor refuses to create says so where somebody waits", async () => {
    const { person, record } = await openRecordAs("U0DAN");
    await record.press("Request GDAP");
    await (await modalOf(person, "Request GDAP")).submit();
    const { id } = await newest();
    const message = "Not <you>.";
    admin.nextCreation = { outcome: "refused", because: "not-permitted", message, correlationId: "c-77" };
    value(await gdap.create(ctx.as(system("dispatcher")), { gdapRequestId: id, viewId: null }));
    admin.nextCreation = null;
    const dan = { name: "Dan", language: "en", timeZone: "UTC", isWorkspaceAdmin: false } as const;
    const reader = { ctx: ctx.as(adminAgent), t: translator("en") };
    const slackUserId = adminAgent.slackUserId;
    const view = JSON.stringify(await gdapScreen({ ...reader, person: { ...dan, slackUserId } }, id));
    expect(view).toContain("Not &lt;you&gt;.");
    expect(view).toContain("c-77");
    expect(view).toContain("second factor");
    await person.modal()?.closeAll();
  });

  it("is ended by an act of its own, with a reason", async () => {
    const { person, record } = await openRecordAs("U0DAN");
    await record.press("End GDAP too …", { confirm: "yes" });
    const form = await modalOf(person, "End GDAP");
    expect(form.text).toContain("Helpdesk 2026");
    expect(form.text).toContain("The reseller relationship and subscriptions are not touched.");
    await form.tick("Helpdesk 2026");
    form.fill("Reason", "They left us.");
    await form.submit();
    await modalSaying(person, "The end of one GDAP relationship was decided");
    await person.modal()?.closeAll();
    const seen = (await openRecordAs("U0DAN")).record;
    expect(seen.text).toContain("Its end is asked for");
    expect(seen.text).toContain("They left us.");
    await person.modal()?.closeAll();
    expect(admin.terminated).toEqual([]);
  });

  it("says so where nothing of it could be ended any more", async () => {
    const { person, record } = await openRecordAs("U0DAN");
    for (const id of admin.relationships.keys()) admin.becomes(id, "terminated");
    await record.press("End GDAP too …", { confirm: "yes" });
    await modalSaying(person, "Microsoft shows no GDAP relationship of this customer that could be ended.");
    await person.modal()?.closeAll();
  });
});

describe("the card of a removal that was carried out", () => {
  const voice = createVoice("en", translator("en"), null);
  const entry = { id: "g", name: "Helpdesk", status: "active", roles: [], endsAt: null };
  const card = (gdapEntry: GdapEntry, state: "executed" | "approved") => {
    const attestation = makeAttestation({ facts: makeFacts({ gdap: [gdapEntry] }) });
    const customer = { id: customerId, companyName: "Kovács és Társa Kft.", tenantId };
    const removal = makeRemoval({ state, attestation });
    return JSON.stringify(
      removalCard({ kind: "removal", removal, customer, ownRemovalAllowed: false }, voice),
    );
  };

  it("offers to end what stays with the vendor, and only then", () => {
    const vendors = { ...entry, isAutoExtended: false };
    expect(card(vendors, "executed")).toContain("End GDAP too");
    expect(card(vendors, "approved")).not.toContain("End GDAP too");
    expect(card(entry, "executed")).not.toContain("End GDAP too");
  });
});
