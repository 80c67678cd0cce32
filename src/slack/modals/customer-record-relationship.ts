import type { KnownBlock } from "@slack/types";
import type { CustomerRecord, NamedRelationship } from "../../service/index.ts";
import { header } from "../blocks.ts";
import { sections, type Voice } from "../messages/voice.ts";
import type { Reading } from "./customer-record-state.ts";

/** Each leg by itself: an order fails while one of them is missing. Where the directory was read, DAP is as it shows it. */
export function relationshipBlocks(
  { relationships, partly }: CustomerRecord,
  reading: Reading,
  voice: Voice,
): KnownBlock[] {
  const { t } = voice;
  const legs = relationships.flatMap((each) => [legLine(each, voice), ...unlike(each, reading, voice)]);
  const ours = relationships.find((each) => each.leg === "reseller" && each.state === "active");
  const shown = reading.state === "read" ? reading.shown : null;
  const hasDap = shown ? shown.hasDap : (ours?.hasDap ?? false);
  const isShownOnly = !ours && shown?.legs.some((each) => each.kind === "reseller" && each.isActive);
  return [
    header(t("record.relationship")),
    ...sections([
      ...(legs.length > 0 ? legs : [t("record.leg.none")]),
      isShownOnly ? t("record.leg.shown-ours") : null,
      partly ? t("record.leg.missing") : null,
      ours || hasDap ? t(hasDap ? "record.dap.granted" : "record.dap.none") : null,
    ]),
  ];
}

function legLine(leg: NamedRelationship, { t, day, name }: Voice): string {
  const since = { date: day(leg.activatedAt) };
  const until = { date: leg.removedAt ? day(leg.removedAt) : "–" };
  const provider = name(leg.providerName ?? "–");
  if (leg.leg === "reseller") {
    return leg.state === "active" ? t("record.leg.ours-active", since) : t("record.leg.ours-removed", until);
  }
  return leg.state === "active"
    ? t("record.leg.provider-active", { ...since, provider })
    : t("record.leg.provider-removed", { ...until, provider });
}

/** The directory is the source: where it shows otherwise, both are said. */
function unlike(leg: NamedRelationship, reading: Reading, { t, name }: Voice): string[] {
  if (reading.state !== "read" || leg.state !== "active") return [];
  // What we are not shown is not missing there.
  if (leg.leg === "provider" && reading.shown.unread?.includes("provider-legs")) return [];
  const isShown = reading.shown.legs.some(
    (each) => each.kind === leg.leg && each.isActive && sameProvider(each.providerId, leg),
  );
  if (isShown) return [];
  return leg.leg === "reseller"
    ? [t("record.leg.not-shown-ours")]
    : [t("record.leg.not-shown-provider", { provider: name(leg.providerName ?? "–") })];
}

/** A directory may not know our id of the provider. */
function sameProvider(shown: string | null, { providerId }: NamedRelationship): boolean {
  return shown === null || shown === providerId;
}
