import type { KnownBlock, ModalView } from "@slack/types";
import { z } from "zod";
import { may } from "../../domain/permissions.ts";
import type { VendorFindings } from "../../service/index.ts";
import {
  actionsBlock,
  button,
  context,
  escapeMrkdwn,
  limits,
  plain,
  plainSection,
  present,
  section,
  truncate,
} from "../blocks.ts";
import type { Request } from "../handler.ts";
import { parseJson } from "../home/state.ts";
import { actions, views } from "../ids.ts";

/** An option's value carries no more than 150. */
const queryLimit = 100;

const State = z.object({ query: z.string().min(1) });

export function readVendorQuery(privateMetadata: string): string | null {
  const state = State.safeParse(parseJson(privateMetadata));
  return state.success ? state.data.query : null;
}

/** What is looked for, as a button or an option carries it. */
export function vendorQuery(typed: string): string {
  return truncate(typed.trim(), queryLimit);
}

/** What stands in the window: that it waits, why there is nothing to show, or what the vendor's list shows. */
export type Look =
  | { readonly state: "looking" | "late" | "taking-in" }
  | { readonly state: "refused"; readonly why: string }
  | { readonly state: "found"; readonly findings: VendorFindings };

/** The vendor's own list, for somebody who is not in ours. `remark`: what became of the last act. */
export function vendorFind(
  { t, actor }: Pick<Request, "t" | "actor">,
  query: string,
  look: Look,
  remark: string | null = null,
): ModalView {
  const isOver = look.state === "found" || look.state === "refused";
  return {
    type: "modal",
    callback_id: views.vendorFind,
    private_metadata: JSON.stringify({ query }),
    title: plain(t("vendor-search.title"), limits.title),
    close: plain(t("common.close"), limits.title),
    blocks: present([
      remark !== null && plainSection(remark),
      (look.state === "looking" || look.state === "late") &&
        plainSection(t(`vendor-search.${look.state}`, { query })),
      look.state === "taking-in" && plainSection(t("vendor-search.taking-in")),
      look.state === "refused" && plainSection(look.why),
      look.state === "found" && foundBlocks({ t, actor }, query, look.findings),
      isOver && actionsBlock([button(actions.vendorLook, t("vendor-search.again"), { value: query })]),
    ]),
  };
}

function foundBlocks(
  { t, actor }: Pick<Request, "t" | "actor">,
  query: string,
  { found, isCut }: VendorFindings,
): KnownBlock[] {
  if (found.length === 0) return [plainSection(t("vendor-search.none", { query }))];
  const mayTakeIn = may(actor, "acceptance.claim");
  return present([
    plainSection(t("vendor-search.found", { query })),
    found.map(({ tenantId, companyName, domain, known }) => {
      const standing = known
        ? t("vendor-search.known", { name: escapeMrkdwn(known.companyName) })
        : t("vendor-search.not-ours");
      const details = [domain, tenantId].filter((each) => each !== null).map(escapeMrkdwn);
      const text = `*${escapeMrkdwn(companyName)}*\n${details.join(" · ")}\n${standing}`;
      if (known?.standing === "active")
        return section(text, button(actions.customerOpen, t("record.open"), { value: known.id }));
      if (!mayTakeIn) return section(text);
      const confirm = {
        title: plain(t("vendor-search.take-in"), limits.confirmTitle),
        text: plain(t("vendor-search.take-in.confirm"), limits.confirmText),
        confirm: plain(t("vendor-search.take-in"), limits.confirmButton),
        deny: plain(t("common.cancel"), limits.confirmButton),
      };
      return section(
        text,
        button(actions.vendorTakeIn, t("vendor-search.take-in"), { value: tenantId, confirm }),
      );
    }),
    isCut && context(t("vendor-search.cut")),
    !mayTakeIn && found.some(({ known }) => known === null) && context(t("vendor-search.ask-admin")),
  ]);
}
