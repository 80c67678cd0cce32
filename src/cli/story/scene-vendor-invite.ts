import { vendorSetUp } from "../../playground/seed/vendor-set-up.ts";
import type { PartnerCenterSimulator } from "../../simulators/partner-center/simulator.ts";
import { openPage, sendForm } from "./customer.ts";
import { invited } from "./scene-vendor-set-up.ts";
import type { Stage } from "./stage.ts";
import { Teller } from "./teller.ts";
import type { Voice } from "./voice.ts";

/** Invited together with the provider; the vendor's web hook about the acceptance is lost, and its activity log tells. */
export async function inviteByVendor(
  stage: Stage,
  voice: Voice,
  vendor: PartnerCenterSimulator,
): Promise<void> {
  const { t } = voice;
  voice.chapter(t("story.vendor.chapter.invite"));
  const anna = new Teller(stage.slack, voice, stage.people.sales, "Anna");
  const partner = vendorSetUp.partner.name;
  const provider = vendorSetUp.providers[0].name;
  await anna.types("/invite-customer", invited.name);
  await anna.chooses(t("invite.with"), t("invite.with.us-and", { partner, provider }));
  anna.shows();
  await anna.submits();
  const draft = await anna.waitsFor(t("invite.draft.title"));
  anna.shows(draft);
  const whole = String(draft.value(t("invite.draft.text")));
  const link = /https?:\/\/\S+invType=\S+/.exec(whole)?.[0] ?? "";
  if (!link.startsWith(vendor.addresses.adminCenter)) throw new Error(`not the vendor's link: ${link}`);
  draft.fill(t("invite.draft.text"), whole.replace(link, link.slice(0, -9)));
  voice.does("Anna", t("story.cuts-link"));
  if (Object.keys(await anna.submits()).length === 0) throw new Error("a shortened link went through");
  await anna.presses(t("invite.draft.restore-link"));
  await anna.submits();
  anna.shows(await anna.waitsFor(t("invite.hand-over.title")));
  voice.does("Anna", t("story.sends-mail"));
  await anna.submits();
  await anna.waitsFor(t("invite.done.title"));
  await anna.closes();
  await anna.readsCard(invited.name, t("messages.invitation.sent"));

  vendor.faults.hooks = "lost";
  await accepts(link, vendor, voice);
  await vendor.idle();
  vendor.faults.hooks = "sent";
  voice.does(t("story.vendor.vendor"), t("story.vendor.hook-lost"));
  await anna.readsCard(invited.name, t("messages.invitation.accepted"));
  await anna.readsDirect(invited.name);
}

/** The customer's administrator, on the vendor's own pages. */
async function accepts(link: string, vendor: PartnerCenterSimulator, voice: Voice): Promise<void> {
  const { t } = voice;
  const who = t("story.customer");
  const administrator =
    vendor.world.tenants.get(invited.tenantId)?.administrators[0]?.userPrincipalName ?? "";
  voice.does(who, t("story.opens-link"));
  const request = new URL(link).search.slice(1);
  const home = `${vendor.addresses.adminCenter}/Adminportal/Home`;
  const query = new URLSearchParams({ request, tenant: invited.tenantId, administrator });
  voice.sees(t("story.sees.page"), (await openPage(`${home}?${query}`)).text);
  const done = await sendForm(home, [
    ...query,
    ["agree", "yes"],
    ["agreement", "yes"],
    ["decision", "accept"],
  ]);
  voice.sees(t("story.sees.page"), done.text);
  if (done.status >= 400) throw new Error(`the admin center answered ${done.status}`);
}
