import { CustomerTenantId } from "../../domain/ids.ts";
import { type Declined, declined } from "../../domain/outcome.ts";
import { may, type Permission } from "../../domain/permissions.ts";
import { type TakenIn, vendorSearch } from "../../service/index.ts";
import { untilDeadline } from "../deadline.ts";
import type { ActionRequest } from "../handler.ts";
import { views } from "../ids.ts";
import type { RefusalReason } from "../refusals.ts";
import { type Look, readVendorQuery, vendorFind, vendorQuery } from "./vendor-find.ts";

/** Somebody who waits for longer is told so; whatever comes then is shown all the same. */
const patienceMs = 5_000;

/** *Look in Partner Center*: in a message or a search's option, or once more in its own window. */
export async function lookAtVendor(request: ActionRequest): Promise<void> {
  const { view, value } = request;
  if (view?.callbackId !== views.vendorFind) return openVendorFind(request, value);
  await request.updateView(view.id, vendorFind(request, vendorQuery(value), { state: "looking" }));
  await look(request, view.id, value);
}

/** Opens at once, and fills when the vendor has answered. */
export async function openVendorFind(request: ActionRequest, typed: string): Promise<void> {
  const query = vendorQuery(typed);
  if (query === "") return;
  const viewId = await request.openView(vendorFind(request, query, { state: "looking" }));
  await look(request, viewId, query);
}

/** *Take over*: what became of it stands above the list, read anew. */
export async function takeInButton(request: ActionRequest): Promise<void> {
  const { ctx, view } = request;
  const query = view && readVendorQuery(view.privateMetadata);
  const tenantId = CustomerTenantId.safeParse(request.value);
  if (!view || !query || !tenantId.success) return request.say(await request.explain(declined("not-found")));
  if (may(ctx.actor, "acceptance.claim"))
    await request.updateView(view.id, vendorFind(request, query, { state: "taking-in" }));
  const taken = await vendorSearch.takeIn(ctx, { tenantId: tenantId.data });
  // Nothing is drawn for whoever may not: the button is not theirs to have.
  if (!taken.ok && taken.reason === "not-permitted")
    return request.say(await request.explain(taken, "acceptance.claim"));
  const remark = taken.ok ? saidOf(request, taken.value) : await whyNot(request, taken, "acceptance.claim");
  await look(request, view.id, query, remark);
}

function saidOf({ t }: ActionRequest, { what, customer }: TakenIn): string {
  return what === "to-be-placed"
    ? t("vendor-search.said.to-be-placed")
    : t(`vendor-search.said.${what}`, { customer: customer?.companyName ?? "–" });
}

async function look(
  request: ActionRequest,
  viewId: string,
  query: string,
  remark: string | null = null,
): Promise<void> {
  const show = (shown: Look) => request.updateView(viewId, vendorFind(request, query, shown, remark));
  const asked = vendorSearch.find(request.ctx, { query });
  const inTime = await untilDeadline(asked, patienceMs);
  if (inTime.isLate) await show({ state: "late" });
  const found = await asked;
  await show(
    found.ok
      ? { state: "found", findings: found.value }
      : { state: "refused", why: await whyNot(request, found, "customer.see") },
  );
}

/** What passes by itself is looked for again by a person: nobody does it for them. */
function whyNot(
  { t, explain }: ActionRequest,
  refusal: Declined<RefusalReason>,
  permission: Permission,
): string | Promise<string> {
  const { trouble } = refusal.about;
  if (trouble === "no-answer" || trouble === "throttled") return t(`vendor-search.${trouble}`);
  return explain(refusal, permission);
}
