import type { Button, KnownBlock } from "@slack/types";
import type { StaffActor } from "../../domain/actor.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { may } from "../../domain/permissions.ts";
import type { RemovalRequest } from "../../domain/removal-request.ts";
import type { CustomerRecord, StoryEntry, StoryPlace } from "../../service/index.ts";
import {
  actionsBlock,
  button,
  context,
  dangerButton,
  header,
  plainSection,
  present,
  section,
} from "../blocks.ts";
import { actions } from "../ids.ts";
import { recordedLine } from "../messages/acceptance-told.ts";
import {
  historyOf as invitationHistory,
  invitationStatus,
  withdrawButton,
} from "../messages/invitation-card.ts";
import { legLines } from "../messages/invitation-legs.ts";
import {
  changeOf,
  failureOf,
  quotesOf,
  historyOf as removalHistory,
  statusOf,
} from "../messages/removal-card.ts";
import { sections, type Voice } from "../messages/voice.ts";
import { writePlace } from "./customer-record-state.ts";
import { removalButtons } from "./removal-buttons.ts";

/** What a story is told with: who reads it, whether it begins with the newest, and how many blocks it may take. */
interface Telling {
  readonly actor: StaffActor;
  readonly isNewest: boolean;
  readonly budget: number;
}

/** Invitations and removals in one story, newest first, each with what this person may do about it now. */
export function storyBlocks(record: CustomerRecord, telling: Telling, voice: Voice): KnownBlock[] {
  const { t } = voice;
  const { told, older } = tellWithin(record, telling, voice);
  const turns: Button[] = [
    ...(telling.isNewest ? [] : [button(actions.customerNewest, t("record.story.newest"))]),
    ...(older ? [button(actions.customerOlder, t("record.story.older"), { value: writePlace(older) })] : []),
  ];
  return present([
    header(t("record.story")),
    record.story.length === 0 && section(t("record.story.none")),
    told,
    turns.length > 0 && actionsBlock(turns),
  ]);
}

/** As many entries as fit beside the head and the foot, one at least; what does not is behind *Older*. */
function tellWithin({ story, older }: CustomerRecord, { actor, budget }: Telling, voice: Voice) {
  const told: KnownBlock[] = [];
  let last: StoryEntry | null = null;
  for (const entry of story) {
    const blocks = entryBlocks(entry, actor, voice);
    if (last !== null && told.length + blocks.length > budget - 2) return { told, older: placeOf(last) };
    told.push(...blocks);
    last = entry;
  }
  return { told, older };
}

function placeOf(entry: StoryEntry): StoryPlace {
  switch (entry.kind) {
    case "invitation":
      return { at: entry.at, id: entry.invitation.id };
    case "removal":
      return { at: entry.at, id: entry.removal.id };
    case "acceptance":
      return { at: entry.at, id: entry.acceptance.id };
  }
}

function entryBlocks(entry: StoryEntry, actor: StaffActor, voice: Voice): KnownBlock[] {
  switch (entry.kind) {
    case "invitation":
      return invitationBlocks(entry, actor, voice);
    case "removal":
      return removalBlocks(entry.removal, actor, voice);
    case "acceptance":
      return [section(recordedLine(entry.acceptance, voice))];
  }
}

function invitationBlocks(
  { invitation, legs, acceptance, isVendorLink = false }: Extract<StoryEntry, { kind: "invitation" }>,
  actor: StaffActor,
  voice: Voice,
): KnownBlock[] {
  const { t } = voice;
  const status = invitationStatus(invitation, isVendorLink, voice);
  const isBegun = invitation.state !== "draft" && invitation.state !== "discarded";
  const elements = invitationButtons(invitation, actor, voice, isVendorLink);
  const history = [
    ...invitationHistory(invitation, voice),
    ...(acceptance ? [recordedLine(acceptance, voice)] : []),
  ];
  return present([
    sections([t("record.story.invitation", { status }), ...(isBegun ? legLines(legs, voice) : [])]),
    context(history.join("\n")),
    elements.length > 0 && actionsBlock(elements),
  ]);
}

/** Draft and pending invitation of one's own, or any for an admin agent. */
export function invitationButtons(
  invitation: Invitation,
  actor: StaffActor,
  voice: Voice,
  isVendorLink = false,
): Button[] {
  const { t } = voice;
  const { id: value, requestedBy } = invitation;
  if (invitation.state === "draft" && may(actor, "invitation.resume", requestedBy)) {
    return [
      button(actions.inviteResume, t("record.draft.resume"), { value, style: "primary" }),
      dangerButton(
        actions.inviteDiscard,
        t("record.draft.discard"),
        {
          title: t("invite.draft.discard"),
          text: t(isVendorLink ? "acceptance.discard.text" : "invite.draft.discard.confirm"),
          yes: t("invite.draft.discard"),
          no: t("common.cancel"),
        },
        value,
      ),
    ];
  }
  if (invitation.state === "sent" && may(actor, "invitation.withdraw", requestedBy)) {
    return [withdrawButton(invitation, isVendorLink, voice)];
  }
  return [];
}

/** What people wrote stands here whole, as plain text. */
function removalBlocks(removal: RemovalRequest, actor: StaffActor, voice: Voice): KnownBlock[] {
  const history = removalHistory({ kind: "removal", removal, ownRemovalAllowed: false }, voice);
  const elements = removalActions(removal, actor, voice);
  return present([
    section(voice.t("record.story.removal", { status: statusOf(removal, voice) })),
    ...quotesOf(removal, voice).map(({ label, text }): KnownBlock[] => [section(label), plainSection(text)]),
    sections([...changeOf(removal, voice), ...failureOf(removal, voice)]),
    context(history.join("\n")),
    elements.length > 0 && actionsBlock(elements),
  ]);
}

/** Who may decide one's own request is the decision's own rule, and is said there. */
export function removalActions(removal: RemovalRequest, actor: StaffActor, { t }: Voice): Button[] {
  const { id, requestedBy } = removal;
  switch (removal.state) {
    case "attested":
      return [
        ...(may(actor, "removal.approve") ? [removalButtons.decide(t, id)] : []),
        ...(may(actor, "removal.withdraw", requestedBy) ? [removalButtons.withdraw(t, id)] : []),
      ];
    case "failed":
      return [
        ...(may(actor, "removal.retry") ? [removalButtons.retry(t, id)] : []),
        ...(may(actor, "removal.abandon") ? [removalButtons.abandon(t, id)] : []),
      ];
    case "executed":
      return removal.notice === null && may(actor, "removal.give-notice", requestedBy)
        ? [removalButtons.recordNotice(t, id), removalButtons.noNotice(t, id)]
        : [];
    default:
      return [];
  }
}
