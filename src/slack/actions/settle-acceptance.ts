import { AcceptanceId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import { acceptances } from "../../service/index.ts";
import type { ActionRequest } from "../handler.ts";

/** *Yes, it is theirs*. */
export async function confirmAcceptanceButton(request: ActionRequest): Promise<void> {
  const { ctx, t } = request;
  const id = AcceptanceId.safeParse(request.value);
  const settled = id.success
    ? await acceptances.confirm(ctx, { acceptanceId: id.data })
    : declined("not-found");
  if (!settled.ok) return request.say(await request.explain(settled, "acceptance.confirm"));
  const view = await acceptances.get(ctx, settled.value.id);
  await request.say(t("acceptance.said.matched", { customer: view?.customer?.companyName ?? "–" }));
}

/** *No*. */
export async function doubtAcceptanceButton(request: ActionRequest): Promise<void> {
  const id = AcceptanceId.safeParse(request.value);
  const settled = id.success
    ? await acceptances.doubt(request.ctx, { acceptanceId: id.data })
    : declined("not-found");
  await request.say(
    settled.ok ? request.t("acceptance.said.doubted") : await request.explain(settled, "acceptance.confirm"),
  );
}

/** *Accept as new customer*. */
export async function adoptAcceptanceButton(request: ActionRequest): Promise<void> {
  const { ctx, t } = request;
  const id = AcceptanceId.safeParse(request.value);
  const settled = id.success
    ? await acceptances.adopt(ctx, { acceptanceId: id.data })
    : declined("not-found");
  await request.say(
    settled.ok
      ? t("acceptance.said.adopted", { customer: settled.value.customer.companyName })
      : await request.explain(settled, "acceptance.claim"),
  );
}
