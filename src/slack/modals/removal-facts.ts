import type { ModalView } from "@slack/types";
import { z } from "zod";
import type { RemovalFacts } from "../../domain/facts.ts";
import { RelationshipId, RemovalPreparationId } from "../../domain/ids.ts";
import { reasonLimit } from "../../domain/removal-request.ts";
import { context, escapeMrkdwn, limits, plain, plainSection, present, section } from "../blocks.ts";
import { actions, views } from "../ids.ts";
import { textInput } from "./inputs.ts";
import { type Deciders, decidersBlocks } from "./removal-deciders.ts";
import { type FactsReader, factsBlocks, readAtLine } from "./removal-facts-blocks.ts";

/** What the steps of asking carry along: the reason only to fill the field again. */
export const AskState = z.object({ relationshipId: RelationshipId, reason: z.string().nullable() });
export type AskState = z.infer<typeof AskState>;

export const FactsState = AskState.extend({ preparationId: RemovalPreparationId });
export type FactsState = z.infer<typeof FactsState>;

/** The first step: what stands in the way, what the removal does, who would decide, and why it is asked for. */
export function removalFacts(
  reader: FactsReader,
  state: FactsState,
  shown: { readonly companyName: string; readonly facts: RemovalFacts; readonly deciders: Deciders },
): ModalView {
  const { t, person } = reader;
  return {
    type: "modal",
    callback_id: views.removalFacts,
    private_metadata: JSON.stringify({ ...state, reason: null }),
    title: plain(t("removal.title"), limits.title),
    submit: plain(t("removal.continue"), limits.title),
    close: plain(t("common.cancel"), limits.title),
    blocks: present([
      plainSection(t("removal.for", { customer: shown.companyName })),
      factsBlocks(reader, shown.facts, "ask"),
      section(t("removal.deciders")),
      decidersBlocks(t, person.language, shown.deciders),
      textInput(actions.removalReason, t("removal.reason"), {
        value: state.reason,
        maxLength: reasonLimit,
        isMultiline: true,
        hint: t("removal.reason.hint"),
      }),
      context(escapeMrkdwn(readAtLine(reader, shown.facts))),
    ]),
  };
}
