import { AcceptanceId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { type AcceptanceView, acceptances, entrance } from "../../service/index.ts";
import type { ActionRequest } from "../handler.ts";

/** The acceptance that a form is to be opened for; null when the person was told why there is none. */
export async function openClaim(request: ActionRequest): Promise<AcceptanceView | null> {
  const { ctx, actor } = request;
  const id = AcceptanceId.safeParse(request.value);
  if (!may(actor, "acceptance.claim")) {
    const refusal = await entrance.refuse(ctx, "acceptance.claim", id.data ?? null);
    await request.say(await request.explain(refusal, "acceptance.claim"));
    return null;
  }
  const view = id.success ? await acceptances.get(ctx, id.data) : null;
  if (!view) await request.say(await request.explain(declined("not-found")));
  return view;
}
