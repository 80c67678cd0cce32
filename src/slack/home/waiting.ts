import type { KnownBlock } from "@slack/types";
import type { StaffActor } from "../../domain/actor.ts";
import type { CustomerId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { RemovalRequest } from "../../domain/removal-request.ts";
import { actionsBlock, button, header, section } from "../blocks.ts";
import { actions } from "../ids.ts";
import type { Voice } from "../messages/voice.ts";
import { invitationButtons, removalActions } from "../modals/customer-record-story.ts";

export interface Waiting {
  readonly drafts: readonly Invitation[];
  /** One's own removals that still lack a word on the legal notice. */
  readonly notices: readonly { readonly removal: RemovalRequest; readonly companyName: string }[];
  /** Removals stand below, to be decided or mended. */
  readonly hasRemovals: boolean;
  readonly names: ReadonlyMap<CustomerId, string>;
  /** Links are the vendor's: they lead on whatever becomes of the draft. */
  readonly isVendorLink?: boolean;
}

/** One's own: drafts that were not handed over, legal notices nobody has spoken of. */
export function waitingBlocks(waiting: Waiting, actor: StaffActor, voice: Voice): KnownBlock[] {
  const { t } = voice;
  const { drafts, notices } = waiting;
  const hasNone = drafts.length + notices.length === 0;
  // Above a removal that has to be decided it would be untrue that nothing waits.
  if (hasNone && waiting.hasRemovals) return [];
  return [
    header(t("home.waiting")),
    ...(hasNone ? [section(t("home.waiting.none"))] : []),
    ...drafts.flatMap((draft) => draftBlocks(draft, waiting, actor, voice)),
    ...notices.flatMap(({ removal, companyName }) => noticeBlocks(removal, companyName, actor, voice)),
  ];
}

function draftBlocks(
  draft: Invitation,
  { names, isVendorLink }: Waiting,
  actor: StaffActor,
  voice: Voice,
): KnownBlock[] {
  const customer = voice.name(names.get(draft.customerId) ?? "–");
  return [
    section(
      voice.t("home.draft", { customer, date: voice.date(draft.createdAt) }),
      openRecord(draft.customerId, voice),
    ),
    actionsBlock(invitationButtons(draft, actor, voice, isVendorLink)),
  ];
}

function noticeBlocks(
  removal: RemovalRequest,
  companyName: string,
  actor: StaffActor,
  voice: Voice,
): KnownBlock[] {
  const date = voice.date(removal.endedAt ?? removal.attestation.at);
  return [
    section(
      voice.t("home.notice", { customer: voice.name(companyName), date }),
      openRecord(removal.customerId, voice),
    ),
    actionsBlock(removalActions(removal, actor, voice)),
  ];
}

export function openRecord(customerId: CustomerId, { t }: Voice) {
  return button(actions.customerOpen, t("record.open"), { value: customerId });
}
