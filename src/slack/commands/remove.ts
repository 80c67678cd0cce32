import { type Customer, clean } from "../../domain/customer.ts";
import { may } from "../../domain/permissions.ts";
import { fold } from "../../domain/search-text.ts";
import { customers, entrance } from "../../service/index.ts";
import { findOwnLeg, notActive, openFacts } from "../actions/open-removal.ts";
import type { CommandAnswer, CommandRequest } from "../handler.ts";
import { removalFind } from "../modals/removal-find.ts";
import { commands } from "./names.ts";

const askingForHelp = new Set(["help", "?", "-h", "--help", "súgó", "segítség"]);

/** `/remove-customer contoso` goes straight to the one customer of that name; alone it offers a search. */
export async function removeCommand(request: CommandRequest): Promise<CommandAnswer> {
  const { ctx, t, actor } = request;
  if (!may(actor, "removal.request")) {
    const refusal = await entrance.refuse(ctx, "removal.request", null);
    return request.explain(refusal, "removal.request");
  }
  const query = clean(request.text);
  if (query === null) return open(request, null);
  if (askingForHelp.has(query.toLowerCase())) return t("removal.usage", { command: commands.remove });

  const found = await customers.search(ctx, query, 10);
  if (!found.ok) return request.explain(found, "removal.request");
  const exact = found.value.filter((each) => isExact(each, query));
  const [one, other] = exact;
  if (one && !other) {
    const relationshipId = await findOwnLeg(request, one.id);
    if (relationshipId === null) return notActive(request, one.id);
    await openFacts(request, relationshipId);
    return null;
  }
  const active = (exact.length > 0 ? exact : found.value).filter((each) => each.standing === "active");
  return active.length === 0
    ? t("removal.find.nobody", { query, command: commands.remove })
    : open(request, { query, customers: active.slice(0, 5) });
}

async function open(request: CommandRequest, close: Parameters<typeof removalFind>[1]): Promise<null> {
  await request.openView(removalFind(request.t, close));
  return null;
}

/** By its whole name, domain, tenant id or reference; accents and capitals do not matter. */
function isExact({ companyName, domain, tenantId, ownReference }: Customer, query: string): boolean {
  const wanted = fold(query);
  return [companyName, domain, tenantId, ownReference].some((each) => each !== null && fold(each) === wanted);
}
