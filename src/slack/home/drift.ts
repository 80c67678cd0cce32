import type { KnownBlock } from "@slack/types";
import type { FindingPage } from "../../service/index.ts";
import { actionsBlock, button, header, present, section } from "../blocks.ts";
import { actions } from "../ids.ts";
import { differenceButtons, differenceText } from "../messages/difference.ts";
import type { Voice } from "../messages/voice.ts";
import type { HomeState } from "./state.ts";

/** For admin agents: where the directory and we differ, longest standing first. */
export function driftBlocks(page: FindingPage, state: HomeState["drift"], voice: Voice): KnownBlock[] {
  const { t } = voice;
  if (page.findings.length === 0 && state === null) return [];
  const turns = [
    ...(state ? [button(actions.homeDriftFirst, t("drift.first"))] : []),
    ...(page.next
      ? [button(actions.homeDriftNext, t("drift.more"), { value: JSON.stringify(page.next) })]
      : []),
  ];
  return present([
    header(t("drift.title")),
    ...page.findings.map((finding) => [
      section(differenceText(finding, voice)),
      differenceButtons(finding, voice),
    ]),
    turns.length > 0 && actionsBlock(turns),
  ]);
}
