import { z } from "zod";
import type { WorkspaceId } from "../../domain/ids.ts";
import { type DirectoryTrouble, DirectoryUnavailable } from "../../ports/partner-directory.ts";
import { StaleContinuation, type VendorCustomerList } from "../../ports/vendor-desk.ts";
import { type VendorAnswer, type VendorClient, VendorRefusal } from "./call.ts";
import { type NextLink, readCustomerList } from "./customer-list-reply.ts";

interface Parts {
  readonly client: VendorClient;
  readonly newId: () => string;
  /** Customers asked for at a time. The vendor documents no maximum: a size it refuses is followed by a modest one. */
  readonly pageSize?: number;
}

const usualPageSize = 500;
const modestPageSize = 100;
const searchSize = 20;
const listPath = "/v1/customers";

/** Where to go on, as it is kept between two pages; nobody else reads it. */
const Continuation = z.object({
  path: z.string().regex(/^\/v1\/customers\/?$/i),
  query: z.record(z.string(), z.string()),
  headers: z.record(z.string(), z.string()),
});
type Continuation = z.infer<typeof Continuation>;

/** The vendor's list of our customers, page by page. The list, unlike a customer's legs, needs no signed-in person. */
export function createVendorCustomerList({
  client,
  newId,
  pageSize = usualPageSize,
}: Parts): VendorCustomerList {
  const ask = (workspaceId: WorkspaceId, { path, query, headers }: Continuation) =>
    client.call({
      workspaceId,
      correlationId: newId(),
      to: "api",
      method: "GET",
      path,
      query,
      headers,
      as: "either",
      isRepeatable: true,
    });

  const askFirst = async (workspaceId: WorkspaceId): Promise<VendorAnswer> => {
    try {
      return await ask(workspaceId, firstOf(pageSize));
    } catch (error) {
      if (!isRefusal(error, 400) || pageSize <= modestPageSize) throw error;
      return ask(workspaceId, firstOf(modestPageSize));
    }
  };

  return {
    async readPage(workspaceId, after) {
      const from = after === null ? null : readContinuation(after);
      try {
        const { body } = from ? await ask(workspaceId, from) : await askFirst(workspaceId);
        const { customers, next } = readCustomerList(body);
        return { customers, next: next ? JSON.stringify(continuationOf(next, from)) : null };
      } catch (error) {
        if (from && isRefusal(error, 400, 410))
          throw new StaleContinuation("the vendor no longer knows this page", { cause: error });
        throw plainly(error);
      }
    },

    async search(workspaceId, by, prefix) {
      const filter = {
        Field: by === "domain" ? "Domain" : "CompanyName",
        Value: prefix,
        Operator: "starts_with",
      };
      const query = { size: String(searchSize), filter: JSON.stringify(filter) };
      try {
        const { body } = await ask(workspaceId, { path: listPath, query, headers: {} });
        return readCustomerList(body).customers;
      } catch (error) {
        throw plainly(error);
      }
    },
  };
}

function firstOf(size: number): Continuation {
  return { path: listPath, query: { size: String(size) }, headers: {} };
}

/**
 * The next page's address: the one the vendor gave, if it leads to the same list, with or without `/v1` and a host of its
 * own; else the same list again. What it gave is never sent to another host.
 */
function continuationOf({ uri, headers }: NextLink, from: Continuation | null): Continuation {
  const given = uri === null ? null : readUri(uri);
  const size = from?.query["size"];
  const query = given ?? (size === undefined ? {} : { size });
  const token = { ...query, ...("seekOperation" in query ? {} : { seekOperation: "Next" }) };
  return { path: listPath, query: token, headers };
}

function readUri(uri: string): Record<string, string> | null {
  const base = "http://vendor.invalid/";
  if (!URL.canParse(uri, base)) return null;
  const { pathname, searchParams } = new URL(uri, base);
  if (!/^(?:\/[\w-]+)*\/customers\/?$/i.test(pathname)) return null;
  // Names in any case: our own `seekOperation` must not stand beside theirs.
  return Object.fromEntries(
    [...searchParams].map(([name, value]) => [/^seekoperation$/i.test(name) ? "seekOperation" : name, value]),
  );
}

/** A continuation that an older version of ours wrote, or that was damaged, is as good as a stale one. */
function readContinuation(after: string): Continuation {
  try {
    return Continuation.parse(JSON.parse(after));
  } catch (cause) {
    throw new StaleContinuation("the place to go on from cannot be read", { cause });
  }
}

function isRefusal(error: unknown, ...statuses: readonly number[]): boolean {
  return error instanceof VendorRefusal && statuses.includes(error.status);
}

/** To those above, a list that cannot be read is a directory that cannot be asked. */
function plainly(error: unknown): unknown {
  if (!(error instanceof VendorRefusal)) return error;
  const trouble: DirectoryTrouble = error.status === 401 || error.status === 403 ? "wrong-role" : "no-answer";
  return new DirectoryUnavailable("the vendor does not show its customer list", {
    cause: error,
    trouble,
    correlationId: error.correlationId,
  });
}
