import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { translator } from "../../src/i18n/index.ts";
import { eventually, type ModalDriver, type Person } from "../../src/simulators/slack/simulator.ts";
import { useDatabase } from "../support/databases.ts";
import { type Stage, setStage } from "./removal-stage.ts";

const database = useDatabase();
const t = translator("en");
const hostile = "<!channel> *bold* <@U0DAN> &amp; \u202eeman";
let stage: Stage;
let ben: Person;

beforeAll(async () => {
  stage = await setStage(database);
  ben = stage.person("U0BEN");
});
afterAll(() => stage?.stop());
afterEach(async () => {
  await ben.modal()?.closeAll();
  expect(stage.bot.slack.violations).toEqual([]);
  expect(stage.bot.slack.world.mentions.filter((each) => each.kind === "everyone")).toEqual([]);
  expect(stage.bot.logged()).not.toContain('"level":"error"');
});

function modal(): ModalDriver {
  const open = ben.modal();
  if (!open) throw new Error("no modal is open");
  return open;
}

function modalTitled(title: string): Promise<ModalDriver> {
  return eventually(() => {
    const open = ben.modal();
    return open?.title === title ? open : undefined;
  });
}

const textLabel = t("invite.draft.text");

async function draftFor(companyName: string, domain: string): Promise<ModalDriver> {
  await ben.command("/invite-customer", "");
  await modal().press(t("invite.customer.describe-new"));
  modal().fill(t("customer.name"), companyName).fill(t("customer.domain"), domain);
  const answer = await modal().submit();
  expect(answer.errors ?? {}).toEqual({});
  return modalTitled(t("invite.draft.title"));
}

describe("the way through an invitation", () => {
  it("keeps what was typed when going back to the terms and forth again", async () => {
    const draft = await draftFor("Oda-Vissza Kft.", "oda-vissza.example");
    const own = `${String(draft.value(textLabel))}\n\nP.S. See you on Friday.`;
    draft.fill(t("invite.draft.subject"), "My own subject").fill(textLabel, own);
    await draft.press(t("common.back"));
    expect(modal().title).toBe(t("invite.title"));
    await modal().submit();
    const again = await modalTitled(t("invite.draft.title"));
    expect(again.value(t("invite.draft.subject"))).toBe("My own subject");
    expect(again.value(textLabel)).toBe(own);
  });

  it("keeps the agent’s own words when the terms behind the link change, with a new link in them", async () => {
    const draft = await draftFor("Új Feltétel Kft.", "uj-feltetel.example");
    const standard = String(draft.value(textLabel));
    const link = /https?:\/\/\S+/.exec(standard)?.[0] ?? "";
    draft.fill(textLabel, `My own words.\n${link}`);
    await draft.press(t("common.back"));
    await modal().tick(t("invite.dap.option"));
    await modal().submit();
    const again = await modalTitled(t("invite.draft.title"));
    const kept = String(again.value(textLabel));
    expect(kept).toMatch(/^My own words\.\nhttps?:\/\/\S+$/);
    expect(kept).not.toContain(link);
  });

  it("says under the field what is wrong with the link, and a button puts it back", async () => {
    const draft = await draftFor("Javított Kft.", "javitott.example");
    const whole = String(draft.value(textLabel));
    draft.fill(textLabel, whole.replace(/https?:\/\/\S+/, ""));
    expect((await draft.submit()).errors).toEqual({ [textLabel]: t("invite.link.missing") });
    await modal().press(t("invite.draft.restore-link"));
    await modal().submit();
    const ready = await modalTitled(t("invite.hand-over.title"));
    expect(ready.text).toContain(/https?:\/\/\S+/.exec(whole)?.[0]);
  });

  it("says under the field what is wrong with a customer, and loses nothing typed", async () => {
    await ben.command("/invite-customer", "");
    await modal().press(t("invite.customer.describe-new"));
    modal()
      .fill(t("customer.name"), "Hibás Kft.")
      .fill(t("customer.domain"), "not a domain")
      .fill(t("customer.tenant-id"), "1234")
      .fill(t("customer.country"), "ZZ");
    const { errors } = await modal().submit();
    expect(errors).toEqual({
      [t("customer.domain")]: t("customer.fault.bad-domain"),
      [t("customer.tenant-id")]: t("customer.fault.bad-tenant-id"),
      [t("customer.country")]: t("customer.fault.bad-country"),
    });
    expect(modal().value(t("customer.name"))).toBe("Hibás Kft.");
  });

  it.each([
    ["hostile", hostile],
    ["as long as a name may be", "Ő".repeat(200)],
  ])("takes a name that is %s as data, on every screen and on the card", async (_kind, name) => {
    await draftFor(name, `name-${name.length}.example`);
    await modal().submit();
    const ready = await modalTitled(t("invite.hand-over.title"));
    await ready.submit();
    await modalTitled(t("invite.done.title"));
    const shown = name.replace("\u202e", "").slice(0, 20);
    await eventually(() => ben.messages("C0SALES").find((message) => message.shown.includes(shown)));
  });

  it("opens with the customer found, and refuses a second invitation with a way to the record", async () => {
    const name = "Kétszer Hívott Kft.";
    await draftFor(name, "ketszer.example");
    await modal().submit();
    await (await modalTitled(t("invite.hand-over.title"))).submit();
    await modalTitled(t("invite.done.title"));
    await modal().closeAll();
    await ben.command("/invite-customer", "ketszer hivott");
    await modal().submit();
    expect(modal().title).toBe(t("invite.title"));
    expect(modal().buttons).toContain(t("invite.open-record"));
  });

  it("offers to describe somebody new when nobody fits what was typed", async () => {
    await ben.command("/invite-customer", "“Sosem Volt Zrt.”");
    expect(modal().value(t("customer.name"))).toBe("Sosem Volt Zrt.");
  });

  it("chooses nobody whose fields only together hold the words, and names them instead", async () => {
    await ben.command("/invite-customer", "");
    await modal().press(t("invite.customer.describe-new"));
    modal().fill(t("customer.name"), "Véletlen Kft.").fill(t("customer.contact-email"), "bela@olaj.example");
    await modal().submit();
    await (await modalTitled(t("invite.draft.title"))).closeAll();

    await ben.command("/invite-customer", '<b>&*_~ "O" vel');
    expect(modal().value(t("customer.name"))).toBe('<b>&*_~ "O" vel');
    expect(modal().text).toContain("Véletlen Kft.");
    await modal().closeAll();
    await ben.command("/invite-customer", "bela@olaj.example");
    await modal().press(t("invite.customer.describe-new"));
    expect(modal().value(t("customer.contact-email"))).toBe("bela@olaj.example");
  });

  it("takes the name and the address out of a pasted one", async () => {
    await ben.command("/invite-customer", "Új Jolán <jolan@uj-jolan.example>");
    expect(modal().value(t("customer.contact-name"))).toBe("Új Jolán");
    expect(modal().value(t("customer.contact-email"))).toBe("jolan@uj-jolan.example");
    expect(modal().value(t("customer.domain"))).toBe("uj-jolan.example");
  });

  it("answers a text far longer than any name", async () => {
    const answer = await ben.command("/invite-customer", "x".repeat(4_000));
    expect(answer.error).toBeUndefined();
    expect(modal().title).toBe(t("invite.title"));
  });

  it("is closed to people without a role, who read why and who could", async () => {
    const answer = await stage.person("U0OWNER").command("/invite-customer", "");
    expect(answer.shown?.responseType).toBe("ephemeral");
    expect(answer.shown?.text).not.toBe("");
    expect(stage.person("U0OWNER").modal()).toBeUndefined();
  });
});
