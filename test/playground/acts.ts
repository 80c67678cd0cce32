import { composeAttestation } from "../../src/domain/attestation.ts";
import { type SupportedLanguage, translator } from "../../src/i18n/index.ts";
import type { Hands } from "./hands.ts";

export const sales = { id: "C0SALES", name: "sales", language: "en" } as const;
export const salesHu = { id: "C0SALESHU", name: "sales-hu", language: "hu" } as const;
type CardChannel = typeof sales | typeof salesHu;

/** One person's hands, and the language in which they read Slack. */
export interface Actor {
  readonly hands: Hands;
  readonly language: SupportedLanguage;
}

/** The owner of an empty workspace says who we are, where cards go, and last of all who holds which role. */
export async function setsUp({ hands, language }: Actor, cards: SupportedLanguage): Promise<void> {
  const t = translator(language);
  const back = () => hands.waitsForWords(t("setup.saved"));
  await hands.types(sales, "/kapocs", "setup");
  await hands.waitsFor(t("setup.title"));
  await hands.presses(t("setup.change-settings"));
  await hands.waitsForField(t("setup.partner-name"));
  await hands.fills(t("setup.partner-name"), "Alma Cloud Kft.");
  await hands.chooses(t("setup.email-language"), t(`setup.language.${cards}`));
  await hands.submits(t("common.save"));
  await back();
  await hands.presses(t("setup.add-channel"));
  await hands.waitsFor(t("setup.channel.title"));
  await hands.chooses(t("setup.channel.channel"), sales.name);
  await hands.chooses(t("setup.channel.language"), t(`setup.language.${cards}`));
  await hands.submits(t("common.save"));
  await back();
  await hands.presses(t("setup.change-roles"));
  await hands.waitsFor(t("setup.roles.title"));
  await hands.picks(t("setup.roles.admin-groups"), "admin", "@admin-agents");
  await hands.picks(t("setup.roles.sales-groups"), "sales", "@sales-agents");
  await hands.submits(t("common.save"));
  await back();
  await hands.closes();
}

/** A customer nobody knew, described and drafted, up to the hand-over; answers with the personal link. */
export async function draftsFor(
  { hands, language }: Actor,
  customer: { readonly name: string; readonly email: string },
): Promise<string> {
  const t = translator(language);
  await hands.types(sales, "/invite-customer", customer.name);
  await hands.waitsForField(t("customer.domain"));
  await hands.fills(t("customer.domain"), customer.email.split("@")[1] ?? "");
  await hands.fills(t("customer.contact-email"), customer.email);
  await hands.submits(t("common.next"));
  return edits({ hands, language });
}

/** The draft gets a sentence of the agent's own, and goes on to the hand-over. */
export async function edits({ hands, language }: Actor): Promise<string> {
  const t = translator(language);
  await hands.waitsFor(t("invite.draft.title"));
  const text = await hands.reads(t("invite.draft.text"));
  await hands.fills(t("invite.draft.text"), `${text}\n\nP.S. Ő & <mi> *várjuk*.`);
  await hands.submits(t("common.next"));
  await hands.waitsFor(t("invite.hand-over.title"));
  return /https?:\/\/\S+\/i\/\S+/.exec(text)?.[0] ?? "";
}

export async function handsOver({ hands, language }: Actor): Promise<void> {
  const t = translator(language);
  await hands.submits(t("invite.hand-over.done"));
  await hands.waitsFor(t("invite.done.title"));
  await hands.closes();
}

/** The facts, the reason, the attestation with its tick, and the request. */
export async function asksForRemoval(
  { hands, language }: Actor,
  customer: string,
  reason: string,
): Promise<void> {
  const t = translator(language);
  const { labels } = composeAttestation(language, {
    companyName: customer,
    reason,
    facts: { readAt: new Date(0), blockers: [], hasDap: false, gdap: [], legs: [] },
  });
  await hands.types(sales, "/remove-customer", customer);
  await hands.waitsForField(t("removal.reason"));
  await hands.fills(t("removal.reason"), reason);
  await hands.submits(t("removal.continue"));
  await hands.waitsFor(t("removal.attest.title"));
  await hands.ticks(labels.checkbox);
  await hands.submits(labels.submit);
  await hands.waitsFor(t("removal.requested.title"));
  await hands.closes();
}

/** Decides from the card, and sees the card say so. */
export async function decides(
  { hands, language }: Actor,
  cards: CardChannel,
  customer: string,
  decision: { readonly is: "approve" | "deny"; readonly reason: string },
): Promise<void> {
  const t = translator(language);
  const onCard = translator(cards.language);
  await hands.pressesOnCard(
    cards,
    [customer, onCard("messages.removal.attested")],
    onCard("messages.removal.decide"),
  );
  await hands.waitsForField(t("removal.decide.reason"));
  await hands.ticks(t(`removal.decide.${decision.is}`));
  if (decision.reason) await hands.fills(t("removal.decide.reason"), decision.reason);
  await hands.submits(t("removal.decide.submit"));
  const outcomes =
    decision.is === "approve"
      ? [t("removal.result.approved"), t("removal.result.executed")]
      : [t("messages.removal.denied")];
  await hands.waitsForWords(...outcomes);
  await hands.closes();
  const ending = decision.is === "approve" ? "executed" : "denied";
  await hands.readsCard(cards, [customer, onCard(`messages.removal.${ending}`), decision.reason]);
}
