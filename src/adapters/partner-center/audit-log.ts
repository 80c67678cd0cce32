import type { WorkspaceId } from "../../domain/ids.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import { type HeardRecord, readRecord } from "./audit-log-record.ts";
import type { VendorClient } from "./call.ts";
import { fieldsOf, isCollection, itemsOf, textOf } from "./fields.ts";
import { asUnavailable, isRefused } from "./vendor-fault.ts";

interface Parts {
  readonly client: VendorClient;
  readonly newId: () => string;
}

/** Whole days of the activity log in UTC, both included; at most thirty-one. */
export interface AuditDays {
  readonly from: Date;
  readonly to: Date;
}

/** The vendor's activity log. Reading it needs no signed-in person. */
interface AuditLog {
  /** Page after page of what is about relationships; a page without any is not given. Throws DirectoryUnavailable. */
  read(workspaceId: WorkspaceId, days: AuditDays): AsyncIterable<readonly HeardRecord[]>;
  /** "absent": there is no such record, or not yet. */
  one(workspaceId: WorkspaceId, recordId: string): Promise<HeardRecord | "absent" | "of-no-interest">;
}

const pageSize = 500;
/** Two million records: no partner's month. */
const mostPages = 4_000;

export function createAuditLog({ client, newId }: Parts): AuditLog {
  const get = async (
    workspaceId: WorkspaceId,
    path: string,
    further: { readonly query?: Record<string, string>; readonly headers?: Record<string, string> } = {},
  ) => {
    const { body } = await client.call({
      workspaceId,
      correlationId: newId(),
      to: "api",
      method: "GET",
      path,
      ...further,
      as: "either",
      isRepeatable: true,
    });
    return body;
  };

  async function* read(workspaceId: WorkspaceId, { from, to }: AuditDays) {
    const query = { startDate: dayOf(from), endDate: dayOf(to), size: String(pageSize) };
    let token: string | null = null;
    for (let page = 0; page < mostPages; page += 1) {
      const headers: Record<string, string> = token === null ? {} : { "MS-ContinuationToken": token };
      const next: Record<string, string> = token === null ? {} : { seekOperation: "Next" };
      const body = await get(workspaceId, "/v1/auditrecords", { query: { ...query, ...next }, headers });
      if (!isCollection(body)) throw new DirectoryUnavailable("What the vendor answered is no activity log.");
      const items = itemsOf(body);
      const heard = items.flatMap((item) => readRecord(Object.fromEntries(item)) ?? []);
      const relevant = heard.filter(({ kind }) => kind !== "other");
      if (relevant.length > 0) yield relevant;
      const following: string | null = tokenIn(body);
      // A token that comes again leads nowhere; so does one behind an empty page.
      if (following === null || following === token || items.length === 0) return;
      token = following;
    }
  }

  return {
    async *read(workspaceId, days) {
      try {
        yield* read(workspaceId, days);
      } catch (error) {
        throw asUnavailable(error, "the vendor does not show its activity log");
      }
    },

    async one(workspaceId, recordId) {
      try {
        const body = await get(workspaceId, `/auditactivity/v1/auditrecords/${encodeURIComponent(recordId)}`);
        return readRecord(body) ?? "of-no-interest";
      } catch (error) {
        if (isRefused(error, 400, 404, 410)) return "absent";
        throw asUnavailable(error, "the vendor does not show a record of its activity log");
      }
    },
  };
}

/** In the body, or among the headers of the next page's link. */
function tokenIn(body: unknown): string | null {
  const fields = fieldsOf(body);
  const direct = textOf(fields.get("continuationtoken"));
  if (direct !== null) return direct;
  const headers = fieldsOf(fieldsOf(fields.get("links")).get("next")).get("headers");
  for (const header of itemsOf(headers ?? [])) {
    const name = textOf(header.get("key")) ?? textOf(header.get("name"));
    if (name?.toLowerCase() === "ms-continuationtoken") return textOf(header.get("value"));
  }
  return null;
}

/** The log is asked by days. */
function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
