import { addSeconds, isAfter } from "date-fns";
import type { Db } from "../../../db/client.ts";
import {
  deleteVendorHook,
  findVendorHook,
  saveHookTest,
  saveVendorHook,
} from "../../../db/queries/vendor-hooks.ts";
import type { WorkspaceId } from "../../domain/ids.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import type { WebHookStatus } from "../../ports/vendor-connection.ts";
import { type VendorClient, type VendorHosts, VendorRefusal } from "./call.ts";
import type { WebHookPart } from "./connection.ts";
import { plainName } from "./news-kind.ts";
import { createRegistrations, type Registration } from "./registration.ts";
import { isOwnAddress, isReachable, webHookAddress, webHookBase } from "./web-hook-address.ts";

interface WebHookParts {
  readonly db: Db;
  readonly client: VendorClient;
  readonly hosts: Pick<VendorHosts, "api">;
  readonly publicUrl: string;
  /** The receiver's. */
  readonly hookKey: Buffer;
  /** The receiver's too. */
  readonly otherHookKeys?: readonly Buffer[];
  readonly newId: () => string;
}

/** What we do something about, and what proves that the way is open. In the vendor's spelling. */
const wantedEvents = [
  "reseller-relationship-accepted-by-customer",
  "indirect-reseller-relationship-accepted-by-customer",
  "dap-admin-relationship-approved",
  "dap-admin-relationship-terminated",
  "dap-admin-relationship-terminated-by-microsoft",
  "granular-admin-relationship-activated",
  "granular-admin-relationship-approved",
  "granular-admin-relationship-expired",
  "granular-admin-relationship-terminated",
  "test-created",
] as const;

/** The vendor sends two tests a minute. */
const betweenTestsSeconds = 30;

/** The web hook's part of the connection: one registration for each partner, which may be another tool's. */
export function createWebHookPart({
  db,
  client,
  hosts,
  publicUrl,
  hookKey,
  otherHookKeys = [],
  newId,
}: WebHookParts): WebHookPart & {
  /** Reads the registration again, for the status. May throw DirectoryUnavailable. */
  readonly refresh: (workspaceId: WorkspaceId, now: Date) => Promise<WebHookStatus>;
} {
  const registrations = createRegistrations(client, newId);

  const status = async (workspaceId: WorkspaceId): Promise<WebHookStatus> => {
    const known = await findVendorHook(db, workspaceId);
    const base = webHookBase(publicUrl, workspaceId);
    if (known && !isOwnAddress(known.url, workspaceId)) return { state: "foreign", url: known.url };
    if (!isReachable(base, hosts.api)) return { state: "no-public-address" };
    // One from before we moved, or from under another key, brings nothing any more.
    const addresses = [hookKey, ...otherHookKeys].map((key) => webHookAddress(base, key));
    if (!known || !addresses.includes(known.url)) return { state: "not-registered" };
    return { state: "registered", url: known.url, events: known.events, lastEventAt: known.lastEventAt };
  };

  const keep = async (workspaceId: WorkspaceId, found: Registration | null, now: Date) => {
    if (found) await saveVendorHook(db, workspaceId, found, now);
    else await deleteVendorHook(db, workspaceId);
    return status(workspaceId);
  };

  /** Puts ours in place; answers with what stands there afterwards. */
  const put = async (
    workspaceId: WorkspaceId,
    url: string,
    found: Registration | null,
    takeOver: string | null,
  ): Promise<Registration | null> => {
    const events = eventsFor(await registrations.supported(workspaceId));
    if (!found) {
      const ours = { url, events, inOwnHeader: false };
      if (await registrations.create(workspaceId, ours)) return ours;
      // Somebody was quicker.
      const quicker = await registrations.read(workspaceId);
      return quicker ? put(workspaceId, url, quicker, takeOver) : null;
    }
    const isOurs = isOwnAddress(found.url, workspaceId);
    if (!isOurs && found.url !== takeOver) return found;
    const merged = { ...found, url, events: isOurs ? merge(found.events, events) : events };
    if (found.url !== url || merged.events.length > found.events.length)
      await registrations.replace(workspaceId, merged);
    return merged;
  };

  return {
    status,

    async refresh(workspaceId, now) {
      return keep(workspaceId, await registrations.read(workspaceId), now);
    },

    async register(workspaceId, url, takeOver, now) {
      if (!isReachable(url, hosts.api)) return { state: "no-public-address" };
      const found = await registrations.read(workspaceId);
      return keep(workspaceId, await put(workspaceId, webHookAddress(url, hookKey), found, takeOver), now);
    },

    async test(workspaceId, now) {
      const known = await findVendorHook(db, workspaceId);
      const isTooSoon =
        known?.testAskedAt && isAfter(addSeconds(known.testAskedAt, betweenTestsSeconds), now);
      if (isTooSoon) return { asked: false, message: null };
      try {
        await saveHookTest(db, workspaceId, await registrations.validate(workspaceId), now);
        return { asked: true, message: null };
      } catch (error) {
        if (error instanceof VendorRefusal) return { asked: false, message: error.said };
        if (error instanceof DirectoryUnavailable && error.trouble === "throttled")
          return { asked: false, message: null };
        throw error;
      }
    },
  };
}

/** Only what the vendor knows, in its own spelling: one name that it does not know would have it refuse them all. */
function eventsFor(supported: readonly string[] | null): readonly string[] {
  if (supported === null) return wantedEvents;
  const wanted = new Set(wantedEvents.map(plainName));
  return supported.filter((name) => wanted.has(plainName(name)));
}

function merge(found: readonly string[], ours: readonly string[]): readonly string[] {
  const known = new Set(found.map(plainName));
  return [...found, ...ours.filter((name) => !known.has(plainName(name)))];
}
