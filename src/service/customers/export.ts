import { inTransaction } from "../../../db/client.ts";
import { type ExportedCustomer, listForExport } from "../../../db/queries/customer-export.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

export type ExportFormat = "csv" | "jsonl";

const pageSize = 500;

export interface CustomerExport {
  readonly pieces: AsyncIterable<string>;
  /** How many were written so far. */
  readonly count: () => number;
}

/**
 * All customers of the workspace, in the columns that an import reads, in pieces. CSV for spreadsheets: what would be a
 * formula there is marked as text, and an import takes the mark off again. JSON Lines as they are.
 */
export async function exportCustomers(
  ctx: ServiceContext,
  format: ExportFormat,
): Promise<Outcome<CustomerExport, "not-permitted">> {
  if (!may(ctx.actor, "customer.export")) return declined("not-permitted");
  await inTransaction(ctx.db, (tx) => record(tx, ctx, { type: "customers.exported", format }));
  const tally = { count: 0 };
  const all = pages(ctx, tally);
  return done({ pieces: format === "csv" ? asCsv(all) : asJsonLines(all), count: () => tally.count });
}

type Pages = AsyncGenerator<readonly ExportedCustomer[]>;

async function* pages(ctx: ServiceContext, tally: { count: number }): Pages {
  for (let after: string | null = null; ; ) {
    const page: readonly ExportedCustomer[] = await listForExport(ctx.db, ctx.workspaceId, after, pageSize);
    const last = page.at(-1);
    if (!last) return;
    tally.count += page.length;
    yield page;
    after = last.id;
  }
}

async function* asJsonLines(all: Pages): AsyncGenerator<string> {
  for await (const page of all) yield page.map((customer) => `${JSON.stringify(customer)}\n`).join("");
}

/** In the words of Partner Center's own export where it has them. */
const columns = {
  companyName: "Company name",
  tenantId: "Microsoft ID",
  domain: "Primary domain name",
  ownReference: "Own reference",
  country: "Country",
  origin: "Origin",
  contactName: "Contact name",
  contactEmail: "Contact e-mail",
  language: "Language",
  standing: "Relationship",
  id: "Kapocs ID",
} as const satisfies Record<keyof ExportedCustomer, string>;

// The keys of `columns` are the fields.
const fields = Object.keys(columns) as (keyof typeof columns)[];

async function* asCsv(all: Pages): AsyncGenerator<string> {
  yield `${fields.map((field) => columns[field]).join(",")}\r\n`;
  for await (const page of all)
    yield page.map((customer) => `${fields.map((field) => cell(customer[field])).join(",")}\r\n`).join("");
}

function cell(value: string | null): string {
  if (value === null) return "";
  const text = asText(value);
  return /[",\r\n;\t]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A spreadsheet runs cells that begin so, some also behind blanks, and in an East Asian one also the wide signs; behind an
 * apostrophe it shows them.
 */
const formula = /^'*(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

export function asText(value: string): string {
  return formula.test(value) ? `'${value}` : value;
}

/** The other way round, for what comes back in. */
export function withoutTextMark(value: string): string {
  return value.startsWith("'") && formula.test(value) ? value.slice(1) : value;
}
