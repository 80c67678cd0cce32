import {
  activeProviders,
  type Blocker,
  type FactsChange,
  type GdapEntry,
  isUnread,
  type RemovalFacts,
  type ShownLeg,
} from "../../domain/facts.ts";
import { remedyLine, withoutRemedies } from "./remedy.ts";
import type { Voice } from "./voice.ts";

/** A card names this many entries of a list; the decision's own screen names them all. */
const namedAtMost = 12;

/** What ends and what stays: as attested, before it happened or after it. */
export function effectLines(facts: RemovalFacts, isOver: boolean, voice: Voice): string[] {
  const { t, name } = voice;
  const lines: string[] = [];
  const dap = isOver ? t("messages.removal.dap-ended") : t("messages.removal.dap-ends");
  lines.push(facts.hasDap ? dap : t("messages.removal.no-dap"));
  if (isUnread(facts, "gdap")) lines.push(t("directory.unread.gdap"));
  else if (facts.gdap.length === 0) lines.push(t("messages.removal.no-gdap"));
  else
    lines.push(
      t("messages.removal.gdap-stays"),
      ...listed(
        facts.gdap.map((each) => gdapLine(each, voice)),
        voice,
      ),
    );
  if (isUnread(facts, "provider-legs")) lines.push(t("directory.unread.provider-legs"));
  for (const { providerName } of activeProviders(facts)) {
    lines.push(
      providerName === null
        ? t("messages.removal.provider-stays-unnamed")
        : t("messages.removal.provider-stays", { provider: name(providerName) }),
    );
  }
  return lines;
}

/** One line for each blocker, with what the source calls its status. */
export function blockerNames(blockers: readonly Blocker[], voice: Voice): string[] {
  const { t, name } = voice;
  return listed(
    blockers.map((each) =>
      [
        t("messages.blocker", {
          name: name(each.name),
          kind: t(`messages.blocker.${each.kind}`),
          status: statusName(each.status, voice),
        }),
        ...(each.remedy ? [remedyLine(t, each.remedy, name(each.id))] : []),
      ].join("\n"),
    ),
    voice,
  );
}

/** What stands in the way of an approval. */
export function blockerLines(facts: RemovalFacts, voice: Voice): string[] {
  const { blockers } = facts;
  const unread = isUnread(facts, "holdings") ? [voice.t("directory.unread.holdings")] : [];
  if (blockers.length > 0)
    return [voice.t("messages.removal.blockers"), ...blockerNames(blockers, voice), ...unread];
  return unread.length > 0 ? unread : [voice.t("messages.removal.no-blockers")];
}

/** What was different when the attestation lapsed, as it was read then. */
export function changeLines(change: FactsChange, voice: Voice): string[] {
  const { t } = voice;
  const named = (heading: string, lines: string[]) => (lines.length > 0 ? [heading, ...lines] : []);
  const gdap = (entries: readonly GdapEntry[]) =>
    listed(
      entries.map((each) => gdapLine(each, voice)),
      voice,
    );
  const dap = { granted: "removal.change.dap-granted", ended: "removal.change.dap-ended" } as const;
  const lines = [
    ...named(t("removal.change.blockers-new"), blockerNames(change.newBlockers, voice)),
    ...named(t("removal.change.blockers-gone"), blockerNames(withoutRemedies(change.goneBlockers), voice)),
    ...named(t("removal.change.gdap-new"), gdap(change.newGdap)),
    ...named(t("removal.change.gdap-gone"), gdap(change.goneGdap)),
    ...(change.dap === null ? [] : [t(dap[change.dap])]),
    ...change.legs.map((leg) => legLine(leg, leg.isActive ? "active" : "ended", voice)),
    ...change.goneLegs.map((leg) => legLine(leg, "gone", voice)),
  ];
  return lines.length > 0 ? lines : [t("removal.change.legs")];
}

function legLine(
  { kind, providerName }: ShownLeg,
  state: "active" | "ended" | "gone",
  { t, name }: Voice,
): string {
  if (kind === "reseller") return t(`removal.change.reseller-${state}`);
  if (providerName === null) return t(`removal.change.some-provider-${state}`);
  return t(`removal.change.provider-${state}`, { provider: name(providerName) });
}

function gdapLine({ name, endsAt }: GdapEntry, voice: Voice): string {
  return endsAt
    ? voice.t("messages.removal.gdap-ends", { name: voice.name(name), date: voice.day(endsAt) })
    : voice.t("messages.removal.gdap-endless", { name: voice.name(name) });
}

function listed(lines: readonly string[], { t }: Voice): string[] {
  const named = lines.slice(0, namedAtMost).map((line) => `• ${line}`);
  const count = lines.length - named.length;
  return count > 0 ? [...named, `• ${t("messages.removal.more", { count })}`] : named;
}

/** The words of a source that we know are translated; any other stays as the source says it. */
function statusName(status: string, { t, name }: Voice): string {
  switch (status) {
    case "active":
    case "suspended":
    case "pending":
    case "disabled":
      return t(`messages.status.${status}`);
    default:
      return name(status);
  }
}
