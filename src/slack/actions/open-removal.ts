import { CustomerId, RelationshipId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import { relationships } from "../../service/index.ts";
import type { ActionRequest, Interactive, Request } from "../handler.ts";
import { findCustomer } from "../modals/invite-form-screen.ts";
import { factsScreen } from "../modals/removal-facts-screen.ts";
import { removalReading } from "../modals/removal-waiting.ts";

/** *Remove customer relationship* in the record; the value is the relationship's id. */
export async function openRemoval(request: ActionRequest): Promise<void> {
  const id = RelationshipId.safeParse(request.value);
  if (!id.success) return request.say(await request.explain(declined("not-found")));
  await openFacts(request, id.data);
}

/** One of the customers that were found: the window that offered them goes on with the facts. */
export async function chooseRemovalCustomer(request: ActionRequest): Promise<void> {
  const { t, view } = request;
  const id = CustomerId.safeParse(request.value);
  if (!view || !id.success) return;
  const relationshipId = await findOwnLeg(request, id.data);
  if (relationshipId === null) return request.say(await notActive(request, id.data));
  await request.updateView(view.id, removalReading(t, "ask"));
  await request.updateView(view.id, await factsScreen(request, { relationshipId, reason: null }));
}

/** At once a window that waits, then the facts: a reading of the directory may take longer than a click may. */
export async function openFacts(request: Interactive, relationshipId: RelationshipId): Promise<void> {
  const viewId = await request.openView(removalReading(request.t, "ask"));
  await request.updateView(viewId, await factsScreen(request, { relationshipId, reason: null }));
}

/** The relationship that a removal would end: our own leg, while it is active. */
export async function findOwnLeg(
  { ctx }: Pick<Request, "ctx">,
  customerId: CustomerId,
): Promise<RelationshipId | null> {
  const legs = await relationships.ofCustomer(ctx, customerId);
  return legs.find((each) => each.leg === "reseller" && each.state === "active")?.id ?? null;
}

export async function notActive(request: Pick<Request, "ctx" | "t">, id: CustomerId): Promise<string> {
  const customer = await findCustomer(request, id);
  return request.t("removal.find.not-active", { customer: customer?.companyName ?? "" });
}
