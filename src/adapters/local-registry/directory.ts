import { type Db, inTransaction } from "../../../db/client.ts";
import { isDatabaseDown } from "../../../db/errors.ts";
import {
  type DirectoryCustomer,
  type DirectoryRecord,
  DirectoryUnavailable,
  type PartnerDirectory,
  type RemovalAnswer,
} from "../../ports/partner-directory.ts";
import { listGdap, listHoldings, listOpenHoldings, saveEntry } from "./entries.ts";
import { endOurLeg, listLegs, lockOurLeg, rememberRequest } from "./legs.ts";
import { endLink, findAnswered, findLink, moveExpiry, saveLink, statusOf } from "./links.ts";
import type { RegistryDependencies } from "./registry.ts";
import { hashOf } from "./token.ts";

export function localDirectory({ db, publicUrl, newSecret, now }: RegistryDependencies): PartnerDirectory {
  return {
    name: "local",
    takesEntries: true,
    linksArePersonal: true,

    findTenant: async () => null,

    issueLink: (request) =>
      answering(async () => {
        const token = newSecret();
        if (!(await saveLink(db, request, hashOf(token)))) {
          throw new Error(`The link of invitation ${request.invitationId} was answered or closed already.`);
        }
        return { outcome: "issued", url: `${publicUrl}/i/${token}`, isComposed: false };
      }),

    setLinkExpiry: (workspaceId, invitationId, expiresAt) =>
      answering(() => moveExpiry(db, workspaceId, invitationId, expiresAt)),

    closeLink: (workspaceId, invitationId, because) =>
      answering(async () => {
        await endLink(db, workspaceId, invitationId, because, now());
        const link = await findLink(db, workspaceId, invitationId);
        return link?.state === "answered" ? "answered" : "closed";
      }),

    readLink: (workspaceId, invitationId) =>
      answering(async () => {
        const link = await findLink(db, workspaceId, invitationId);
        return link && statusOf(link);
      }),

    readAnswered: (workspaceId, since) =>
      answering(async () => (await findAnswered(db, workspaceId, since)).map(statusOf)),

    readCustomer: (customer, at) => answering(() => readRecord(db, customer, at)),

    removeRelationship: (customer, requestId) =>
      answering(() => removeOurLeg(db, customer, requestId, now())),

    enter: (customer, entry) =>
      answering(() =>
        inTransaction(db, async (tx) => {
          await lockOurLeg(tx, customer);
          if (!(await saveEntry(tx, customer, entry))) {
            throw new Error(`Registry entry ${entry.id} belongs to another customer.`);
          }
        }),
      ),
  };
}

async function readRecord(db: Db, customer: DirectoryCustomer, readAt: Date): Promise<DirectoryRecord> {
  const [legs, holdings, gdap] = await Promise.all([
    listLegs(db, customer),
    listHoldings(db, customer),
    listGdap(db, customer),
  ]);
  return {
    legs: legs.map(({ leg, providerId, providerName, isActive }) => ({
      kind: leg,
      providerId,
      providerName,
      isActive,
    })),
    hasDap: legs.some((each) => each.leg === "reseller" && each.isActive && each.hasDap),
    holdings: holdings.map(({ entryId, kind, name, status, quantity, endsAt }) => ({
      id: entryId,
      kind,
      name,
      status,
      quantity,
      endsAt,
      isBlocker: status !== "cancelled",
      remedy: null,
    })),
    gdap: gdap.map(({ entryId, name, status, roles, endsAt }) => ({
      id: entryId,
      name,
      status,
      roles,
      endsAt,
    })),
    readAt,
  };
}

/**
 * A repeat of a known request gets the answer of the first: what the customer accepted since stays. A leg that had ended
 * before is carried out, too, and remembers the request.
 */
function removeOurLeg(
  db: Db,
  customer: DirectoryCustomer,
  requestId: string,
  now: Date,
): Promise<RemovalAnswer> {
  return inTransaction(db, async (tx) => {
    const leg = await lockOurLeg(tx, customer);
    if (!leg || leg.endedByRequests.includes(requestId)) return { outcome: "carried-out" };
    if (!leg.isActive) {
      await rememberRequest(tx, customer, requestId);
      return { outcome: "carried-out" };
    }

    const open = await listOpenHoldings(tx, customer);
    if (open.length > 0) {
      const named = open.map(({ name, status }) => `“${name}” (${status})`).join(", ");
      return { outcome: "refused", message: `Still open: ${named}.`, correlationId: null };
    }
    await endOurLeg(tx, customer, requestId, now);
    return { outcome: "carried-out" };
  });
}

/** Our own database is this directory's plumbing: callers hear of it in the port's words. */
async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (isDatabaseDown(cause)) {
      throw new DirectoryUnavailable("The local registry did not answer: its database is away.", { cause });
    }
    throw cause;
  }
}
