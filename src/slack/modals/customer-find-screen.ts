import type { ModalView, Option } from "@slack/types";
import { customers } from "../../service/index.ts";
import { openCustomer } from "../actions/open-customer.ts";
import { option } from "../blocks.ts";
import type { ActionRequest, OptionsRequest, Request } from "../handler.ts";
import { readFilter } from "../home/customer-list.ts";
import { redrawHome } from "../home/opened.ts";
import type { ListState } from "../home/state.ts";
import { views } from "../ids.ts";
import { customerFind, type FindState, readFindState } from "./customer-find.ts";
import { customerOption } from "./invite-form.ts";
import { vendorQuery } from "./vendor-find.ts";
import { openVendorFind } from "./vendor-find-screen.ts";

/** The list in this state, or why this person does not get it. */
export async function findScreen(request: Request, state: FindState): Promise<ModalView | string> {
  const page = await customers.list(request.ctx, state);
  return page.ok ? customerFind(request.t, state, page.value) : request.explain(page, "customer.see");
}

/** Search as you type, for opening a record; where our list has nobody, the vendor's may. */
export async function foundOptions({ ctx, t, query }: OptionsRequest): Promise<readonly Option[]> {
  const found = await customers.search(ctx, query, 20);
  if (!found.ok) return [];
  if (found.value.length > 0 || !ctx.vendor || query.trim() === "") return found.value.map(customerOption);
  const wanted = vendorQuery(query);
  return [option(t("vendor-search.look-for", { query: wanted }), `${atVendor}${wanted}`)];
}

/** What was picked there: a customer, or to look in the vendor's list. */
export function openFound(request: ActionRequest): Promise<void> {
  const { value } = request;
  return value.startsWith(atVendor)
    ? openVendorFind(request, value.slice(atVendor.length))
    : openCustomer(request);
}

const atVendor = "vendor:";

/** Another standing, from its first page. */
export function filterCustomers(request: ActionRequest): Promise<void> {
  return changeList(request, () => ({ standing: readFilter(request.value), cursor: null }));
}

/** *Next* and *Previous*: the place travels in the button. */
export function turnCustomers(request: ActionRequest): Promise<void> {
  return changeList(request, (list) => ({ ...list, cursor: request.value }));
}

/** The list stands in Home and in *Find a customer*; either is drawn anew. */
async function changeList(request: ActionRequest, change: (list: ListState) => ListState): Promise<void> {
  const { view } = request;
  if (view?.type === "home") {
    return redrawHome(request, (state) => ({ ...state, list: change(state.list) }));
  }
  if (view?.callbackId !== views.customerFind) return;
  const before = readFindState(view.privateMetadata);
  const screen = await findScreen(request, { query: before.query, ...change(before) });
  if (typeof screen === "string") return request.say(screen);
  await request.updateView(view.id, screen);
}
