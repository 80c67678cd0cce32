import { openPage, sendForm } from "./customer.ts";
import { partnerName } from "./scene-set-up.ts";
import type { Stage } from "./stage.ts";
import { Teller } from "./teller.ts";
import type { Voice } from "./voice.ts";

/** A customer nobody knew: described, drafted, handed over; a damaged link is caught on the way. Answers with the name. */
export async function inviteNewCustomer(stage: Stage, voice: Voice): Promise<string> {
  const { t } = voice;
  voice.chapter(t("story.chapter.new"));
  const anna = new Teller(stage.slack, voice, stage.people.sales, "Anna");
  const customer = "Kovács és Társa Kft.";

  await anna.types("/invite-customer", customer);
  anna.shows();
  anna.fills({ [t("customer.domain")]: "kovacs.example", [t("customer.contact-name")]: "Kovács Jolán" });
  await anna.submits();
  const draft = await anna.waitsFor(t("invite.draft.title"));
  anna.shows(draft);

  const whole = String(draft.value(t("invite.draft.text")));
  const link = /https?:\/\/\S+\/i\/\S+/.exec(whole)?.[0] ?? "";
  draft.fill(t("invite.draft.text"), whole.replace(link, link.slice(0, -6)));
  voice.does("Anna", t("story.cuts-link"));
  const errors = await anna.submits();
  if (Object.keys(errors).length === 0) throw new Error("a shortened link went through");
  await anna.presses(t("invite.draft.restore-link"));
  await anna.submits();
  await handOver(anna, voice);
  await anna.readsCard(customer, t("messages.invitation.sent"));

  await customerAccepts(link, voice, []);
  const card = await anna.readsCard(customer, t("messages.invitation.accepted"));
  await anna.readsReply(card, customer);
  await anna.readsDirect(customer);
  return customer;
}

/** A customer of the list, invited together with the indirect provider; delegated administration is asked for and granted. */
export async function inviteJointly(
  stage: Stage,
  voice: Voice,
  customer: string,
  provider: string,
): Promise<void> {
  const { t } = voice;
  voice.chapter(t("story.chapter.existing"));
  const anna = new Teller(stage.slack, voice, stage.people.sales, "Anna");
  await anna.types("/invite-customer", customer);
  await anna.chooses(t("invite.with"), t("invite.with.us-and", { partner: partnerName, provider }));
  await anna.ticks(t("invite.dap.option"));
  anna.shows();
  await anna.submits();
  const draft = await anna.waitsFor(t("invite.draft.title"));
  anna.shows(draft);
  const link = /https?:\/\/\S+\/i\/\S+/.exec(String(draft.value(t("invite.draft.text"))))?.[0] ?? "";
  await anna.submits();
  await handOver(anna, voice);
  await customerAccepts(link, voice, [
    ["leg", "reseller"],
    ["leg", "provider"],
    ["dap", "yes"],
  ]);
  await anna.readsCard(customer, t("messages.invitation.accepted"));
  await anna.readsDirect(customer);
}

async function handOver(anna: Teller, voice: Voice): Promise<void> {
  const { t } = voice;
  anna.shows(await anna.waitsFor(t("invite.hand-over.title")));
  voice.does(anna.name, t("story.sends-mail"));
  await anna.submits();
  anna.shows(await anna.waitsFor(t("invite.done.title")));
  await anna.closes();
}

async function customerAccepts(
  link: string,
  voice: Voice,
  ticks: readonly (readonly [string, string])[],
): Promise<void> {
  const { t } = voice;
  const who = t("story.customer");
  voice.does(who, t("story.opens-link"));
  voice.sees(t("story.sees.page"), (await openPage(link)).text);
  const signatory = { name: "Kovács Jolán", title: t("story.job-title") };
  voice.does(who, t("story.accepts", signatory));
  const thanks = await sendForm(link, [
    ["decision", "accept"],
    ...ticks,
    ["name", signatory.name],
    ["jobTitle", signatory.title],
  ]);
  if (thanks.status >= 400) throw new Error(`the acceptance page answered ${thanks.status}`);
  voice.sees(t("story.sees.page"), thanks.text);
}
