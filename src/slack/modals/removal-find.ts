import type { ActionsBlock, ModalView, Option } from "@slack/types";
import type { Customer } from "../../domain/customer.ts";
import type { Translate } from "../../i18n/index.ts";
import { customers } from "../../service/index.ts";
import { actionsBlock, button, limits, plain, plainSection, present } from "../blocks.ts";
import type { OptionsRequest } from "../handler.ts";
import { actions, views } from "../ids.ts";
import { customerOption } from "./invite-form.ts";

/** Chooses the active customer: from those that come close to what was typed, or by searching. */
export function removalFind(
  t: Translate,
  close: { readonly query: string; readonly customers: readonly Customer[] } | null,
): ModalView {
  return {
    type: "modal",
    callback_id: views.removalFind,
    title: plain(t("removal.title"), limits.title),
    close: plain(t("common.cancel"), limits.title),
    blocks: present([
      close !== null && plainSection(t("removal.find.close", { query: close.query })),
      (close?.customers ?? []).map((each) => ({
        ...plainSection(nameOf(each)),
        accessory: button(actions.removalChoose, t("removal.find.choose"), { value: each.id }),
      })),
      plainSection(t("removal.find.intro")),
      searchField(t),
    ]),
  };
}

/** Search as you type, among the active customers alone. */
export async function removalCustomerOptions(request: OptionsRequest): Promise<readonly Option[]> {
  const found = await customers.search(request.ctx, request.query, 20, "active");
  return found.ok ? found.value.map(customerOption) : [];
}

function searchField(t: Translate): ActionsBlock {
  return actionsBlock([
    {
      type: "external_select",
      action_id: actions.removalChoose,
      min_query_length: 1,
      placeholder: plain(t("removal.find.placeholder"), limits.placeholder),
    },
  ]);
}

/** Two customers of one name are told apart by what stands beside it. */
function nameOf({ companyName, domain, ownReference }: Customer): string {
  return [companyName, domain, ownReference].filter((each) => each !== null).join(" · ");
}
