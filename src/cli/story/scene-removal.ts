import type { Stage } from "./stage.ts";
import { Teller } from "./teller.ts";
import type { Voice } from "./voice.ts";

/** Anna asks, attests; Cili reads the same facts, denies with a reason, and the relationship stands. */
export async function denyRemoval(stage: Stage, voice: Voice, customer: string): Promise<void> {
  const { t } = voice;
  voice.chapter(t("story.chapter.denied"));
  const { anna, cili } = tellers(stage, voice);
  await askRemoval(anna, voice, customer, t("story.reason.first"));
  await decide(cili, voice, customer, "removal.decide.deny", t("story.reason.denied"));
  await cili.waitsForOutcome(t("messages.removal.denied"));
  await cili.closes();
  await anna.readsCard(customer, t("messages.removal.denied"));
  await anna.readsDirect(customer, t("story.reason.denied"));
}

/** Anna asks again; Cili approves; the directory shows it, and the card tells the whole story. */
export async function approveRemoval(stage: Stage, voice: Voice, customer: string): Promise<void> {
  const { t } = voice;
  voice.chapter(t("story.chapter.approved"));
  const { anna, cili } = tellers(stage, voice);
  await askRemoval(anna, voice, customer, t("story.reason.second"));
  await decide(cili, voice, customer, "removal.decide.approve", "");
  await cili.waitsForOutcome(t("removal.result.approved"), t("removal.result.executed"));
  await cili.closes();
  await anna.readsCard(customer, t("messages.removal.executed"));
  await anna.readsDirect(t("messages.told.removal-executed", { customer }));
}

/** Anna asks, reads the facts and attests them. */
export async function askRemoval(
  anna: Teller,
  voice: Voice,
  customer: string,
  reason: string,
): Promise<void> {
  const { t } = voice;
  await anna.types("/remove-customer", customer);
  await anna.waitsForField(t("removal.reason"));
  anna.shows();
  anna.fills({ [t("removal.reason")]: reason });
  await anna.submits();
  anna.shows(await anna.waitsFor(t("removal.attest.title")));
  await anna.ticks(t("story.declaration"));
  await anna.submits();
  anna.shows(await anna.waitsFor(t("removal.requested.title")));
  await anna.closes();
}

async function decide(
  cili: Teller,
  voice: Voice,
  customer: string,
  decision: "removal.decide.approve" | "removal.decide.deny",
  reason: string,
): Promise<void> {
  const { t } = voice;
  await openDecision(cili, voice, customer);
  await cili.waitsForField(t("removal.decide.decision"));
  cili.shows();
  await cili.chooses(t("removal.decide.decision"), t(decision));
  if (reason !== "") cili.fills({ [t("removal.decide.reason")]: reason });
  await cili.submits();
}

export async function openDecision(cili: Teller, voice: Voice, customer: string): Promise<void> {
  const { t } = voice;
  const card = await cili.readsCard(customer, t("messages.removal.decide"));
  voice.does(cili.name, t("story.presses", { button: t("messages.removal.decide") }));
  await card.press(t("messages.removal.decide"));
}

function tellers(stage: Stage, voice: Voice) {
  return {
    anna: new Teller(stage.slack, voice, stage.people.sales, "Anna"),
    cili: new Teller(stage.slack, voice, stage.people.admin, "Cili"),
  };
}
