import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../../db/client.ts";
import { hasCustomers } from "../../db/queries/customers.ts";
import { listProviders } from "../../db/queries/providers.ts";
import { readSettings } from "../../db/queries/settings.ts";
import { createTokenSource } from "../adapters/partner-center/access-tokens.ts";
import { partnerTenantOf } from "../adapters/partner-center/account.ts";
import { createBudget } from "../adapters/partner-center/budget.ts";
import { createVendorClient } from "../adapters/partner-center/client.ts";
import { createVendorConnection } from "../adapters/partner-center/connection.ts";
import { createVendorCustomerList } from "../adapters/partner-center/customer-list.ts";
import { partnerCenterDirectory } from "../adapters/partner-center/directory.ts";
import { createDelegatedAdmin } from "../adapters/partner-center/graph/delegated-admin.ts";
import { audiencesOf, hostsOf } from "../adapters/partner-center/hosts.ts";
import { createLogins } from "../adapters/partner-center/login.ts";
import { createVendorNewsFeed } from "../adapters/partner-center/news-feed.ts";
import { createTryOut } from "../adapters/partner-center/try-out.ts";
import { createWebHookReceiver } from "../adapters/partner-center/web-hook.ts";
import { webHookKey } from "../adapters/partner-center/web-hook-address.ts";
import { createWebHookPart } from "../adapters/partner-center/web-hook-part.ts";
import type { PartnerCenterConfig } from "../config/partner-center.ts";
import type { CorrelationId, WorkspaceId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import type { PartnerDirectory } from "../ports/partner-directory.ts";
import type { Sealer } from "../ports/sealer.ts";
import type { Telemetry } from "../ports/telemetry.ts";
import type { VendorDesk } from "../ports/vendor-desk.ts";
import type { VendorEventReceiver } from "../ports/vendor-events.ts";

export interface Vendor {
  /** As one request asks it: every call carries the request's correlation id. */
  under(correlationId: CorrelationId): { readonly directory: PartnerDirectory; readonly desk: VendorDesk };
  readonly desk: VendorDesk;
  readonly events: VendorEventReceiver;
  readonly pollSeconds: number;
  /** Every workspace connects a partner tenant of its own. */
  readonly isOfEachWorkspace: boolean;
}

interface VendorParts {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly encryptionKey: Uint8Array;
  /** Keys from before, and to come: an address that was given to the vendor under one of them stays good. */
  readonly otherKeys: readonly Uint8Array[];
  readonly publicUrl: string;
  readonly newSecret: () => string;
  readonly now: () => Date;
  readonly log: Log;
  readonly telemetry: Telemetry;
  readonly onNews: (workspaceId: WorkspaceId) => void;
}

/** Everything that speaks to Microsoft Partner Center and Graph, or hears from them. */
export function openVendor(config: PartnerCenterConfig, parts: VendorParts): Vendor {
  const { database, sealer, publicUrl, newSecret, now, log, telemetry, onNews } = parts;
  const { tenantId, clientId, clientSecret, resellerRemoves } = config;
  // Nobody waits for an answer within three seconds here.
  const db = database.patientDb;
  const newId = randomUUID;
  const hosts = hostsOf(config);
  const loginAt = createLogins({
    login: hosts.login,
    audiences: audiencesOf(config.cloud),
    clientId,
    clientSecret,
    telemetry,
  });
  const account = { db, sealer, loginAt, partnerTenantId: tenantId, now, sleep: pause };
  const client = createVendorClient({
    hosts,
    tokens: createTokenSource(account),
    // Where each workspace has a partner tenant of its own, it has turns of its own too.
    partnerOf: (workspaceId) => tenantId ?? workspaceId,
    budget: createBudget({ perMinute: config.customerCallsPerMinute, now, sleep: pause }),
    now,
    newGuid: randomUUID,
    sleep: pause,
    chance: Math.random,
    log,
    telemetry,
  });
  const hookKey = webHookKey(parts.encryptionKey);
  const otherHookKeys = parts.otherKeys.map(webHookKey);
  const webHook = createWebHookPart({ db, client, hosts, publicUrl, hookKey, otherHookKeys, newId });
  const partyOf = async (workspaceId: WorkspaceId) => {
    const [{ settings }, providers] = await Promise.all([
      readSettings(db, workspaceId),
      listProviders(db, workspaceId),
    ]);
    return { partnerKind: settings.partnerKind, providers };
  };
  const connection = createVendorConnection({
    ...account,
    newSecret,
    hasCustomers: (workspaceId) => hasCustomers(db, workspaceId),
    webHook,
    tryOut: createTryOut({ client, newId }),
  });
  const news = createVendorNewsFeed({
    db,
    client,
    newId,
    log,
    lookAtWebHook: webHook.refresh,
    pollSeconds: config.pollSeconds,
  });
  const askedUnder = (correlation: () => string) => {
    const delegatedAdmin = createDelegatedAdmin({ client, hosts, newId: correlation, sleep: pause });
    return {
      directory: partnerCenterDirectory({
        ...{
          client,
          hosts,
          partnerTenantOf: (workspaceId: WorkspaceId) => partnerTenantOf(account, workspaceId),
          delegatedAdmin,
          partyOf,
          resellerRemoves,
        },
        newId: correlation,
      }),
      desk: {
        connection,
        news,
        customerList: createVendorCustomerList({ client, newId: correlation }),
        delegatedAdmin,
      },
    };
  };
  return {
    under: (correlationId) => askedUnder(() => correlationId),
    desk: askedUnder(newId).desk,
    pollSeconds: config.pollSeconds,
    isOfEachWorkspace: tenantId === null,
    events: createWebHookReceiver({ db, hosts, hookKey, otherHookKeys, now, log, onNews }),
  };
}

async function pause(ms: number): Promise<void> {
  await sleep(ms, undefined, { ref: false });
}
