import type { ModalView } from "@slack/types";
import { z } from "zod";
import { type Customer, detailsOf } from "../../domain/customer.ts";
import { CustomerId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { Translate } from "../../i18n/index.ts";
import { type CustomerSaved, customers, entrance } from "../../service/index.ts";
import { actionsBlock, button, escapeMrkdwn, limits, plain } from "../blocks.ts";
import type { ActionRequest, ViewAnswer, ViewRequest } from "../handler.ts";
import { actions, views } from "../ids.ts";
import { readMetadata } from "../read-metadata.ts";
import {
  customerErrors,
  customerFields,
  duplicateTenantError,
  readCustomerFields,
} from "./customer-fields.ts";
import { recordScreen } from "./customer-record-screen.ts";
import { newestOf } from "./customer-record-state.ts";
import { namesOf } from "./invite-form.ts";
import { noticeView } from "./invite-hand-over.ts";

const EditState = z.object({ customerId: CustomerId });

export function customerEdit(t: Translate, customer: Customer): ModalView {
  return {
    type: "modal",
    callback_id: views.customerEdit,
    private_metadata: JSON.stringify({ customerId: customer.id }),
    title: plain(t("record.edit.title"), limits.title),
    submit: plain(t("common.save"), limits.title),
    close: plain(t("common.close"), limits.title),
    blocks: [
      actionsBlock([button(actions.customerBack, t("common.back"), { value: customer.id })]),
      ...customerFields(t, detailsOf(customer), { language: true }),
    ],
  };
}

/** *Edit*: the form takes the record's place, so that saving brings the record back as it is then. */
export async function editCustomerButton(request: ActionRequest): Promise<void> {
  const { ctx, t, actor, view } = request;
  const id = CustomerId.safeParse(request.value);
  if (!may(actor, "customer.edit")) {
    const refusal = await entrance.refuse(ctx, "customer.edit", id.data ?? null);
    return request.say(await request.explain(refusal, "customer.edit"));
  }
  const found = id.success ? await customers.get(ctx, id.data) : declined("not-found");
  if (!found.ok) return request.say(await request.explain(found, "customer.see"));
  if (view?.type === "modal") await request.updateView(view.id, customerEdit(t, found.value));
  else await request.openView(customerEdit(t, found.value));
}

/** *Back* from editing or from an entry: the record in the form's place, nothing saved. */
export async function backToRecord(request: ActionRequest): Promise<void> {
  const id = CustomerId.safeParse(request.value);
  if (!id.success || !request.view) return;
  const screen = await recordScreen(request, newestOf(id.data));
  if (typeof screen === "string") return request.say(screen);
  await request.updateView(request.view.id, screen);
}

/** *Save*: field errors, or the record with what was saved. */
export async function submitCustomerEdit(request: ViewRequest): Promise<ViewAnswer> {
  const { ctx, t, values } = request;
  const { customerId } = readMetadata(EditState, request.view.privateMetadata);
  const saved = await customers.edit(ctx, { customerId, typed: readCustomerFields(values) });
  if (saved.ok) return showRecord(request, customerId, savedText(t, saved.value));
  if ("faults" in saved) return { kind: "errors", errors: customerErrors(t, saved.faults, values) };
  if (saved.reason === "duplicate-tenant") return { kind: "errors", errors: duplicateTenantError(t, values) };
  const text = await request.explain(saved, "customer.edit");
  return { kind: "update", view: noticeView(t, t("record.edit.title"), escapeMrkdwn(text)) };
}

/** The record in the submitted form's place, with a word on what was done. */
export async function showRecord(
  request: ViewRequest,
  customerId: CustomerId,
  remark: string,
): Promise<ViewAnswer> {
  const screen = await recordScreen(request, newestOf(customerId), remark);
  if (typeof screen !== "string") return { kind: "update", view: screen };
  return {
    kind: "update",
    view: noticeView(request.t, request.t("record.title"), escapeMrkdwn(screen)),
  };
}

/** Somebody else with the same domain is likely the same company twice, which a person decides. */
function savedText(t: Translate, { sameDomain }: CustomerSaved): string {
  return sameDomain.length > 0 ? t("record.same-domain", { names: namesOf(sameDomain) }) : t("record.saved");
}
