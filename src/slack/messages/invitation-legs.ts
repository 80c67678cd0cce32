import type { NamedLeg } from "../../service/index.ts";
import type { Voice } from "./voice.ts";

/** Each leg by itself, a sentence each: an order fails while one of them is missing. */
export function legLines(legs: readonly NamedLeg[], voice: Voice): string[] {
  return legs.map((leg) => (leg.kind === "reseller" ? ownLeg(leg, voice) : providerLeg(leg, voice)));
}

function ownLeg(leg: NamedLeg, { t, date, name }: Voice): string {
  const at = leg.answeredAt ? date(leg.answeredAt) : "–";
  const signatory = signatoryOf(leg, name);
  switch (leg.state) {
    case "awaiting":
      return t("messages.leg.reseller.awaiting");
    case "accepted":
      return signatory
        ? t("messages.leg.reseller.accepted-by", { signatory, date: at })
        : t("messages.leg.reseller.accepted", { date: at });
    case "declined":
      return signatory
        ? t("messages.leg.reseller.declined-by", { signatory, date: at })
        : t("messages.leg.reseller.declined", { date: at });
    case "expired":
      return t("messages.leg.reseller.expired");
    case "withdrawn":
      return t("messages.leg.reseller.withdrawn");
  }
}

function providerLeg(leg: NamedLeg, { t, date, name }: Voice): string {
  const provider = name(leg.providerName ?? "–");
  const at = leg.answeredAt ? date(leg.answeredAt) : "–";
  const signatory = signatoryOf(leg, name);
  switch (leg.state) {
    case "awaiting":
      return t("messages.leg.provider.awaiting", { provider });
    case "accepted":
      return signatory
        ? t("messages.leg.provider.accepted-by", { provider, signatory, date: at })
        : t("messages.leg.provider.accepted", { provider, date: at });
    case "declined":
      return signatory
        ? t("messages.leg.provider.declined-by", { provider, signatory, date: at })
        : t("messages.leg.provider.declined", { provider, date: at });
    case "expired":
      return t("messages.leg.provider.expired", { provider });
    case "withdrawn":
      return t("messages.leg.provider.withdrawn", { provider });
  }
}

/** Name and title as the customer wrote them; "" where nobody is named. */
function signatoryOf(leg: NamedLeg, name: Voice["name"]): string {
  if (!leg.signatory) return "";
  return [leg.signatory.name, leg.signatory.title]
    .filter((part) => part.trim() !== "")
    .map(name)
    .join(", ");
}
