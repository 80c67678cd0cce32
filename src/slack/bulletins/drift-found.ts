import { DriftFindingId } from "../../domain/ids.ts";
import { drift } from "../../service/index.ts";
import { differenceButtons, differenceEnd, differenceText } from "../messages/difference.ts";
import { asText, sections } from "../messages/voice.ts";
import type { BulletinRenderer } from "./renderers.ts";

/** One difference from the directory, with what can be done about it while it is open. */
export const driftFound: BulletinRenderer = async (ctx, bulletin, { kind, voice }) => {
  const id = DriftFindingId.safeParse(bulletin.id);
  const finding = id.success ? await drift.get(ctx, id.data) : null;
  if (!finding) return null;
  const lines = [differenceText(finding, voice), differenceEnd(finding, voice)];
  const isOpen = finding.state === "open" && kind === "person";
  return {
    text: asText(lines),
    blocks: [...sections(lines), ...(isOpen ? [differenceButtons(finding, voice)] : [])],
  };
};
