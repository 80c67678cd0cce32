import type { ModalView } from "@slack/types";
import { CustomerId } from "../../domain/ids.ts";
import { audit, customers } from "../../service/index.ts";
import type { ActionHandler, CommandHandler, Request } from "../handler.ts";
import { trailView } from "../modals/audit.ts";
import { commands } from "./names.ts";

/** `/kapocs audit` shows the latest entries, with a name those about one customer. */
export const auditCommand: CommandHandler = async (request) => {
  const chosen = request.text === "" ? { customerId: null } : await findCustomer(request, request.text);
  if (typeof chosen === "string") return chosen;
  const view = await page(request, chosen.customerId, null);
  if (typeof view === "string") return view;
  await request.openView(view);
  return null;
};

/** The one customer that is meant, or a sentence saying why none is. */
async function findCustomer({ ctx, t, explain }: Request, query: string) {
  const found = await customers.list(ctx, { query });
  if (!found.ok) return explain(found, "customer.see");
  const matches = found.value.customers;
  const exact = matches.filter((each) => each.companyName.toLowerCase() === query.toLowerCase());
  const [only, another] = exact.length > 0 ? exact : matches;
  if (!only) return t("trail.find.nobody", { query, command: `${commands.kapocs} audit` });
  if (!another) return { customerId: only.id };
  const names = matches.slice(0, 5).map((each) => each.companyName);
  return t("trail.find.several", { names: names.join(", ") });
}

/** Older entries, or back to the newest. */
export const turnAuditPage: ActionHandler = async (request) => {
  const of = CustomerId.safeParse(request.view?.privateMetadata);
  const before = /^[1-9]\d{0,15}$/.test(request.value) ? Number(request.value) : null;
  const view = await page(request, of.success ? of.data : null, before);
  if (typeof view === "string") return request.say(view);
  if (!request.view || !(await request.updateView(request.view.id, view))) await request.openView(view);
};

async function page(
  { ctx, t, person, explain }: Request,
  customerId: CustomerId | null,
  before: number | null,
): Promise<ModalView | string> {
  const latest = await audit.latest(ctx, { customerId, before });
  if (!latest.ok) return explain(latest, "audit.read");
  const ids = latest.value.entries.flatMap((each) => {
    const id = CustomerId.safeParse(each.customerId);
    return id.success ? [id.data] : [];
  });
  const names = await customers.names(ctx, customerId ? [...ids, customerId] : ids);
  const shown = { page: latest.value, names, customerId, isNewest: before === null };
  return trailView({ t, language: person.language, ...shown });
}
