import { DriftFindingId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import { drift } from "../../service/index.ts";
import type { ActionRequest } from "../handler.ts";
import { redrawHome } from "../home/opened.ts";
import { noticeView } from "../privately.ts";

/** *Take over what the directory shows*: a window that waits while the directory is asked, then what came of it. */
export async function takeOverDifference(request: ActionRequest): Promise<void> {
  const { ctx, t, view } = request;
  const id = DriftFindingId.safeParse(request.value);
  if (!id.success) return request.say(await request.explain(declined("not-found")));
  const viewId = await request.openView(noticeView(t, t("drift.reading")));
  const settled = await drift.takeOver(ctx, { id: id.data });
  const said = settled.ok
    ? t(settled.value.state === "gone" ? "drift.said.gone" : "drift.said.taken-over")
    : await request.explain(settled, "drift.settle");
  await request.updateView(viewId, noticeView(t, said));
  if (view?.type === "home") await redrawHome(request);
}
