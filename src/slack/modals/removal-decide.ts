import type { InputBlock, KnownBlock, ModalView } from "@slack/types";
import { z } from "zod";
import { compareFacts, type RemovalFacts, sameFacts } from "../../domain/facts.ts";
import { RemovalRequestId } from "../../domain/ids.ts";
import { type RemovalRequest, reasonLimit } from "../../domain/removal-request.ts";
import type { Translate } from "../../i18n/index.ts";
import {
  actionsBlock,
  context,
  escapeMrkdwn,
  limits,
  mention,
  option,
  plain,
  plainSection,
  present,
  section,
  slackDate,
} from "../blocks.ts";
import { actions, views } from "../ids.ts";
import { frame, textInput } from "./inputs.ts";
import { removalButtons } from "./removal-buttons.ts";
import { changeBlocks, type FactsReader, factsBlocks, readAtLine } from "./removal-facts-blocks.ts";

export const DecideState = z.object({ removalId: RemovalRequestId });

export type Choice = "approve" | "deny";

/** A request as whoever decides looks at it: with the facts of this moment, and what they may choose. */
export interface ShownDecision {
  readonly removal: RemovalRequest;
  readonly companyName: string;
  readonly now: RemovalFacts;
  readonly choices: readonly Choice[];
  readonly isOwn: boolean;
  readonly ownAllowed: boolean;
}

export function removalDecision(reader: FactsReader, shown: ShownDecision): ModalView {
  const { t } = reader;
  const { removal, choices } = shown;
  return {
    type: "modal",
    callback_id: views.removalDecide,
    private_metadata: JSON.stringify({ removalId: removal.id }),
    title: plain(t("removal.decide.title"), limits.title),
    ...(choices.length > 0 ? { submit: plain(t("removal.decide.submit"), limits.title) } : {}),
    close: plain(t("common.close"), limits.title),
    blocks: present([
      ...askedBlocks(reader, shown),
      ...comparedBlocks(reader, shown),
      ...limitsOnChoice(t, shown),
      shown.isOwn && actionsBlock([removalButtons.withdraw(t, removal.id)]),
      choices.length > 0 && decisionInputs(t, choices),
      context(escapeMrkdwn(readAtLine(reader, shown.now))),
    ]),
  };
}

function askedBlocks({ t, person }: FactsReader, { removal, companyName }: ShownDecision): KnownBlock[] {
  const who = mention(removal.requestedBy);
  const when = slackDate(removal.attestation.at, person.language);
  const until = slackDate(removal.lapsesAt, person.language);
  return [
    plainSection(t("removal.for", { customer: companyName })),
    section(t("removal.decide.asked", { who, when })),
    section(t("removal.decide.lapses", { until })),
    section(t("removal.decide.reason-given")),
    plainSection(removal.reason),
  ];
}

/** The facts read again; beside them the attested ones, and each difference, where they are not the same. */
function comparedBlocks(reader: FactsReader, { removal, now }: ShownDecision): KnownBlock[] {
  const { t } = reader;
  const attested = removal.attestation.facts;
  if (sameFacts(attested, now))
    return [plainSection(t("removal.decide.unchanged")), ...factsBlocks(reader, now, "decide")];
  return [
    section(t("removal.decide.changed", { who: mention(removal.requestedBy) })),
    ...changeBlocks(reader, compareFacts(attested, now)),
    section(t("removal.decide.facts-now")),
    ...factsBlocks(reader, now, "decide"),
    section(t("removal.decide.facts-attested")),
    ...factsBlocks(reader, attested, "attested"),
  ];
}

/** Whatever is not offered says why. */
function limitsOnChoice(t: Translate, { isOwn, ownAllowed, now }: ShownDecision): KnownBlock[] {
  if (isOwn && !ownAllowed) return [plainSection(t("refusal.own-request"))];
  return present([
    isOwn && section(t("removal.decide.own-policy")),
    now.blockers.length > 0 && plainSection(t("removal.decide.blocked")),
    isOwn && plainSection(t("removal.decide.own-no-deny")),
  ]);
}

function decisionInputs(t: Translate, choices: readonly Choice[]): InputBlock[] {
  return [
    {
      ...frame(actions.removalDecision, t("removal.decide.decision"), {}),
      element: {
        type: "radio_buttons",
        action_id: actions.removalDecision,
        options: choices.map((each) => option(t(`removal.decide.${each}`), each)),
      },
    },
    textInput(actions.removalDecisionReason, t("removal.decide.reason"), {
      maxLength: reasonLimit,
      isMultiline: true,
      isOptional: true,
      ...(choices.includes("deny") ? { hint: t("removal.decide.reason.hint") } : {}),
    }),
  ];
}
