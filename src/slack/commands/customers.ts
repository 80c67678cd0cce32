import type { Customer } from "../../domain/customer.ts";
import { fold, rank } from "../../domain/search-text.ts";
import { customers } from "../../service/index.ts";
import { actionsBlock, button, escapeMrkdwn, plainSection, truncate } from "../blocks.ts";
import type { CommandAnswer, CommandRequest, ShortcutRequest } from "../handler.ts";
import { actions } from "../ids.ts";
import { findScreen } from "../modals/customer-find-screen.ts";
import { openRecord } from "../modals/customer-record-screen.ts";
import { newestOf } from "../modals/customer-record-state.ts";
import { vendorQuery } from "../modals/vendor-find.ts";
import { commands } from "./names.ts";

type Asking = CommandRequest | ShortcutRequest;

/** `/customers` opens the list; `/customers contoso` the one record that fits, else all that do. */
export async function customersCommand(request: CommandRequest): Promise<CommandAnswer> {
  const { ctx, t } = request;
  if (request.text === "") return openList(request, null);
  // A list rather than a search: its refusal is on record.
  const found = await customers.list(ctx, { query: request.text });
  if (!found.ok) return request.explain(found, "customer.see");
  const usage = t("record.find.usage", { customers: commands.customers });
  if (fold(request.text) === "") return usage;
  const query = truncate(request.text, 100);
  const matches = found.value.customers;
  if (matches.length === 0) return nobodyFits(request, query, usage);
  const only = onlyMatch(matches, request.text);
  return only ? openRecord(request, newestOf(only.id)) : openList(request, query);
}

/** With a vendor that has a list of its own, the way to look there. */
function nobodyFits({ ctx, t }: CommandRequest, query: string, usage: string): CommandAnswer {
  if (!ctx.vendor) return `${t("record.find.nobody", { query })}\n${usage}`;
  const lines = [t("vendor-search.nobody-here", { query }), usage];
  const look = button(actions.vendorLook, t("vendor-search.look"), { value: vendorQuery(query) });
  return {
    text: lines.map(escapeMrkdwn).join("\n"),
    blocks: [...lines.map(plainSection), actionsBlock([look])],
  };
}

export async function findShortcut(request: ShortcutRequest): Promise<void> {
  const refusal = await openList(request, null);
  if (refusal !== null) await request.say(refusal);
}

async function openList(request: Asking, query: string | null): Promise<string | null> {
  const screen = await findScreen(request, { standing: null, cursor: null, query });
  if (typeof screen === "string") return screen;
  await request.openView(screen);
  return null;
}

/** The single match, or the single one that is named exactly so. */
function onlyMatch(matches: readonly Customer[], query: string): Customer | null {
  const [first, ...others] = matches;
  if (!first || others.length === 0) return first ?? null;
  const exact = matches.filter((each) => isExact(each, query));
  return exact.length === 1 ? (exact[0] ?? null) : null;
}

function isExact(customer: Customer, query: string): boolean {
  const references = [customer.domain, customer.tenantId, customer.ownReference];
  return (
    rank(customer.companyName, query) === 0 ||
    references.some((each) => each !== null && fold(each) === fold(query))
  );
}
