import type { Customer } from "../../domain/customer.ts";
import { isEndable } from "../../domain/gdap-entry.ts";
import { CustomerId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { customers, entrance, gdap } from "../../service/index.ts";
import { escapeMrkdwn } from "../blocks.ts";
import { untilDeadline } from "../deadline.ts";
import type { ActionRequest, ViewAnswer, ViewRequest } from "../handler.ts";
import { actions } from "../ids.ts";
import { readMetadata } from "../read-metadata.ts";
import { GdapEndState, gdapEnd } from "./gdap-end.ts";
import { noticeView } from "./invite-hand-over.ts";

/** The trigger that opens a view lives for three seconds. */
const patienceMs = 1_500;

/** *End GDAP too …* in the record, on the card of a removal, in a bulletin: the value is the customer's id. */
export async function openGdapEnd(request: ActionRequest): Promise<void> {
  const { ctx, actor } = request;
  const id = CustomerId.safeParse(request.value);
  if (!may(actor, "gdap.end")) {
    const refusal = await entrance.refuse(ctx, "gdap.end", id.data ?? null);
    return request.say(await request.explain(refusal, "gdap.end"));
  }
  const found = id.success ? await customers.get(ctx, id.data) : declined("not-found");
  if (!found.ok) return request.say(await request.explain(found, "customer.see"));
  if (!gdap.isOffered(ctx)) return request.say(await request.explain(declined("gdap-not-here")));
  await show(request, found.value);
}

async function show(request: ActionRequest, customer: Customer): Promise<void> {
  const { ctx, t, person } = request;
  const read = await untilDeadline(gdap.shown(ctx, customer), patienceMs);
  if (read.isLate || read.value === null) return request.say(t("gdap.end.unavailable"));
  const relationships = read.value.filter(isEndable);
  if (relationships.length === 0) return request.say(t("gdap.end.none"));
  const { id: customerId, companyName } = customer;
  await request.openView(gdapEnd(t, person.language, { customerId, companyName, relationships }));
}

/** *End now*: what was ticked, in the version that was shown. */
export async function submitGdapEnd(request: ViewRequest): Promise<ViewAnswer> {
  const { ctx, t, values, view } = request;
  const { customerId, shown } = readMetadata(GdapEndState, view.privateMetadata);
  const chosen = shown.filter((_each, at) => values.isTicked(actions.gdapEndWhich, String(at)));
  const reason = values.text(actions.gdapEndReason);
  const asked = await gdap.askEnd(ctx, { customerId, chosen, reason });
  if (asked.ok) {
    const text = t("gdap.end.asked", { count: asked.value.length });
    return { kind: "update", view: noticeView(t, t("gdap.end.title"), text) };
  }
  const inReason = values.blockOf(actions.gdapEndReason);
  if (asked.reason === "reason-missing")
    return { kind: "errors", errors: { [inReason]: t("gdap.end.reason.needed") } };
  if (asked.reason === "reason-too-long")
    return { kind: "errors", errors: { [inReason]: t("refusal.reason-too-long") } };
  const text = await request.explain(asked, "gdap.end");
  return { kind: "update", view: noticeView(t, t("gdap.end.title"), escapeMrkdwn(text)) };
}
