import type { KnownBlock } from "@slack/types";
import {
  activeProviders,
  type Blocker,
  type FactsChange,
  type GdapEntry,
  isUnread,
  type RemovalFacts,
  type ShownLeg,
} from "../../domain/facts.ts";
import type { MessageKey, Translate } from "../../i18n/index.ts";
import { limits, plainDate, plainSection, present, section, truncate } from "../blocks.ts";
import type { Person } from "../handler.ts";
import { remedyLine, withoutRemedies } from "../messages/remedy.ts";

/** Whose words and whose clock. */
export interface FactsReader {
  readonly t: Translate;
  readonly person: Pick<Person, "language" | "timeZone">;
}

/** The facts as a person reads them. Names are other people's text: plain, so that nothing in them is parsed. */
export function factsBlocks(
  reader: FactsReader,
  facts: RemovalFacts,
  purpose: "ask" | "decide" | "attested",
): KnownBlock[] {
  const { t } = reader;
  const { gdap } = facts;
  const blockers = purpose === "attested" ? withoutRemedies(facts.blockers) : facts.blockers;
  return present([
    section(t("removal.facts.blockers")),
    isUnread(facts, "holdings") && plainSection(t("directory.unread.holdings")),
    blockers.length > 0
      ? list(reader, t(`removal.facts.blockers.${purpose}`), blockerLines(reader, blockers))
      : !isUnread(facts, "holdings") && plainSection(t("removal.facts.no-blockers")),
    section(t("removal.facts.effect")),
    plainSection(t(facts.hasDap ? "removal.facts.dap-ends" : "removal.facts.no-dap")),
    isUnread(facts, "gdap")
      ? plainSection(t("directory.unread.gdap"))
      : gdap.length === 0
        ? plainSection(t("removal.facts.no-gdap"))
        : list(reader, t("removal.facts.gdap-stays"), gdapLines(reader, gdap)),
    isUnread(facts, "provider-legs") && plainSection(t("directory.unread.provider-legs")),
    activeProviders(facts).map(providerStays(t)),
    plainSection(t("removal.facts.leaves-list")),
  ]);
}

export function readAtLine({ t, person }: FactsReader, facts: RemovalFacts): string {
  return t("removal.facts.read-at", { when: plainDate(facts.readAt, person.language, person.timeZone) });
}

const dapKeys = { granted: "removal.change.dap-granted", ended: "removal.change.dap-ended" } as const;

/** Every difference by its name; empty lists say nothing. */
export function changeBlocks(reader: FactsReader, change: FactsChange): KnownBlock[] {
  const { t } = reader;
  const listed = (heading: string, lines: string[]) =>
    lines.length === 0 ? null : list(reader, heading, lines);
  const blocks = present([
    listed(t("removal.change.blockers-new"), blockerLines(reader, change.newBlockers)),
    listed(t("removal.change.blockers-gone"), blockerLines(reader, withoutRemedies(change.goneBlockers))),
    listed(t("removal.change.gdap-new"), gdapLines(reader, change.newGdap)),
    listed(t("removal.change.gdap-gone"), gdapLines(reader, change.goneGdap)),
    change.dap !== null && plainSection(t(dapKeys[change.dap])),
    change.legs.map((leg) => plainSection(legLine(t, leg, leg.isActive ? "active" : "ended"))),
    change.goneLegs.map((leg) => plainSection(legLine(t, leg, "gone"))),
  ]);
  return blocks.length > 0 ? blocks : [plainSection(t("removal.change.legs"))];
}

function legLine(t: Translate, { kind, providerName }: ShownLeg, state: "active" | "ended" | "gone"): string {
  if (kind === "reseller") return t(`removal.change.reseller-${state}`);
  if (providerName === null) return t(`removal.change.some-provider-${state}`);
  return t(`removal.change.provider-${state}`, { provider: short(providerName) });
}

const statusKeys = {
  active: "removal.status.active",
  suspended: "removal.status.suspended",
  pending: "removal.status.pending",
  disabled: "removal.status.disabled",
} as const satisfies Record<string, MessageKey>;

export function blockerLines({ t }: FactsReader, blockers: readonly Blocker[]): string[] {
  return blockers.map(({ kind, id, name, status, remedy }) => {
    // A word that we do not know stays as the source says it.
    const key = Object.hasOwn(statusKeys, status) ? statusKeys[status as keyof typeof statusKeys] : null;
    const line = t(`removal.blocker.${kind}`, { name: short(name), status: key ? t(key) : short(status) });
    return remedy ? `${line}\n${remedyLine(t, remedy, short(id))}` : line;
  });
}

function gdapLines({ t, person }: FactsReader, entries: readonly GdapEntry[]): string[] {
  return entries.map(({ name, endsAt }) =>
    endsAt === null
      ? t("removal.gdap.endless", { name: short(name) })
      : t("removal.gdap.ends", {
          name: short(name),
          date: plainDate(endsAt, person.language, person.timeZone, "day"),
        }),
  );
}

function providerStays(t: Translate) {
  return ({ providerName }: ShownLeg) =>
    plainSection(
      providerName === null
        ? t("removal.facts.some-provider-stays")
        : t("removal.facts.provider-stays", { provider: short(providerName) }),
    );
}

/** Eight lists at their longest stay below a view's hundred blocks. */
const mostSections = 10;

/** A heading with its items, in as many sections as they take. What finds no room is counted, never dropped in silence. */
export function list({ t }: FactsReader, heading: string, lines: readonly string[]): KnownBlock[] {
  const texts: string[] = [];
  let current = heading;
  for (const [at, line] of lines.entries()) {
    const longer = `${current}\n${line}`;
    if ([...longer].length <= limits.sectionText) {
      current = longer;
      continue;
    }
    if (texts.length === mostSections - 1) {
      const more = t("removal.list.more", { count: lines.length - at });
      return [...texts, current, more].map(plainSection);
    }
    texts.push(current);
    current = line;
  }
  return [...texts, current].map(plainSection);
}

/** On one line, and as long as the attestation gives it. */
function short(name: string): string {
  return truncate(name.replace(/\s+/g, " "), 200);
}
