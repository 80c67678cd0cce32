import type { Button, KnownBlock } from "@slack/types";
import type { DriftFinding } from "../../domain/drift.ts";
import { actionsBlock, button, limits, plain } from "../blocks.ts";
import { openRecord } from "../home/waiting.ts";
import { actions } from "../ids.ts";
import type { Voice } from "./voice.ts";

/** The difference in one sentence, ready for mrkdwn. */
export function differenceText({ kind, details }: DriftFinding, { t, name }: Voice): string {
  const said = (key: string) => name(details[key] ?? "–");
  const customer = said("companyName");
  switch (kind) {
    case "renamed":
      return details["theirName"] === details["companyName"]
        ? t("drift.other-domain", { customer, ours: said("domain"), theirs: said("theirDomain") })
        : t("drift.renamed", { customer, theirs: said("theirName") });
    case "same-tenant":
      return t("drift.same-tenant", { customer, theirs: said("theirName") });
    default:
      return t(`drift.${kind}`, { customer });
  }
}

/** What became of it; null while it is open. */
export function differenceEnd(finding: DriftFinding, { t, who, date, quote }: Voice): string | null {
  const by = { who: who(finding.settledBy ?? ""), date: date(finding.settledAt ?? finding.foundAt) };
  switch (finding.state) {
    case "open":
      return null;
    case "gone":
      return t("drift.gone");
    case "taken-over":
      return t("drift.taken-over", by);
    case "dismissed":
      return t("drift.dismissed", { ...by, reason: quote(finding.reason ?? "") });
  }
}

/** What an admin agent can do about it. */
export function differenceButtons(finding: DriftFinding, voice: Voice): KnownBlock {
  return actionsBlock([
    ...takeOverButton(finding, voice),
    button(actions.driftDismiss, voice.t("drift.dismiss"), { value: finding.id }),
    ...(finding.customerId ? [openRecord(finding.customerId, voice)] : []),
  ]);
}

function takeOverButton({ id, kind }: DriftFinding, { t }: Voice): Button[] {
  if (kind === "same-tenant") return [];
  const confirm = {
    title: plain(t("drift.take-over"), limits.confirmTitle),
    text: plain(t(`drift.take-over.${kind}`), limits.confirmText),
    confirm: plain(t("drift.take-over.yes"), limits.confirmButton),
    deny: plain(t("common.cancel"), limits.confirmButton),
  };
  return [button(actions.driftTakeOver, t("drift.take-over"), { value: id, confirm })];
}
