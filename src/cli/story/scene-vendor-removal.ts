import { randomUUID } from "node:crypto";
import { vendorPartner, vendorSubscription } from "../../playground/seed/vendor-set-up.ts";
import type { PartnerCenterSimulator } from "../../simulators/partner-center/simulator.ts";
import { sendForm } from "./customer.ts";
import { askRemoval, openDecision } from "./scene-removal.ts";
import { invited } from "./scene-vendor-set-up.ts";
import type { Stage } from "./stage.ts";
import { Teller } from "./teller.ts";
import type { Voice } from "./voice.ts";

const gdapName = "Tolgyfa support";

/** Blocked by a subscription until it is cancelled; then the vendor's answer is lost after it took effect, and GDAP stays. */
export async function removeAtVendor(
  stage: Stage,
  voice: Voice,
  vendor: PartnerCenterSimulator,
): Promise<void> {
  const { t } = voice;
  voice.chapter(t("story.vendor.chapter.removal"));
  const anna = new Teller(stage.slack, voice, stage.people.sales, "Anna");
  const cili = new Teller(stage.slack, voice, stage.people.admin, "Cili");
  const { tenantId, name } = invited;
  const { subscription } = vendorSubscription;
  vendor.world.subscriptions.set(tenantId, [
    { ...subscription, suspensionReasons: [], commitmentEndDate: Date.now() + 86_400_000 },
  ]);
  haveGdap(vendor);
  await askRemoval(anna, voice, name, t("story.reason.second"));
  await openDecision(cili, voice, name);
  await cili.waitsForOutcome(subscription.offerName);
  await cili.closes();

  voice.does(t("story.operator"), t("story.vendor.cancels", { what: subscription.offerName }));
  const portal = `${vendor.origin}/portal`;
  const cancelled = await sendForm(`${portal}/act`, [
    ["back", `/customers/${tenantId}`],
    ["act", "subscription"],
    ["tenantId", tenantId],
    ["id", subscription.id],
    ["status", "deleted"],
  ]);
  if (cancelled.status >= 400) throw new Error(`the portal answered ${cancelled.status}`);
  // What was attested is not so any more, and nobody may decide on it.
  await approve(cili, voice, name);
  await anna.readsCard(name, t("messages.removal.lapsed-facts"));
  await cili.closes();
  await askRemoval(anna, voice, name, t("story.reason.second"));
  vendor.faults.add({
    method: "PATCH",
    path: "/v1/customers/",
    times: 1,
    kind: { answer: "time-out", after: true },
  });
  await approve(cili, voice, name);
  await cili.waitsForOutcome(t("removal.result.approved"), t("removal.result.executed"));
  await cili.closes();
  const card = await anna.readsCard(name, t("messages.removal.executed"));
  if (!card.shown.includes(gdapName)) throw new Error("the card does not say that GDAP stays");
  if ([...vendor.world.gdap.values()].some(({ status }) => status !== "active"))
    throw new Error("GDAP was touched");
}

async function approve(cili: Teller, voice: Voice, name: string): Promise<void> {
  const { t } = voice;
  await openDecision(cili, voice, name);
  await cili.waitsForField(t("removal.decide.decision"));
  await cili.chooses(t("removal.decide.decision"), t("removal.decide.approve"));
  await cili.submits();
}

function haveGdap(vendor: PartnerCenterSimulator): void {
  const now = Date.now();
  const id = `${randomUUID()}-${randomUUID()}`;
  vendor.world.gdap.set(id, {
    id,
    partnerId: vendorPartner.tenantId,
    displayName: gdapName,
    duration: "P180D",
    autoExtendDuration: "PT0S",
    customer: { tenantId: invited.tenantId, displayName: invited.name },
    status: "active",
    roleDefinitionIds: ["88d8e3e3-8f55-4a1e-953a-9b9898b8876b"],
    createdAt: now,
    activatedAt: now,
    endAt: now + 180 * 86_400_000,
    lastModifiedAt: now,
    version: 1,
    requests: [],
    assignments: [],
    operations: [],
  });
}
