import type { ModalView } from "@slack/types";
import { z } from "zod";
import type { AttestationScreen } from "../../domain/attestation.ts";
import type { Translate } from "../../i18n/index.ts";
import { actionsBlock, button, limits, option, plain, plainSection } from "../blocks.ts";
import { actions, views } from "../ids.ts";
import { checkboxInput } from "./inputs.ts";
import { FactsState } from "./removal-facts.ts";

export const AttestState = FactsState.extend({ hash: z.string() });
export type AttestState = z.infer<typeof AttestState>;

export const declared = "declared";

/** The second step. The text, the tick and the button read exactly as they are stored: nothing is added between them. */
export function removalAttest(t: Translate, state: AttestState, screen: AttestationScreen): ModalView {
  return {
    type: "modal",
    callback_id: views.removalAttest,
    private_metadata: JSON.stringify(state),
    title: plain(t("removal.attest.title"), limits.title),
    submit: plain(screen.labels.submit, limits.title),
    close: plain(t("common.cancel"), limits.title),
    blocks: [
      ...screen.paragraphs.map(plainSection),
      checkboxInput(
        actions.removalDeclaration,
        t("removal.attest.declaration"),
        [option(screen.labels.checkbox, declared)],
        [],
      ),
      actionsBlock([button(actions.removalBack, t("common.back"))]),
    ],
  };
}
