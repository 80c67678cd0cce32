import { CustomerId, GdapRequestId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { customers, entrance, gdap, setUp } from "../../service/index.ts";
import { escapeMrkdwn } from "../blocks.ts";
import type { ActionRequest, ViewAnswer, ViewRequest } from "../handler.ts";
import { actions } from "../ids.ts";
import { readMetadata } from "../read-metadata.ts";
import { gdapWaiting } from "./gdap-draft.ts";
import { gdapMail } from "./gdap-email.ts";
import { GdapFormState, gdapForm, gdapFormErrors, readGdapForm } from "./gdap-form.ts";
import { noticeView } from "./invite-hand-over.ts";

/** *Request GDAP* in a customer's record: the value is the customer's id. */
export async function openGdapForm(request: ActionRequest): Promise<void> {
  const { ctx, t, actor } = request;
  const id = CustomerId.safeParse(request.value);
  if (!may(actor, "gdap.request")) {
    const refusal = await entrance.refuse(ctx, "gdap.request", id.data ?? null);
    return request.say(await request.explain(refusal, "gdap.request"));
  }
  const found = id.success ? await customers.get(ctx, id.data) : declined("not-found");
  if (!found.ok) return request.say(await request.explain(found, "customer.see"));
  if (!gdap.isOffered(ctx)) return request.say(await request.explain(declined("gdap-not-here")));
  if (found.value.tenantId === null)
    return request.say(await request.explain(declined("gdap-without-tenant")));
  const state = { id: GdapRequestId.parse(ctx.newId()), customerId: found.value.id };
  await request.openView(gdapForm(t, state, found.value, ctx.now()));
}

/** *Prepare request*: kept as an intent; the window waits for the vendor's link. */
export async function submitGdapForm(request: ViewRequest): Promise<ViewAnswer> {
  const { ctx, t, values, view } = request;
  const { id, customerId } = readMetadata(GdapFormState, view.privateMetadata);
  const { terms, language } = readGdapForm(values);
  const [found, { settings }] = await Promise.all([customers.get(ctx, customerId), setUp.read(ctx)]);
  const customer = found.ok ? found.value : null;
  const mail = gdapMail({
    terms,
    language,
    partnerName: settings.partnerName ?? "",
    companyName: customer?.companyName ?? "",
    contactName: customer?.contactName ?? null,
  });
  const asked = await gdap.request(ctx, { id, customerId, terms, language, ...mail, viewId: view.id });
  if (asked.ok) return { kind: "update", view: gdapWaiting(t, customer?.companyName ?? "") };
  if ("faults" in asked) return { kind: "errors", errors: gdapFormErrors(t, asked.faults, values) };
  if (asked.reason === "gdap-name-used")
    return { kind: "errors", errors: { [values.blockOf(actions.gdapName)]: t("gdap.form.name.used") } };
  const text = escapeMrkdwn(await request.explain(asked, "gdap.request"));
  return { kind: "update", view: noticeView(t, t("gdap.form.title"), text) };
}
