import { AcceptanceId } from "../../domain/ids.ts";
import { acceptances } from "../../service/index.ts";
import {
  acceptanceBlocks,
  likelyButtons,
  likelyLines,
  settledLines,
  unclaimedButtons,
  unclaimedLines,
} from "../messages/acceptance-told.ts";
import { asText } from "../messages/voice.ts";
import type { BulletinRenderer } from "./renderers.ts";

/** *Is this your customer?*, with its two buttons until somebody settled it. */
export const acceptanceLikely: BulletinRenderer = async (ctx, bulletin, { voice }) => {
  const view = await acceptances.get(ctx, AcceptanceId.parse(bulletin.id));
  if (!view) return null;
  const title = `*${voice.t("acceptance.likely.title")}*`;
  const isOpen = view.acceptance.state === "likely";
  const lines = [title, ...(isOpen ? likelyLines(view, voice) : settledLines(view, voice))];
  return { text: asText(lines), blocks: acceptanceBlocks(lines, isOpen ? likelyButtons(view, voice) : []) };
};

/** An acceptance that is nobody's yet, for admin agents to place. */
export const acceptanceUnclaimed: BulletinRenderer = async (ctx, bulletin, { voice }) => {
  const view = await acceptances.get(ctx, AcceptanceId.parse(bulletin.id));
  if (!view) return null;
  const isOpen = view.acceptance.state === "unclaimed";
  const lines = [...unclaimedLines(view, voice), ...(isOpen ? [] : settledLines(view, voice))];
  const buttons = isOpen ? unclaimedButtons(view, voice) : [];
  return { text: asText(lines), blocks: acceptanceBlocks(lines, buttons) };
};
