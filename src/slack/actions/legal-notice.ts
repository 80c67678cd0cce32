import { RemovalRequestId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { entrance, removals } from "../../service/index.ts";
import type { ActionRequest } from "../handler.ts";
import { keptText, removalNotice } from "../modals/removal-notice.ts";

/** *Record the notice*: to whom, when and how, once the removal was carried out. */
export async function openNotice(request: ActionRequest): Promise<void> {
  const { ctx, t, actor } = request;
  const id = RemovalRequestId.safeParse(request.value);
  const refuse = async () => {
    const refusal = await entrance.refuse(ctx, "removal.give-notice", id.data ?? null);
    await request.say(await request.explain(refusal, "removal.give-notice"));
  };
  if (!may(actor, "customer.see")) return refuse();
  const found = id.success ? await removals.get(ctx, id.data) : null;
  if (!found) return request.say(await request.explain(declined("not-found")));
  const { removal, customer } = found;
  if (!may(actor, "removal.give-notice", removal.requestedBy)) return refuse();
  if (removal.state !== "executed") return request.say(t("removal.notice.too-early"));
  const { companyName } = customer;
  await request.openView(removalNotice(t, { removalId: removal.id, companyName, known: removal.notice }));
}

/** *Not required*, kept at once. */
export async function noNoticeButton(request: ActionRequest): Promise<void> {
  const id = RemovalRequestId.safeParse(request.value);
  if (!id.success) return request.say(await request.explain(declined("not-found")));
  const given = await removals.giveNotice(request.ctx, { removalId: id.data, notice: { required: false } });
  await request.say(
    given.ok
      ? await keptText(request, id.data, "removal.notice.kept-none")
      : await request.explain(given, "removal.give-notice"),
  );
}
