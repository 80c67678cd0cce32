import type { Button, KnownBlock } from "@slack/types";
import type { GdapEntry } from "../../domain/facts.ts";
import type { SupportedLanguage, Translate } from "../../i18n/index.ts";
import type { DirectoryHolding, DirectoryRecord } from "../../ports/partner-directory.ts";
import { actionsBlock, button, context, escapeMrkdwn, header, plainDate, section } from "../blocks.ts";
import { actions } from "../ids.ts";
import { rolesText } from "../messages/gdap-words.ts";
import { troubleSentence } from "../messages/trouble.ts";
import type { Voice } from "../messages/voice.ts";
import type { Reading } from "./customer-record-state.ts";

/** How much of each list one view shows. */
const pageOf = { holdings: 12, gdap: 8 } as const;

interface Shown {
  readonly page: number;
  /** This person may change what the registry holds. */
  readonly mayEnter: boolean;
  readonly waiting: readonly { readonly name: string }[];
  readonly language: SupportedLanguage;
}

/** Subscriptions, reservations and GDAP as the partner directory shows them, and when it did. */
export function directoryBlocks(reading: Reading, shown: Shown, voice: Voice): KnownBlock[] {
  const { t } = voice;
  const waiting = shown.waiting.slice(0, 5).map((each) => {
    return context(t("record.waiting", { name: voice.name(each.name) }));
  });
  return [
    header(t("record.directory")),
    ...(reading.state === "read" ? entryBlocks(reading.shown, shown, voice) : []),
    ...waiting,
    context(stateOf(reading, voice)),
    ...troubleBlocks(reading, voice),
    ...(reading.state === "pending" ? [] : [actionsBlock(buttonsFor(reading, shown, voice))]),
  ];
}

function entryBlocks(record: DirectoryRecord, shown: Shown, voice: Voice): KnownBlock[] {
  const { t } = voice;
  const { page } = shown;
  const holdings = pageFrom(record.holdings, page, pageOf.holdings);
  const gdap = pageFrom(record.gdap, page, pageOf.gdap);
  const change = (id: string) =>
    shown.mayEnter ? button(actions.registryChange, t("record.change-entry"), { value: id }) : undefined;
  return [
    ...unreadLines(record, t).map((line) => section(escapeMrkdwn(line))),
    ...headingOf("holdings", record, t),
    ...holdings.map((each) => section(holdingText(each, shown.language, voice), change(each.id))),
    ...headingOf("gdap", record, t),
    ...gdap.map((each) => section(gdapText(each, shown.language, voice), change(each.id))),
  ];
}

/** An empty list that could not be read is not called empty. */
function headingOf(part: "holdings" | "gdap", record: DirectoryRecord, t: Translate): KnownBlock[] {
  if (record[part].length > 0) return [section(t(`record.${part}`))];
  return record.unread?.includes(part) ? [] : [section(t(`record.${part}.none`))];
}

function unreadLines({ unread = [] }: DirectoryRecord, t: Translate): string[] {
  return unread.map((part) => t(`directory.unread.${part}`));
}

/** Somebody has to do something before the directory can be read again: who, and what. */
function troubleBlocks(reading: Reading, { t }: Voice): KnownBlock[] {
  const said = reading.state === "unavailable" ? troubleSentence(t, reading.trouble) : null;
  return said === null ? [] : [section(escapeMrkdwn(said))];
}

function buttonsFor(reading: Reading, { page, mayEnter }: Shown, { t }: Voice): Button[] {
  const isLonger =
    reading.state === "read" &&
    (reading.shown.holdings.length > (page + 1) * pageOf.holdings ||
      reading.shown.gdap.length > (page + 1) * pageOf.gdap);
  const turn = isLonger ? page + 1 : page > 0 ? 0 : null;
  return [
    ...(turn === null
      ? []
      : [
          button(
            actions.customerHoldings,
            turn === 0 ? t("record.directory.first") : t("record.directory.more"),
            { value: String(turn) },
          ),
        ]),
    ...(mayEnter
      ? [
          button(actions.registryAddHolding, t("record.add-holding")),
          button(actions.registryAddGdap, t("record.add-gdap")),
        ]
      : []),
    button(actions.customerReadAgain, t("record.directory.again")),
  ];
}

function stateOf(reading: Reading, { t, date }: Voice): string {
  switch (reading.state) {
    case "pending":
      return t("record.directory.pending");
    case "late":
      return t("record.directory.late", { date: date(reading.at) });
    case "unavailable":
      return t("record.directory.unavailable", { date: date(reading.at) });
    case "read":
      return t("record.directory.read", { date: date(reading.shown.readAt) });
  }
}

function holdingText(holding: DirectoryHolding, language: SupportedLanguage, voice: Voice): string {
  const { t, name } = voice;
  const more = [
    holding.quantity === null ? null : t("record.holding.quantity", { quantity: holding.quantity }),
    holding.endsAt === null ? null : t("record.holding.ends", { date: dayOf(holding.endsAt, language) }),
  ].filter((each) => each !== null);
  const first = t("record.holding", {
    name: name(holding.name),
    kind: t(`messages.blocker.${holding.kind}`),
    status: statusName(holding.status, voice),
  });
  return more.length > 0 ? `${first}\n${more.join(" · ")}` : first;
}

function gdapText(entry: GdapEntry, language: SupportedLanguage, voice: Voice): string {
  const { t, name } = voice;
  const ends = entry.endsAt
    ? t("record.gdap.ends", { date: dayOf(entry.endsAt, language) })
    : t("record.gdap.endless");
  const roles = rolesText(t, entry.roles);
  const first = t("record.gdap.entry", { name: name(entry.name), status: statusName(entry.status, voice) });
  const starts = entry.startsAt ? [t("gdap.record.dates", { from: dayOf(entry.startsAt, language) })] : [];
  const extended = entry.isAutoExtended ? [t("gdap.record.extended")] : [];
  const dates = [...starts, ends, ...extended].join(" · ");
  return [first, dates, ...(roles === "" ? [] : [t("record.gdap.roles", { roles })])].join("\n");
}

/** Days are kept without a time zone, as midnight in UTC: the reader's own zone must not move them. */
function dayOf(at: Date, language: SupportedLanguage): string {
  return escapeMrkdwn(plainDate(at, language, "UTC", "day"));
}

/** The words of a source that we know are translated; any other stays as the source says it. */
function statusName(status: string, { t, name }: Voice): string {
  switch (status) {
    case "active":
    case "suspended":
    case "cancelled":
    case "expired":
    case "terminated":
    case "pending":
    case "disabled":
      return t(`record.status.${status}`);
    case "ending":
    case "unknown":
      return t(`gdap.status.${status}`);
    default:
      return name(status);
  }
}

function pageFrom<T>(list: readonly T[], page: number, size: number): readonly T[] {
  return list.slice(page * size, (page + 1) * size);
}
