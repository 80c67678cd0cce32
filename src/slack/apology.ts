import type { HomeView, ModalView } from "@slack/types";
import { type Translate, translator } from "../i18n/index.ts";
import { plainSection } from "./blocks.ts";
import { commands } from "./commands/names.ts";
import type { Identify } from "./identify.ts";
import type { Of, Origin } from "./incoming.ts";
import { noticeView } from "./privately.ts";
import { TurnedAway } from "./requests.ts";
import { isTroubleOfSlacks } from "./slack-failure.ts";

/** Why a person gets something else than what they asked for. */
export type Trouble =
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "late" }
  /** Whatever the answer was, Slack did not take it. */
  | { readonly kind: "lost" }
  | { readonly kind: "outdated" };

/** Says it in the person's language as far as it is known; needs neither Slack nor the database. */
export function apologise(
  trouble: Trouble,
  reference: string,
  origin: Origin | null,
  identify: Pick<Identify, "remembered">,
): { readonly t: Translate; readonly text: string } {
  const person = origin === null ? undefined : identify.remembered(origin.slackUserId);
  const t = translator(person?.language ?? "en");
  return { t, text: sentence(trouble, reference, t) };
}

function sentence(trouble: Trouble, reference: string, t: Translate): string {
  if (trouble.kind === "late") return t("core.apology.late", { reference });
  if (trouble.kind === "lost") return t("core.apology.lost", { reference });
  if (trouble.kind === "outdated") return t("core.older-version", { command: `${commands.kapocs} help` });
  if (isTroubleOfSlacks(trouble.error)) return t("core.apology.slack", { reference });
  if (!(trouble.error instanceof TurnedAway)) return t("core.apology.failed", { reference });
  return t(`refusal.${trouble.error.because}`);
}

/**
 * The answer to a submission that could not be taken: under a field, so that what was typed stays, or in place of a
 * view that has none. Whoever was turned away keeps no form.
 */
export function apologyForSubmission(
  incoming: Of<"submission">,
  trouble: Trouble,
  { t, text }: { readonly t: Translate; readonly text: string },
):
  | { response_action: "errors"; errors: Record<string, string> }
  | { response_action: "update"; view: ModalView } {
  const [field] = incoming.inputs;
  const keepsForm =
    trouble.kind === "late" || (trouble.kind === "failed" && !(trouble.error instanceof TurnedAway));
  return keepsForm && field !== undefined
    ? { response_action: "errors", errors: { [field]: text } }
    : { response_action: "update", view: noticeView(t, text) };
}

export function apologyHome(text: string): HomeView {
  return { type: "home", blocks: [plainSection(text)] };
}
