import type { Button, ExternalSelect, KnownBlock, StaticSelect } from "@slack/types";
import { type Customer, CustomerStanding } from "../../domain/customer.ts";
import type { Translate } from "../../i18n/index.ts";
import type { CustomerPage } from "../../service/index.ts";
import { actionsBlock, button, escapeMrkdwn, limits, option, plain, present, section } from "../blocks.ts";
import { actions } from "../ids.ts";
import type { ListState } from "./state.ts";

/** The filter's value for "all". */
const all = "all";

/** Search, filter and one page of customers: the same in Home and in *Find a customer*. */
export function customerListBlocks(t: Translate, page: CustomerPage, state: ListState): KnownBlock[] {
  const turns: Button[] = [
    ...(page.previous
      ? [button(actions.customerPrevious, t("home.customers.previous"), { value: page.previous })]
      : []),
    ...(page.next ? [button(actions.customerNext, t("home.customers.next"), { value: page.next })] : []),
  ];
  const none = state.standing === null ? "home.customers.none" : "home.customers.none-such";
  return present([
    actionsBlock([searchSelect(t), filterSelect(t, state.standing)]),
    page.customers.length === 0 && section(t(none)),
    page.customers.map((each) => customerRow(t, each)),
    turns.length > 0 && actionsBlock(turns),
  ]);
}

/** Two customers of one name are told apart by what stands under it. */
export function customerRow(t: Translate, customer: Customer): KnownBlock {
  const details = [t(`home.standing.${customer.standing}`), customer.domain, customer.ownReference]
    .filter((each) => each !== null)
    .map((each) => escapeMrkdwn(each));
  return section(
    `*${escapeMrkdwn(customer.companyName)}*\n${details.join(" · ")}`,
    button(actions.customerOpen, t("record.open"), { value: customer.id }),
  );
}

export function searchSelect(t: Translate): ExternalSelect {
  return {
    type: "external_select",
    action_id: actions.customerFound,
    min_query_length: 1,
    placeholder: plain(t("record.find.placeholder"), limits.placeholder),
  };
}

export function readFilter(value: string): CustomerStanding | null {
  const standing = CustomerStanding.safeParse(value);
  return standing.success ? standing.data : null;
}

function filterSelect(t: Translate, standing: CustomerStanding | null): StaticSelect {
  const choices = [
    option(t("home.customers.all"), all),
    ...CustomerStanding.options.map((each) => option(t(`home.standing.${each}`), each)),
  ];
  const chosen = choices.find((each) => each.value === (standing ?? all));
  return {
    type: "static_select",
    action_id: actions.customerFilter,
    placeholder: plain(t("home.customers.filter"), limits.placeholder),
    options: choices,
    ...(chosen ? { initial_option: chosen } : {}),
  };
}
