import type { WorkspaceId } from "../../../domain/ids.ts";
import type { GdapRelationship } from "../../../ports/delegated-admin.ts";
import type { DirectoryTrouble } from "../../../ports/partner-directory.ts";
import type { VendorAnswer, VendorClient, VendorHosts } from "../call.ts";
import { VendorRefusal } from "../call.ts";
import { unavailable } from "../vendor-error.ts";
import { readPage, readRelationship } from "./relationship.ts";

export const relationshipsPath = "/v1.0/tenantRelationships/delegatedAdminRelationships";
/** The most that Graph gives at a time. */
const pageSize = "300";

interface Parts {
  readonly client: VendorClient;
  readonly graph: NonNullable<VendorHosts["graph"]>;
  readonly newId: () => string;
}

/** What we ask Graph of granular relationships. Refusals that are no business of the caller become DirectoryUnavailable. */
export interface GraphCalls {
  find(workspaceId: WorkspaceId, id: string, correlationId?: string): Promise<GdapRelationship | null>;
  /**
   * Hands each page to `keep`, which looks for itself: where Graph does not take `filter` it gives all, and a page may
   * come twice.
   */
  list(
    workspaceId: WorkspaceId,
    filter: string,
    keep: (page: readonly GdapRelationship[]) => void,
    correlationId?: string,
  ): Promise<void>;
  /** Throws VendorRefusal: what it means depends on what was asked. */
  post(
    workspaceId: WorkspaceId,
    path: string,
    body: unknown,
    about: { readonly correlationId: string; readonly etag?: string },
  ): Promise<VendorAnswer>;
}

export function createGraphCalls({ client, graph, newId }: Parts): GraphCalls {
  const read = async (workspaceId: WorkspaceId, path: string, correlationId: string) =>
    client.call({
      workspaceId,
      correlationId,
      to: "graph",
      method: "GET",
      path,
      // The application alone sees them only where somebody made an arrangement that the vendor does not document.
      as: "user",
      isRepeatable: true,
    });

  return {
    async find(workspaceId, id, correlationId = newId()) {
      try {
        const path = `${relationshipsPath}/${encodeURIComponent(id)}`;
        const answer = await read(workspaceId, path, correlationId);
        const found = readRelationship(answer.body, answer.headers.get("etag"));
        // Null is "there is none": an answer that is no relationship, or another one, must not say so.
        if (found?.id.toLowerCase() === id.toLowerCase()) return found;
        throw unavailable("the vendor's answer is not the relationship that was asked for", {
          trouble: "no-answer",
          correlationId,
        });
      } catch (error) {
        if (error instanceof VendorRefusal && error.status === 404) return null;
        throw asTrouble(error);
      }
    },

    async list(workspaceId, filter, keep, correlationId = newId()) {
      const readAll = async (query: readonly string[]) => {
        let path: string | null = `${relationshipsPath}?${query.join("&")}`;
        const asked = new Set<string>();
        while (path !== null && !asked.has(path)) {
          asked.add(path);
          const answer: VendorAnswer = await read(workspaceId, path, correlationId);
          const page = readPage(answer.body);
          if (!page)
            throw unavailable("the vendor's list of relationships could not be read", {
              trouble: "no-answer",
            });
          keep(page.relationships);
          path = page.next === null ? null : nextPath(page.next, graph);
        }
      };
      const top = `$top=${pageSize}`;
      try {
        await readAll([top, `$filter=${encodeURIComponent(filter)}`]).catch((error: unknown) => {
          if (!isRefused(error, 400)) throw error;
          return readAll([top]);
        });
      } catch (error) {
        throw asTrouble(error);
      }
    },

    post: (workspaceId, path, body, { correlationId, etag }) =>
      client.call({
        workspaceId,
        correlationId,
        to: "graph",
        method: "POST",
        path: `${relationshipsPath}${path}`,
        body,
        headers: etag ? { "If-Match": etag } : {},
        as: "user",
        // After a time-out the caller looks first: a second POST would be a second relationship.
        isRepeatable: false,
      }),
  };
}

export function isRefused(error: unknown, ...statuses: readonly number[]): error is VendorRefusal {
  return error instanceof VendorRefusal && statuses.includes(error.status);
}

/** Graph's 403 names a missing right; in practice it is a sign-in without a second factor as often. */
function asTrouble(error: unknown): unknown {
  if (!(error instanceof VendorRefusal)) return error;
  const { correlationId } = error;
  if (error.status !== 401 && error.status !== 403)
    return unavailable("the vendor refused a reading", { trouble: "no-answer", correlationId, cause: error });
  return unavailable("the vendor does not let the signed-in person see granular administration", {
    trouble: troubleOf(error),
    correlationId,
    cause: error,
  });
}

function troubleOf({ code, said }: VendorRefusal): DirectoryTrouble {
  if (/required permissions/i.test(said ?? "")) return "no-mfa";
  return code?.toLowerCase() === "authorization_requestdenied" ? "consent-missing" : "wrong-role";
}

/**
 * Graph gives whole addresses. Only one that leads to the relationships below our own base is followed: a token goes
 * nowhere else. The client puts the base in front again.
 */
function nextPath(next: string, graph: string): string {
  for (const base of [graph.replace(/\/+$/, ""), usualBase]) {
    const list = `${base}${relationshipsPath}?`;
    if (next.slice(0, list.length).toLowerCase() === list.toLowerCase()) return next.slice(base.length);
  }
  throw unavailable("the vendor's list goes on at an address that is not its own", { trouble: "no-answer" });
}

/** What stands in for Graph at another base may still name the usual one: it is asked at our base all the same. */
const usualBase = "https://graph.microsoft.com";
