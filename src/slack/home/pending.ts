import type { KnownBlock } from "@slack/types";
import { differenceInDays } from "date-fns";
import type { CustomerId } from "../../domain/ids.ts";
import type { invitations } from "../../service/index.ts";
import { actionsBlock, button, header, present, section } from "../blocks.ts";
import { actions } from "../ids.ts";
import type { Voice } from "../messages/voice.ts";
import type { HomeState } from "./state.ts";
import { openRecord } from "./waiting.ts";

type Page = Awaited<ReturnType<typeof invitations.pending>>;

/** Invitations that wait for their answer, with their age; longest waiting first. */
export function pendingBlocks(
  page: Page,
  state: HomeState["pending"],
  names: ReadonlyMap<CustomerId, string>,
  now: Date,
  voice: Voice,
): KnownBlock[] {
  const { t } = voice;
  const turns = [
    ...(state ? [button(actions.homePendingFirst, t("home.pending.first"))] : []),
    ...(page.next
      ? [button(actions.homePendingNext, t("home.pending.next"), { value: JSON.stringify(page.next) })]
      : []),
  ];
  return present([
    header(t("home.pending")),
    page.invitations.length === 0 && section(t("home.pending.none")),
    ...page.invitations.map(({ customerId, sentAt, sentBy, expiresAt }) => {
      const days = sentAt ? Math.max(0, differenceInDays(now, sentAt)) : 0;
      const customer = voice.name(names.get(customerId) ?? "–");
      const lines = [t("home.pending.entry", { customer, days, who: voice.who(sentBy ?? "") })];
      if (expiresAt) lines.push(t("home.pending.until", { date: voice.date(expiresAt) }));
      return section(lines.join("\n"), openRecord(customerId, voice));
    }),
    turns.length > 0 && actionsBlock(turns),
  ]);
}
