import { formatISO } from "date-fns";
import { CustomerId } from "../domain/ids.ts";
import type { Translate } from "../i18n/index.ts";
import { retention, type ServiceContext } from "../service/index.ts";

interface Counts {
  readonly customers: number;
  readonly drafts: number;
  readonly details: number;
}

interface Purge {
  readonly fresh: () => ServiceContext;
  readonly isDryRun: boolean;
  readonly say: (line: string) => void;
  readonly report: ((counts: Counts & { readonly isDryRun: boolean }) => void) | null;
  readonly t: Translate;
}

/** Empties what is due, batch by batch; stopped in the middle, the next run does the rest. Ends with 0. */
export async function purge({ fresh, isDryRun, say, report, t }: Purge): Promise<0> {
  const due = await retention.preview(fresh());
  const { personalBefore, detailsBefore } = due;
  if (!personalBefore && !detailsBefore) say(t("purge.off"));
  const emptied = { customers: 0, drafts: 0, details: 0 };
  if (isDryRun) {
    if (personalBefore) say(t("purge.personal.due", { ...due, before: dayOf(personalBefore) }));
    if (detailsBefore) say(t("purge.details.due", { ...due, before: dayOf(detailsBefore) }));
  } else if (personalBefore || detailsBefore) {
    for (let isAll = false; !isAll; ) {
      const outcome = await retention.apply(fresh());
      if (!outcome.ok) throw new Error("the operator may always do this");
      emptied.customers += outcome.value.customers;
      emptied.drafts += outcome.value.drafts;
      emptied.details += outcome.value.details;
      isAll = outcome.value.isAll;
    }
    say(t("purge.done", emptied));
  }
  const { customers: people, drafts, details } = isDryRun ? due : emptied;
  report?.({ isDryRun, customers: people, drafts, details });
  return 0;
}

/** Ends with 0 when it was done, with 1 when there is nobody with this id, with 2 when it still wants a yes. */
export async function forget(
  ctx: ServiceContext,
  id: string,
  isMeant: boolean,
  say: (line: string) => void,
  t: Translate,
): Promise<0 | 1 | 2> {
  const customerId = CustomerId.safeParse(id.trim().toLowerCase());
  const name = customerId.success ? await retention.nameBeforeForgetting(ctx, customerId.data) : null;
  if (!customerId.success || name === null) {
    say(t("forget.not-found", { id }));
    return 1;
  }
  if (!isMeant) {
    say(t("forget.ask", { name }));
    return 2;
  }
  const outcome = await retention.forget(ctx, customerId.data);
  if (!outcome.ok) throw new Error(`the operator was refused: ${outcome.reason}`);
  say(t("forget.done", outcome.value));
  return 0;
}

const dayOf = (at: Date) => formatISO(at, { representation: "date" });
