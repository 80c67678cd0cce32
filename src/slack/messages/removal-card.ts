import type { ActionsBlockElement, KnownBlock } from "@slack/types";
import { isVendors } from "../../domain/gdap-entry.ts";
import type { RemovalRequest } from "../../domain/removal-request.ts";
import type { RemovalCard } from "../../service/index.ts";
import {
  actionsBlock,
  button,
  context,
  dangerButton,
  header,
  plainSection,
  present,
  section,
  truncate,
} from "../blocks.ts";
import { actions } from "../ids.ts";
import { endGdapButton } from "../modals/gdap-end.ts";
import { removalButtons } from "../modals/removal-buttons.ts";
import { blockerLines, blockerNames, changeLines, effectLines } from "./removal-facts.ts";
import { asText, longestQuote, type Message, sections, type Voice } from "./voice.ts";

/** The team's card of one removal request: asked, carried out and seen are three different things on it. */
export function removalCard(card: RemovalCard, voice: Voice): Message {
  const { t } = voice;
  const { removal, customer } = card;
  const title = t("messages.removal.header", { customer: customer.companyName.trim() });
  const status = statusOf(removal, voice);
  const facts = factsOf(removal, voice);
  const quotes = quotesOf(removal, voice);
  const failure = failureOf(removal, voice);
  const history = historyOf(card, voice);

  return {
    text: asText([
      t("messages.removal.header", { customer: voice.name(customer.companyName) }),
      status,
      ...quotes.flatMap(({ label, text }) => [label, voice.quote(text)]),
      ...failure,
      ...facts,
      ...history,
    ]),
    blocks: present([
      header(title),
      section(status),
      ...quotes.map(({ label, text }): KnownBlock[] => [
        section(label),
        plainSection(truncate(text, longestQuote)),
      ]),
      sections(failure),
      sections(facts),
      context(history.join("\n")),
      actionsBlock([
        ...buttonsFor(removal, voice),
        button(actions.customerOpen, t("messages.open-record"), { value: customer.id }),
      ]),
    ]),
  };
}

export function statusOf(removal: RemovalRequest, { t }: Voice): string {
  if (removal.state === "executing" && removal.providerTask)
    return t(removal.providerTask.sentAt ? "provider.card.told" : "provider.card.to-tell");
  if (removal.state !== "lapsed") return t(`messages.removal.${removal.state}`);
  return removal.lapsedBecause === "facts-changed"
    ? t("messages.removal.lapsed-facts")
    : t("messages.removal.lapsed-too-old");
}

/** What is true now: once nothing will be removed, what a removal would have done is no news. */
function factsOf(removal: RemovalRequest, voice: Voice): string[] {
  const { facts } = removal.attestation;
  switch (removal.state) {
    case "attested":
      return [...blockerLines(facts, voice), ...effectLines(facts, false, voice)];
    case "approved":
    case "executing":
    case "failed":
      return effectLines(facts, false, voice);
    case "executed":
      return [...effectLines(facts, true, voice), voice.t("messages.removal.back")];
    case "lapsed":
      return changeOf(removal, voice);
    default:
      return [];
  }
}

/** What had changed when the attestation lapsed for it; nothing of one that lapsed by its age. */
export function changeOf({ changedFacts }: RemovalRequest, voice: Voice): string[] {
  return changedFacts === null ? [] : changeLines(changedFacts, voice);
}

/** What people wrote themselves: shown as plain text, never as markup. */
export function quotesOf(removal: RemovalRequest, { t }: Voice) {
  const quotes = [{ label: t("messages.removal.reason"), text: removal.reason }];
  if (removal.decisionReason) {
    const isDenial = removal.state === "denied";
    const label = isDenial ? t("messages.removal.decision-reason") : t("messages.removal.approval-note");
    quotes.push({ label, text: removal.decisionReason });
  }
  if (removal.failure?.because === "refused") {
    quotes.push({ label: t("messages.removal.directory-said"), text: removal.failure.message });
  }
  const task = removal.state === "executing" ? removal.providerTask : null;
  if (task && task.message !== "") {
    quotes.push({ label: t("messages.removal.directory-said"), text: task.message });
  }
  return quotes;
}

export function failureOf(removal: RemovalRequest, voice: Voice): string[] {
  const { failure } = removal;
  const { t, name, who } = voice;
  switch (failure?.because) {
    case "blocked":
      return [t("messages.removal.failed-blocked"), ...blockerNames(failure.blockers, voice)];
    case "refused":
      return failure.correlationId ? [t("directory.correlation", { id: name(failure.correlationId) })] : [];
    case "tenant-unclear":
      return [t("directory.tenant-unclear")];
    case "provider-did-not":
      return [t("provider.card.gave-up", { who: who(failure.by) })];
    default:
      return [];
  }
}

export function historyOf(
  { removal, ownRemovalAllowed }: Omit<RemovalCard, "customer">,
  voice: Voice,
): string[] {
  const { t, who, date } = voice;
  const asked = { who: who(removal.requestedBy), date: date(removal.attestation.at) };
  const lines = [t("messages.removal.asked-by", asked)];
  if (removal.state === "attested") {
    lines.push(t("messages.removal.lapses", { date: date(removal.lapsesAt) }));
    if (ownRemovalAllowed) lines.push(t("messages.removal.own-alone"));
  }
  if (removal.decidedBy && removal.decidedAt) {
    const decided = { who: who(removal.decidedBy), date: date(removal.decidedAt) };
    if (removal.state === "denied") lines.push(t("messages.removal.denied-by", decided));
    else if (removal.isOwnDecision) lines.push(t("messages.removal.approved-own", decided));
    else lines.push(t("messages.removal.approved-by", decided));
  }
  const task = removal.providerTask;
  if (task?.sentBy && task.sentAt)
    lines.push(t("provider.card.sent-by", { who: who(task.sentBy), date: date(task.sentAt) }));
  return [...lines, ...endOf(removal, voice)];
}

function endOf(removal: RemovalRequest, { t, who, date, name }: Voice): string[] {
  if (!removal.endedAt || !removal.endedBy) return [];
  const ended = { who: who(removal.endedBy), date: date(removal.endedAt) };
  switch (removal.state) {
    case "withdrawn":
      return [t("messages.removal.withdrawn-by", ended)];
    case "abandoned":
      return [t("messages.removal.closed-by", ended)];
    case "lapsed":
      return [t("messages.removal.lapsed-at", { date: ended.date })];
    case "executed": {
      const { notice } = removal;
      const seen = t("messages.removal.seen-at", { date: ended.date });
      if (!notice) return [seen, t("messages.removal.notice-open")];
      if (!notice.required) return [seen, t("messages.removal.notice-not-required")];
      const { to, on, how } = notice;
      return [seen, t("messages.removal.notice-given", { to: name(to), on: name(on), how: name(how) })];
    }
    default:
      return [];
  }
}

function buttonsFor(removal: RemovalRequest, { t }: Voice): ActionsBlockElement[] {
  const value = removal.id;
  switch (removal.state) {
    case "attested":
      return [button(actions.removalDecide, t("messages.removal.decide"), { value, style: "primary" })];
    case "executing":
      if (!removal.providerTask) return [];
      return [
        removalButtons.providerText(t, value),
        ...(removal.providerTask.sentAt ? [] : [removalButtons.providerTold(t, value)]),
      ];
    case "failed": {
      const dialog = {
        title: t("messages.removal.retry.title"),
        text: t("messages.removal.retry.text"),
        yes: t("messages.removal.retry.yes"),
        no: t("messages.removal.retry.no"),
      };
      return [
        dangerButton(actions.removalRetry, t("messages.removal.retry"), dialog, value),
        button(actions.removalAbandon, t("messages.removal.close"), { value }),
      ];
    }
    // What stays can be ended, by an act of its own.
    case "executed":
      return removal.attestation.facts.gdap.some(isVendors) ? [endGdapButton(t, removal.customerId)] : [];
    default:
      return [];
  }
}
