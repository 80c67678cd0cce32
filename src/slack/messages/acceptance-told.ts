import type { Button, KnownBlock } from "@slack/types";
import type { Acceptance } from "../../domain/acceptance.ts";
import type { AcceptanceView } from "../../service/index.ts";
import { actionsBlock, button, limits, plain, present } from "../blocks.ts";
import { actions } from "../ids.ts";
import { sections, type Voice } from "./voice.ts";

/** What the vendor calls them; the tenant id where it calls them nothing. */
export function acceptedName({ acceptance }: AcceptanceView): string {
  return acceptance.companyName === "" ? acceptance.tenantId : acceptance.companyName;
}

/** *Is this your customer?*: who accepted, whose answer it looks like, and why. */
export function likelyLines(view: AcceptanceView, voice: Voice): string[] {
  const { t, name, date } = voice;
  const { acceptance } = view;
  const customer = name(view.customer?.companyName ?? "–");
  const text = t("acceptance.likely.text", {
    name: name(acceptedName(view)),
    date: date(acceptance.acceptedAt),
    customer,
  });
  return [text, ...whyLine(view, voice), tenantLine(view, voice)];
}

export function unclaimedLines(view: AcceptanceView, voice: Voice): string[] {
  const { t, name, date } = voice;
  const { acceptance } = view;
  const text = t("acceptance.unclaimed.text", {
    name: name(acceptedName(view)),
    date: date(acceptance.acceptedAt),
  });
  return [text, ...whyLine(view, voice), tenantLine(view, voice), ...candidateLines(view, voice)];
}

/** In a customer's record, beside the invitation that it answers or may answer. */
export function recordedLine(
  { companyName, tenantId, acceptedAt, state }: Acceptance,
  { t, name, date }: Voice,
): string {
  const said = { name: name(companyName === "" ? tenantId : companyName), date: date(acceptedAt) };
  if (state === "likely") return t("acceptance.record.likely", said);
  return state === "adopted"
    ? t("acceptance.record.adopted", { ...said, tenantId })
    : t("acceptance.record", { ...said, tenantId });
}

/** What became of it, by whom and when. */
export function settledLines({ acceptance, customer }: AcceptanceView, voice: Voice): string[] {
  const { t, who, date } = voice;
  const { settledBy, settledAt, state } = acceptance;
  const at = date(settledAt ?? acceptance.createdAt);
  const by = who(settledBy ?? "");
  const whose = voice.name(customer?.companyName ?? "–");
  switch (state) {
    case "matched":
      return settledBy?.startsWith("system:")
        ? [t("acceptance.settled.matched-itself", { customer: whose, date: at })]
        : [t("acceptance.settled.matched", { who: by, customer: whose, date: at })];
    case "unclaimed":
      return settledBy ? [t("acceptance.settled.doubted", { who: by, date: at })] : [];
    case "adopted":
      return [t("acceptance.settled.adopted", { who: by, customer: whose, date: at })];
    case "ignored":
      return [
        t("acceptance.settled.ignored", { who: by, date: at }),
        `> ${voice.quote(acceptance.reason ?? "")}`,
      ];
    case "likely":
      return [];
  }
}

export function likelyButtons({ acceptance }: AcceptanceView, { t }: Voice): Button[] {
  const value = acceptance.id;
  return [
    button(actions.acceptanceYes, t("acceptance.yes"), { value, style: "primary" }),
    button(actions.acceptanceNo, t("acceptance.no"), { value }),
  ];
}

export function unclaimedButtons({ acceptance }: AcceptanceView, { t }: Voice): Button[] {
  const value = acceptance.id;
  const adopt = button(actions.acceptanceAdopt, t("acceptance.adopt"), {
    value,
    confirm: {
      title: plain(t("acceptance.adopt"), limits.confirmTitle),
      text: plain(t("acceptance.adopt.confirm"), limits.confirmText),
      confirm: plain(t("acceptance.adopt"), limits.confirmButton),
      deny: plain(t("common.cancel"), limits.confirmButton),
    },
  });
  const ignore = button(actions.acceptanceIgnore, t("acceptance.ignore"), { value });
  return [
    button(actions.acceptanceLink, t("acceptance.link"), { value, style: "primary" }),
    adopt,
    ...(acceptance.state === "ignored" ? [] : [ignore]),
  ];
}

/** Lines and, under them, what may be pressed. */
export function acceptanceBlocks(lines: readonly string[], buttons: readonly Button[]): KnownBlock[] {
  return present([sections(lines), buttons.length > 0 && actionsBlock([...buttons])]);
}

function whyLine({ acceptance }: AcceptanceView, { t, name }: Voice): string[] {
  switch (acceptance.evidence) {
    case "same-domain":
      return [t("acceptance.why.same-domain", { domain: name(acceptance.domain ?? "–") })];
    case "same-name":
      return [t("acceptance.why.same-name")];
    case "nobody-asked":
    case "several":
    case "too-late":
    case "invited-later":
    case "tenant-of-another":
    case "said-no":
      return [t(`acceptance.because.${acceptance.evidence}`)];
    default:
      return [];
  }
}

function tenantLine({ acceptance }: AcceptanceView, { t, name }: Voice): string {
  const { tenantId, domain } = acceptance;
  return domain === null
    ? t("acceptance.tenant", { tenantId })
    : t("acceptance.tenant.domain", { domain: name(domain), tenantId });
}

/** More than these stand in the search of *Link to an invitation*. */
const candidatesShown = 5;

function candidateLines({ candidates }: AcceptanceView, { t, name, day }: Voice): string[] {
  if (candidates.length === 0) return [];
  const lines = candidates.slice(0, candidatesShown).map(({ state, companyName, sentAt, createdAt }) => {
    const date = day(state === "sent" ? (sentAt ?? createdAt) : createdAt);
    return `• ${t(`acceptance.candidate.${state}`, { customer: name(companyName), date })}`;
  });
  return [t("acceptance.candidates"), ...lines];
}
