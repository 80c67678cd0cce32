import type { KnownBlock } from "@slack/types";
import type { StaffActor } from "../../domain/actor.ts";
import { isSamePerson } from "../../domain/actor.ts";
import type { RemovalRequest } from "../../domain/removal-request.ts";
import type { removals } from "../../service/index.ts";
import { actionsBlock, button, header, present, section } from "../blocks.ts";
import { actions } from "../ids.ts";
import type { Voice } from "../messages/voice.ts";
import { removalActions } from "../modals/customer-record-story.ts";
import type { HomeState } from "./state.ts";
import { openRecord } from "./waiting.ts";

type Page = Awaited<ReturnType<typeof removals.open>>;

/** For admin agents: what is to be decided, what is under way, what failed; longest waiting first. */
export function removalsBlocks(
  page: Page,
  state: HomeState["removals"],
  viewer: { readonly actor: StaffActor; readonly ownRemovalAllowed: boolean },
  voice: Voice,
): KnownBlock[] {
  const { t } = voice;
  if (page.removals.length === 0 && state === null) return [];
  const turns = [
    ...(state ? [button(actions.homeRemovalsFirst, t("home.removals.first"))] : []),
    ...(page.next
      ? [button(actions.homeRemovalsNext, t("home.removals.next"), { value: JSON.stringify(page.next) })]
      : []),
  ];
  return present([
    header(t("home.removals")),
    ...page.removals.map(({ removal, companyName }): KnownBlock[] => {
      const isOwn = isSamePerson(viewer.actor, removal.requestedBy);
      const text = textOf(removal, companyName, isOwn, viewer.ownRemovalAllowed, voice);
      const elements = removalActions(removal, viewer.actor, voice).filter(
        (each) => !isOwn || viewer.ownRemovalAllowed || each.action_id !== actions.removalDecide,
      );
      return present([
        section(text, openRecord(removal.customerId, voice)),
        elements.length > 0 && actionsBlock(elements),
      ]);
    }),
    turns.length > 0 && actionsBlock(turns),
  ]);
}

function textOf(
  removal: RemovalRequest,
  companyName: string,
  isOwn: boolean,
  ownRemovalAllowed: boolean,
  { t, who, date, name }: Voice,
): string {
  const customer = name(companyName);
  switch (removal.state) {
    case "attested": {
      const asked = { customer, date: date(removal.attestation.at), until: date(removal.lapsesAt) };
      if (!isOwn) return t("home.removal.attested", { ...asked, who: who(removal.requestedBy) });
      return ownRemovalAllowed ? t("home.removal.own-alone", asked) : t("home.removal.own", asked);
    }
    case "failed":
      return t("home.removal.failed", { customer });
    default:
      return t("home.removal.running", {
        customer,
        who: who(removal.decidedBy ?? ""),
        date: date(removal.decidedAt ?? removal.attestation.at),
      });
  }
}
