import { z } from "zod";
import type { AuditRecord } from "../world/state.ts";

/** What a caller asks of the activity log. Days are UTC; instants are milliseconds. */
export interface AuditQuestion {
  readonly from: number;
  /** Exclusive. */
  readonly until: number;
  readonly size: number;
  readonly filter: AuditFilter | null;
  /** What the caller gave, with its days in one form: for the `self` link, and to hold a token against its question. */
  readonly asked: readonly (readonly [string, string])[];
}

export interface AuditFilter {
  readonly field: "companyname" | "customerid" | "resourcetype";
  readonly value: string;
}

const dayMs = 24 * 60 * 60 * 1000;
const historyDays = 90;
const windowDays = 30;
const usualSize = 500;

/** A string is the refusal, in the vendor's manner. */
export function readAuditQuestion(
  query: Readonly<Record<string, string>>,
  now: number,
): AuditQuestion | string {
  const given = new Map(Object.entries(query).map(([key, value]) => [key.toLowerCase(), value]));
  const today = dayOf(now);
  const startText = given.get("startdate");
  const from = startText ? readDay(startText) : today - windowDays * dayMs;
  if (from === null) return "The start date is not a date. Use the form yyyy-mm-dd.";
  if (from < today - historyDays * dayMs)
    return `The start date lies more than ${historyDays} days back. Records are kept for ${historyDays} days.`;
  const endText = given.get("enddate");
  const lastDay = endText ? readDay(endText) : Math.min(from + windowDays * dayMs, Math.max(today, from));
  if (lastDay === null) return "The end date is not a date. Use the form yyyy-mm-dd.";
  if (lastDay < from) return "The end date lies before the start date.";
  if (lastDay - from > windowDays * dayMs)
    return `The start and end date lie more than ${windowDays} days apart.`;
  const filter = given.get("filter") ? readFilter(given.get("filter") ?? "") : null;
  if (typeof filter === "string") return filter;
  const size = Number(given.get("size") ?? usualSize);
  return {
    from,
    until: lastDay + dayMs,
    size: Number.isInteger(size) && size > 0 ? Math.min(size, usualSize) : usualSize,
    filter,
    asked: (
      [
        ["startDate", startText && isoDay(from)],
        ["endDate", endText && isoDay(lastDay)],
        ["size", given.get("size") ?? String(usualSize)],
        ["filter", given.get("filter")],
      ] as const
    ).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  };
}

export function fits(record: AuditRecord, { from, until, filter }: AuditQuestion): boolean {
  if (record.operationDate < from || record.operationDate >= until) return false;
  if (!filter) return true;
  if (filter.field === "companyname") return record.customerName.toLowerCase().includes(filter.value);
  if (filter.field === "customerid") return record.customerId.toLowerCase() === filter.value;
  return plain(record.resourceType) === plain(filter.value);
}

const filterSchema = z.record(z.string(), z.unknown());

function readFilter(text: string): AuditFilter | string {
  const given = lowerKeys(text);
  if (!given) return "The filter is not a JSON object with Field, Value and Operator.";
  const field = String(given["field"] ?? "").toLowerCase();
  const value = String(given["value"] ?? "").toLowerCase();
  const operator = String(given["operator"] ?? "").toLowerCase();
  const operators = { companyname: "substring", customerid: "equals", resourcetype: "equals" } as const;
  if (field !== "companyname" && field !== "customerid" && field !== "resourcetype")
    return "The filter's field has to be CompanyName, CustomerId or ResourceType.";
  if (operator !== "" && operator !== operators[field])
    return `The filter's operator for this field has to be ${operators[field]}.`;
  return { field, value };
}

function lowerKeys(text: string): Record<string, unknown> | null {
  try {
    const read = filterSchema.safeParse(JSON.parse(text));
    if (!read.success) return null;
    return Object.fromEntries(Object.entries(read.data).map(([key, value]) => [key.toLowerCase(), value]));
  } catch {
    return null;
  }
}

/** `2020-09-02`, `2020-09-02T10:00:00Z`, or as in one of the vendor's samples `6/1/2017 12:00:00 AM`; the day counts. */
function readDay(text: string): number | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T ])/.exec(text);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:$| )/.exec(text);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : american
      ? [american[3], american[1], american[2]]
      : [];
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (Number.isNaN(at) || new Date(at).getUTCDate() !== Number(day)) return null;
  return at;
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function dayOf(at: number): number {
  return Math.floor(at / dayMs) * dayMs;
}

function plain(resourceType: string): string {
  return resourceType.toLowerCase().replaceAll("_", "");
}
