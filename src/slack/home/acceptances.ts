import type { KnownBlock } from "@slack/types";
import type { AcceptanceView, acceptances } from "../../service/index.ts";
import { actionsBlock, button, header, present, section } from "../blocks.ts";
import { actions } from "../ids.ts";
import {
  acceptanceBlocks,
  likelyButtons,
  likelyLines,
  unclaimedButtons,
  unclaimedLines,
} from "../messages/acceptance-told.ts";
import type { Voice } from "../messages/voice.ts";
import type { HomeState } from "./state.ts";

type Page = Awaited<ReturnType<typeof acceptances.open>>;

/** *Is this your customer?*: acceptances that look like the answer to one's own invitation. */
export function likelyBlocks(likely: readonly AcceptanceView[], voice: Voice): KnownBlock[] {
  if (likely.length === 0) return [];
  return [
    header(voice.t("acceptance.likely.title")),
    ...likely.flatMap((view) => acceptanceBlocks(likelyLines(view, voice), likelyButtons(view, voice))),
  ];
}

/** For admin agents: acceptances that are nobody's yet, longest waiting first, and the way to those that were ignored. */
export function acceptancesBlocks(page: Page, state: HomeState["acceptances"], voice: Voice): KnownBlock[] {
  const { t } = voice;
  if (page.acceptances.length === 0 && state === null && !page.hasIgnored) return [];
  const turns = [
    ...(state ? [button(actions.homeAcceptancesFirst, t("acceptance.first"))] : []),
    ...(page.next
      ? [button(actions.homeAcceptancesNext, t("acceptance.next"), { value: JSON.stringify(page.next) })]
      : []),
    ...(page.hasIgnored ? [button(actions.acceptancesIgnored, t("acceptance.ignored"))] : []),
  ];
  return present([
    header(t("acceptance.unclaimed.title")),
    page.acceptances.flatMap((view) =>
      acceptanceBlocks(unclaimedLines(view, voice), unclaimedButtons(view, voice)),
    ),
    page.acceptances.length === 0 && section(t("acceptance.unclaimed.none")),
    turns.length > 0 && actionsBlock(turns),
  ]);
}
