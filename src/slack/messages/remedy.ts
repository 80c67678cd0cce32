import type { Blocker, BlockerRemedy } from "../../domain/facts.ts";
import type { Translate } from "../../i18n/index.ts";

/** What somebody does in the vendor's portal so that this no longer stands in the way. */
export function remedyLine(t: Translate, remedy: BlockerRemedy, id: string): string {
  return remedy === "ask-vendor-support"
    ? t("directory.remedy.ask-vendor-support", { id })
    : t(`directory.remedy.${remedy}`);
}

/** What is over needs no advice. */
export function withoutRemedies(blockers: readonly Blocker[]): readonly Blocker[] {
  return blockers.map(({ remedy: _over, ...blocker }) => blocker);
}
